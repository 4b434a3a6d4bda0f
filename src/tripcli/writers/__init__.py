"""The list of writers: one line here and one file each, imported only when its format was asked for."""

from collections.abc import Iterable
from enum import Enum
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from tripcli.table import Audience, Page, Table
from tripcli.writers.target import Target


class Pages(Enum):
    """What a format makes of a page of several tables."""

    WHOLE = "whole"
    """It holds all tables of the page; its module has `write_page(page, target)`."""
    SECTION = "section"
    """It holds one table, so the section has to be named."""


class Needs(NamedTuple):
    """What a format for one purpose takes of an answer."""

    what: str
    """The answers that it can hold, in words."""
    ids: tuple[tuple[str, ...], ...]
    """Ids of columns, or of sections of a page; of each group the answer has one at least."""
    also: tuple[str, ...] = ()
    """Ids of further columns that it takes where the answer has them."""
    of_page: bool = False
    """Whether it holds a page; else it holds a table."""
    columns_can_be_chosen: bool = False
    """Whether it holds the columns that `-c` names, besides those that it needs."""

    def are_met(self, ids: Iterable[str]) -> bool:
        """Whether an answer with these columns or sections has what the format needs."""
        known = set(ids)
        return all(known.intersection(group) for group in self.ids)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that the format takes where the answer has them."""
        return (*(one for group in self.ids for one in group), *self.also)


class Writer(NamedTuple):
    """One output format, and what it can do."""

    id: str
    """The value of `-f`; the module `<id>_format` in this folder has `write(table, target)`."""
    audience: Audience
    """Whether it gets the columns for people or those for data."""
    suffixes: tuple[str, ...]
    """Ends of file names that mean this format."""
    help: str
    pages: Pages = Pages.WHOLE
    adds_names: bool = False
    """Whether it has columns of names beside those of ids, unless columns are chosen."""
    streams: bool = False
    """Whether rows are written while they are read, so that memory does not grow with them."""

    is_text: bool = True
    """Whether people can read it; a file that is not text is not written to a terminal."""

    needs: Needs | None = None
    """What it needs of an answer; None for a format that holds any table."""

    def write(self, table: Table, target: Target) -> None:
        """Write the table to the target; raises whatever the stream raises."""
        self._module.write(table, target)

    def write_page(self, page: Page, target: Target) -> None:
        """Write a page to the target; raises whatever the stream raises."""
        self._module.write_page(page, target)

    @property
    def _module(self) -> ModuleType:
        return import_module(f"tripcli.writers.{self.id}_format")


_SOURCES = Needs(
    "sources", (("id",), ("publisher",), ("title",), ("published",)),
    also=(
        "published_qualifier", "via", "kind", "url", "archive_url", "retrieved", "language", "note",
    ),
)  # fmt: skip
OF_ANY_TABLE: tuple[Writer, ...] = (
    Writer("table", Audience.PEOPLE, (".txt",), "aligned columns; on a terminal a Rich table that fits its width"),
    Writer(
        "tsv", Audience.DATA, (".tsv", ".tab"), "tab-separated values, a header of column ids",
        pages=Pages.SECTION, streams=True,
    ),
    Writer(
        "csv", Audience.DATA, (".csv",), "comma-separated values, safe to open in a spreadsheet",
        pages=Pages.SECTION, adds_names=True, streams=True,
    ),
    Writer("json", Audience.DATA, (".json",), "one array of objects keyed by column id", streams=True),
    Writer("jsonl", Audience.DATA, (".jsonl", ".ndjson"), "one JSON object a line", streams=True),
    Writer(
        "records", Audience.PEOPLE, (".rec",), "label: value, for narrow terminals and screen readers", streams=True
    ),
    Writer("md", Audience.PEOPLE, (".md", ".markdown"), "tables in GitHub Flavored Markdown, for a wiki or an issue"),
    Writer("html", Audience.PEOPLE, (".html", ".htm"), "one file for a browser, sortable, without a network"),
)  # fmt: skip
"""Formats that hold any table."""

OF_ANY_TABLE_IN_BYTES: tuple[Writer, ...] = (
    Writer(
        "xlsx", Audience.DATA, (".xlsx",), "an Excel file with typed cells, a sheet for each table; needs openpyxl",
        adds_names=True, is_text=False,
    ),
    Writer(
        "parquet", Audience.DATA, (".parquet",), "typed columns for notebooks and engines; needs pyarrow",
        pages=Pages.SECTION, is_text=False,
    ),
)  # fmt: skip
"""Formats that hold any table, in files that are not text. Each needs a library that an extra installs."""

OF_ONE_PURPOSE: tuple[Writer, ...] = (
    Writer(
        "ics", Audience.DATA, (".ics",), "iCalendar, for a calendar program", streams=True,
        needs=Needs(
            "events", (("uid",), ("title",), ("start", "arrive")),
            also=(
                "start_qualifier", "start_part", "arrive_qualifier", "arrive_part", "end", "end_qualifier", "end_part",
                "depart", "depart_qualifier", "depart_part", "length", "venue", "place", "name", "country", "status",
                "disputed", "kind", "topics", "participants", "named", "note", "expected_fields", "differ", "sources",
                "latitude", "longitude", "report_count", "updated",
            ),
        ),
    ),
    Writer(
        "geojson", Audience.DATA, (".geojson",), "points, and the route as a line, for a map", adds_names=True,
        streams=True,
        needs=Needs("places", (("latitude",), ("longitude",)), also=("id",), columns_can_be_chosen=True),
    ),
    Writer(
        "bibtex", Audience.DATA, (".bib",), "references for LaTeX and for programs that manage references",
        streams=True, needs=_SOURCES,
    ),
    Writer(
        "csl", Audience.DATA, (".csl.json", ".csljson"), "references as CSL-JSON, for Zotero and pandoc",
        streams=True, needs=_SOURCES,
    ),
    Writer("ris", Audience.DATA, (".ris",), "references for Zotero, EndNote and others", streams=True, needs=_SOURCES),
    Writer(
        "cite", Audience.PEOPLE, (), "one record in a sentence with footnotes, in Markdown",
        needs=Needs("a record that sources report", (("sentence",), ("references",)), of_page=True),
    ),
)  # fmt: skip
"""Formats of other programs, which need certain columns."""

WRITERS = (*OF_ANY_TABLE, *OF_ANY_TABLE_IN_BYTES, *OF_ONE_PURPOSE)
BY_ID = {writer.id: writer for writer in WRITERS}
BY_SUFFIX = {suffix: writer for writer in WRITERS for suffix in writer.suffixes}
