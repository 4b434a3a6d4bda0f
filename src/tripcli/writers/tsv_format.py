"""Tab-separated values: a header of column ids, then one record a line; what scripts read.

Takes a table and a target, streams. The whole file is built from joins in C, since a warm start is spent mostly
here; it must import nothing that a line of text does not need.
"""

from collections.abc import Iterable

from tripcli.table import Row, Table
from tripcli.writers.lines import batches
from tripcli.writers.safe import is_safe, safe_text
from tripcli.writers.target import Target


def write(table: Table, target: Target) -> None:
    """Put the table on the target as tab-separated values; nothing stands for no value."""
    if target.header:
        target.out.write((_line([column.id for column in table.columns]) + "\n").encode())
    tabs_a_row = len(table.columns) - 1
    for rows in batches(table.rows):
        text = "\n".join(["\t".join(_texts(row)) for row in rows])
        if not _holds_only(text, tabs=tabs_a_row * len(rows), line_ends=len(rows) - 1):
            text = "\n".join([_line(_texts(row)) for row in rows])
        target.out.write((text + "\n").encode())


def _texts(row: Row) -> list[str]:
    """The cells as text; no value is an empty text."""
    return ["" if cell is None else str(cell) for cell in row]


def _holds_only(text: str, *, tabs: int, line_ends: int) -> bool:
    """Whether the lines have these separators, none within a cell, and nothing else that is unsafe."""
    return (
        text.count("\t") == tabs and text.count("\n") == line_ends and is_safe(text.replace("\t", "").replace("\n", ""))
    )


def _line(texts: Iterable[str]) -> str:
    """One line, each cell sanitised: a tab or line end within a cell becomes a space."""
    return "\t".join(map(safe_text, texts))
