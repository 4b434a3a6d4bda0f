"""The route by day: where the traveller was, or was to be, on each day.

Takes the rows of the view `stops`, gives a line a day with the options that select it. It must not know widgets.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tripcli.browse.screen_lines import FixedLines, ScreenLine, line_of, words_line
from tripcli.table import Row, Table
from tripcli.values.cells import width
from tripcli.values.times import DAY_NAMES, MONTH_NAMES
from tripcli.writers.cell_text import one_line
from tripcli.writers.marks import MARKS
from tripcli.writers.terminal import BOLD, DIM, PLAIN

LONGEST_STAY_DAYS = 60
"""A longer stay has lines only for its first and its last day."""

WITH_WEEKDAY_CELLS = 24
"""Cells from which a line names the day of the week."""


class Day(NamedTuple):
    """A line of the route."""

    day: str
    """The local day, `2024-05-13`; empty for stops without a day."""
    names: str
    """The stops of that day, sanitised."""
    status: str
    """`expected` when none of them was reached yet."""
    words: tuple[str, ...]
    """The options that select what happened then."""


class _Stop(NamedTuple):
    """What the route takes of a row."""

    id: str
    name: str
    kind: str
    status: str
    arrive: str | None
    depart: str | None

    def days(self) -> Iterator[str]:
        """The local days at the stop; of home those of leaving and return."""
        known = [one[:10] for one in (self.arrive, self.depart) if one and len(one) >= len("2024-05-13")]
        if len(known) < 2 or self.kind == "home" or known[0] >= known[1]:
            yield from dict.fromkeys(known)
            return
        first, last = map(date.fromisoformat, known)
        between = (last - first).days
        steps = range(between + 1) if between <= LONGEST_STAY_DAYS else (0, between)
        yield from ((first + timedelta(days=step)).isoformat() for step in steps)


def route_days(table: Table, rows: Sequence[Row], as_of_day: str) -> list[Day]:
    """The days of the route in order; stops without a day stand at the end. What comes after the day is expected."""
    indexes = [table.column_index(name) for name in _Stop._fields]
    stops = [_Stop(*(row[index] for index in indexes)) for row in rows]  # type: ignore[arg-type]  # as the view's kinds say
    by_day: dict[str, list[_Stop]] = {}
    for stop in stops:
        for day in stop.days():
            by_day.setdefault(day, []).append(stop)
    days = [_day(day, by_day[day], ("--on", day), as_of_day) for day in sorted(by_day)]
    return days + [_day("", [stop], ("--stop", stop.id), as_of_day) for stop in stops if not list(stop.days())]


def _day(day: str, stops: Sequence[_Stop], words: tuple[str, ...], as_of_day: str) -> Day:
    stops = sorted(stops, key=lambda stop: stop.kind == "home" and day == (stop.arrive or "")[:10])  # reached last
    names = ", ".join(dict.fromkeys(one_line(stop.name) for stop in stops))
    statuses = {stop.status for stop in stops}
    if as_of_day and day > as_of_day:
        statuses.discard("held")  # he is there already, and was to be there on that day too
    status = next((one for one in ("held", "expected") if one in statuses), "expected")
    return Day(day, names, status, words)


def route_lines(days: Sequence[Day], width_cells: int) -> FixedLines:
    """The days as lines, below their months; the first row stands for all days."""
    result: list[ScreenLine] = [words_line("All days", 0)]
    month_before = ""
    for number, one in enumerate(days, 1):
        month = one.day[:7]
        if month != month_before:
            title = f"{MONTH_NAMES[int(month[5:]) - 1]} {month[:4]}".upper() if month else "NO DAY"
            result.append(line_of([(title, BOLD)]))
            month_before = month
        begin = f"{int(one.day[8:]):>2} " if one.day else ""
        if one.day and width_cells >= WITH_WEEKDAY_CELLS:
            begin = f"{DAY_NAMES[date.fromisoformat(one.day).weekday()]} {begin}"
        mark = MARKS.get(one.status, " ")
        room = max(width_cells - width(begin) - 2, 1)
        result.append(line_of([(begin, DIM), (f"{mark} {cut(one.names, room)}", PLAIN)], number))
    return FixedLines(result)


def cut(text: str, cells: int) -> str:
    """The text cut to at most `cells` cells; `…` marks the cut."""
    if width(text) <= cells:
        return text
    result = ""
    for character in text:
        if width(result + character) >= cells:
            break
        result += character
    return result + "…"
