"""The lines of a table of any length: rows are read and drawn in chunks, when somebody comes near them.

Takes a table and its rows, gives lines. It must not know widgets.
"""

from itertools import accumulate

from tripcli.browse.drawn_rows import DrawnRows
from tripcli.browse.screen_lines import BLANK, ScreenLine
from tripcli.browse.session import Rows
from tripcli.table import Table

CHUNK_ROWS = 400
"""Rows that are drawn together: a table of so many is drawn as one, which takes about 15 ms."""


class TableLines:
    """The rows of a table as lines."""

    def __init__(self, table: Table, rows: Rows, width_cells: int, *, compact: bool = False) -> None:
        self._table = table
        self._rows = rows
        self._width = width_cells
        self._compact = compact
        rows.read_to(CHUNK_ROWS + 1)
        self._first = DrawnRows(table, rows.read[:CHUNK_ROWS], width_cells, compact=compact)
        self.header = self._first.header if rows.read else None
        self.hidden = self._first.hidden
        self._chunks: dict[int, list[ScreenLine]] = {0: self._first.lines(0)}
        self._starts: list[int] = []
        self.count_rows()

    def count_rows(self) -> None:
        """Give all rows that are read a place; called after more of them were read."""
        chunks = -(-len(self._rows.read) // CHUNK_ROWS)
        self._starts = [0, *accumulate(self._height_of(index) for index in range(chunks))]

    def _height_of(self, chunk: int) -> int:
        """Lines of a chunk, an estimate until it is drawn."""
        if chunk in self._chunks:
            return len(self._chunks[chunk])
        rows = min(CHUNK_ROWS, len(self._rows.read) - chunk * CHUNK_ROWS)
        return round(rows * len(self._chunks[0]) / CHUNK_ROWS)

    @property
    def height(self) -> int:
        """Number of lines of the rows that are read."""
        return self._starts[-1]

    @property
    def row_count(self) -> int:
        """Number of rows that are read."""
        return len(self._rows.read)

    def line(self, number: int) -> ScreenLine:
        """The line of that number; a blank one outside."""
        if not 0 <= number < self.height:
            return BLANK
        chunk = self._chunk_at(number)
        lines = self._drawn(chunk)
        index = number - self._starts[chunk]
        return lines[index] if index < len(lines) else BLANK

    def lines_of_row(self, row: int) -> range:
        """The numbers of the lines of a row."""
        chunk = row // CHUNK_ROWS
        if not 0 <= row < self.row_count:
            return range(0)
        numbers = [number for number, line in enumerate(self._drawn(chunk)) if line.row == row]
        return range(self._starts[chunk] + numbers[0], self._starts[chunk] + numbers[-1] + 1)

    def prepare(self, first: int, after: int) -> None:
        """Draw the chunks on these lines."""
        for number in (first, after):
            if 0 <= number < self.height:
                self._drawn(self._chunk_at(number))

    def _chunk_at(self, number: int) -> int:
        """The chunk on which a line lies."""
        from bisect import bisect_right

        return bisect_right(self._starts, number) - 1

    def _drawn(self, chunk: int) -> list[ScreenLine]:
        """The lines of a chunk; a heading that the row before stands under as well is not repeated."""
        if chunk not in self._chunks:
            first = chunk * CHUNK_ROWS
            rows = self._rows.read[first - 1 : first + CHUNK_ROWS]
            drawn = DrawnRows(self._table, rows, self._width, compact=self._compact, like=self._first)
            self._chunks[chunk] = drawn.lines(first - 1, skipped=1)
            self.count_rows()
        return self._chunks[chunk]
