"""The table for people: aligned columns in a pipe or file, a Rich table on a terminal.

Takes a table and a page. In a pipe nothing is cut, wrapped, coloured or implied: a header of column ids, then
one record a line, every cell filled. On a terminal the rows fit the width, under the headings that they
share.
"""

from collections.abc import Sequence

from tripcli.table import Row, Table
from tripcli.writers import records_format
from tripcli.writers.aligned import lines, texts_of
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.marks import in_ascii
from tripcli.writers.page import Page
from tripcli.writers.safe import safe_text
from tripcli.writers.shown import one_line

LEAST_CELLS = 60
"""A narrower terminal gets records: rows would be mostly line breaks."""

MOST_RICH_ROWS = 1000
"""Beyond, the layout of a pipe serves the terminal: Rich takes most of a millisecond a row."""


def write(table: Table, page: Page) -> None:
    """Put the table on the page as aligned columns."""
    if not page.terminal:
        _write_to_pipe(table, page)
    elif page.width_cells < LEAST_CELLS:
        records_format.write(table, page)
    else:
        _write_to_terminal(table, page)


def _write_to_pipe(table: Table, page: Page) -> None:
    """A line for each row, whatever its length; the notes are told beside the data."""
    titles = [one_line(column.id) for column in table.columns] if page.header else None
    texts = texts_of(table, list(table.rows), unicode=page.unicode)
    write_lines(page.out, lines(table.columns, texts, titles))
    for note in table.notes():
        page.tell(safe_text(note))


def _write_to_terminal(table: Table, page: Page) -> None:
    """The rows between heading and notes; what did not fit is told."""
    rows = list(table.rows)
    hidden: list[str] = []
    _write_words(table.heading, page)
    if len(rows) > MOST_RICH_ROWS:
        _write_long(table, rows, page)
    elif rows:
        from tripcli.writers.grouped import sheet  # noqa: PLC0415  # only a terminal pays for them
        from tripcli.writers.terminal import draw  # noqa: PLC0415

        hidden = draw(sheet(table, rows, unicode=page.unicode), page)
    _write_words(table.notes(), page)
    if hidden:
        columns, them = ("column", "it") if len(hidden) == 1 else ("columns", "them")
        named = f"-c names {them}, " if page.choosable else ""
        page.tell(f"{len(hidden)} {columns} hidden ({', '.join(map(one_line, hidden))}): {named}-f records shows all")


def _write_words(words: Sequence[str], page: Page) -> None:
    """Lines above or below the rows, wrapped at words."""
    for line in words:
        text = safe_text(line) if page.unicode else in_ascii(safe_text(line))
        write_lines(page.out, wrapped(text, page.width_cells, 0))


def _write_long(table: Table, rows: list[Row], page: Page) -> None:
    """Many rows: the layout of a pipe, under headings."""
    from tripcli.writers.grouped import sheet  # noqa: PLC0415  # only a terminal pays for it

    arranged = sheet(table, rows, unicode=page.unicode)
    titles = [one_line(column.label) for column in arranged.columns] if page.header else None
    drawn = lines(arranged.columns, arranged.texts, titles)
    written: list[str] = [next(drawn)] if titles else []
    for group in arranged.groups:
        if group.heading or group.offset:
            written.append(f"{group.heading}  {group.offset}".strip())
        for row in range(group.first, group.after):
            written.append(next(drawn))
            written.extend(f"  {address}" for address in arranged.addresses[row])
    write_lines(page.out, written)
