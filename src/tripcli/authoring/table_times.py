"""Times as tables hold them (`13.05.2024 9:30`, `May 13, 2024`) to times as a dataset has them.

Takes text, gives text; what may mean two days is refused, never guessed.
"""

import re

from tripcli.values.times import DAY_NAMES, MONTH_NAMES, PART_HOURS, parse_time

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?"
    r"|(?P<bare>\d{1,2})\s*(?P<bare_half>[ap]\.?m\.?)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]+(.+))?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,?\s+(.+))?")
_WORDS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?|([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)"
    r",?\s+(\d{4})(?:,?\s+(.+))?"
)
_WEEKDAY = re.compile(rf"(?:{'|'.join(DAY_NAMES)})[a-z]*\.?,?\s+", re.IGNORECASE)


def table_time(text: str, clock: str = "") -> str:
    """The time of a cell, with the time of day of another cell where there is one; raises ValueError."""
    text = _WEEKDAY.sub("", " ".join(text.split()), count=1)
    try:
        parsed = parse_time(text)
    except ValueError as error:
        day, rest = _day(text, error)
        text = _with_clock(day, rest or clock)
    else:
        if clock and parsed.precision == "day":
            text = _with_clock(text, clock)
    parse_time(text)
    return text


def _day(text: str, error: ValueError) -> tuple[str, str]:
    """The day in ISO form and what stands behind it; raises ValueError."""
    if match := _ISO.fullmatch(text):
        return match[1], match[2] or ""
    if match := _NUMBERS.fullmatch(text):
        first, second = int(match[1]), int(match[3])
        if match[2] != "." and first <= 12 and second <= 12 and first != second:
            one, other = f"{match[4]}-{first:02}-{second:02}", f"{match[4]}-{second:02}-{first:02}"
            raise ValueError(f"a day that can mean one thing only: {one} or {other}") from error
        day, month = (first, second) if second <= 12 else (second, first)
        return f"{match[4]}-{month:02}-{day:02}", match[5] or ""
    if match := _WORDS.fullmatch(text):
        name = (match[2] or match[3])[:3].title()
        if name in MONTH_NAMES:
            return f"{match[5]}-{MONTH_NAMES.index(name) + 1:02}-{int(match[1] or match[4]):02}", match[6] or ""
    raise error


def _with_clock(day: str, clock: str) -> str:
    """A day with a time of day, or with a part of it; raises ValueError."""
    clock = clock.strip()
    if not clock:
        return day
    if clock.lower() in PART_HOURS:
        return f"{day} {clock.lower()}"
    match = _CLOCK.fullmatch(clock)
    if match is None:
        raise ValueError("a time of day such as 09:30, local and without an offset")
    hour, minute = int(match["hour"] or match["bare"]), match["minute"] or "00"
    half = (match["half"] or match["bare_half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError("an hour from 1 to 12 before am or pm")
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{day}T{hour:02}:{minute}"
