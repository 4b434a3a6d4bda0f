"""Times as people know them: a year, a month, a day, a part of a day or a minute, and how sure it is.

Takes text (`2024-05-13T18:30~`, `2024-05-13 evening`), gives a Time: local, without a zone. It must not know
where the time was read; `values.instants` brings zones in.
"""

import re
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

PART_HOURS = {
    "morning": (6, 4, 12),
    "noon": (12, 11, 14),
    "afternoon": (14, 12, 18),
    "evening": (18, 16, 22),
    "night": (21, 19, 24),
}
"""Part of the day -> the usual hour, by which it is ordered, and the hours from and before which it is."""

PRECISIONS = ("minute", "part", "day", "month", "year")
"""From the most precise; the order of rows that stand at one instant."""

MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Names for people, the same under every locale."""

NEVER = 2**62
"""The instant at which what has no date stands: behind all that has one."""

NEAR_MINUTES = 5
"""An approximate time says the same as an exact one this near to it."""

TIME = (
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:T([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?| ([a-z]+))?)?)?([~?%]?)"
)
"""The form of a time, as a regular expression."""

_TEXT = re.compile(TIME)


class Time(NamedTuple):
    """A time as precise as it is known, local to a place that it does not name."""

    text: str
    """As in the dataset, without qualifier, part of day and offset."""
    precision: str
    """One of PRECISIONS."""
    part: str
    """Part of the day, or nothing."""
    offset: str
    """The offset from UTC that was written with it, `Z` or `+09:00`, or nothing."""
    qualifier: str
    """`~` approximate, `?` uncertain, `%` both, or nothing."""
    first: str
    """First minute that it may mean, `2024-05-13T00:00`."""
    last: str
    """Last minute that it may mean, `2024-05-13T23:59`."""

    @property
    def day(self) -> str:
        """The local day, `2024-05-13`; nothing when no day is known."""
        return self.first[:10] if self.precision in {"minute", "part", "day"} else ""


@lru_cache(maxsize=32768)
def parse_time(text: str, *, offset_allowed: bool = False) -> Time:
    """Read a time; raises ValueError with what is wrong with it."""
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError("a time: 2024, 2024-05, 2024-05-13, 2024-05-13T18:30 or 2024-05-13 evening, then ~ ? or %")
    year, month, day, hour, minute, offset, part, qualifier = match.groups(default="")
    _check_calendar(year, month, day)
    if offset and not offset_allowed:
        raise ValueError("a local time, without an offset: the stop or place gives the zone")
    if offset[1:] > "14:00" or offset[4:] > "59":
        raise ValueError("an offset from -14:00 to +14:00")
    plain = text.removesuffix(qualifier) if qualifier else text
    if hour:
        if hour > "23" or minute > "59":
            raise ValueError("an hour from 00 to 23 and a minute from 00 to 59")
        plain = plain.removesuffix(offset)
        return Time(plain, "minute", "", offset, qualifier, plain, plain)
    if part:
        if part not in PART_HOURS:
            raise ValueError("a part of the day: " + ", ".join(PART_HOURS))
        plain = plain[:10]
        return Time(plain, "part", part, "", qualifier, f"{plain}T00:00", f"{plain}T23:59")
    if day:
        return Time(plain, "day", "", "", qualifier, f"{plain}T00:00", f"{plain}T23:59")
    if month:
        last_day = monthrange(int(year), int(month))[1]
        return Time(plain, "month", "", "", qualifier, f"{plain}-01T00:00", f"{plain}-{last_day}T23:59")
    return Time(plain, "year", "", "", qualifier, f"{plain}-01-01T00:00", f"{plain}-12-31T23:59")


def _check_calendar(year: str, month: str, day: str) -> None:
    """Refuse a date that no calendar has."""
    if not "1000" <= year <= "9998":  # the end of a day is reckoned from the next, and 9999 has no next year
        raise ValueError("a year from 1000 to 9998")
    if month and not "01" <= month <= "12":
        raise ValueError("a month from 01 to 12")
    if day and not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        raise ValueError(f"a day that {year}-{month} has")


def confirms(coarse: Time, fine: Time) -> bool:
    """Whether `coarse` says nothing that `fine` does not say more exactly (or just as exactly)."""
    if coarse.precision == fine.precision and fine.qualifier and not coarse.qualifier:
        return False
    if coarse.precision == "minute":
        return fine.precision == "minute" and (coarse.text == fine.text or _nearly(coarse, fine))
    if not (coarse.first <= fine.first and fine.last <= coarse.last):
        return False
    if coarse.precision == "part":
        within = fine.precision == "minute" and _within_part(fine.text, coarse.part)
        return within or fine.part == coarse.part
    return PRECISIONS.index(fine.precision) <= PRECISIONS.index(coarse.precision)


def _nearly(coarse: Time, fine: Time) -> bool:
    """Whether an approximate minute is that of an exact one."""
    approximate = bool(coarse.qualifier) and not fine.qualifier
    return approximate and _minutes_apart(coarse.text, fine.text) <= NEAR_MINUTES


def gives_way(coarse: Time, fine: Time) -> bool:
    """Whether `fine` is told rather than `coarse`: confirmed by it, or exact where that is approximate."""
    return confirms(coarse, fine) or (
        coarse.precision == fine.precision == "minute"
        and coarse.day == fine.day
        and bool(coarse.qualifier)
        and not fine.qualifier
    )


def _within_part(minute: str, part: str) -> bool:
    """Whether a minute may be meant by a part of its day."""
    _, first_hour, before_hour = PART_HOURS[part]
    return first_hour <= int(minute[11:13]) < before_hour


def _minutes_apart(one: str, other: str) -> int:
    """Minutes between two minutes of one day; a day's worth when they are of two."""
    if one[:10] != other[:10]:
        return 24 * 60
    minutes = [int(minute[11:13]) * 60 + int(minute[14:16]) for minute in (one, other)]
    return abs(minutes[0] - minutes[1])
