"""Excel files: typed cells, a frozen header with filters, columns as wide as their values.

Takes a table or a page, and a target. Numbers are numbers, days are dates, times with an hour are local times whose
number format shows their offset; what is less precise, and what a spreadsheet cannot hold exactly, is text. No text is
run as a formula, and only http and https addresses are links. The bytes depend on the answer alone.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from tripcli.errors import UsageError
from tripcli.table import Cell, Column, Kind, Page, Table
from tripcli.values.safe import safe_text
from tripcli.writers.extras import require
from tripcli.writers.flat_cells import flat_rows, with_names
from tripcli.writers.same_zip import same_zip
from tripcli.writers.target import Target

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its header."""
MOST_LINKS = 60_000
"""Links that a sheet may hold; further addresses are text."""
LONGEST_TEXT = 32_767
"""Characters that a cell holds."""
EXACT_DIGITS = 15
"""Digits that a number of a spreadsheet keeps."""
SAMPLED_ROWS = 200
"""Rows by which the widths of columns are chosen."""
LEAST_WIDTH, MOST_WIDTH = 8, 60

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WEB_ADDRESS = re.compile(r"https?://\S+")
_FIRST_DAY = "1901"
"""Spreadsheets have no earlier dates, and count those of 1900 in two ways."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


class _Sheet(NamedTuple):
    """One sheet of the workbook, read before the library opens its temporary files."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


def write(table: Table, target: Target) -> None:
    """Write the table to the target as a workbook of one sheet; raises UsageError."""
    _write([_sheet(table.title, table, target)], target)


def write_page(page: Page, target: Target) -> None:
    """Write a page to the target as a workbook with a sheet for each section; raises UsageError."""
    _write([_sheet(section.id, section.table, target) for section in page.sections if section.for_data], target)


def _sheet(title: str, table: Table, target: Target) -> _Sheet:
    """The rows of a table; raises UsageError when it has more than a sheet holds."""
    if target.names:
        table = with_names(table)
    rows = list(islice(flat_rows(table), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise UsageError(f"-f xlsx: a sheet holds {MOST_ROWS} rows, and the answer has more; -f csv holds them")
    return _Sheet(_NOT_IN_NAMES.sub(" ", safe_text(title))[:31] or "answer", table.columns, rows)


def _write(sheets: Sequence[_Sheet], target: Target) -> None:
    """Write the sheets as a workbook; raises UsageError when the library is not installed."""
    require("openpyxl", "xlsx", "xlsx")
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for one in sheets:
        _add_sheet(book, one, header=target.header)
    draft = BytesIO()
    book.save(draft)
    target.out.write(same_zip(draft.getvalue()))


def _add_sheet(book: "Workbook", content: _Sheet, *, header: bool) -> None:
    """Add a sheet; the widths of its columns are chosen by its first rows."""
    sheet = book.create_sheet(content.title)
    letters = list(islice(_letters(), len(content.columns)))
    for index, (letter, column) in enumerate(zip(letters, content.columns, strict=True)):
        longest = max((len(_text(row[index])) for row in content.rows[:SAMPLED_ROWS]), default=0)
        width = min(max(longest, len(column.id) + 3, LEAST_WIDTH), MOST_WIDTH)
        sheet.column_dimensions[letter].width = width
    if header:
        sheet.freeze_panes = "A2"
        sheet.append([_text_cell(sheet, column.id, bold=True) for column in content.columns])
    makers = [_cell_maker(sheet, column) for column in content.columns]
    for row in content.rows:
        sheet.append([None if cell is None else make(cell) for make, cell in zip(makers, row, strict=True)])
    if header and letters:
        sheet.auto_filter.ref = f"A1:{letters[-1]}{len(content.rows) + 1}"


def _letters() -> Iterator[str]:
    """The names of the columns of a sheet."""
    from openpyxl.utils import get_column_letter

    return map(get_column_letter, range(1, 16_385))


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _cell_maker(sheet: Any, column: Column) -> Callable[[Cell], object]:
    """The function that makes the cells of a column."""
    links = 0

    def address(cell: Cell) -> object:
        nonlocal links
        made = _text_cell(sheet, str(cell))
        if _WEB_ADDRESS.fullmatch(made.value) and links < MOST_LINKS:
            links += 1
            made.hyperlink = made.value
        return made

    makers: dict[Kind, Callable[[Cell], object]] = {
        Kind.COUNT: lambda cell: _number(sheet, str(cell)),
        Kind.NUMBER: lambda cell: _number(sheet, str(cell)),
        Kind.FLAG: lambda cell: True if cell == "yes" else _text_cell(sheet, str(cell)),
        Kind.TIME: lambda cell: _time(sheet, str(cell)),
        Kind.DATE: lambda cell: _time(sheet, str(cell)),
        Kind.ADDRESS: address,
    }
    return makers.get(column.kind, lambda cell: _text_cell(sheet, str(cell)))


def _text_cell(sheet: Any, text: str, *, bold: bool = False) -> Any:
    """A cell of text, whatever it begins with: also a program that edits the cell keeps it text."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    made = WriteOnlyCell(sheet, safe_text(text)[:LONGEST_TEXT])
    made.data_type = "s"
    if text.lstrip()[:1] in _FORMULA_STARTS:
        made.quotePrefix = True
    if bold:
        made.font = Font(bold=True)
    return made


_FORMULA_STARTS = frozenset({"=", "+", "-", "@", "＝", "＋", "－", "＠"})


def _number(sheet: Any, text: str) -> object:
    """A number that keeps all its digits, else text."""
    from decimal import Decimal

    if not _NUMBER.fullmatch(text) or len(text.strip("-0").replace(".", "")) > EXACT_DIGITS:
        return _text_cell(sheet, text)
    return Decimal(text) if "." in text else int(text)


def _time(sheet: Any, text: str) -> object:
    """A date, or a local time whose format shows its offset; a less precise time is text."""
    from openpyxl.cell import WriteOnlyCell

    if text >= _FIRST_DAY:
        if _DAY.fullmatch(text):
            made = WriteOnlyCell(sheet, datetime.fromisoformat(text))
            made.number_format = "yyyy\\-mm\\-dd"
            return made
        if match := _TIME.fullmatch(text):
            made = WriteOnlyCell(sheet, datetime.fromisoformat(match[1]))
            made.number_format = f'yyyy\\-mm\\-dd hh:mm" {match[2]}"'
            return made
    return _text_cell(sheet, text)
