"""The histogram of what became known when, as text.

Takes moments and a width, gives lines. Moments stand side by side, however long the time between them: most of what is
known of a trip became known in a few days.
"""

from collections.abc import Sequence

from tripcli.query.moments import Moment
from tripcli.values.cells import width
from tripcli.values.instants import local_minute
from tripcli.values.times import MONTH_NAMES

BARS = " ▁▂▃▄▅▆▇█"
TRACK_BEFORE, TRACK_AFTER, HANDLE = "━", "─", "●"


def column_of(position: int, count: int, cells: int) -> int:
    """The column, from 0, in which a moment stands."""
    return position * (cells - 1) // max(count - 1, 1)


def position_at(column: int, count: int, cells: int) -> int:
    """The last moment that stands in a column or before it."""
    if column >= cells - 1:
        return count - 1
    return max((column + 1) * max(count - 1, 1) - 1, 0) // max(cells - 1, 1) if column >= 0 else 0


def bars(moments: Sequence[Moment], cells: int) -> str:
    """A bar for each column: how many reports became known then."""
    heights = [0] * cells
    for position, moment in enumerate(moments):
        heights[column_of(position, len(moments), cells)] += moment.reports or moment.sources
    most = max(heights, default=0)
    return "".join(BARS[-(-height * (len(BARS) - 1) // most)] if height else BARS[0] for height in heights)


def track(position: int, count: int, cells: int) -> str:
    """The line on which the handle of the slider moves."""
    column = column_of(position, count, cells)
    return TRACK_BEFORE * column + HANDLE + TRACK_AFTER * (cells - column - 1)


def dates(moments: Sequence[Moment], zone: str, cells: int) -> str:
    """Days below the columns in which their first moment stands, as many as find room."""
    line, month, year = "", "", ""
    day_before = ""
    for position, moment in enumerate(moments):
        day = local_minute(moment.instant, zone)[0][:10]
        if day == day_before:
            continue
        day_before = day
        column = column_of(position, len(moments), cells)
        text = _day(day, month, year)
        if (line and column < len(line) + 2) or column + width(text) > cells:
            continue
        line = line.ljust(column) + text
        year, month = day[:4], day[5:7]
    return line.ljust(cells)


def _day(day: str, month_before: str, year_before: str) -> str:
    """A day, with the month when it is another, and the year when it is another."""
    year, month, number = day.split("-")
    text = str(int(number))
    if month != month_before or year != year_before:
        text += f" {MONTH_NAMES[int(month) - 1]}"
    return f"{text} {year}" if year != year_before else text
