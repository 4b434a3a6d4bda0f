"""The options, each declared once: those of the filters, a view's own, and those that all views share.

Parsing (`parameters`), help (`help_pages`), completion (`complete`) and the tests of all three follow from these lists.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from tripcli.query.filters import FILTERS, Filter
from tripcli.views.view import TableView, View
from tripcli.writers import WRITERS

COLORS = ("auto", "always", "never")


class Group(Enum):
    """The groups in which the help lists the options."""

    CHOOSE = "What to choose"
    EXCLUDE = "What to leave out"
    WHEN = "As of when, and of which trip"
    SHOW = "How to show it"


class Option(NamedTuple):
    """One option of the command line."""

    flags: tuple[str, ...]
    """`--long` first, then `-s`."""
    help: str
    metavar: str = ""
    """Name of the value; empty for a flag."""
    completes: str = ""
    """What its values are, for completion: a kind of record, `column`, `file` …"""
    multiple: bool = False
    """Whether it can be repeated; its value is then a tuple."""
    environment: str = ""
    """The variable that stands for it when it is not given."""
    words: tuple[str, ...] = ()
    """Its values, for completion, where they are few and the same for all data."""
    group: Group = Group.CHOOSE
    """The group in the help."""

    @property
    def name(self) -> str:
        """The name under which its value is found."""
        return self.flags[0].removeprefix("--").replace("-", "_")


TRIP = Option(
    ("--trip",), "a dataset by name or path, a folder of datasets, all, or - for standard input; repeat it for several",
    "NAME|PATH", "trip",
    multiple=True, environment="TRIPCLI_TRIP", group=Group.WHEN,
)  # fmt: skip
QUIET = Option(("--quiet", "-q"), "print only errors to stderr", group=Group.SHOW)

OPEN = Option(("--open",), "open the pages of the sources in the browser", group=Group.SHOW)
WITH_PAGES_ON_THE_WEB = frozenset({"sources", "show"})
"""The views that have the option `--open`."""

SHARED: tuple[Option, ...] = (
    Option(("--as-of",), "only what was known then; a date means the end of that day, `now` the present", "WHEN",
           "day", group=Group.WHEN),
    TRIP,
    Option(("--format", "-f"), "one of " + ", ".join(writer.id for writer in WRITERS), "FORMAT", "format",
           group=Group.SHOW),
    Option(("--output", "-o"), "write to a file, replaced in one step; its suffix gives the format", "FILE", "file",
           group=Group.SHOW),
    Option(("--columns", "-c"), "columns to give, joined with commas; +COLUMN and -COLUMN change the usual ones",
           "COLUMNS", "column", group=Group.SHOW),
    Option(("--sort",), "sort by a column; with - before it the largest first", "[-]COLUMN", "column",
           group=Group.SHOW),
    Option(("--count-by",), "instead of rows, how many there are of each value of a column", "COLUMN", "column",
           group=Group.SHOW),
    Option(("--limit", "-n"), "at most so many rows", "N", group=Group.SHOW),
    Option(("--no-header",), "leave out the line of column names", group=Group.SHOW),
    Option(("--names",), "in csv and tsv a column of names beside each column of ids; csv has them unless -c is given",
           group=Group.SHOW),
    Option(("--section",), "only this table of a page of several; csv and tsv need it", "SECTION",
           "section", group=Group.SHOW),
    Option(("--tz",), "give times in this zone too: an IANA name, local or utc", "ZONE", "zone", group=Group.SHOW),
    Option(("--color",), "auto, always (as on a terminal) or never; before NO_COLOR and FORCE_COLOR", "WHEN",
           words=COLORS, group=Group.SHOW),
    Option(("--no-pager",), "do not show a long answer in a pager", group=Group.SHOW),
    QUIET,
    Option(("--exit-code",), "end with 1 when there is nothing to show", group=Group.SHOW),
)  # fmt: skip


OF_TABLES = frozenset({"columns", "sort", "count_by", "limit", "tz"})
"""Shared options that a page of several tables has no use for."""
OF_PAGES = frozenset({"section"})
"""Shared options that a single table has no use for."""


def of_filter(one: Filter) -> Option:
    """The option of a filter."""
    if not one.names:
        return Option((f"--{one.id}",), one.help)
    metavar = {"day": "DAY", "moment": "WHEN", "text": "WORDS"}.get(one.names, one.names.replace("-", " ").upper())
    completes = "day" if one.names == "moment" else one.names
    return Option((f"--{one.id}",), one.help, metavar, completes, multiple=one.names not in {"day", "moment"})


def of_exclusion(one: Filter) -> Option:
    """The option that leaves out what a filter chooses."""
    option = of_filter(one)
    return option._replace(flags=(f"--not-{one.id}",), help=f"leave out what --{one.id} chooses", group=Group.EXCLUDE)


def options_of(view: View) -> Iterator[Option]:
    """All options of a view: its filters first, then its own, then the shared ones."""
    filters = [one for one in FILTERS if set(one.kinds) & set(view.kinds)]
    yield from map(of_filter, filters)
    yield from (of_exclusion(one) for one in filters if one.can_exclude)
    for own in view.options:
        yield Option((f"--{own.id}",), own.help, own.metavar, VALUES_OF_OWN.get(own.metavar, ""))
    if view.id in WITH_PAGES_ON_THE_WEB:
        yield OPEN
    unused = OF_PAGES if isinstance(view, TableView) else OF_TABLES
    yield from (option for option in SHARED if option.name not in unused)


VALUES_OF_OWN = {"PERSON": "person", "ID": "record", "WHEN": "day"}
"""What the values of a view's own option are, for completion, by the name of the value."""
