"""The dates that people type, on both clocks: when it happened (local days), when it was known (one instant).

Takes words and the trip's years and zone, gives a Span or an AsOf, or raises UsageError. It must not know any
record, and reads no clock: the present is given to it. ISO form is tried first and needs no library.
"""

import re
from calendar import weekday
from typing import NamedTuple

from tripcli.errors import UsageError
from tripcli.query.context import WhenContext
from tripcli.values.safe import safe_text
from tripcli.values.times import DAY_NAMES, MONTH_NAMES, Time, parse_time

_ISO = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}){0,2})"
    r"(?:[T ]([0-9]{2}:[0-9]{2})(?::([0-9]{2})(?:[.,][0-9]{1,9})?)? ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?",
    re.IGNORECASE,
)
_YEARS_AROUND = 100
"""A year alone or among words lies no further from the trip: in `13 may 1530` a time is meant."""
_LONGEST = 80
"""Characters that a date may have; a message shows no more of a longer text."""


class Span(NamedTuple):
    """The local minutes that a date means, wherever it happened."""

    first: str
    """First minute, `2024-05-13T00:00`."""
    last: str
    """Last minute, `2024-05-13T23:59`; the same as `first` when a time of day was given."""
    has_time: bool
    literal: bool
    """True when the words were in ISO form, so that no part of it was filled in."""
    shown: str
    """How the words were understood: `Mon 13 May 2024`."""


class AsOf(NamedTuple):
    """The moment whose knowledge is asked for."""

    instant: int
    """Seconds since 1970 UTC; for a day, month or year its last second."""
    day: str
    """The day in the trip's zone, `2024-05-13`; of a month or year the last."""
    has_time: bool
    literal: bool
    """True when the words were in ISO form, so that no part of it was filled in."""
    shown: str
    """How the words were understood: `Mon 13 May 2024, end of day, UTC+03:00 (Africa/Nairobi)`."""


class _Reading(NamedTuple):
    """What the words say, without a zone."""

    time: Time
    seconds: str
    """Seconds after the minute, two digits, or an empty text."""
    literal: bool


def read_day(words: str, context: WhenContext) -> Span:
    """The local minutes meant by --from, --to or --on; raises UsageError."""
    if _is_now(words):
        from tripcli.values.instants import local_minute

        time, literal = parse_time(local_minute(context.now_instant, context.timezone)[0]), False
    else:
        time, _, literal = _read(words, context)
    if time.offset:
        why = "days are local to each place, so a time without an offset is needed"
        raise _not_a_date(words, why, (time.text, time.day))
    has_time = time.precision == "minute"
    shown = _shown_day(time.text[:10]) + (f", {time.text[11:]}" if has_time else "")
    return Span(time.first, time.last, has_time, literal, shown)


class TripSpan(NamedTuple):
    """The local minutes that a date means in a trip."""

    prefix: str
    """How the ids of the trip's records begin; empty where it means the same in all trips."""
    span: Span


def read_days(words: str, context: WhenContext) -> tuple[TripSpan, ...]:
    """The local minutes meant by --from, --to or --on in each trip; raises UsageError when it means none in any.

    A date without a year means the day of each trip's own year; with the day of a week only in the years in which it
    agrees.
    """
    spans = []
    errors = []
    for one in context.trips or (context,):
        try:
            spans.append(TripSpan(one.prefix, read_day(words, one)))
        except UsageError as error:
            errors.append(error)
    if not spans:
        raise errors[0]
    if not errors and len({one.span for one in spans}) == 1:
        return (TripSpan("", spans[0].span),)
    return tuple(spans)


def read_as_of(words: str, context: WhenContext) -> AsOf:
    """The moment meant by --as-of, --since or --until; raises UsageError, also when trips of several years leave the
    year open."""
    from tripcli.values.instants import known_instant, local_minute

    if is_day_of_trip(words):
        words = _day_of_trip(words, context)
    if _is_now(words):
        instant, has_time, literal, seconds = context.now_instant, True, False, ""
    else:
        time, seconds, literal = _read(words, context)
        has_time = time.precision == "minute"
        instant = known_instant(time, context.timezone) + int(seconds or 0)
    # Made from the instant, so that people see how an offset, or an hour that clocks skip or repeat, was read.
    minute, offset = local_minute(instant, context.timezone)
    moment = minute[11:] + (f":{seconds}" if seconds else "") if has_time else "end of day"
    shown = f"{_shown_day(minute[:10])}, {moment}, UTC{offset} ({context.timezone})"
    return AsOf(instant, minute[:10], has_time, literal, shown)


_DAY_OF_TRIP = re.compile(r"\s*day\s?([+-][0-9]{1,4})\s*", re.IGNORECASE)


def is_day_of_trip(words: str) -> bool:
    """Return whether the words count days from the first day of a trip: `day+0` is that day, `day-1` the day before."""
    return _DAY_OF_TRIP.fullmatch(words) is not None


