"""Comma-separated values as in RFC 4180, in UTF-8: the format for spreadsheets.

Takes a table and a target, streams. A cell that a spreadsheet would run as a formula gets an apostrophe before
it; a number never does. Each column of ids has a column of names behind it (`participants_names`), unless the columns
were chosen: somebody who opens the file in a spreadsheet has nothing to look names up in. The other cells are those of
the tsv format.
"""

import re
from io import StringIO

from tripcli.table import Cell, Table
from tripcli.values.safe import safe_text
from tripcli.writers.flat_cells import flat_rows, with_names
from tripcli.writers.lines import batches
from tripcli.writers.target import Target

_FORMULA_STARTS = frozenset("=+-@＝＋－＠")
"""A spreadsheet takes text that begins so for a formula, some also in the full width of East Asian
keyboards."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def write(table: Table, target: Target) -> None:
    """Write the table to the target as comma-separated values; an empty cell means no value."""
    import csv

    if target.names:
        table = with_names(table)
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    if target.header:
        writer.writerow([_without_formula(column.id) for column in table.columns])
    for rows in batches(flat_rows(table)):
        writer.writerows([[_without_formula(cell) for cell in row] for row in rows])
        target.out.write(buffer.getvalue().encode())
        buffer.seek(0)
        buffer.truncate()
    target.out.write(buffer.getvalue().encode())


def _without_formula(cell: Cell) -> Cell:
    """The cell sanitised, with an apostrophe before it where a spreadsheet would run it."""
    if not isinstance(cell, str):
        return cell
    text = safe_text(cell)
    first = text.lstrip()[:1]
    if first in _FORMULA_STARTS and _NUMBER.fullmatch(text) is None:
        return f"'{text}"
    return text
