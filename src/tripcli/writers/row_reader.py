"""Read the cells of a row by the ids of their columns, for formats of other programs.

Takes a table, gives cells or their texts for people on one line. It must not know formats.
"""

from tripcli.table import Cell, Row, Table
from tripcli.writers.cell_text import cell_formatter, one_line
from tripcli.writers.list_cells import text_items


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, table: Table) -> None:
        self._indexes = {column.id: index for index, column in enumerate(table.columns)}
        self._formatters = {
            column.id: cell_formatter(column, table.names, True, in_full=True, usual_year="")
            for column in table.columns
        }
        self.address = table.address

    def cell(self, row: Row, *column_ids: str) -> Cell:
        """Return the first cell of these columns that has a value; None when none has."""
        cells = (row[self._indexes[one]] for one in column_ids if one in self._indexes)
        return next((cell for cell in cells if cell is not None), None)

    def raw(self, row: Row, *column_ids: str) -> str:
        """Return that cell as programs get it, sanitised; empty for no value."""
        cell = self.cell(row, *column_ids)
        return "" if cell is None else one_line(str(cell))

    def text(self, row: Row, *column_ids: str) -> str:
        """Return that cell as people read it, names and years in full; empty for no value."""
        for one in column_ids:
            cell = self.cell(row, one)
            if cell is not None:
                return one_line(self._formatters[one](cell))
        return ""

    def texts(self, row: Row, column_id: str) -> list[str]:
        """Return the texts of a list."""
        return [one_line(one) for one in text_items(str(self.cell(row, column_id) or ""))]

    def name(self, column_id: str, record_id: str) -> str:
        """Return the name of a record to which a column refers."""
        return one_line(self._formatters[column_id](record_id))
