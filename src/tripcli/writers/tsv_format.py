"""Tab-separated values: a header of column ids, then one row a line; the format for scripts.

Takes a table and a target, streams. Names stand beside ids only when they are asked for, so that scripts can count on
the number of a column. A warm start is spent mostly here: the text is put together by joins in C, and nothing is
imported that a line of text does not need.
"""

from collections.abc import Iterable, Sequence

from tripcli.table import Cell, Table
from tripcli.values.safe import is_safe, safe_text
from tripcli.writers.flat_cells import flat_rows, with_names
from tripcli.writers.lines import batches
from tripcli.writers.target import Target


def write(table: Table, target: Target) -> None:
    """Write the table to the target as tab-separated values; an empty cell means no value."""
    if target.names:
        table = with_names(table)
    if target.header:
        target.out.write((_line([column.id for column in table.columns]) + "\n").encode())
    tabs_a_row = len(table.columns) - 1
    for rows in batches(flat_rows(table)):
        text = "\n".join(["\t".join(_texts(row)) for row in rows])
        if not _is_safe(text, tabs=tabs_a_row * len(rows), line_ends=len(rows) - 1):
            text = "\n".join([_line(_texts(row)) for row in rows])
        target.out.write((text + "\n").encode())


def _texts(row: Sequence[Cell]) -> list[str]:
    """The cells as text; no value is an empty text."""
    return ["" if cell is None else str(cell) for cell in row]


def _is_safe(text: str, *, tabs: int, line_ends: int) -> bool:
    """Whether the lines have just these separators, none within a cell, and no other unsafe character."""
    return (
        text.count("\t") == tabs and text.count("\n") == line_ends and is_safe(text.replace("\t", "").replace("\n", ""))
    )


def _line(texts: Iterable[str]) -> str:
    """One line, each cell sanitised: a tab or line end within a cell becomes a space."""
    return "\t".join(map(safe_text, texts))
