"""Dates in English words: what each form means, and what is refused for which reason."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.errors import UsageError
from tripcli.query.context import WhenContext
from tripcli.query.when import read_as_of, read_day

CONTEXT = WhenContext(trip_years=(2025, 2025), timezone="Asia/Tokyo", now_instant=0)
TWO_YEARS = WhenContext(trip_years=(2024, 2025), timezone="Asia/Tokyo", now_instant=0)

WORDS = {
    "oct 28": "2025-10-28",
    "28 oct": "2025-10-28",
    "28oct": "2025-10-28",
    "  28   OCT ": "2025-10-28",
    "28-Oct-2025": "2025-10-28",
    "Oct. 28, 2025": "2025-10-28",
    "sept 3": "2025-09-03",
    "3 may": "2025-05-03",
    "the 28th of October": "2025-10-28",
    "Tuesday 28 October": "2025-10-28",
    "tues, oct 28": "2025-10-28",
    "28.10.2025": "2025-10-28",
    "28.10.": "2025-10-28",
    "28/10": "2025-10-28",
    "10/28/2025": "2025-10-28",
    "2025/10/28": "2025-10-28",
    "05/05": "2025-05-05",
    "29 feb 2024": "2024-02-29",
    "28 Oct 3pm": "2025-10-28T15:00",
    "oct 28 at 3 p.m.": "2025-10-28T15:00",
    "28 oct 12am": "2025-10-28T00:00",
    "28 oct 12 pm": "2025-10-28T12:00",
    "28 oct 15h": "2025-10-28T15:00",
    "15h30 28 oct": "2025-10-28T15:30",
    "28th of October 2025 15:30": "2025-10-28T15:30",
    "28 oct 00:00": "2025-10-28T00:00",
    "28 oct 23:59": "2025-10-28T23:59",
    "28.10. 15:30": "2025-10-28T15:30",
    "tue 2025-10-28 3:05pm": "2025-10-28T15:05",
}

REFUSED = {
    "": "a day and a month are needed",
    "27": "a day and a month are needed",
    "1A2B": '"A" is not part of a date',
    "tuesday": "a day and a month are needed",
    "oct": "a day and a month are needed",
    "10:30": "a day and a month are needed",
    "oct tuesday": "a day and a month are needed",
    "tomorrow": "dates are not counted from today",
    "in 3 days": "dates are not counted from today",
    "28 oct now": "dates are not counted from today",
    "oct 2025": "a day is needed, or the whole month in digits",
    "10/2025": "a day and a month are needed",
    "28 oct 25": "a year has four digits",
    "12/31/25": "a year of four digits is needed",
    "28 oct 3": "a year has four digits",
    "1530": "the year 1530 is far from the trip",
    "28 oct 1530": "the year 1530 is far from the trip",
    "27-28 oct": "one date is needed, not two",
    "10-12 oct": "one date is needed, not two",
    "28 oct 29 nov": "a year has four digits",
    "3pm 28 oct 4pm": "one date is needed, not two",
    "28 oct 0628": "a year from 1000 to 9998 is needed",
    "28/10/0005": "a year from 1000 to 9998 is needed",
    "28 oct 9999": "a year from 1000 to 9998 is needed",
    "28 oct 0025": "a year from 1000 to 9998 is needed",
    "20251028": "neither a day nor a year",
    "28 oct evening": '"evening" is not part of a date',
    "28 oct 15:30+09:00": '"+" is not part of a date',
    "28 oct 3pm JST": '"JST" is not part of a date',
    "２８ oct": "is not part of a date",
    "30 feb": "there is no such day or time",
    "29 feb": "Feb 2025 has no day 29",
    "31/31": "there is no such day",
    "28 oct 24:00": "there is no such day or time",
    "28 oct 0:05pm": "an hour before am or pm is from 1 to 12",
    "28 oct 13pm": "an hour before am or pm is from 1 to 12",
    "monday 28 oct": '28 Oct 2025 is a Tue; write it as 2025-10-28 or "tue 28 oct"',
    "05/06/2025": "it may be 6 May or 5 Jun; write it as 2025-05-06 or 2025-06-05",
    "5.6.": "it may be 6 May or 5 Jun",
    "2025-13-01": "a month from 01 to 12 is needed",
    "2025-02-30": "a day that 2025-02 has is needed",
    "2025-10-28T24:00": "an hour from 00 to 23",
    "2025-10-28T18:00:60": "a second from 00 to 59 is needed",
    "2025-10T18:00": "a day before the time is needed",
    "2025-10-28T18:00+15:00": "an offset from -14:00 to +14:00 is needed",
    "2025-10-28~": "is not part of a date",
}


def refusal(words: str, context: WhenContext = CONTEXT) -> str:
    with pytest.raises(UsageError) as caught:
        read_as_of(words, context)
    return str(caught.value)


@pytest.mark.parametrize(("words", "iso"), WORDS.items())
def test_dates_are_read_as_people_write_them(words: str, iso: str) -> None:
    assert read_day(words, CONTEXT)[:3] == read_day(iso, CONTEXT)[:3]
    assert read_as_of(words, CONTEXT).instant == read_as_of(iso, CONTEXT).instant
    assert read_day(iso, CONTEXT).literal
    assert not read_day(words, CONTEXT).literal


@pytest.mark.parametrize(("words", "why"), REFUSED.items())
def test_what_is_no_date_is_refused_with_the_reason_and_two_examples(words: str, why: str) -> None:
    message = refusal(words)
    assert message.startswith(f'"{words}" is not a date: ')
    assert why in message
    _, _, examples = message.rpartition(" or ")
    assert examples
    with pytest.raises(UsageError):
        read_day(words, CONTEXT)


@pytest.mark.parametrize("words", list(REFUSED))
def test_every_example_in_a_message_is_itself_a_date(words: str) -> None:
    message = refusal(words)
    before, _, second = message.rpartition(" or ")
    for example in (before.rpartition(" ")[2], second.strip('"')):
        read_as_of(example, CONTEXT)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 jan", "2025-01-03"),
        ("20 dec", "2024-12-20"),
        ("29 feb", "2024-02-29"),
        ("wed 1 jan", "2025-01-01"),
    ],
)
def test_a_missing_year_is_that_in_which_the_day_lies_nearest_within_the_trip(words: str, day: str) -> None:
    assert read_as_of(words, TWO_YEARS).day == day


@given(st.datetimes(min_value=datetime(1930, 1, 1), max_value=datetime(2120, 1, 1)))  # noqa: DTZ001  # local
def test_a_date_in_words_reads_as_the_same_in_iso_form(moment: datetime) -> None:
    minute = moment.isoformat(timespec="minutes")
    for written in (f"{moment:%a %d %B %Y %H:%M}", f"{moment:%b %d, %Y %I:%M%p}", f"{moment:%H:%M %d-%b-%Y}"):
        assert read_day(written, CONTEXT).first == minute
        assert read_as_of(written, CONTEXT).instant == read_as_of(minute, CONTEXT).instant