def _day_of_trip(words: str, context: WhenContext) -> str:
    """The ISO form of a day that is counted from the first day of the trip; raises UsageError."""
    match = _DAY_OF_TRIP.fullmatch(words)
    if context.trips:
        raise UsageError(f'"{words.strip()}" is another day of each trip: only compare can ask so; name a date')
    if match is None or not context.example_day:
        raise UsageError(f'"{words.strip()}": the first day of the trip is not known; name a date')
    from datetime import date, timedelta

    try:
        return (date.fromisoformat(context.example_day) + timedelta(days=int(match[1]))).isoformat()
    except OverflowError:
        raise UsageError(f'"{words.strip()}": no calendar has that day') from None


def since_instant(words: str, context: WhenContext) -> int:
    """The earlier one of two moments of knowledge: of a date its beginning; raises UsageError."""
    moment = read_as_of(words, context)
    if moment.has_time:
        return moment.instant
    from tripcli.values.instants import instant

    return instant(parse_time(moment.day).first, context.timezone) - 1


def _is_now(words: str) -> bool:
    """Whether the words are `now`, the only ones that depend on the clock."""
    return words.strip().lower() == "now"


def _read(words: str, context: WhenContext) -> _Reading:
    """What the words say; raises UsageError."""
    if not context.trips:
        return _read_with_years(words, context)
    readings: dict[str, _Reading] = {}
    errors = []
    for one in context.trips:
        try:
            reading = _read_with_years(words, one)
            readings[reading.time.text] = reading
        except UsageError as error:
            errors.append(error)
    if not readings:
        raise errors[0]
    if len(readings) > 1:
        years = " or ".join(sorted({text[:4] for text in readings}))
        raise _not_a_date(words, f"it may be in {years}", tuple(sorted(readings)), meant=True)
    return next(iter(readings.values()))


def _read_with_years(words: str, context: WhenContext) -> _Reading:
    """What the words say, with the years of one trip; raises UsageError."""
    examples = _examples(context)
    reading = _iso_or_words(words, context.trip_years, examples)
    first_year, last_year, year = context.trip_years[0], context.trip_years[-1], int(reading.time.text[:4])
    surely_a_year = reading.literal and reading.time.precision != "year"
    if not surely_a_year and not first_year - _YEARS_AROUND <= year <= last_year + _YEARS_AROUND:
        raise _not_a_date(words, f"the year {year} is far from the trip, and a time has a colon", examples)
    return reading


def _examples(context: WhenContext) -> tuple[str, str]:
    """How a day of the trip is written, in both ways."""
    year, month, day = (context.example_day or f"{context.trip_years[0]}-01-31").split("-")
    return f"{year}-{month}-{day}", f'"{int(day)} {MONTH_NAMES[int(month) - 1].lower()}"'


def _iso_or_words(words: str, trip_years: tuple[int, ...], examples: tuple[str, ...]) -> _Reading:
    """The words read in ISO form, else as people write dates; raises UsageError."""
    text = words.strip()
    match = _ISO.fullmatch(text)
    if match is None and len(text) > _LONGEST:
        raise _not_a_date(words, "only a day and a month are needed", examples)
    try:
        if match is not None:
            return _iso_reading(*match.groups(default=""))
        return _Reading(parse_time(_iso_text(words, trip_years, examples)), "", literal=False)
    except ValueError as error:
        raise _not_a_date(words, f"{error} is needed", examples) from error


def _iso_text(words: str, trip_years: tuple[int, ...], examples: tuple[str, ...]) -> str:
    """The ISO form of a date in words; raises UsageError."""
    from tripcli.query.date_words import NotADateError, read_words

    try:
        return read_words(words, trip_years)
    except NotADateError as error:
        raise _not_a_date(words, str(error), error.examples or examples, meant=bool(error.examples)) from error


def _iso_reading(date: str, clock: str, seconds: str, offset: str) -> _Reading:
    """The parts of an ISO form read; raises ValueError with what is needed instead."""
    if clock and len(date) < len("2024-05-13"):
        raise ValueError("a day before the time")
    if seconds > "59":
        raise ValueError("a second from 00 to 59")
    if len(offset) > 1:
        offset = f"{offset[:3]}:{offset[3:].removeprefix(':') or '00'}"
    text = f"{date}T{clock}{offset.upper()}" if clock else date
    return _Reading(parse_time(text, offset_allowed=True), seconds, literal=True)


def _shown_day(day: str) -> str:
    """A day as people read it, `Mon 13 May 2024`; a month or year likewise."""
    year, *rest = (int(number) for number in day.split("-"))
    if not rest:
        return str(year)
    month_and_year = f"{MONTH_NAMES[rest[0] - 1]} {year}"
    if len(rest) == 1:
        return month_and_year
    return f"{DAY_NAMES[weekday(year, *rest)]} {rest[1]} {month_and_year}"


def _not_a_date(words: str, why: str, examples: tuple[str, ...], *, meant: bool = False) -> UsageError:
    """The error for words that are not a date; a terminal obeys no character of it."""
    shown = safe_text(words if len(words) <= _LONGEST else words[:_LONGEST] + "…")
    remedy = ", such as" if why.endswith("needed") else "; a date looks like"
    return UsageError(f'"{shown}" is not a date: {why}{"; write it as" if meant else remedy} {" or ".join(examples)}')
