"""Times as people know them: a year, a month, a day, a part of a day or a minute, and how sure it is.

Takes text (`2024-05-13T18:30~`, `2024-05-13 evening`, `early 2024-05`), gives a Time: local, without a zone. It must
not know where the time was read; `values.instants` brings zones in.
"""

import re
from calendar import monthrange
from datetime import datetime, timedelta
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

THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""Part of a month -> its first and last day."""

HALVES = {"early": (0, 2), "mid": (1, 3), "late": (2, 4)}
"""The same words before a part of the day -> from and to which quarter of its hours it reaches."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""Season -> its first month, in the north; winter begins in December of its year. EDTF counts them from 21."""

PRECISIONS = ("minute", "part", "day", "span", "month", "season", "year", "before")
"""From the most precise; the order of rows that stand at one instant."""

MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""Names for people, the same under every locale."""

NEVER = 2**62
"""The instant at which what has no date stands: behind all that has one."""

OPEN = "1000-01-01T00:00"
"""The first minute of what is only known to be before a date."""

NEAR_MINUTES = 5
"""An approximate time says the same as an exact one this near to it."""

TIME = (
    r"(?:([a-z]+) )?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"(?:/([0-9]{4}(?:-[0-9]{2}){0,2})| ([a-z]+(?: [a-z]+)?))?([~?%]?)"
)
"""The form of a time, as a regular expression: words, year, month, day, hour, minute, offset, end of a span, words,
qualifier."""

_TEXT = re.compile(TIME)


class TimeParts(NamedTuple):
    """The parts of a text that has the form of a time; each is empty where the text has none."""

    year: str
    month: str
    day: str
    hour: str
    minute: str
    offset: str
    until: str
    """Last day, month or year of a span."""
    words: tuple[str, ...]
    """Parts of a day, month or year, seasons, `before`."""
    qualifier: str


def time_parts(text: str) -> TimeParts | None:
    """The parts of the text, not yet checked, or None when it does not have the form of a time."""
    match = _TEXT.fullmatch(text)
    if match is None:
        return None
    before, year, month, day, hour, minute, offset, until, behind, qualifier = match.groups(default="")
    return TimeParts(year, month, day, hour, minute, offset, until, tuple(f"{before} {behind}".split()), qualifier)


class Time(NamedTuple):
    """A time as precise as it is known, local to a place that it does not name."""

    text: str
    """As in the dataset, without qualifier, words and offset."""
    precision: str
    """One of PRECISIONS."""
    part: str
    """`evening`, `late afternoon`, `early` (of a month), `spring`, `before`, or nothing."""
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
        return self.text[:10] if self.precision in {"minute", "part", "day"} else ""

    @property
    def heading(self) -> str:
        """The day, month or year under which it stands in a list by days: of a span the first."""
        return self.day or self.text.partition("/")[0]


def time_text(time: Time) -> str:
    """The time as an author writes it, with its words and qualifier."""
    if time.part and time.precision != "part":
        return f"{time.part} {time.text}{time.qualifier}"
    return time.text + (f" {time.part}" if time.part else "") + time.qualifier


@lru_cache(maxsize=32768)
def parse_time(text: str, *, offset_allowed: bool = False) -> Time:
    """Read a time; raises ValueError with what is expected instead."""
    parts = time_parts(text)
    if parts is None:
        raise ValueError(
            "a time: 2024, 2024-05, 2024-05-13, 2024-05-13T18:30, 2024-05-13 evening, early 2024-05, spring 2024, "
            "before 2024-05-13 or 2024-05-13/2024-05-14, then ~ ? or %"
        )
    if parts.offset and not offset_allowed:
        raise ValueError("a local time, without an offset: the stop or place gives the zone")
    if parts.offset[1:] > "14:00" or parts.offset[4:] > "59":
        raise ValueError("an offset from -14:00 to +14:00")
    if parts.month in _SEASON_NUMBERS and not parts.day:
        parts = parts._replace(month="", words=(*parts.words, _SEASON_NUMBERS[parts.month]))
    _check_calendar(parts.year, parts.month, parts.day)
    date = "-".join(part for part in (parts.year, parts.month, parts.day) if part)
    if parts.hour:
        return _minute(date, parts)
    if parts.until:
        return _span(date, parts)
    if parts.words:
        return _with_words(date, parts)
    first, last = _days(date)
    precision = ("year", "month", "day")[date.count("-")]
    return Time(date, precision, "", "", parts.qualifier, f"{first}T00:00", f"{last}T23:59")


_SEASON_NUMBERS = {str(number): season for number, season in enumerate(SEASONS, 21)}


def _minute(date: str, parts: TimeParts) -> Time:
    """A time of day."""
    if parts.hour > "23" or parts.minute > "59":
        raise ValueError("an hour from 00 to 23 and a minute from 00 to 59")
    if parts.until or parts.words:
        raise ValueError("a minute without other words, such as 2024-05-13T18:30")
    text = f"{date}T{parts.hour}:{parts.minute}"
    return Time(text, "minute", "", parts.offset, parts.qualifier, text, text)


def _span(date: str, parts: TimeParts) -> Time:
    """A time between two dates, both included."""
    _check_calendar(*f"{parts.until}--".split("-")[:3])
    first, last = _days(date)[0], _days(parts.until)[1]
    if parts.words or last <= first:
        raise ValueError("two dates with the earlier first, such as 2024-05-13/2024-05-14")
    text = f"{date}/{parts.until}"
    return Time(text, "span", "", "", parts.qualifier, f"{first}T00:00", f"{last}T23:59")


def _with_words(date: str, parts: TimeParts) -> Time:
    """A time with words beside its date: a part of a day, of a month or of a year, or `before` the date."""
    words = parts.words
    if words == ("before",):
        last = datetime.fromisoformat(f"{_days(date)[0]}T00:00") - timedelta(minutes=1)
        return Time(date, "before", "before", "", parts.qualifier, OPEN, last.isoformat(timespec="minutes"))
    if parts.day:
        return _part_of_day(date, parts)
    if parts.month:
        if len(words) != 1 or words[0] not in THIRDS:
            raise ValueError("a part of the month: " + ", ".join(THIRDS))
        begin, end = THIRDS[words[0]]
        end = min(end, int(_days(date)[1][8:]))
        first, last = f"{date}-{begin:02}T00:00", f"{date}-{end:02}T23:59"
        return Time(date, "month", words[0], "", parts.qualifier, first, last)
    if len(words) != 1 or words[0] not in SEASONS:
        raise ValueError("a season: " + ", ".join(SEASONS))
    month = SEASONS[words[0]]
    year = int(parts.year) + (month == 12)
    last_day = _days(f"{year}-{(month + 1) % 12 + 1:02}")[1]
    return Time(date, "season", words[0], "", parts.qualifier, f"{date}-{month:02}-01T00:00", f"{last_day}T23:59")


def _part_of_day(date: str, parts: TimeParts) -> Time:
    """A part of a day, or the early, middle or late hours of it."""
    words = [word for word in parts.words if word not in HALVES]
    halves = [word for word in parts.words if word in HALVES]
    if len(words) != 1 or words[0] not in PART_HOURS or len(halves) > 1:
        raise ValueError("a part of the day: " + ", ".join(PART_HOURS) + ", and early, mid or late before it")
    _, from_hour, before_hour = PART_HOURS[words[0]]
    begin, end = HALVES[halves[0]] if halves else (0, 4)
    quarter = (before_hour - from_hour) * 15
    minutes = (from_hour * 60 + begin * quarter, from_hour * 60 + end * quarter - 1)
    first, last = (f"{date}T{minute // 60:02}:{minute % 60:02}" for minute in minutes)
    return Time(date, "part", " ".join([*halves, *words]), "", parts.qualifier, first, last)


def _days(date: str) -> tuple[str, str]:
    """The first and the last day of a year, month or day."""
    if len(date) == 4:
        return f"{date}-01-01", f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-01", f"{date}-{monthrange(int(date[:4]), int(date[5:]))[1]}"
    return date, date


def _check_calendar(year: str, month: str, day: str) -> None:
    """Raise ValueError for a date that is in no calendar."""
    if not "1000" <= year <= "9998":  # the end of a day is computed from the next one, and 9999 has no next year
        raise ValueError("a year from 1000 to 9998")
    if month and not "01" <= month <= "12":
        raise ValueError("a month from 01 to 12")
    if day and not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        raise ValueError(f"a day that {year}-{month} has")


def confirms(coarse: Time, fine: Time) -> bool:
    """Whether the second time lies within the first, and is as sure: the two do not disagree."""
    same = (coarse.first, coarse.last) == (fine.first, fine.last)
    if same and fine.qualifier and not coarse.qualifier:
        return False
    if coarse.precision == "minute":
        return fine.precision == "minute" and (same or _nearly(coarse, fine))
    return coarse.first <= fine.first and fine.last <= coarse.last


def _nearly(coarse: Time, fine: Time) -> bool:
    """Whether an approximate minute may mean an exact one."""
    approximate = bool(coarse.qualifier) and not fine.qualifier
    return approximate and _minutes_apart(coarse.text, fine.text) <= NEAR_MINUTES


def gives_way(coarse: Time, fine: Time) -> bool:
    """Whether the second time is to be shown rather than the first: it confirms it, or is exact on the same day."""
    return confirms(coarse, fine) or (
        coarse.precision == fine.precision == "minute"
        and coarse.day == fine.day
        and bool(coarse.qualifier)
        and not fine.qualifier
    )


def _minutes_apart(one: str, other: str) -> int:
    """Minutes between two minutes of one day; a day's worth when they are of two."""
    if one[:10] != other[:10]:
        return 24 * 60
    minutes = [int(minute[11:13]) * 60 + int(minute[14:16]) for minute in (one, other)]
    return abs(minutes[0] - minutes[1])
