"""Topics of `tripcli help`: what holds for all commands, made from the lists that the program itself goes by."""

from collections.abc import Callable

from tripcli.errors import Exit
from tripcli.query.filters import FILTERS
from tripcli.values.stages import STAGES
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of

_EXITS = {
    Exit.DONE: "done, including nothing to show",
    Exit.FOUND: "check found problems; nothing to show, under --exit-code",
    Exit.USAGE: "usage: unknown option, column, id or date",
    Exit.DATASET: "the dataset cannot be read or is invalid",
    Exit.OUTPUT: "the output cannot be written",
    Exit.FAULT: "a fault of the program itself",
    Exit.INTERRUPTED: "interrupted",
}


def _exit_codes() -> str:
    return "\n".join(f"{code:>3}  {text}" for code, text in _EXITS.items())


def _dates() -> str:
    return """Two clocks: --from --to --on are when it happened, local to the place; --as-of is when it was known.

A date is best in ISO form: 2024-05-13, 2024-05-13T15:00, 2024-05. Words do too: "may 13", "13 May 3pm".
A missing year is the trip's; a day and a month are needed; no reading depends on today, except the word now.
--to and --as-of include their whole day. A source counts from the end of its stated publication: one that
names a day and no hour counts from the end of that day. An --as-of without an offset is in the trip's zone."""


def _filters() -> str:
    lines = ["Repeat a filter for or; different filters are and.", ""]
    return "\n".join(lines + [f"--{one.id:<12} {one.help}  ({', '.join(one.kinds)}s)" for one in FILTERS])


def _columns() -> str:
    lines = []
    for name in VIEWS:
        lines.append(name)
        lines += [f"  {one.column.id:<18} {one.column.help}" for one in columns_of(load_view(name))]
    return "\n".join(lines)


def _statuses() -> str:
    lines = ["From the first to the furthest; nothing goes back.", ""]
    return "\n".join(lines + [f"{kind + 's':<11} {', '.join(stages)}" for kind, stages in STAGES.items()])


def _problems() -> str:
    from tripcli.reading.codes import ERRORS, WARNINGS

    parts = (("Errors: the dataset cannot be used.", ERRORS), ("Warnings: it can be used all the same.", WARNINGS))
    lists = ["\n".join([title, *(f"  {code:<24}{text}" for code, text in codes.items())]) for title, codes in parts]
    return "\n\n".join(["What tripcli check may find; tripcli help CODE has examples.", *lists])


TOPICS: dict[str, Callable[[], str]] = {
    "exit-codes": _exit_codes,
    "dates": _dates,
    "filters": _filters,
    "columns": _columns,
    "statuses": _statuses,
    "problems": _problems,
}
