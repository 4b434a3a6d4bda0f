"""Comma-separated values as RFC 4180 has them, in UTF-8: what spreadsheets open.

Takes a table and a target, streams. A cell that a spreadsheet would run as a formula gets an apostrophe before
it; a number never does. Every other text is that of the tsv format.
"""

import re
from io import StringIO

from tripcli.table import Cell, Table
from tripcli.writers.lines import batches
from tripcli.writers.safe import safe_text
from tripcli.writers.target import Target

_RUNS = frozenset("=+-@＝＋－＠")
"""A spreadsheet takes text that begins so for a formula, some also in the full width of East Asian
keyboards."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def write(table: Table, target: Target) -> None:
    """Put the table on the target as comma-separated values; nothing stands for no value."""
    import csv  # noqa: PLC0415  # only this format pays for it

    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    if target.header:
        writer.writerow([_harmless(column.id) for column in table.columns])
    for rows in batches(table.rows):
        writer.writerows([[_harmless(cell) for cell in row] for row in rows])
        target.out.write(buffer.getvalue().encode())
        buffer.seek(0)
        buffer.truncate()
    target.out.write(buffer.getvalue().encode())


def _harmless(cell: Cell) -> Cell:
    """The cell sanitised, and not to be run by a spreadsheet."""
    if not isinstance(cell, str):
        return cell
    text = safe_text(cell)
    first = text.lstrip()[:1]
    if first in _RUNS and _NUMBER.fullmatch(text) is None:
        return f"'{text}"
    return text
