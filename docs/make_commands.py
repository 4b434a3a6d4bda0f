"""Write docs/commands.md from the program's own lists: `python docs/make_commands.py`.

A test holds the page fresh. What stands there is changed in the lists: views, columns, filters, options, formats.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.options import OPEN, SHARED, Option, of_filter, options_of
from tripcli.query.filters import FILTERS
from tripcli.table import Audience
from tripcli.values.stages import STAGES
from tripcli.views import VIEWS, load_view
from tripcli.views.view import View, columns_of
from tripcli.writers import WRITERS

PAGE = Path(__file__).with_name("commands.md")
AUDIENCES = {Audience.PEOPLE: "people", Audience.DATA: "data", Audience.BOTH: "both", Audience.ON_REQUEST: "on request"}
WITHOUT_VALUE = "-"

HEAD = """\
# Commands

Made by `python docs/make_commands.py` from the program's own lists; change those, not this page.

    tripcli VIEW [FILTERS] [--as-of WHEN] [--trip NAME|PATH] [-f FORMAT] [-o FILE]
                 [-c COLUMNS] [--sort [-]COLUMN] [-n N] [--tz ZONE]

A *view* is a question with a fixed shape of answer. Every view takes the shared options, and the filters that have a
meaning for it. What the kinds of columns are, and how each stands in JSON: [output.md](output.md).
"""


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table, a line at a time."""
    yield "| " + " | ".join(header) + " |"
    yield "|" + " --- |" * len(header)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def option_row(option: Option) -> tuple[str, str, str]:
    """Flags, value and meaning of an option."""
    flags = ", ".join(f"`{flag}`" for flag in option.flags)
    note = f" (or the variable `{option.environment}`)" if option.environment else ""
    return flags, f"`{option.metavar}`" if option.metavar else WITHOUT_VALUE, option.help + note


def shared_part() -> Iterator[str]:
    """What holds for all views: options, filters, formats."""
    yield from ("", "## Shared options", "")
    yield from table(("option", "value", "meaning"), map(option_row, SHARED))
    yield from ("", "## Filters", "", "Repeat a filter for *or*; different filters are *and*. Days are inclusive.", "")
    rows = ((*option_row(of_filter(one)), ", ".join(f"{kind}s" for kind in one.kinds)) for one in FILTERS)
    yield from table(("option", "value", "selects what is …", "among"), rows)
    excluded = ", ".join(f"`--not-{one.id}`" for one in FILTERS if one.can_exclude)
    yield from ("", f"What a filter chooses is left out with `--not-` before its name: {excluded}.")
    yield from ("", "## Formats", "")
    formats = (
        (f"`{one.id}`", AUDIENCES[one.audience], " ".join(f"`{suffix}`" for suffix in one.suffixes), one.help)
        for one in WRITERS
    )
    yield from table(("`-f`", "columns for", "suffixes of `-o`", "what it is"), formats)
    yield from ("", "## Stages", "", "The column `status` says how far a thing has come; nothing goes back.", "")
    yield from table(("of a", "stages, from the first to the furthest"), ((k, ", ".join(v)) for k, v in STAGES.items()))


def examples_part(examples: tuple[str, ...]) -> Iterator[str]:
    """Command lines."""
    if examples:
        yield from ("", "```sh", *examples, "```")


def view_part(name: str) -> Iterator[str]:
    """One view: what it answers, its options and its columns."""
    view = load_view(name)
    yield from ("", f"## {name}", "", VIEWS[name])
    yield from examples_part(view.examples)
    yield from ("", f"Filters: {filters_of(view)}.")
    own_flags = {f"--{own.id}" for own in view.options} | {*OPEN.flags}
    own = [(f"`{view.words}`", WITHOUT_VALUE, "needed; several words may be given")] if view.words else []
    own += [option_row(option) for option in options_of(view) if option.flags[0] in own_flags]
    if own:
        yield ""
        yield from table(("argument or option" if view.words else "option", "value", "meaning"), own)
    yield ""
    columns = (one.column for one in columns_of(view))
    rows = ((f"`{c.id}`", c.kind.value, AUDIENCES[c.audience], c.help) for c in columns)
    yield from table(("column", "kind", "for", "meaning"), rows)


def filters_of(view: View) -> str:
    """The filters that serve a view."""
    return " ".join(f"`--{one.id}`" for one in FILTERS if set(one.kinds) & set(view.kinds)) or "none"


def command_part(name: str) -> Iterator[str]:
    """One command that is no view."""
    command = load_command(name)
    yield from ("", f"## {name}", "", COMMANDS[name])
    yield from examples_part(command.examples)
    rows = [
        (f"`{one.metavar}`", WITHOUT_VALUE, one.help or _argument_note(one.required, one.many))
        for one in command.arguments
    ]
    rows += [option_row(option) for option in command.options]
    if rows:
        yield ""
        yield from table(("argument or option", "value", "meaning"), rows)
    if name == "help":
        yield from ("", "Topics: " + ", ".join(f"`{topic}`" for topic in TOPICS) + ".")


def _argument_note(required: bool, many: bool) -> str:
    return ("needed" if required else "may be left out") + ("; several may be given" if many else "")


def commands_page() -> str:
    """The whole page."""
    lines = [HEAD.rstrip("\n"), *shared_part(), "", "# Views"]
    for name in VIEWS:
        lines += view_part(name)
    lines += ["", "# Other commands"]
    for name in COMMANDS:
        lines += command_part(name)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
