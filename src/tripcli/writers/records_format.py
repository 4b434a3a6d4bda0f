"""Records: `label: value` a line and a blank line between records, for narrow terminals and screen readers.

Takes a table and a page. Everything is said in words: no box, no colour, nothing cut; lists name everybody.
On a terminal long text wraps at words and is indented; in a pipe a value stands on one line. Empty values are
left out.
"""

from collections.abc import Iterator, Sequence

from tripcli.table import Column, Kind, Row, Table
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.marks import in_ascii
from tripcli.writers.page import Page
from tripcli.writers.safe import safe_text
from tripcli.writers.shown import NOTHING, Shower, one_line, shower

INDENT_CELLS = 2
"""Before the second and further lines of a value."""


def write(table: Table, page: Page) -> None:
    """Put the table on the page, a line for each value."""
    if page.terminal and table.heading:
        heading = [piece for line in table.heading for piece in wrapped(_said(line, page), page.width_cells, 0)]
        write_lines(page.out, [*heading, ""])
    write_lines(page.out, _lines(table, page))
    for note in table.notes():
        if page.terminal:
            write_lines(page.out, wrapped(_said(note, page), page.width_cells, INDENT_CELLS))
        else:
            page.tell(safe_text(note))


def _said(line: str, page: Page) -> str:
    """A line of the heading or the notes, as this page can show it."""
    return safe_text(line) if page.unicode else in_ascii(safe_text(line))


def _lines(table: Table, page: Page) -> Iterator[str]:
    """The lines of all records; on a terminal a blank line also stands before what follows them."""
    showers = [shower(column, table.names, page.unicode, whole=True) for column in table.columns]
    titles = [one_line(column.id) for column in table.columns]
    is_first = True
    for row in table.rows:
        if not is_first:
            yield ""
        is_first = False
        for column, line in _record(table.columns, titles, showers, row):
            if page.terminal and column.kind is not Kind.ADDRESS:
                yield from wrapped(line, page.width_cells, INDENT_CELLS)
            else:
                yield line
    if page.terminal and not is_first:
        yield ""


def _record(
    columns: Sequence[Column], titles: Sequence[str], showers: Sequence[Shower], row: Row
) -> Iterator[tuple[Column, str]]:
    """Each value of a record with its label."""
    for column, title, show, cell in zip(columns, titles, showers, row, strict=True):
        text = show(cell)
        if text != NOTHING:
            yield column, f"{title}: {text}"
