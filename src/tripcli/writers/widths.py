"""Widths of columns on a terminal: which columns are shown, and how the cells are shared among them.

Takes columns with their texts and the width of the terminal, gives widths. It must not know Rich or streams.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from tripcli.table import REFERENCES, Column, Kind
from tripcli.values.cells import width
from tripcli.writers.layout import WRAPPING, least_unbroken_cells, shortened_list

NARROW_CELLS = 10
"""Text wraps at no less than this, even where a column would otherwise be hidden."""
FIRST_NARROW_CELLS = 16
"""The same for the text that says what a row is (priority 1)."""
TITLE_CELLS = 40
"""Text that says what a row is (priority 1) gets so many cells before a column that is seldom needed is shown."""
WANTED_PRIORITY = 4
"""Columns with a higher number are seldom needed: they are hidden first."""
ESSENTIAL_PRIORITY = 2
"""Columns up to this number are never hidden: where they do not fit, the rows are written as records."""
WIDEST_UNBROKEN_CELLS = 20
"""A word up to this width is not broken as long as there is room for it."""
STAGE_CELLS = len("● committed,")
"""A stage is written on one line with its comma; what follows it (`not binding`) may wrap."""
TRIP_IDS = frozenset({Kind.TRIP, Kind.TRIPS})
"""Ids that stand in every row of several trips: they are read and copied whole."""
SHORTENED = frozenset({Kind.PEOPLE, Kind.SOURCES, Kind.STOPS})
"""Lists of which only as many names are written as find room on a line; the others are counted."""
ROWS_MEASURED = 120
"""Rows that decide how cells are shared; of more, as many evenly spread ones."""


class Widths(NamedTuple):
    """The widths that fit a terminal."""

    by_index: dict[int, int]
    """The cells of each column that is shown, by the column's index."""
    hidden: list[int]
    """Indexes of the columns that found no room."""
    fits: bool
    """False when a column that says what a row is would have to be hidden, or be wider than the terminal."""


def fitted(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], natural: Sequence[int], cells: int, gap: int
) -> Widths:
    """The widths of the columns in so many cells, with `gap` cells between two of them.

    Text wraps before columns are hidden, and cells are shared so that the rows take the fewest lines.
    """
    texts = [
        [shortened_list(text, 0) for text in column_texts] if column.kind in SHORTENED else column_texts
        for column, column_texts in zip(columns, texts, strict=True)
    ]
    least = [_least(column, natural[index], texts[index]) for index, column in enumerate(columns)]
    room = _Room(cells, gap)
    wide = [
        min(natural[index], TITLE_CELLS) if column.kind is Kind.TEXT and column.priority == 1 else least[index]
        for index, column in enumerate(columns)
    ]
    shown = _without(columns, list(range(len(columns))), wide, room, priority=WANTED_PRIORITY)
    if not room.holds(shown, least):
        narrow = [_narrow(column, wanted) for column, wanted in zip(columns, least, strict=True)]
        shown = _without(columns, shown, narrow, room, priority=0)
        least = [narrow[index] if index in shown else wanted for index, wanted in enumerate(least)]
    elif room.holds(shown, wide):
        least = wide
    for index in shown:
        if columns[index].kind in WRAPPING:
            raised = [*least]
            raised[index] = min(natural[index], max(least[index], _unbroken_cells(texts[index], least[index])))
            least = raised if room.holds(shown, raised) else least
    hidden = [index for index in range(len(columns)) if index not in shown]
    essential_hidden = any(columns[index].priority <= ESSENTIAL_PRIORITY for index in hidden)
    widths = {index: natural[index] for index in shown}
    flexible = [
        _measured(index, texts[index], natural[index], least[index])
        for index in shown
        if columns[index].kind in WRAPPING and natural[index] > least[index]
    ]
    _share(widths, flexible, sum(widths.values()) + gap * (len(shown) - 1) - cells)
    return Widths(widths, hidden, fits=not essential_hidden and room.holds(shown, least))


def _unbroken_cells(texts: Sequence[str], cells: int) -> int:
    """The cells in which no word of the texts is broken, of words that are wider than `cells` but not too wide."""
    widest = max((least_unbroken_cells(text) for text in texts if len(text) > cells), default=0)
    return min(widest, WIDEST_UNBROKEN_CELLS)


