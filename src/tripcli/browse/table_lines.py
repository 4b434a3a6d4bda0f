"""The lines of a table of any length: rows are arranged in blocks and drawn in parts, when somebody comes near them.

Takes a table and its rows, gives lines. It must not know widgets.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from tripcli.browse.drawn_rows import DrawnRows
from tripcli.browse.screen_lines import BLANK, ScreenLine
from tripcli.browse.session import Rows
from tripcli.table import Table

BLOCK_ROWS = 400
"""Rows that are arranged together, with common headings: it takes about 5 ms."""
PART_ROWS = 40
"""Rows that are drawn together: it takes about 2 ms."""


class TableLines:
    """The rows of a table as lines, and the notes below them."""

    def __init__(
        self, table: Table, rows: Rows, width_cells: int, *, compact: bool = False, notes: Sequence[ScreenLine] = ()
    ) -> None:
        self._table = table
        self._rows = rows
        self._width = width_cells
        self._compact = compact
        self._notes = notes
        first = DrawnRows(table, rows.read[:BLOCK_ROWS], width_cells, compact=compact)
        self.header = first.header
        self.hidden = first.hidden
        self._blocks = {0: first}
        self._parts: dict[int, list[ScreenLine]] = {0: first.lines(0, 0, PART_ROWS)}
        self.row_count = 0
        """Number of rows that have a place: of rows that are not all read, those of whole blocks."""
        self._starts: list[int] = []
        """The number of the first line of each part, then that of the first note."""
        self.count_rows()

    def count_rows(self) -> None:
        """Give all rows that are read a place; called after more of them were read."""
        read = len(self._rows.read)
        self.row_count = read if self._rows.complete else read // BLOCK_ROWS * BLOCK_ROWS
        parts = -(-self.row_count // PART_ROWS)
        self._starts = [0, *accumulate(self._height_of(part) for part in range(parts))]

    def _height_of(self, part: int) -> int:
        """Lines of a part, an estimate until it is drawn."""
        if part in self._parts:
            return len(self._parts[part])
        rows = min(PART_ROWS, self.row_count - part * PART_ROWS)
        return round(rows * len(self._parts[0]) / min(PART_ROWS, self.row_count))

    @property
    def height(self) -> int:
        """Number of lines of the rows that are read, and of the notes."""
        return self._starts[-1] + len(self._notes)

    def line(self, number: int) -> ScreenLine:
        """The line of that number; a blank one outside."""
        if not 0 <= number < self._starts[-1]:
            note = number - self._starts[-1]
            return self._notes[note] if 0 <= note < len(self._notes) else BLANK
        part = self._part_at(number)
        lines = self._drawn(part)
        index = number - self._starts[part]
        return lines[index] if index < len(lines) else BLANK

    def lines_of_row(self, row: int) -> range:
        """The numbers of the lines of a row."""
        if not 0 <= row < self.row_count:
            return range(0)
        part = row // PART_ROWS
        numbers = [number for number, line in enumerate(self._drawn(part)) if line.row == row]
        return range(self._starts[part] + numbers[0], self._starts[part] + numbers[-1] + 1)

    def prepare(self, first: int, after: int) -> None:
        """Draw the parts on these lines; drawing one may move those behind it."""
        number = max(first, 0)
        while number < min(after + 1, self._starts[-1]):
            part = self._part_at(number)
            self._drawn(part)
            number = self._starts[part + 1]

    def _part_at(self, number: int) -> int:
        """The part on which a line lies."""
        return bisect_right(self._starts, number) - 1

    def _drawn(self, part: int) -> list[ScreenLine]:
        """The lines of a part."""
        if part not in self._parts:
            block, within = divmod(part * PART_ROWS, BLOCK_ROWS)
            before = 1 if block else 0
            first = within + before
            self._parts[part] = self._block(block).lines(block * BLOCK_ROWS - before, first, first + PART_ROWS)
            self.count_rows()
        return self._parts[part]

    def _block(self, block: int) -> DrawnRows:
        """The rows of a block; with the row before it, so that a heading which goes on is not repeated."""
        if block not in self._blocks:
            first = block * BLOCK_ROWS
            rows = self._rows.read[first - 1 : first + BLOCK_ROWS]
            self._blocks[block] = DrawnRows(self._table, rows, self._width, compact=self._compact, like=self._blocks[0])
        return self._blocks[block]
