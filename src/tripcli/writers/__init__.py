"""The list of writers: one line here and one file each, imported only when its format was asked for."""

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

    def write(self, table: Table, target: Target) -> None:
        """Write the table to the target; raises whatever the stream raises."""
        self._module.write(table, target)

    def write_page(self, page: Page, target: Target) -> None:
        """Write a page to the target; raises whatever the stream raises."""
        self._module.write_page(page, target)

    @property
    def _module(self) -> ModuleType:
        return import_module(f"tripcli.writers.{self.id}_format")


WRITERS: tuple[Writer, ...] = (
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
BY_ID = {writer.id: writer for writer in WRITERS}
BY_SUFFIX = {suffix: writer for writer in WRITERS for suffix in writer.suffixes}
