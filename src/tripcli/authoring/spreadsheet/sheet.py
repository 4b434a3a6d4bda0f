"""Read the bytes of a spreadsheet (.csv, .tsv or .xlsx) as a header and numbered lines of text.

The format is recognised from the content, not from the name of the file. Excel files need the library openpyxl.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import count
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from openpyxl import Workbook

_DELIMITERS = (",", ";", "\t", "|")
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

HEADER_LINES = 20
"""The header is looked for in this many lines: a title or a date of printing may stand above it."""

EXCEL_BYTES = 64 << 20
"""The largest content of an Excel file after decompression."""


class Line(NamedTuple):
    """One line of a spreadsheet."""

    number: int
    """The line of the file, or the row of the worksheet, on which it begins; the first is 1."""
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """A header and the lines below it."""

    header: tuple[str, ...]
    """Names of the columns; letters (`A`, `B`, …) where the spreadsheet has no header."""
    lines: tuple[Line, ...]
    has_header: bool


def read_sheet(content: bytes, known_names: Callable[[Sequence[str]], int], worksheet: str = "") -> Sheet:
    """Read a spreadsheet.

    `known_names` counts how many cells of a line are names of columns: the line with the most is the header.
    `worksheet` names a worksheet of an Excel file; the first one is read otherwise. Raises ValueError with the reason
    when the content is no spreadsheet.
    """
    if content.startswith(_OLD_EXCEL):
        raise ValueError("an old Excel file (.xls); save it as .xlsx or as CSV in UTF-8")
    lines = _excel_lines(content, worksheet) if content.startswith(_ZIP) else _text_lines(_decoded(content))
    filled = [line for line in lines if any(cell.strip() for cell in line.cells)]
    if not filled:
        raise ValueError("the table is empty; its first line names the columns")
    first = filled[:HEADER_LINES]
    score, at = max((known_names(line.cells), -index) for index, line in enumerate(first))
    if score == 0 and _looks_like_data(filled[0]):
        width = max(len(line.cells) for line in filled)
        return Sheet(tuple(_letters(index) for index in range(width)), tuple(filled), has_header=False)
    header = first[-at] if score else filled[0]
    below = tuple(line for line in filled if line.number > header.number)
    return Sheet(tuple(cell.strip() for cell in header.cells), below, has_header=True)


def _looks_like_data(line: Line) -> bool:
    """Return whether a line has a cell with a day or an address, which no header has."""
    return any("://" in cell or sum(letter.isdigit() for letter in cell) >= 6 for cell in line.cells)


def _letters(index: int) -> str:
    """Return the letters by which a spreadsheet names a column: A, B, … Z, AA, AB …."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _decoded(content: bytes) -> str:
    """Decode the text; raises ValueError with the first line that is not UTF-8."""
    if content.startswith(_UTF16):  # Excel's "Unicode text"
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line}: not UTF-8; save the table as CSV in UTF-8") from error


def _text_lines(text: str) -> Iterator[Line]:
    """Yield the lines of separated values; raises ValueError when a quotation mark is not closed."""
    beginning = re.sub(r'"[^"]*("|\Z)', "", text[:10_000])  # a cell in quotes may list many names with semicolons
    delimiter = max(_DELIMITERS, key=beginning.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            yield Line(number, tuple(cells))
            number = reader.line_num + 1
    except csv.Error as error:
        unclosed = "a quotation mark that is never closed" if "end of data" in str(error) else str(error)
        raise ValueError(f"line {number}: {unclosed}") from error


def _excel_lines(content: bytes, worksheet: str) -> Iterator[Line]:
    """Yield the rows of a worksheet; raises ValueError when the file cannot be read."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            size_bytes = sum(member.file_size for member in archive.infolist())
    except (BadZipFile, NotImplementedError) as error:  # the latter for a damaged number of the format's version
        raise ValueError("a damaged Excel file") from error
    if size_bytes > EXCEL_BYTES:
        raise ValueError(f"the Excel file holds more than {EXCEL_BYTES >> 20} MiB")
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise ValueError("Excel files need the library openpyxl: pip install 'tripcli[xlsx]'") from error
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises errors of many kinds on a damaged file
        raise ValueError("not an Excel workbook, or a damaged one") from error
    if worksheet and worksheet not in book.sheetnames:
        raise ValueError(f'no worksheet "{worksheet}"; there are: {", ".join(book.sheetnames)}')
    if not book.sheetnames:
        raise ValueError("an Excel workbook without worksheets")
    yield from _rows(book, worksheet or book.sheetnames[0])


def _rows(book: "Workbook", worksheet: str) -> Iterator[Line]:
    """Yield the rows of a worksheet, which are read only now; raises ValueError when they are damaged."""
    rows = iter(book[worksheet].iter_rows(values_only=True))
    for number in count(1):
        try:
            row = next(rows, None)
        except Exception as error:
            raise ValueError("a damaged Excel file") from error
        if row is None:
            return
        yield Line(number, tuple(map(_cell_text, row)))


def _cell_text(value: object) -> str:
    """Return an Excel value as text: days in ISO form, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
