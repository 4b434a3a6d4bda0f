"""The help: of the program, of each view and of each command, made from the same lists as the parser.

It is written here and not by Typer, so that options stand in groups, a view's columns stand in its help, and every
version of Typer prints the same lines.
"""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from tripcli import __version__
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.commands.command import Argument
from tripcli.cli.options import Group, Option, options_of
from tripcli.trips import DEFAULT
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of

Pairs = Sequence[tuple[str, str]]
"""Terms and their meanings."""

LEAST_MEANING = 24
"""Cells that a meaning needs beside its term; with less it stands below."""
WIDEST_TERM = 26
"""Cells up to which a term stands beside its meaning."""

PROGRAM = f"""Explore a diplomatic trip: who met whom, what was signed and pledged, and who reported it.

Every value carries its sources. --as-of DATE answers with what was known on that day.

--trip NAME|PATH, or the variable TRIPCLI_TRIP, names the trip. Without them the dataset of the current folder answers,
else the bundled trip, {DEFAULT}."""

PROGRAM_EXAMPLES = (
    "tripcli summary",
    "tripcli timeline --kind summit",
    "tripcli show airport",
    "tripcli pledges --total",
    "tripcli next --as-of now",
)

WORDS_OF = {
    "show": "the id of a record, its name, or words of it; several words may be given",
    "search": "words that all must stand in a text; several may be given",
}
"""What the words after a view mean."""


def help_of(name: str, width: int) -> str:
    """The help of a view or command, or of the program when the name is empty; raises KeyError."""
    if not name:
        return "\n".join(_program_lines(width))
    lines = _view_lines(name, width) if name in VIEWS else _command_lines(name, width)
    return "\n".join(lines)


def _program_lines(width: int) -> Iterator[str]:
    yield "Usage: tripcli [OPTIONS] COMMAND [ARGS]..."
    yield from _paragraphs(PROGRAM, width)
    yield from _section("Views", [*VIEWS.items()], width)
    yield from _section("Commands", [*COMMANDS.items()], width)
    yield from _section("Options", [("-V, --version", "show the version and exit"), _HELP], width)
    yield from _examples(PROGRAM_EXAMPLES)
    yield ""
    yield f"tripcli {__version__}; tripcli help COMMAND explains a command."


_HELP = ("-h, --help", "show this help and exit")


def _view_lines(name: str, width: int) -> Iterator[str]:
    view = load_view(name)
    yield f"Usage: tripcli {name} [OPTIONS]{' ' + view.words if view.words else ''}"
    yield from _paragraphs(VIEWS[name], width)
    if view.words:
        yield from _section(
            "Arguments", [(view.words, WORDS_OF.get(name, "needed; several words may be given"))], width
        )
    options = [*options_of(view)]
    for group in Group:
        terms = [_option_pair(one) for one in options if one.group is group]
        if group is Group.EXCLUDE and terms:
            flags = ", ".join(one.flags[0] for one in options if one.group is group)
            terms = [("--not-…", f"leave out what the filter of that name chooses: {flags}")]
        yield from _section(group.value, terms + ([_HELP] if group is Group.SHOW else []), width)
    columns = [(one.column.id, one.column.help) for one in columns_of(view)]
    yield from _section("Columns, for -c and --sort", columns, width)
    yield from _examples(view.examples)


def _command_lines(name: str, width: int) -> Iterator[str]:
    command = load_command(name)
    words = "".join(f" {one.metavar}" for one in command.arguments)
    yield f"Usage: tripcli {name} [OPTIONS]{words}"
    yield from _paragraphs(COMMANDS[name], width)
    yield from _section("Arguments", [_argument_pair(one) for one in command.arguments], width)
    yield from _section("Options", [*map(_option_pair, command.options), _HELP], width)
    yield from _examples(command.examples)


def _option_pair(option: Option) -> tuple[str, str]:
    """Flags and meaning of an option; the short flag stands first."""
    flags = ", ".join(sorted(option.flags, key=len))
    variable = f" [variable: {option.environment}]" if option.environment else ""
    return f"{flags} {option.metavar}".rstrip(), option.help + variable


def _argument_pair(argument: Argument) -> tuple[str, str]:
    return argument.metavar, argument.help


def _paragraphs(text: str, width: int) -> Iterator[str]:
    """The text below an empty line, indented and wrapped."""
    for paragraph in text.split("\n\n"):
        yield ""
        yield from _wrapped(paragraph, width, "  ")


def _section(title: str, pairs: Pairs, width: int) -> Iterator[str]:
    """A title, and below it each term beside its meaning."""
    if not pairs:
        return
    yield ""
    yield f"{title}:"
    column = min(max(len(term) for term, _ in pairs), WIDEST_TERM) + 4
    if width - column < LEAST_MEANING:
        column = 6
    for term, meaning in pairs:
        beside = len(term) + 4 <= column
        lines = [*_wrapped(meaning, width, " " * column)]
        if beside and lines:
            yield f"  {term}".ljust(column) + lines[0][column:]
            yield from lines[1:]
        else:
            yield f"  {term}"
            yield from lines


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    """Lines of at most that width; a word that is longer keeps its line."""
    return wrap(
        " ".join(text.split()), max(width, len(indent) + 10), initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _examples(examples: Iterable[str]) -> Iterator[str]:
    yield ""
    yield "Examples:"
    yield from (f"  {example}" for example in examples)
