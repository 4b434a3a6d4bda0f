"""Cells as values of Python: times, exact decimals, numbers, tuples of ids, None.

Takes a column, gives the function that reads its cells. Times with an hour are aware datetimes; dates, and times
without an offset, are a When.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tripcli.table import LISTS, Cell, Column, Kind, Row
from tripcli.values.times import OPEN, PART_HOURS, Time, parse_time, time_text
from tripcli.writers.list_cells import text_items, typed_value

Value = str | int | bool | Decimal | datetime | tuple[str, ...] | None
"""What a cell can be; `When` is a tuple of texts and dates."""


class When(NamedTuple):
    """A date as precise as it is known, local to where it happened. It sorts by its text, the earliest first."""

    text: str
    """The date alone: `2024-05-13`, `2024-05`, `2024`, or two of them with `/` between."""
    precision: str
    """`day`, `part` (of a day), `span`, `month`, `season`, `year`, `before`, or `minute` where no offset is known."""
    part: str
    """`evening`, `late afternoon`, `early` (of a month), `spring`, `before`, or an empty text."""
    qualifier: str
    """`~` approximate, `?` uncertain, `%` both, or an empty text."""
    first: date | None
    """The first day that it may be; None when it is only known to be before a date."""
    last: date
    """The last day that it may be."""

    @property
    def day(self) -> date | None:
        """The day; None when it is not known to the day."""
        return self.last if self.first == self.last else None

    def __str__(self) -> str:
        """The date as an author writes it: `2024-05-13 evening~`."""
        return time_text(Time(self.text, self.precision, self.part, "", self.qualifier, "", ""))


def when_of(time: Time) -> When:
    """The date of a time that was read."""
    first = None if time.first == OPEN else date.fromisoformat(time.first[:10])
    last = date.fromisoformat(time.last[:10])
    return When(time.text, time.precision, time.part, time.qualifier, first, last)


Reader = Callable[[Row], object]
"""Reads the value of one column from a row of cells."""


def readers(columns: Sequence[Column]) -> list[Reader]:
    """The functions that read a row of these columns, one a column."""
    indexes = {column.id: index for index, column in enumerate(columns)}
    return [_reader(column, index, indexes) for index, column in enumerate(columns)]


def _reader(column: Column, index: int, indexes: dict[str, int]) -> Reader:
    """The function that reads one column; a time is read with the columns of its part and its qualifier."""
    if column.kind in {Kind.TIME, Kind.DATE}:
        part, qualifier = (indexes.get(f"{column.id}_{name}") for name in ("part", "qualifier"))

        def read_time(row: Row) -> object:
            cell = row[index]
            words = ["" if other is None else str(row[other] or "") for other in (part, qualifier)]
            return None if cell is None else _time(str(cell), *words)

        return read_time
    read = _OF_KIND.get(column.kind, _text)
    return lambda row: read(row[index])


def _time(text: str, part: str, qualifier: str) -> object:
    """A time; text that has the form of none stays text."""
    try:
        if "T" in text and (text.endswith("Z") or text[-6] in "+-"):
            return datetime.fromisoformat(text)
        words = f"{text} {part}" if part.rpartition(" ")[2] in PART_HOURS else f"{part} {text}".strip()
        return when_of(parse_time(words + qualifier))
    except (ValueError, IndexError):
        return text


def _number(cell: Cell) -> object:
    """An exact decimal; text that is no number stays text."""
    try:
        return None if cell is None else Decimal(str(cell))
    except InvalidOperation:
        return cell


def _items(split: Callable[[str], list[str]]) -> Callable[[Cell], object]:
    """The function that reads a list; no value is an empty list."""
    return lambda cell: tuple(split(str(cell))) if cell else ()


def _text(cell: Cell) -> object:
    return None if cell is None else str(cell)


_IDS = _items(lambda text: text.split(";"))
_OF_KIND: dict[Kind, Callable[[Cell], object]] = {
    Kind.FLAG: lambda cell: cell == "yes",
    Kind.COUNT: lambda cell: None if cell is None else int(cell),
    Kind.NUMBER: _number,
    Kind.VALUE: lambda cell: None if cell is None else typed_value(str(cell))[1],
    Kind.WORDS: _items(text_items),
    Kind.CODES: _IDS,
    **dict.fromkeys(LISTS, _IDS),
}
