"""The options, each declared once: those of every view, those of the filters, and a view's own.

From this list follow parsing, help, completion and the tests of both.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from typer.core import TyperOption

from tripcli.query.filters import FILTERS, Filter
from tripcli.views.view import TableView, View
from tripcli.writers import WRITERS

COLORS = ("auto", "always", "never")


class Option(NamedTuple):
    """One option of the command line."""

    flags: tuple[str, ...]
    """`--long` first, then `-s`."""
    help: str
    metavar: str = ""
    """Name of the value; nothing for a flag."""
    completes: str = ""
    """What its values are, for completion."""
    multiple: bool = False
    environment: str = ""
    """The variable that stands for it when it is not given."""
    words: tuple[str, ...] = ()
    """What its values are, for completion, where they are few and the same for all data."""

    @property
    def name(self) -> str:
        """The name under which its value is found."""
        return self.flags[0].removeprefix("--").replace("-", "_")


SHARED: tuple[Option, ...] = (
    Option(("--as-of",), "only what was known then; a date means the end of that day, `now` the present", "WHEN"),
    Option(("--trip",), "a dataset by name or path, or - for standard input", "NAME|PATH", "trip",
           environment="TRIPCLI_TRIP"),
    Option(("--format", "-f"), "one of " + ", ".join(writer.id for writer in WRITERS), "FORMAT", "format"),
    Option(("--output", "-o"), "write to a file, replaced in one step; its suffix gives the format", "FILE", "file"),
    Option(("--columns", "-c"), "columns to give, in this order, joined with commas", "COLUMNS", "column"),
    Option(("--sort",), "sort by a column; with - before it the largest first", "[-]COLUMN", "column"),
    Option(("--limit", "-n"), "at most so many rows", "N"),
    Option(("--no-header",), "leave out the line of column names"),
    Option(("--names",), "in csv and tsv a column of names beside each column of ids; csv has them unless -c is given"),
    Option(("--section",), "only this table of a page of several; csv and tsv need it", "SECTION"),
    Option(("--tz",), "give times in this zone too: an IANA name, local or utc", "ZONE", "zone"),
    Option(("--color",), "auto, always (as on a terminal) or never; before NO_COLOR and FORCE_COLOR", "WHEN", "color"),
    Option(("--exit-code",), "end with 1 when there is nothing to show"),
)  # fmt: skip


OF_TABLES = frozenset({"columns", "sort", "limit", "tz"})
"""Shared options that a page of several tables has no use for."""
OF_PAGES = frozenset({"section"})
"""Shared options that a single table has no use for."""


def of_filter(one: Filter) -> Option:
    """The option of a filter."""
    if not one.names:
        return Option((f"--{one.id}",), one.help)
    metavar = {"day": "DAY", "text": "WORDS"}.get(one.names, one.names.replace("-", " ").upper())
    repeats = one.names not in {"day"}
    return Option((f"--{one.id}",), one.help, metavar, one.names, multiple=repeats)


def options_of(view: View) -> Iterator[Option]:
    """All options of a view: its filters first, then its own, then the shared ones."""
    for one in FILTERS:
        if set(one.kinds) & set(view.kinds):
            yield of_filter(one)
    for own in view.options:
        yield Option((f"--{own.id}",), own.help, own.metavar)
    unused = OF_PAGES if isinstance(view, TableView) else OF_TABLES
    yield from (option for option in SHARED if option.name not in unused)


Completer = Callable[..., list[tuple[str, str] | str]]


def as_typer(option: Option, complete: Callable[[Option], Completer]) -> TyperOption:
    """The option as the parser wants it."""
    settings: dict[str, Any] = {"param_decls": [*option.flags], "help": option.help, "show_default": False}
    if option.metavar:
        settings |= {"metavar": option.metavar, "type": str, "multiple": option.multiple}
        settings["autocompletion"] = complete(option)
    else:
        settings |= {"is_flag": True, "default": False}
    return TyperOption(**settings)
