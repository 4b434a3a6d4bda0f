"""Headings: what consecutive rows share, said once above them; their offset at the right end.

Takes texts for people, gives groups of rows. It must not know Rich or widths.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from tripcli.table import Column, Kind
from tripcli.values.times import DAY_NAMES, MONTH_NAMES
from tripcli.writers.cell_text import NOTHING
from tripcli.writers.marks import in_ascii


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows that stand together, by their first and the one after their last."""

    heading: str
    """What they share; nothing where the table has no groups."""
    offset: str
    """Their offset from UTC, at the right end of the heading; nothing where none is given."""
    first: int
    after: int


def grouped(
    columns: Sequence[Column],
    texts: Sequence[Sequence[str]],
    headed: Sequence[int],
    *,
    row_count: int,
    unicode: bool,
) -> list[Group]:
    """The rows in groups of consecutive ones that share the values of the columns that head them."""
    groups = []
    for key, members in groupby(range(row_count), key=lambda row: [texts[place][row] for place in headed]):
        indexes = list(members)
        offset = ""
        named = []
        for place, text in zip(headed, key, strict=True):
            if text == NOTHING:
                continue
            if columns[place].id == "offset":
                offset = heading_offset(text)
            else:
                named.append(heading_date(text) if columns[place].kind is Kind.DATE else text)
        heading = " · ".join(named).upper()
        if headed and not heading and not offset:
            heading = NOTHING  # else the rows would seem to stand under the heading before
        if not unicode:
            heading, offset = in_ascii(heading), in_ascii(offset)
        groups.append(Group(heading=heading, offset=offset, first=indexes[0], after=indexes[-1] + 1))
    return groups


def heading_date(text: str) -> str:
    """A date with its day of the week, `Mon 13 May 2024`; other text as it stands."""
    from datetime import date  # noqa: PLC0415  # tables without headings do without it

    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}{text[10:]}"


def heading_offset(text: str) -> str:
    """An offset from UTC for a heading, `UTC+09:00`."""
    if text == "Z":
        return "UTC"
    return "UTC" + text.replace("-", "−") if text[0] in "+-" else text
