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
    separators = "\t" * (len(table.columns) - 1) + "\n"
    for rows in batches(flat_rows(table)):
        text = "".join(_joined(rows))
        data = text.encode(errors="surrogatepass")  # what is no character at all is not among the safe bytes
        remaining = data.translate(None, _SAFE_BYTES)
        if remaining != (separators * len(rows)).encode() and not _is_safe(text, separators * len(rows)):
            data = "".join([_line(_texts(row)) + "\n" for row in rows]).encode()
        target.out.write(data)


_SAFE_BYTES = bytes(range(ord(" "), ord("~") + 1))
"""The printable characters of ASCII. Where nothing but the separators remains without them, all cells are safe: that is
seen in a tenth of the time that a look at the text itself takes."""


def _is_safe(text: str, separators: str) -> bool:
    """Whether the lines have just these separators, none within a cell, and no other unsafe character."""
    has_these = all(text.count(one) == separators.count(one) for one in "\t\n")
    return has_these and is_safe(text.replace("\t", "").replace("\n", ""))


def _joined(rows: Iterable[Sequence[Cell]]) -> list[str]:
    """The rows as lines with their ends, before they are sanitised."""
    try:  # most tables have only texts: to make texts of texts would take a third of the time
        return ["\t".join(["" if cell is None else cell for cell in row]) + "\n" for row in rows]  # type: ignore[misc]
    except TypeError:
        return ["\t".join(_texts(row)) + "\n" for row in rows]


def _texts(row: Sequence[Cell]) -> list[str]:
    """The cells as text; no value is an empty text."""
    return ["" if cell is None else str(cell) for cell in row]


def _line(texts: Iterable[str]) -> str:
    """One line, each cell sanitised: a tab or line end within a cell becomes a space."""
    return "\t".join(map(safe_text, texts))