class _Room(NamedTuple):
    """The cells of a line."""

    cells: int
    gap: int
    """Cells between two columns."""

    def holds(self, shown: Sequence[int], widths: Sequence[int]) -> bool:
        """Whether these columns fit the line."""
        return sum(widths[index] for index in shown) + self.gap * (len(shown) - 1) <= self.cells


def _least(column: Column, natural: int, texts: Sequence[str]) -> int:
    """The cells that a column takes at least, unless it would be hidden otherwise."""
    if column.kind in TRIP_IDS:
        widest = max(width(word) for text in (column.label, *texts) for word in text.split(" "))
        return min(natural, widest, WIDEST_UNBROKEN_CELLS)
    if column.kind in SHORTENED or column.kind in REFERENCES:
        return min(natural, NARROW_CELLS)
    if column.kind is Kind.FIGURE:
        return min(natural, FIRST_NARROW_CELLS)
    if column.kind is Kind.STATUS:
        return min(natural, STAGE_CELLS)
    return min(natural, column.least_cells) if column.kind in WRAPPING else natural


def _narrow(column: Column, least: int) -> int:
    """The cells that a column takes at least before it is hidden."""
    if column.kind not in WRAPPING or column.kind is Kind.STATUS or column.kind in TRIP_IDS:
        return least
    return min(least, FIRST_NARROW_CELLS if column.priority == 1 else NARROW_CELLS)


def _without(
    columns: Sequence[Column], shown: list[int], least: Sequence[int], room: _Room, *, priority: int
) -> list[int]:
    """The columns without those of a higher priority number than `priority` that find no room; one always stays."""
    shown = list(shown)
    while len(shown) > 1 and not room.holds(shown, least):
        last = max(shown, key=lambda index: (columns[index].priority, index))
        if columns[last].priority <= priority:
            break
        shown.remove(last)
    return shown


class _Flexible(NamedTuple):
    """A column of text that is to become narrower than its widest text."""

    column_index: int
    least: int
    natural: int
    text_cells: list[int]
    """The width of each measured text."""


def _share(widths: dict[int, int], flexible: Sequence[_Flexible], surplus: int) -> None:
    """Take the surplus cells from the columns of text, so that the rows take the fewest lines."""
    if surplus <= 0:
        return
    for one in sorted(flexible, key=lambda one: one.natural - one.least, reverse=True):
        given = min(surplus, one.natural - one.least)
        widths[one.column_index] -= given
        surplus -= given
    for _ in range(2 if len(flexible) > 2 else 1):
        for one, other in combinations(flexible, 2):
            both = widths[one.column_index] + widths[other.column_index]
            widths[one.column_index] = _best_share(one, other, both)
            widths[other.column_index] = both - widths[one.column_index]


def _measured(index: int, texts: Sequence[str], natural: int, least: int) -> _Flexible:
    """A column of text with the widths of its texts."""
    some = texts[:: max(1, len(texts) // ROWS_MEASURED)]
    return _Flexible(index, least, natural, list(map(width, some)))


def _best_share(one: _Flexible, other: _Flexible, both: int) -> int:
    """The cells of the first column, of those that two columns have together, with which the rows take the fewest
    lines; among equal shares the one nearest to half."""

    def cost(cells: int) -> tuple[int, int]:
        return _lines(one.text_cells, cells, other.text_cells, both - cells), abs(2 * cells - both)

    first = max(one.least, both - other.natural)
    last = min(one.natural, both - other.least)
    return min(range(first, last + 1), key=cost)


def _lines(one: Sequence[int], one_cells: int, other: Sequence[int], other_cells: int) -> int:
    """About how many lines the rows take, by the widths of their texts in two columns."""
    total = 0
    for first, second in zip(one, other, strict=True):
        if first <= one_cells and second <= other_cells:
            total += 1
        else:
            total += max(_lines_of(first, one_cells), _lines_of(second, other_cells))
    return total


def _lines_of(text_cells: int, cells: int) -> int:
    """About how many lines a text takes: at the end of each some cells stay empty."""
    return 1 if text_cells <= cells else max(2, -(-text_cells // max(cells - 3, 1)))
