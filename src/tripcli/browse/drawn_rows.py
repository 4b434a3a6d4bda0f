"""Rows of a table as lines of so many cells: the lines that a terminal of that width gets from `-f table`.

Takes a table and rows, gives lines. It must not know stores or widgets.
"""

from collections.abc import Sequence
from io import BytesIO

from tripcli.browse.screen_lines import ScreenLine, line_of, words_line
from tripcli.table import Row, Table
from tripcli.writers import records_format
from tripcli.writers.arrangement import arranged
from tripcli.writers.target import Target
from tripcli.writers.terminal import Drawing


def target_of(width_cells: int) -> Target:
    """A terminal of that width, in colour; what is written to it goes to its own stream."""
    return Target(
        out=BytesIO(), terminal=True, width_cells=max(width_cells, 1), color=True, unicode=True, header=True,
        print_message=lambda _line: None,
    )  # fmt: skip


class DrawnRows:
    """Some rows of a table, drawn together."""

    def __init__(self, table: Table, rows: Sequence[Row], width_cells: int, like: "DrawnRows | None" = None) -> None:
        """Fit the rows to the width; with `like` they take the columns of other rows of the table."""
        self._table = table
        self._rows = [row[: len(table.columns)] for row in rows]
        self._arrangement = arranged(table, self._rows, unicode=True)
        self._target = target_of(width_cells)
        self._drawing = Drawing(self._arrangement, self._target, like._drawing if like else None)

    @property
    def hidden(self) -> list[str]:
        """Ids of the columns that found no room."""
        return self._drawing.hidden if self._drawing.fits else []

    @property
    def header(self) -> ScreenLine | None:
        """The labels of the columns; None where the rows are written as records."""
        return line_of(self._drawing.label_line()) if self._drawing.fits else None

    def lines(self, first: int, skipped: int = 0) -> list[ScreenLine]:
        """The lines of all rows but the first `skipped`; the first row has the number `first`."""
        if not self._drawing.fits:
            return [line for row in range(skipped, len(self._rows)) for line in self._record(row, first + row)]
        result: list[ScreenLine] = []
        for group in self._arrangement.groups:
            if group.heading is not None and group.first >= skipped:
                result += map(line_of, self._drawing.heading_lines(group.heading))
            for row in range(max(group.first, skipped), group.after):
                result += (line_of(spans, first + row) for spans in self._drawing.row_lines(row))
        return result

    def _record(self, row: int, number: int) -> list[ScreenLine]:
        """The lines of a row where its columns find no room beside each other: a line for each value."""
        target = self._target._replace(out=BytesIO())
        one = self._table._replace(rows=[self._rows[row]], heading=(), notes=tuple)
        records_format.write(one, target)
        assert isinstance(target.out, BytesIO)  # noqa: S101  # made above
        texts = target.out.getvalue().decode().rstrip("\n").split("\n")
        return [*(words_line(text, number) for text in texts), words_line("")]
