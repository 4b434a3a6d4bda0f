"""Runs of quiet days: days with few rows, all at one place, stand under one heading, and each row names its day.

Takes the groups of a table with the texts of its dates and times, gives fewer groups and longer times. It must not know
Rich or widths.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tripcli.values.times import MONTH_NAMES
from tripcli.writers.cell_text import NO_VALUE
from tripcli.writers.headings import Group
from tripcli.writers.marks import in_ascii

MOST_ROWS_A_DAY = 3
"""A day with more rows keeps a heading of its own, and so does a day with two rows at a place that has an offset: its
rows have hours, which would find no room behind the day."""

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_WHOLE = re.compile(r"that (?:day|month|year)(.*)")
"""The time of what has no hour: the date says it already. The group is the mark behind it, such as ` planned`."""
_LATER_DAY = re.compile(r"to ([0-9]{1,2}) ([A-Z][a-z]{2})(.*)")


class _Date(NamedTuple):
    """A day, month or year."""

    year: str
    month: str
    """The name of the month; empty for a year."""
    day: str

    @property
    def text(self) -> str:
        """The date without its year, if it has a month: `9 Nov`."""
        return " ".join(part for part in (self.day, self.month) if part) or self.year


def in_runs(
    groups: Sequence[Group], dates: Sequence[str], times: Sequence[str], *, unicode: bool
) -> tuple[list[Group], list[str]]:
    """The groups with one for each run of quiet days, and the times, which in such a run begin with the day."""
    new_groups: list[Group] = []
    new_times = list(times)
    for run in _runs(groups, dates):
        first_heading = run[0].heading
        if len(run) == 1 or first_heading is None:
            new_groups += run
            continue
        rows = range(run[0].first, run[-1].after)
        known = [date for row in rows if (date := _date(dates[row]))]
        title = _title(known[0], known[-1])
        heading = first_heading._replace(text=title if unicode else in_ascii(title))
        new_groups.append(Group(heading, rows[0], rows[-1] + 1))
        for row in rows:
            date = _date(dates[row])
            if date is not None:
                text = _time_with_day(date, times[row])
                new_times[row] = text if unicode else in_ascii(text)
    return new_groups, new_times


def _runs(groups: Sequence[Group], dates: Sequence[str]) -> Iterator[list[Group]]:
    """The groups, those together whose days stand in one run."""
    quiet = [_is_quiet(groups, index, dates) for index in range(len(groups))]
    run: list[Group] = []
    for index, group in enumerate(groups):
        if run and not (quiet[index - 1] and quiet[index] and _joins(run[0], group, dates)):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _is_quiet(groups: Sequence[Group], index: int, dates: Sequence[str]) -> bool:
    """Whether a group has few rows and is all that the table has of its day."""
    group = groups[index]
    neighbours = [dates[other.first] for other in (*groups[max(index - 1, 0) : index], *groups[index + 1 : index + 2])]
    day = dates[group.first]
    known = day == NO_VALUE or _date(day) is not None
    most = 1 if group.heading and group.heading.offset else MOST_ROWS_A_DAY
    return known and group.after - group.first <= most and day not in neighbours


def _joins(first: Group, group: Group, dates: Sequence[str]) -> bool:
    """Whether a group is at the place of a run and in its year; what has no date joins too, behind the days."""
    if first.heading is None or group.heading is None:
        return False
    if group.heading.above:  # of another trip
        return False
    same_place = (first.heading.under, first.heading.offset) == (group.heading.under, group.heading.offset)
    begun, date = _date(dates[first.first]), _date(dates[group.first])
    return same_place and begun is not None and (date is None or date.year == begun.year)


def _date(text: str) -> _Date | None:
    """The date that a text begins with; None when there is none."""
    match = _DATE.match(text)
    if match is None:
        return None
    year, month, day = match.groups(default="")
    return _Date(year, MONTH_NAMES[int(month) - 1] if month else "", day.lstrip("0"))


def _title(first: _Date, last: _Date) -> str:
    """The first and the last day of a run, in capitals: `4 – 26 NOV 1999`."""
    if first.text == last.text or (first.month == last.month and not (first.day and last.day)):
        return f"{first.text if not first.day else last.text} {first.year}".upper()
    begun = first.day if first.day and last.day and first.month == last.month else first.text
    return f"{begun} – {last.text} {last.year}".upper()


def _time_with_day(date: _Date, time: str) -> str:
    """The day and the time: `9 Nov 10:00`, `9 Nov` for that day, `7–9 Nov` where the end is another day."""
    if whole := _WHOLE.fullmatch(time):
        return date.text + whole.group(1)
    if later := _LATER_DAY.fullmatch(time):
        day, month, rest = later.groups()
        begun = date.day if month == date.month else date.text
        return f"{begun}–{day} {month}{rest}"
    if not date.day:  # the time names the month itself
        return time.replace(f" {date.year}", "")
    return f"{date.text} {time}"
