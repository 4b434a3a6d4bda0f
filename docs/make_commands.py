"""Write docs/commands.md from the program's own lists: `python docs/make_commands.py`.

A test checks that the page is up to date. To change it, change the lists: views, columns, filters, options, formats.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.options import OPEN, SHARED, Option, of_filter, options_of
from tripcli.query.filters import FILTERS, Filter
from tripcli.table import Audience
from tripcli.values.stages import STAGES
from tripcli.views import VIEWS, load_view
from tripcli.views.view import View, columns_of
from tripcli.writers import WRITERS

PAGE = Path(__file__).with_name("commands.md")
AUDIENCES = {
    Audience.PEOPLE: "people", Audience.DATA: "data", Audience.BOTH: "both", Audience.ON_REQUEST: "on request",
    Audience.LIBRARY: "both, of several trips",
}  # fmt: skip
WITHOUT_VALUE = "-"
FILTERS_TEXT = "Repeat a filter for *or*; different filters are *and*. Days are inclusive."

HEAD = """\
# Commands

`python docs/make_commands.py` makes this page from the lists of the program. Change those lists.

    tripcli VIEW [FILTERS] [--as-of WHEN] [--trip NAME|PATH]… [-f FORMAT] [-o FILE]
                 [-c COLUMNS] [--sort [-]COLUMN] [-n N] [--tz ZONE]

A *view* is a question; its answer always has the same columns. Every view takes the shared options, and the filters
that make sense for it. [output.md](output.md) explains the kinds of columns and their JSON.
"""


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    yield "| " + " | ".join(header) + " |"
    yield "|" + " --- |" * len(header)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def option_row(option: Option) -> tuple[str, str, str]:
    """Return the flags, the value and the meaning of an option."""
    flags = ", ".join(f"`{flag}`" for flag in option.flags)
    note = f" (or the variable `{option.environment}`)" if option.environment else ""
    return flags, f"`{option.metavar}`" if option.metavar else WITHOUT_VALUE, option.help + note


def shared_part() -> Iterator[str]:
    """Yield the lines on what all views share: options, filters, formats."""
    yield from ("", "## Shared options", "")
    yield from table(("option", "value", "meaning"), map(option_row, SHARED))
    yield from ("", "## Filters", "", FILTERS_TEXT, "")
    rows = (
        (*option_row(of_filter(one)), ", ".join(f"{kind}s" for kind in one.kinds), _without_option(one))
        for one in FILTERS
    )
    yield from table(("option", "value", "selects what is …", "among", "leaves it out"), rows)
    yield from ("", "## Formats", "")
    formats = (
        (f"`{one.id}`", AUDIENCES[one.audience], " ".join(f"`{suffix}`" for suffix in one.suffixes), one.help)
        for one in WRITERS
    )
    yield from table(("`-f`", "columns for", "suffixes of `-o`", "what it is"), formats)
    yield from ("", "## Stages", "", "The column `status` says how far a record has come. A stage never goes back.", "")
    yield from table(
        ("record", "stages, from the first to the furthest"), ((k, ", ".join(v)) for k, v in STAGES.items())
    )


def _without_option(one: Filter) -> str:
    return f"`--not-{one.id}`" if one.can_exclude else ""


def examples_part(examples: tuple[str, ...]) -> Iterator[str]:
    """Yield a block of command lines."""
    if examples:
        yield from ("", "```sh", *examples, "```")


def view_part(name: str) -> Iterator[str]:
    """Yield the section of a view: what it answers, its options and its columns."""
    view = load_view(name)
    yield from ("", f"### {name}", "", VIEWS[name])
    yield from examples_part(view.examples)
    yield from ("", f"Filters: {filters_of(view)}.")
    own_flags = {f"--{own.id}" for own in view.options} | {*OPEN.flags}
    own = [(f"`{view.words}`", WITHOUT_VALUE, "required; may be several words")] if view.words else []
    own += [option_row(option) for option in options_of(view) if option.flags[0] in own_flags]
    if own:
        yield ""
        yield from table(("argument or option" if view.words else "option", "value", "meaning"), own)
    yield ""
    columns = (one.column for one in columns_of(view))
    rows = ((f"`{c.id}`", c.kind.value, AUDIENCES[c.audience], c.help) for c in columns)
    yield from table(("column", "kind", "for", "meaning"), rows)


def filters_of(view: View) -> str:
    """Return the filters that a view takes."""
    return " ".join(f"`--{one.id}`" for one in FILTERS if set(one.kinds) & set(view.kinds)) or "none"


def command_part(name: str) -> Iterator[str]:
    """Yield the section of a command that is not a view."""
    command = load_command(name)
    yield from ("", f"### {name}", "", COMMANDS[name])
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
    return ("required" if required else "optional") + ("; may be several" if many else "")


def commands_page() -> str:
    """Return the text of docs/commands.md."""
    lines = [HEAD.rstrip("\n"), *shared_part(), "", "## Views"]
    for name in VIEWS:
        lines += view_part(name)
    lines += ["", "## Other commands"]
    for name in COMMANDS:
        lines += command_part(name)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
