"""Headings: what consecutive rows share, written once above them in one line or two.

Takes texts for people, gives groups of rows. It must not know Rich or widths.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from tripcli.table import Column, Kind
from tripcli.values.times import DAY_NAMES, MONTH_NAMES
from tripcli.writers.cell_text import NO_VALUE
from tripcli.writers.marks import in_ascii

SEPARATOR = " · "


class Heading(NamedTuple):
    """One line above a group."""

    text: str
    """What the columns of the first level have in common (the day), in capitals; empty in a line of the second level
    alone."""
    under: str
    """What the columns of the second level have in common (the place)."""
    offset: str
    """The offset from UTC at the right end; empty where none is given."""
    separator: str = SEPARATOR
    above: str = ""
    """What the columns of the third level have in common (the trip), in capitals, for a line of its own; empty where
    the heading before has the same."""

    @property
    def line(self) -> str:
        """Both levels in one line."""
        return self.separator.join(part for part in (self.text, self.under) if part)


class Group(NamedTuple):
    """Consecutive rows under the same headings: from the row `first` to the one before `after`."""

    heading: Heading | None
    """None where the table has no groups."""
    first: int
    after: int


def groups_of(
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
    heading_indexes: Sequence[int],
    *,
    row_count: int,
    unicode: bool,
) -> list[Group]:
    """The rows in groups of consecutive ones that have equal values in the columns of the heading."""
    groups = []
    before: Heading | None = None
    for _, members in groupby(range(row_count), key=lambda row: [texts[index][row] for index in heading_indexes]):
        rows = list(members)
        heading = None
        if heading_indexes:
            cells = [(columns[index], texts[index][rows[0]]) for index in heading_indexes]
            full = _heading(cells, unicode=unicode)
            heading = full if before is None else _without_repetition(full, before)
            before = full
        groups.append(Group(heading, rows[0], rows[-1] + 1))
    return groups


def _without_repetition(heading: Heading, before: Heading) -> Heading:
    """The heading without what the one before says already."""
    if heading.above != before.above:
        return heading
    is_same_day = before.text == heading.text and heading.under and before.under
    return heading._replace(above="", text="" if is_same_day else heading.text)


def _heading(cells: Sequence[tuple[Column, str]], *, unicode: bool) -> Heading:
    """The heading of rows with these cells."""
    offset = ""
    levels: tuple[list[str], list[str], list[str]] = ([], [], [])
    for column, text in cells:
        if text == NO_VALUE:
            continue
        if column.kind is Kind.OFFSET:
            offset = heading_offset(text)
        else:
            levels[column.group - 1].append(heading_date(text) if column.kind is Kind.DATE else text)
    first, second, third = (SEPARATOR.join(level) for level in levels)
    if not first and not second and not offset and any(column.group < 3 for column, _ in cells):
        first = NO_VALUE  # otherwise the rows would seem to belong to the heading before
    heading = Heading(first.upper(), second, offset, SEPARATOR, third.upper())
    return heading if unicode else Heading(*map(in_ascii, heading))


def heading_date(text: str) -> str:
    """A date with its day of the week, `Mon 13 May 2024`; another text as it is."""
    from datetime import date

    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}{text[10:]}"


def heading_offset(text: str) -> str:
    """An offset from UTC as a heading has it: `UTC+09:00`."""
    if text == "Z":
        return "UTC"
    return "UTC" + text.replace("-", "−") if text[0] in "+-" else text
