"""Aligned columns: texts side by side, in the few lines of code that ten thousand rows need.

Takes columns and the texts of the rows, gives lines. It must not know terminals or streams: nothing is cut or
wrapped.
"""

from collections.abc import Iterator, Sequence

from tripcli.table import Column, Row, Table
from tripcli.values.cells import column_width, width
from tripcli.writers.cell_text import cell_formatter
from tripcli.writers.layout import GAP_CELLS, ON_THE_POINT, RIGHT, on_the_point, padded

Texts = list[str]


def texts_of(table: Table, rows: Sequence[Row], *, unicode: bool) -> list[Texts]:
    """The texts for people, a list for each column."""
    if not rows:
        return [[] for _ in table.columns]
    return [
        list(map(cell_formatter(column, table.names, unicode, usual_year=table.usual_year), cells))
        for column, cells in zip(table.columns, zip(*rows, strict=True), strict=True)
    ]


def lines(columns: Sequence[Column], texts: Sequence[Texts], titles: Sequence[str] | None) -> Iterator[str]:
    """The titles, if any, and then a line for each row, without spaces at its ends.

    The first column is aligned at the left even where it holds numbers: a line that began with spaces would have
    a field too many for `awk -F'  +'`.
    """
    filled = []
    for index, (column, column_texts) in enumerate(zip(columns, texts, strict=True)):
        on_point = index > 0 and column.kind in ON_THE_POINT
        rows = on_the_point(column_texts) if on_point else [text.strip(" ") for text in column_texts]
        filled.append([titles[index], *rows] if titles else rows)
    widths = [column_width(column_texts) for column_texts in filled]
    right = [index > 0 and column.kind in RIGHT for index, column in enumerate(columns)]
    gap = " " * GAP_CELLS
    pattern = gap.join(f"%{'' if at_right else '-'}{cells}s" for cells, at_right in zip(widths, right, strict=True))
    for row in zip(*filled, strict=True):
        line = pattern % row
        if not line.isascii() and width(line) != len(line):
            cells_of_row = zip(row, widths, right, strict=True)
            line = gap.join(padded(text, cells, right=at_right) for text, cells, at_right in cells_of_row)
        yield line.rstrip(" ")
