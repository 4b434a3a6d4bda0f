"""When an entry of a calendar begins and ends.

Takes times as a table has them, gives dates or instants. A calendar knows only days and minutes: what is less precise
has no place in it. It must not know iCalendar.
"""

import re
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LENGTH = re.compile(r"(?:about )?(?=[0-9])(?:([0-9]{1,4})h)?(?:([0-9]{1,4})m)?")


class Reported(NamedTuple):
    """A time as a table has it."""

    text: str
    """ISO 8601 as precise as it is known, with the offset when it has an hour; empty for no time."""
    part: str = ""
    """Part of the day, or `before`."""
    qualifier: str = ""
    """`~` approximate, `?` uncertain, `%` both."""


class Occupied(NamedTuple):
    """The time that an entry takes up: days, or instants in UTC."""

    start: date
    end: date | None
    """Exclusive; None for an instant whose end is not known."""
    length: timedelta | None = None
    """How long it took, as reported, where no end is known."""


def occupied_time(start: Reported, end: Reported, length: str = "") -> Occupied | None:
    """Return the time that an entry takes up; None when the day of its start is not known.

    It takes up whole days unless its start has an hour, and its end has one too or is on the same day.
    """
    first, last = _day(start), _day(end)
    if first is None:
        return None
    begin, finish = _instant(start), _instant(end)
    if begin is not None and finish is not None and (begin.tzinfo is None) == (finish.tzinfo is None):
        return Occupied(begin, finish if finish > begin else None)
    if begin is not None and (last is None or last <= first):
        return Occupied(begin, None, None if last else _span(length))
    return Occupied(first, max(first, last or first) + timedelta(days=1))


def is_before(time: Reported, other: Reported) -> bool:
    """Whether a time is before another, as far as both are known."""
    day, other_day = _day(time), _day(other)
    return day is not None and other_day is not None and (day, time.text) < (other_day, other.text[: len(time.text)])


def _day(time: Reported) -> date | None:
    """The local day of a time; None when it is less precise."""
    if time.part == "before" or not _DAY.match(time.text):
        return None
    try:
        return datetime.fromisoformat(time.text).date()
    except ValueError:
        return None


def _instant(time: Reported) -> datetime | None:
    """The instant of a time in UTC; None when it has no hour. Without an offset it stays local to the reader."""
    if _day(time) is None or "T" not in time.text:
        return None
    moment = datetime.fromisoformat(time.text)
    return moment.astimezone(UTC) if moment.tzinfo else moment


def _span(length: str) -> timedelta | None:
    """A length that is one figure; None for a range or a bound."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return None
    return timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0)) or None
