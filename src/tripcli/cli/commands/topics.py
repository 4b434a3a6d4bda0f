"""Topics of `tripcli help`: what holds for all commands, made from the lists that the program itself uses."""

from collections.abc import Callable

from tripcli.errors import Exit
from tripcli.query.filters import FILTERS
from tripcli.values.stages import STAGES
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of

_EXITS = {
    Exit.DONE: "done, also when there is nothing to show",
    Exit.FOUND: "check found problems; or nothing to show, with --exit-code",
    Exit.USAGE: "usage: an unknown option, column, name or date",
    Exit.DATASET: "the dataset cannot be read or is invalid",
    Exit.OUTPUT: "the output cannot be written",
    Exit.FAULT: "a fault of the program itself",
    Exit.INTERRUPTED: "interrupted",
}


def _exit_codes() -> str:
    return "\n".join(f"{code:>3}  {text}" for code, text in _EXITS.items())


def _dates() -> str:
    return """There are two clocks. --from, --to and --on are when it happened, by local time.
--as-of is when it was known.

A date is best in ISO form: 2024-05-13, 2024-05-13T15:00, 2024-05. Words are read
too: "may 13", "13 May 3pm". A day and a month are needed; a missing year is the
trip's. No date depends on today, except the word now.

--to and --as-of include their whole day. A source counts from the end of its
stated publication: one that names a day and no hour counts from the end of that
day. An --as-of without an offset is in the trip's zone."""


def _trips() -> str:
    return """Several trips can be asked together: --trip A --trip B, a folder that holds a folder
for each trip, --trip all, or several in TRIPCLI_TRIP, separated as in PATH.

The ids of stops, events, agreements, pledges and sources then begin with the id of
their trip and a slash: my-trip/oslo. --stop oslo means that stop of each trip that
has one, and --stop my-trip/oslo that of one. The ids of people, parties and
publishers are shared. The first column of each table is the trip.

In SQL, the table trip has a row for each trip, and the other tables have the column
trip.

A year that is not written is that of each trip. A moment without an offset is read in
the zone of all trips, or in UTC where they have several."""


def _filters() -> str:
    lines = ["Repeat a filter for or; different filters are and.", ""]
    return "\n".join(lines + [f"--{one.id:<12} {one.help}  ({', '.join(one.kinds)}s)" for one in FILTERS])


def _columns() -> str:
    lines = []
    for name in VIEWS:
        lines.append(name)
        lines += [f"  {one.column.id:<18} {one.column.help}" for one in columns_of(load_view(name))]
    return "\n".join(lines)


_STATUS_MEANINGS = {
    "expected": "a source says that it is to happen, or to be agreed or paid",
    "cancelled": "it was expected, and a source says that it does not take place",
    "held": "it took place",
    "announced": "a side says that it is agreed",
    "signed": "it is signed",
    "sought": "one side asks for it",
    "pledged": "the payer promises it",
    "committed": "a contract or law binds the payer",
    "disbursed": "it is paid or delivered",
    "lapsed": "it was agreed, and a source says that nothing came of it",
    "withdrawn": "a side takes it back",
}


def _statuses() -> str:
    lines = ["The status says how far a record has come, from the first stage to the furthest. It never goes back.", ""]
    lines += [f"{kind + 's':<11} {', '.join(stages)}" for kind, stages in STAGES.items()]
    words = dict.fromkeys(stage for stages in STAGES.values() for stage in stages)
    return "\n".join([*lines, "", *(f"{word:<11} {_STATUS_MEANINGS[word]}" for word in words)])


def _problems() -> str:
    from tripcli.reading.codes import ERRORS, WARNINGS

    parts = (("Errors: the dataset cannot be used.", ERRORS), ("Warnings: it can be used all the same.", WARNINGS))
    lists = ["\n".join([title, *(f"  {code:<24}{text}" for code, text in codes.items())]) for title, codes in parts]
    return "\n\n".join(["What tripcli check may find; tripcli help CODE has examples.", *lists])


def _environment() -> str:
    from tripcli.cli.environment import VARIABLES

    return "\n".join(f"{name:<15} {meaning}" for name, meaning in VARIABLES.items())


TOPICS: dict[str, Callable[[], str]] = {
    "exit-codes": _exit_codes,
    "dates": _dates,
    "trips-together": _trips,
    "filters": _filters,
    "columns": _columns,
    "statuses": _statuses,
    "problems": _problems,
    "environment": _environment,
}
