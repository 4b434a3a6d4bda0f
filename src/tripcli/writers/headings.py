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


class Heading(NamedTuple):
    """One line above a group."""

    text: str
    offset: str
    """The offset from UTC at the right end; empty where none is given."""
    level: int
    """1 for the first line of a heading (the day), 2 for the line beneath it (the place)."""


class Group(NamedTuple):
    """Consecutive rows under the same headings: from the row `first` to the one before `after`."""

    headings: tuple[Heading, ...]
    """The lines that differ from those of the group before; none where the table has no groups."""
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
    levels = [[index for index in heading_indexes if columns[index].group == level] for level in (1, 2)]
    groups = []
    before: list[Heading | None] = [None, None]
    for _, members in groupby(range(row_count), key=lambda row: [texts[index][row] for index in heading_indexes]):
        rows = list(members)
        lines = [
            _heading(columns, [(index, texts[index][rows[0]]) for index in indexes], level, unicode=unicode)
            for level, indexes in enumerate(levels, 1)
        ]
        if heading_indexes and not any(lines):
            lines[0] = Heading(NO_VALUE, "", 1)  # otherwise the rows would seem to belong to the heading before
        changed = next((number for number in (0, 1) if lines[number] != before[number]), 2)
        headings = tuple(line for line in lines[changed:] if line is not None)
        groups.append(Group(headings, rows[0], rows[-1] + 1))
        before = lines
    return groups


def _heading(columns: Sequence[Column], cells: Sequence[tuple[int, str]], level: int, *, unicode: bool) -> Heading | None:
    """One line of a heading from its cells; None when they have no value."""
    offset = ""
    parts = []
    for index, text in cells:
        if text == NO_VALUE:
            continue
        if columns[index].kind is Kind.OFFSET:
            offset = heading_offset(text)
        else:
            parts.append(heading_date(text) if columns[index].kind is Kind.DATE else text)
    heading = " · ".join(parts)
    if level == 1:
        heading = heading.upper()
    if not heading and not offset:
        return None
    return Heading(heading, offset, level) if unicode else Heading(in_ascii(heading), in_ascii(offset), level)


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
