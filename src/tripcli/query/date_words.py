"""Dates as people write them in English: `may 13`, `13 May 3pm`, `Mon 13th of May 2024`, `13.05.2024`.

Takes words, gives the date in ISO form. It must not know today's date: what is not written is refused, except
the year, which is the trip's. As dateutil comes with it, it is imported only for words that are not ISO form.
"""

import re
from calendar import monthrange, weekday
from datetime import datetime

from dateutil.parser import parser, parserinfo

from tripcli.values.safe import safe_text
from tripcli.values.times import DAY_NAMES, MONTH_NAMES

_DAY_AND_MONTH = "a day and a month are needed"
_DEFAULTS = (datetime(2000, 1, 1, 0, 0), datetime(2004, 12, 31, 23, 59))  # noqa: DTZ001  # local, to no zone
"""Two dates that share no field, both in leap years: a field in which two readings differ was not written."""
_LONGER_DAYS = {"tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu"}
"""Short forms of days that dateutil does not know."""
_JOINTS = frozenset({"of", "the", "at", "on"})
_TODAY_WORDS = frozenset({"today", "tomorrow", "yesterday", "tonight", "next", "last", "ago", "in", "now"})
_TOKEN = re.compile(
    r"""(?P<clock> [0-9]{1,2}
            (?: (?: :[0-9]{2} )? \s* (?P<half> [ap] )\.?m\b\.? | :[0-9]{2} | h(?:[0-9]{2})? ) (?![\w:]) )
      | (?P<numeric> [0-9]{1,4} (?P<mark>[./-]) [0-9]{1,2} (?: (?P=mark) [0-9]{1,4} )? (?!\w) )
      | (?P<number> [0-9]+ ) (?: (?:st|nd|rd|th)\b )?
      | (?P<word> [^\W\d_]+ )
      | [\s,./-]+
      | (?P<other> \S )""",
    re.VERBOSE | re.IGNORECASE,
)


class NotADateError(ValueError):
    """The words are not a date; the message says why, and `examples` what may have been meant."""

    def __init__(self, why: str, *examples: str) -> None:
        super().__init__(why)
        self.examples = examples


class _Names(parserinfo):
    """English names, whatever the machine's locale."""

    def weekday(self, name: str) -> int | None:
        """The day of the week, from 0 for Monday, in the longer short forms too."""
        return super().weekday(_LONGER_DAYS.get(name.lower(), name))


