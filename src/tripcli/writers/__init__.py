"""The list of writers: one line here and one file each, imported only when its format was asked for."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from tripcli.table import Audience, Page, Table
from tripcli.writers.target import Target


class Writer(NamedTuple):
    """One output format."""

    id: str
    """The value of `-f`; the module `<id>_format` in this folder has `write(table, target)`."""
    audience: Audience
    """Whether it gets the columns for people or those for data."""
    suffixes: tuple[str, ...]
    """Ends of file names that mean this format."""
    help: str

    def write(self, table: Table, target: Target) -> None:
        """Put the table on the page; whatever the stream raises goes to the caller."""
        write: Callable[[Table, Target], None] = import_module(f"tripcli.writers.{self.id}_format").write
        write(table, target)

    def write_page(self, page: Page, target: Target) -> None:
        """Put a page of several tables on the target, in this format."""
        from tripcli.writers.pages import write_page  # noqa: PLC0415 - most answers are one table

        write_page(page, target, self)


WRITERS: tuple[Writer, ...] = (
    Writer("table", Audience.PEOPLE, (".txt",), "aligned columns; on a terminal a Rich table that fits its width"),
    Writer("tsv", Audience.DATA, (".tsv", ".tab"), "tab-separated values, a header of column ids"),
    Writer("csv", Audience.DATA, (".csv",), "comma-separated values, safe to open in a spreadsheet"),
    Writer("json", Audience.DATA, (".json",), "one array of objects keyed by column id"),
    Writer("jsonl", Audience.DATA, (".jsonl", ".ndjson"), "one JSON object a line"),
    Writer("records", Audience.PEOPLE, (".rec",), "label: value, for narrow terminals and screen readers"),
)
BY_ID = {writer.id: writer for writer in WRITERS}
BY_SUFFIX = {suffix: writer for writer in WRITERS for suffix in writer.suffixes}
