"""Rows of a table as lines of a given width in cells: those that `-f table` writes to a terminal of that width.

Takes a table and rows, gives lines. It must not know stores or widgets.
"""

from collections.abc import Sequence
from io import BytesIO

from tripcli.browse.screen_lines import ScreenLine, line_of, words_line
from tripcli.table import LISTS, Column, Kind, Row, Table
from tripcli.writers import records_format
from tripcli.writers.arrangement import Arrangement, arranged
from tripcli.writers.marks import MARKS
from tripcli.writers.target import Target
from tripcli.writers.terminal import Drawing

SELDOM_NEEDED = 4
"""Priority from which a list of names is left out where rows are compact."""


def target_of(width_cells: int) -> Target:
    """A terminal of that width, in colour; what is written to it goes to its own stream."""
    return Target(
        out=BytesIO(), terminal=True, width_cells=max(width_cells, 1), color=True, unicode=True, header=True,
        print_message=lambda _line: None,
    )  # fmt: skip


def _is_seldom_needed(column: Column) -> bool:
    return column.kind in LISTS and column.priority >= SELDOM_NEEDED and not column.group


def _with_marks_alone(rows: Arrangement) -> Arrangement:
    """The rows with the mark of each stage in the place of the stage."""
    stages = {index for index, column in enumerate(rows.columns) if column.kind is Kind.STATUS}
    return rows._replace(
        columns=tuple(
            column._replace(label="·") if index in stages else column for index, column in enumerate(rows.columns)
        ),
        texts=[
            [MARKS.get(text.partition(",")[0].rpartition(" ")[2], text) for text in texts] if index in stages else texts
            for index, texts in enumerate(rows.texts)
        ],
    )


class DrawnRows:
    """Some rows of a table, drawn together."""

    def __init__(  # noqa: PLR0913  # a drawing has this many properties
        self,
        table: Table,
        rows: Sequence[Row],
        width_cells: int,
        *,
        compact: bool = False,
        header: bool = True,
        like: "DrawnRows | None" = None,
    ) -> None:
        """Fit the rows to the width; with `like` they take the columns of other rows of the table.

        Where they are `compact`, a stage is its mark alone, and lists that are seldom needed are left out.
        """
        kept = [index for index, column in enumerate(table.columns) if not (compact and _is_seldom_needed(column))]
        self._left_out = [column.id for index, column in enumerate(table.columns) if index not in kept]
        self._table = table._replace(columns=tuple(table.columns[index] for index in kept))
        self._rows = [tuple(row[index] for index in kept) for row in rows]
        self._arrangement = arranged(self._table, self._rows, unicode=True)
        if compact:
            self._arrangement = _with_marks_alone(self._arrangement)
        self._target = target_of(width_cells)._replace(header=header)
        self._drawing: Drawing = Drawing(self._arrangement, self._target, like._drawing if like else None)

    @property
    def hidden(self) -> list[str]:
        """Ids of the columns that found no room."""
        return [*self._left_out, *(self._drawing.hidden if self._drawing.fits else [])]

    @property
    def header(self) -> ScreenLine | None:
        """The labels of the columns; None where there are none, or where the rows are written as records."""
        return line_of(self._drawing.label_line()) if self._target.header and self._drawing.fits else None

    def lines(self, number: int, first: int = 0, after: int | None = None) -> list[ScreenLine]:
        """The lines of the rows from `first` to before `after`, with their headings; row 0 gets the given number."""
        after = len(self._rows) if after is None else min(after, len(self._rows))
        if not self._drawing.fits:
            return [line for row in range(first, after) for line in self._record(row, number + row)]
        result: list[ScreenLine] = []
        for group in self._arrangement.groups:
            if group.heading is not None and first <= group.first < after:
                result += map(line_of, self._drawing.heading_lines(group.heading))
            for row in range(max(group.first, first), min(group.after, after)):
                result += (line_of(spans, number + row) for spans in self._drawing.row_lines(row))
        return result

    def _record(self, row: int, number: int) -> list[ScreenLine]:
        """The lines of a row where its columns find no room beside each other: a line for each value."""
        target = self._target._replace(out=BytesIO())
        one = self._table._replace(rows=[self._rows[row]], heading=(), notes=tuple)
        records_format.write(one, target)
        assert isinstance(target.out, BytesIO)  # noqa: S101  # made above
        texts = target.out.getvalue().decode().rstrip("\n").split("\n")
        return [*(words_line(text, number) for text in texts), words_line("")]