def read_words(words: str, trip_years: tuple[int, ...]) -> str:
    """The date that the words mean, `2024-05-13` or `2024-05-13T15:00`; raises NotADateError."""
    names = _Names()
    found = _parts(words, names)
    if "numeric" in found:
        found |= _numeric_date(found.pop("numeric"), trip_years)
    if "day" not in found or "month" not in found:
        raise _incomplete(found, names)
    if found.get("year", "1000") < "1000":  # dateutil would read 0025 in the century of the clock
        raise NotADateError("a year from 1000 to 9998 is needed")
    text = " ".join(found[name] for name in ("day", "month", "year", "clock") if name in found)
    try:
        one, other = (parser(names).parse(text, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError) as error:
        raise NotADateError("there is no such day or time") from error
    if (one.month, one.day) != (other.month, other.day):
        raise NotADateError(_DAY_AND_MONTH)
    year = one.year if one.year == other.year else nearest_year(one.month, one.day, trip_years)
    _check_day(year, one, names.weekday(found.get("weekday", "")))
    clock = f"T{one:%H:%M}" if one.hour == other.hour else ""
    return f"{year:04}-{one:%m-%d}{clock}"


def nearest_year(month: int, day: int, trip_years: tuple[int, ...]) -> int:
    """The year of the trip in which that day lies nearest to the trip's middle."""
    years = range(trip_years[0], trip_years[-1] + 1)
    years_with_it = [year for year in years if day <= monthrange(year, month)[1]]
    middle_twice = (trip_years[0] + trip_years[-1] + 1) * 372  # months of 31 days are exact enough
    return min(years_with_it or years, key=lambda year: abs(2 * (year * 372 + month * 31 + day - 32) - middle_twice))


def _parts(words: str, names: parserinfo) -> dict[str, str]:
    """What is written, by what it is: day, month, year, weekday, clock or numeric, each once."""
    found: dict[str, str] = {}
    for match in _TOKEN.finditer(words):
        name = _part_name(match, names)
        if name == "day" and name in found:
            raise NotADateError("a year has four digits, and a time a colon")
        if name in found or ("numeric" in {name, *found} and {"day", "month", "year"} & {name, *found}):
            raise NotADateError("one date is needed, not two")
        if name == "clock":
            found[name] = _clock(match)
        elif name:
            found[name] = match[match.lastgroup or 0]
    return found


def _part_name(match: re.Match[str], names: parserinfo) -> str:
    """What a token is; an empty text when it only joins others; raises NotADateError when it has no meaning."""
    kind, token = match.lastgroup or "", match.group()
    if kind == "number":
        return _number_name(match["number"])
    if kind not in {"word", "other"}:
        return kind
    if names.month(token) is not None:
        return "month"
    if names.weekday(token) is not None:
        return "weekday"
    if token.lower() in _JOINTS:
        return ""
    if token.lower() in _TODAY_WORDS:
        raise NotADateError("dates are not counted from today; " + _DAY_AND_MONTH)
    raise NotADateError(f'"{safe_text(token)}" is not part of a date; {_DAY_AND_MONTH}')


def _number_name(number: str) -> str:
    """Whether a number is a day or a year."""
    if len(number) not in {1, 2, 4}:
        raise NotADateError(f"{number} is neither a day nor a year; {_DAY_AND_MONTH}")
    return "day" if len(number) <= 2 else "year"


def _clock(match: re.Match[str]) -> str:
    """A time of day as dateutil reads it, `15h30` as `15:30`; of `13pm` dateutil would overlook the pm."""
    hour, between, minute = match["clock"].lower().partition("h")
    if match["half"] and not 1 <= int(re.split(r"\D", hour)[0]) <= 12:
        raise NotADateError("an hour before am or pm is from 1 to 12")
    return f"{hour}:{minute or '00'}" if between else hour


def _numeric_date(written: str, trip_years: tuple[int, ...]) -> dict[str, str]:
    """Day, month and year of `13.05.2024`; raises NotADateError with both readings where there are two."""
    numbers = re.split("[./-]", written)
    if len(numbers[0]) > 2:
        numbers.reverse()
        if len(numbers) != 3 or len(numbers[0]) > 2:
            raise NotADateError(_DAY_AND_MONTH)
        readings = {(int(numbers[1]), int(numbers[0]))}
    else:
        readings = {(int(numbers[1]), int(numbers[0])), (int(numbers[0]), int(numbers[1]))}
    if len(numbers) == 3 and len(numbers[2]) != 4:
        raise NotADateError("a year of four digits is needed")
    readings = {(month, day) for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31}
    years = tuple(int(year) for year in numbers[2:]) or trip_years
    if len(readings) > 1:
        both = [(month, day, nearest_year(month, day, years)) for month, day in sorted(readings)]
        either = " or ".join(f"{day} {MONTH_NAMES[month - 1]}" for month, day, _ in both)
        examples = [f"{year}-{month:02}-{day:02}" for month, day, year in both]
        raise NotADateError(f"it may be {either}", *examples)
    for month, day in readings:
        date = {"day": str(day), "month": MONTH_NAMES[month - 1]}
        return date | ({"year": numbers[2]} if numbers[2:] else {})
    raise NotADateError("there is no such day")


def _incomplete(found: dict[str, str], names: parserinfo) -> NotADateError:
    """The error for words that lack a day or a month."""
    month = names.month(found.get("month", ""))
    if month is not None and "year" in found:
        whole = f"{found['year']}-{month:02}"
        return NotADateError("a day is needed, or the whole month in digits", f"{whole}-01", whole)
    return NotADateError(_DAY_AND_MONTH)


def _check_day(year: int, date: datetime, weekday_index: int | None) -> None:
    """Refuse a day that its month lacks in that year, and a day of the week that does not agree."""
    month_name = MONTH_NAMES[date.month - 1]
    if date.day > monthrange(year, date.month)[1]:
        raise NotADateError(f"{month_name} {year} has no day {date.day}")
    right = weekday(year, date.month, date.day)
    if weekday_index not in {None, right}:
        shown = f"{date.day} {month_name}"
        raise NotADateError(
            f"{shown} {year} is a {DAY_NAMES[right]}",
            f"{year}-{date:%m-%d}",
            f'"{DAY_NAMES[right].lower()} {shown.lower()}"',
        )
