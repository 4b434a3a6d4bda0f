"""The table for people: aligned columns in a pipe or file, a Rich table on a terminal.

Takes a table and a target. In a pipe nothing is cut, wrapped, coloured or implied: a header of column ids, then
one record a line, every cell filled. On a terminal the rows fit the width, under the headings that they
share.
"""

from collections.abc import Sequence

from tripcli.table import Row, Table
from tripcli.writers import records_format
from tripcli.writers.aligned import lines, texts_of
from tripcli.writers.cell_text import one_line
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.marks import in_ascii
from tripcli.writers.safe import safe_text
from tripcli.writers.target import Target

LEAST_CELLS = 60
"""A narrower terminal gets records: rows would be mostly line breaks."""

MOST_RICH_ROWS = 1000
"""Beyond, the layout of a pipe serves the terminal: Rich takes most of a millisecond a row."""


def write(table: Table, target: Target) -> None:
    """Put the table on the target as aligned columns."""
    if not target.terminal:
        _write_to_pipe(table, target)
    elif target.width_cells < LEAST_CELLS:
        records_format.write(table, target)
    else:
        _write_to_terminal(table, target)


def _write_to_pipe(table: Table, target: Target) -> None:
    """A line for each row, whatever its length; the notes are told beside the data."""
    titles = [one_line(column.id) for column in table.columns] if target.header else None
    texts = texts_of(table, list(table.rows), unicode=target.unicode)
    write_lines(target.out, lines(table.columns, texts, titles))
    for note in table.notes():
        target.print_message(safe_text(note))


def _write_to_terminal(table: Table, target: Target) -> None:
    """The rows between heading and notes; what did not fit is told."""
    rows = list(table.rows)
    hidden: list[str] = []
    _write_words(table.heading, target)
    if len(rows) > MOST_RICH_ROWS:
        _write_long(table, rows, target)
    elif rows:
        from tripcli.writers.grouped import sheet  # noqa: PLC0415  # only a terminal pays for them
        from tripcli.writers.terminal import draw  # noqa: PLC0415

        hidden = draw(sheet(table, rows, unicode=target.unicode), target)
    _write_words(table.notes(), target)
    if hidden:
        columns, them = ("column", "it") if len(hidden) == 1 else ("columns", "them")
        named = f"-c names {them}, " if target.choosable else ""
        target.print_message(
            f"{len(hidden)} {columns} hidden ({', '.join(map(one_line, hidden))}): {named}-f records shows all"
        )


def _write_words(words: Sequence[str], target: Target) -> None:
    """Lines above or below the rows, wrapped at words."""
    for line in words:
        text = safe_text(line) if target.unicode else in_ascii(safe_text(line))
        write_lines(target.out, wrapped(text, target.width_cells, 0))


def _write_long(table: Table, rows: list[Row], target: Target) -> None:
    """Many rows: the layout of a pipe, under headings."""
    from tripcli.writers.grouped import sheet  # noqa: PLC0415  # only a terminal pays for it

    arranged = sheet(table, rows, unicode=target.unicode)
    titles = [one_line(column.label) for column in arranged.columns] if target.header else None
    drawn = lines(arranged.columns, arranged.texts, titles)
    written: list[str] = [next(drawn)] if titles else []
    for group in arranged.groups:
        if group.heading or group.offset:
            written.append(f"{group.heading}  {group.offset}".strip())
        for row in range(group.first, group.after):
            written.append(next(drawn))
            written.extend(f"  {address}" for address in arranged.addresses[row])
    write_lines(target.out, written)
