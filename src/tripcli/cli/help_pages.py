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
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of

Pairs = Sequence[tuple[str, str]]
"""Terms and their meanings."""

LEAST_MEANING = 24
"""Cells that a meaning needs beside its term; with less it stands below."""
WIDEST_TERM = 26
"""Cells up to which a term stands beside its meaning."""

FIRST_SCREEN = """Usage: tripcli COMMAND [OPTIONS]

The bundled trip is Donald Trump's tour of Asia in October 2025. To begin:

  tripcli summary                    the trip at a glance
  tripcli timeline --stop tokyo      what happened in Tokyo
  tripcli show takaichi              all about one person, event or agreement
  tripcli pledges --by JP            what Japan promised, with totals
  tripcli timeline --as-of "27 oct"  what was known on the evening of 27 October

tripcli --help lists all commands; tripcli help COMMAND explains one.
tripcli new my-trip starts a dataset of your own; --trip or TRIPCLI_TRIP names it."""

PROGRAM = """Explore a diplomatic trip: who met whom, what was signed and pledged, and who reported it.

Every value carries its sources. --as-of DATE answers with what was known on that day.

Without --trip NAME|PATH or the variable TRIPCLI_TRIP, the bundled trip answers: Donald Trump's tour of Malaysia, Japan
and South Korea in October 2025."""

PROGRAM_EXAMPLES = (
    "tripcli summary",
    "tripcli timeline --stop tokyo",
    'tripcli timeline --on "28 oct"',
    "tripcli show takaichi",
    "tripcli pledges --by JP --total",
)


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
        yield from _section("Arguments", [(view.words, "needed; several words may be given")], width)
    options = [*options_of(view)]
    for group in Group:
        terms = [_option_pair(one) for one in options if one.group is group]
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
