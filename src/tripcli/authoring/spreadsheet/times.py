"""Times as people write them in spreadsheets (`13.05.2024 9:30`, `Feb 21-28, 1972`, `2:50-3:55 PM`).

Text that can mean two days is refused; nothing is guessed. A time of day that cannot be read does not spoil the day
beside it: it is returned as the rest.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tripcli.values.times import DAY_NAMES, MONTH_NAMES, PART_HOURS, parse_time

ORDERS = ("dmy", "mdy", "ymd")
"""Orders of day, month and year in a date of numbers."""

PIVOT_YEAR = 69
"""A year of two digits from here on is one of 1900, below one of 2000 (as in POSIX)."""

_PARTS = {"am": "morning", "pm": "afternoon", "midday": "noon", "lunchtime": "noon", "overnight": "night"}
"""Other words for parts of the day."""

_MONTH = r"[A-Za-z]{3,9}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\.?"
_YEAR = r"\d{4}|'?\d{2}"
_DASH = r"\s*(?:[-–—/]|\bto\b|\buntil\b|\band\b)\s*"
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(DAY_NAMES)})[a-z]*\.?,?\s+(?=\S)", re.I)
_ISO = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ,]+(?P<rest>.+))?")
_NUMBERS = re.compile(r"(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{4}|\d{2})(?:,?\s+(?P<rest>.+))?")
_WORDS = re.compile(
    rf"(?:(?P<d1>{_DAY})[\s-]+(?:of\s+)?(?P<m1>{_MONTH})[\s,-]+|(?P<m2>{_MONTH})\s+(?P<d2>{_DAY})[\s,]+)"
    rf"(?P<year>{_YEAR})(?:,?\s+(?P<rest>.+))?"
)
_MONTH_ONLY = re.compile(rf"(?:(?P<when>early|mid|late)[\s-]+)?(?P<month>{_MONTH})[\s,]+(?P<year>\d{{4}})", re.I)
_RANGES = (
    re.compile(rf"(?P<d1>{_DAY}){_DASH}(?P<d2>{_DAY})\s+(?P<month>{_MONTH})[\s,]+(?P<year>{_YEAR})"),
    re.compile(rf"(?P<month>{_MONTH})\s+(?P<d1>{_DAY}){_DASH}(?P<d2>{_DAY})[\s,]+(?P<year>{_YEAR})"),
)
_TWO_DATES = tuple(
    re.compile(rf"(?P<first>.+?)(?:{between})(?P<last>.+)")
    for between in (r"\s+[-–—]\s+|\s+(?:to|until)\s+|\s*[–—]\s*", "/")
)
_CLOCK = re.compile(
    r"(?P<about>(?:around|about|approx\.?|ca\.?|c\.|~)\s*)?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?P<rough>~)?\s*(?:hrs?|h|uhr|local(?:\s+time)?)?",
    re.I,
)
_CLOCK_RANGE = re.compile(r"(?P<first>.+?)(?:\s*[-–—]\s*|\s+(?:to|until)\s+)(?P<last>.+)", re.I)


class CellTime(NamedTuple):
    """What a cell says of a time, in the forms of a dataset."""

    start: str
    end: str
    """Nothing where the cell gives no end."""
    rest: str
    """Text that was not understood: a time of day beside a day that was."""


def date_order(cells: Iterable[str]) -> str:
    """Return the order of day and month that the dates of a column prove, or nothing.

    A first number above 12 proves that the day stands first, a second one above 12 that the month does.
    """
    proved = set()
    for cell in cells:
        match = _NUMBERS.match(_WEEKDAY.sub("", cell.strip(), count=1))
        if match is None or len(match["a"]) == 4:
            continue
        if int(match["a"]) > 12 or match["mark"] == ".":
            proved.add("dmy")
        elif int(match["b"]) > 12:
            proved.add("mdy")
    return proved.pop() if len(proved) == 1 else ""


def is_day(text: str) -> bool:
    """Return whether a cell holds a date that is precise to the month, whatever its order of numbers."""
    try:
        return "-" in read_time(text, order="dmy").start
    except ValueError:
        try:
            return "-" in read_time(text, order="mdy").start
        except ValueError:
            return False


def is_clock(text: str) -> bool:
    """Return whether a cell holds a time of day."""
    return bool(_clock_range("2000-01-01", text)[0])


def only_year(cells: Iterable[str], order: str) -> str:
    """Return the year of all the dates of a column that have one, or nothing when they have several."""
    years = set()
    for cell in cells:
        try:
            years.add(read_time(cell, order=order).start[:4])
        except ValueError:
            continue
    return years.pop() if len(years) == 1 else ""


def read_time(text: str, clock: str = "", order: str = "", year: str = "") -> CellTime:
    """Read a cell, with the time of day of another cell where there is one.

    `order` is one of ORDERS; without it a date of numbers that can mean two days is refused. `year` is the year of a
    date without one. Raises ValueError with what is needed instead.
    """
    text = _WEEKDAY.sub("", " ".join(text.split()), count=1)
    try:
        start, end, rest = _dates(text, order)
    except ValueError:
        if not year:
            raise
        start, end, rest = _dates(f"{text} {year}", order)
    clock = rest or clock.strip()
    if not clock or len(start) != len("2024-05-13"):
        return CellTime(start, end, "")
    first, last = _clock_range(start, clock)
    if not first:
        return CellTime(start, end, clock)
    if end and last:
        last = end + last[len("2024-05-13") :]
    return CellTime(first, last or end, "")


def _dates(text: str, order: str) -> tuple[str, str, str]:
    """Return the first day, the last one of a range, and the text behind them."""
    try:
        parse_time(text)
    except ValueError as error:
        refused = error
    else:
        return text, "", ""
    for pattern in _RANGES:
        if match := pattern.fullmatch(text):
            days = [_named_day(match[day], match["month"], match["year"]) for day in ("d1", "d2")]
            return days[0], days[1], ""
    found = _one_day(text, order)
    if found and not re.match(_DASH, found[1]):
        return found[0], "", found[1]
    if match := _MONTH_ONLY.fullmatch(text):
        return _coarse(match["when"] or "", f"{match['year']}-{_month(match['month']):02}"), "", ""
    for match in filter(None, (pattern.fullmatch(text) for pattern in _TWO_DATES)):
        last = _one_day(match["last"], order)
        first = _one_day(match["first"], order) or (last and _one_day(f"{match['first']} {last[0][:4]}", order))
        if first and last and not first[1] and not last[1]:
            return first[0], last[0], ""
    raise refused


def _one_day(text: str, order: str) -> tuple[str, str] | None:
    """Return a day in ISO form and the text behind it; raises ValueError when it can mean two days."""
    if match := _ISO.fullmatch(text):
        return _valid(match["day"]), match["rest"] or ""
    if match := _NUMBERS.fullmatch(text):
        return _numeric_day(match, order), match["rest"] or ""
    if match := _WORDS.fullmatch(text):
        day, month = (match["d1"], match["m1"]) if match["d1"] else (match["d2"], match["m2"])
        return _named_day(day, month, match["year"]), match["rest"] or ""
    return None


def _numeric_day(match: re.Match[str], order: str) -> str:
    """Return the day of a date of numbers."""
    first, second, third = match["a"], match["b"], match["c"]
    if len(first) == 4:
        return _valid(f"{first}-{int(second):02}-{int(third):02}")
    if order == "ymd":
        return _valid(f"{_whole_year(first)}-{int(second):02}-{int(third):02}")
    day_first, month_first = (
        order == "dmy" or match["mark"] == "." or int(first) > 12,
        order == "mdy" or int(second) > 12,
    )
    if not day_first and not month_first and int(first) != int(second):
        year = _whole_year(third)
        one, other = f"{year}-{int(first):02}-{int(second):02}", f"{year}-{int(second):02}-{int(first):02}"
        raise ValueError(f"a day that can mean one thing only: {one} or {other}; --date-order dmy or mdy decides")
    day, month = (second, first) if month_first and not day_first else (first, second)
    return _valid(f"{_whole_year(third)}-{int(month):02}-{int(day):02}")


def _named_day(day: str, month: str, year: str) -> str:
    """Return the day of a date with the name of its month; raises ValueError for a day that does not exist."""
    number = int(re.sub(r"\D", "", day))
    return _valid(f"{_whole_year(year)}-{_month(month):02}-{number:02}")


def _month(name: str) -> int:
    """Return the number of a month; raises ValueError when the word is no month."""
    short = name[:3].title()
    if short not in MONTH_NAMES:
        raise ValueError(f'a month; "{name}" is none')
    return MONTH_NAMES.index(short) + 1


def _whole_year(year: str) -> str:
    """Return a year of four digits."""
    digits = year.lstrip("'")
    if len(digits) == 4:
        return digits
    return f"{'19' if int(digits) >= PIVOT_YEAR else '20'}{int(digits):02}"


def _valid(day: str) -> str:
    """Return the day; raises ValueError when no calendar has it."""
    parse_time(day)
    return day


def _coarse(when: str, month: str) -> str:
    """Return `early 1972-04` where datasets have that form, else the month."""
    text = f"{when.lower()} {month}".strip()
    try:
        parse_time(text)
    except ValueError:
        return month
    return text


def _clock_range(day: str, text: str) -> tuple[str, str]:
    """Return the day with the times of day of a text, start and end; nothing where it is no time of day."""
    if single := _with_clock(day, text, ""):
        return single, ""
    match = _CLOCK_RANGE.fullmatch(text.strip())
    if match is None:
        return "", ""
    last = _CLOCK.fullmatch(match["last"].strip())
    half = (last["half"] or "").lower() if last else ""
    first = _with_clock(day, match["first"], half)
    end = _with_clock(day, match["last"], "")
    if first and end and half and first > end:  # 11:30-1:15 PM begins in the morning
        first = _with_clock(day, match["first"], "am")
    return (first, end) if first and end and first <= end else ("", "")


def _with_clock(day: str, text: str, usual_half: str) -> str:
    """Return the day with one time of day, or nothing where the text is none."""
    word = " ".join(text.lower().split())
    part = _PARTS.get(word, word)
    if part.rpartition(" ")[2] in PART_HOURS:
        try:
            parse_time(f"{day} {part}")
        except ValueError:
            return ""
        return f"{day} {part}"
    match = _CLOCK.fullmatch(word)
    if match is None or not (match["minute"] or match["half"] or usual_half):
        return ""
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = (match["half"] or usual_half)[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif match["half"] or hour > 23:
        return ""
    if int(minute) > 59:
        return ""
    return f"{day}T{hour:02}:{minute}" + ("~" if match["about"] or match["rough"] else "")
