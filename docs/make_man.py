"""Make the manual pages of docs/man from the program's own lists: one for the program, one for each command.

`docs/refresh.py` writes them, and a test checks that they are up to date. The wheel installs them in share/man/man1.
The pages have no date, so that they change only when the program does.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tripcli import __version__
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.environment import VARIABLES
from tripcli.cli.help_pages import PROGRAM, PROGRAM_EXAMPLES, WORDS_OF
from tripcli.cli.options import Group, Option, options_of
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of
from tripcli.writers import WRITERS

FOLDER = Path(__file__).with_name("man")
NAME = "explore a diplomatic trip: who met whom, what was signed and pledged, and who reported it"
FILES = (
    ("~/.cache/tripcli/", "Compiled datasets. They can be deleted at any time. XDG_CACHE_HOME names another folder."),
    ("*.yaml, *.json, *.jsonl", "The files of a dataset. Each fact in them has its source."),
)
HELP = Option(("--help", "-h"), "show the help and exit", group=Group.SHOW)
VERSION = Option(("--version", "-V"), "show the version and exit")
_WITHOUT_HYPHENS = str.maketrans({"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"})


def roff(text: str) -> str:
    """Return a text in which no character commands the formatter, all in ASCII."""
    escaped = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in text.translate(_WITHOUT_HYPHENS))
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def manual_pages() -> dict[str, str]:
    """Return the text of each page by the name of its file."""
    pages = {"tripcli.1": _program_page()}
    for name in VIEWS:
        pages[f"tripcli-{name}.1"] = _page(_view_lines(name))
    for name in COMMANDS:
        pages[f"tripcli-{name}.1"] = _page(_command_lines(name))
    return pages


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _head(title: str, name: str, synopsis: str, summary: str) -> Iterator[str]:
    """Yield the beginning of a page; the synopsis is roff already."""
    yield '.\\" Made by docs/make_man.py from the lists of the program.'
    yield f'.TH "{roff(title.upper())}" 1 "" "tripcli {__version__}" "Commands of tripcli"'
    yield from (".SH NAME", f"{roff(name)} \\- {roff(summary)}")
    yield from (".SH SYNOPSIS", ".nh", synopsis, ".hy")


def _program_page() -> str:
    synopsis = "\\fBtripcli\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIWORDS\\fR]..."
    lines = [*_head("tripcli", "tripcli", synopsis, NAME), ".SH DESCRIPTION"]
    lines += _paragraphs(PROGRAM)
    lines += _described("VIEWS", [(f"\\fB{roff(name)}\\fR", text) for name, text in VIEWS.items()])
    lines += _described("OTHER COMMANDS", [(f"\\fB{roff(name)}\\fR", text) for name, text in COMMANDS.items()])
    lines += [".SH OPTIONS", *_options([VERSION, HELP])]
    lines += _described("FORMATS", [(f"\\fB{roff(one.id)}\\fR", one.help) for one in WRITERS])
    lines += [".SH DATES", *_paragraphs(TOPICS["dates"]())]
    lines += [*_ending(), *_examples(PROGRAM_EXAMPLES)]
    return _page([*lines, *_see_also([f"tripcli-{name}" for name in (*VIEWS, *COMMANDS)])])


def _view_lines(name: str) -> Iterator[str]:
    view = load_view(name)
    words = f" \\fI{roff(view.words)}\\fR" if view.words else ""
    yield from _head(f"tripcli-{name}", f"tripcli-{name}", _synopsis(name) + words, _one_line(VIEWS[name]))
    yield from (".SH DESCRIPTION", *_paragraphs(VIEWS[name]))
    if view.words:
        yield from _terms([(f"\\fI{roff(view.words)}\\fR", WORDS_OF.get(name, "needed; several words may be given"))])
    yield ".SH OPTIONS"
    options = [*options_of(view), HELP]
    for group in Group:
        chosen = [one for one in options if one.group is group]
        if chosen:
            yield from (f".SS {roff(group.value)}", *_options(chosen))
    columns = [(f"\\fB{roff(one.column.id)}\\fR", one.column.help) for one in columns_of(view)]
    if columns:
        yield from _described("COLUMNS", columns)
    yield from (*_ending(), *_examples(view.examples), *_see_also(["tripcli", "tripcli-help"]))


def _command_lines(name: str) -> Iterator[str]:
    command = load_command(name)
    words = "".join(f" {_argument(one.metavar)}" for one in command.arguments)
    yield from _head(f"tripcli-{name}", f"tripcli-{name}", _synopsis(name) + words, _one_line(COMMANDS[name]))
    yield from (".SH DESCRIPTION", *_paragraphs(COMMANDS[name]))
    yield from _terms([(_argument(one.metavar), one.help) for one in command.arguments])
    yield from (".SH OPTIONS", *_options([*command.options, HELP]))
    yield from (*_ending(), *_examples(command.examples), *_see_also(["tripcli", "tripcli-help"]))


def _one_line(text: str) -> str:
    """Return a sentence as the line of NAME has it: without its stop, beginning with a small letter."""
    short = text.removesuffix(".")
    return short if short[1:2].isupper() else short[:1].lower() + short[1:]


def _synopsis(name: str) -> str:
    return f"\\fBtripcli {roff(name)}\\fR [\\fIOPTION\\fR]..."


def _argument(metavar: str) -> str:
    """Return the name of an argument in italics, its brackets upright."""
    name = metavar.strip("[].")
    return roff(metavar).replace(roff(name), f"\\fI{roff(name)}\\fR", 1)


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield ".PP"
        yield roff(" ".join(paragraph.split()))


def _terms(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield terms, which are roff already, each above its meaning."""
    for term, meaning in pairs:
        yield from (".TP", term, roff(meaning) or "\\&")


def _described(title: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f".SH {title}", *_terms(pairs))


def _options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        flags = ", ".join(f"\\fB{roff(flag)}\\fR" for flag in sorted(option.flags, key=len))
        value = f" \\fI{roff(option.metavar)}\\fR" if option.metavar else ""
        variable = f" (or the variable {option.environment})" if option.environment else ""
        repeated = "; may be repeated" if option.multiple else ""
        yield from (".TP", f"{flags}{value}", roff(f"{option.help}{variable}{repeated}"))


def _ending() -> Iterator[str]:
    """Yield what is the same for all commands."""
    codes = (line.split(maxsplit=1) for line in TOPICS["exit-codes"]().splitlines())
    yield from _described("EXIT STATUS", [(f"\\fB{code}\\fR", text) for code, text in codes])
    yield from _described("ENVIRONMENT", [(f"\\fB{roff(name)}\\fR", text) for name, text in VARIABLES.items()])
    yield from _described("FILES", [(f"\\fI{roff(path)}\\fR", text) for path, text in FILES])


def _examples(examples: Iterable[str]) -> Iterator[str]:
    yield from (".SH EXAMPLES", ".EX", *map(roff, examples), ".EE")


def _see_also(names: Iterable[str]) -> Iterator[str]:
    yield from (".SH SEE ALSO", ",\n".join(f"\\fB{roff(name)}\\fR(1)" for name in names))
