"""Columns of a table in a document that is read without the program: Markdown or HTML.

Takes a table, gives its columns with the functions that read a row. It must not know Markdown or HTML.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tripcli.table import Column, Row, Table
from tripcli.writers.cell_text import NO_VALUE, CellFormatter, cell_formatter


class DocumentColumn(NamedTuple):
    """A column of a document."""

    column: Column
    column_index: int
    depth_index: int | None
    format_cell: CellFormatter

    def text(self, row: Row) -> str:
        """The text for people of its cell in a row, with all names in full; empty for no value."""
        text = self.format_cell(row[self.column_index])
        return "" if text == NO_VALUE else text

    def depth(self, row: Row) -> int:
        """How deep the row lies under the rows before it; 0 for a column without a tree."""
        depth = row[self.depth_index] if self.depth_index is not None else 0
        return depth if isinstance(depth, int) else 0


def document_columns(table: Table) -> Sequence[DocumentColumn]:
    """All columns but those that only say how deep a row is."""
    indexes = {column.id: index for index, column in enumerate(table.columns)}
    depths = {column.depth_in for column in table.columns}
    return [
        DocumentColumn(
            column,
            index,
            indexes.get(column.depth_in),
            cell_formatter(column, table.names, True, in_full=True, usual_year=table.usual_year),
        )
        for index, column in enumerate(table.columns)
        if column.id not in depths
    ]
