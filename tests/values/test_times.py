"""Times: what is one, what it may mean, and which of two says more."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.values.time_relations import confirms, gives_way
from tripcli.values.times import PART_HOURS, PRECISIONS, SEASONS, THIRDS, Time, parse_time, time_text

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)).map(date.isoformat)
NEAR_DAYS = st.dates(min_value=date(2025, 10, 26), max_value=date(2025, 11, 2)).map(date.isoformat)
PURE_DATES = NEAR_DAYS | NEAR_DAYS.map(lambda day: day[:7]) | NEAR_DAYS.map(lambda day: day[:4])
MINUTES = st.times().map(lambda time: time.isoformat(timespec="minutes"))
TIMES = st.tuples(
    PURE_DATES
    | st.tuples(NEAR_DAYS, MINUTES).map("T".join)
    | st.tuples(NEAR_DAYS, st.sampled_from(sorted(PART_HOURS))).map(" ".join),
    st.sampled_from(["", "~", "?", "%"]),
).map("".join)

MONTHS = NEAR_DAYS.map(lambda day: day[:7])
COARSE = (
    st.tuples(st.sampled_from(sorted(THIRDS)), MONTHS).map(" ".join)
    | st.tuples(st.sampled_from(sorted(SEASONS)), st.sampled_from(["2024", "2025"])).map(" ".join)
    | st.tuples(st.just("before"), PURE_DATES).map(" ".join)
    | st.tuples(NEAR_DAYS, st.sampled_from(sorted(THIRDS)), st.sampled_from(sorted(PART_HOURS))).map(" ".join)
    | st.tuples(NEAR_DAYS, NEAR_DAYS).filter(lambda days: days[0] < days[1]).map("/".join)
)
"""Times that are intervals: parts of months, seasons, spans, and what is only before a date."""
ANY = TIMES | st.tuples(COARSE, st.sampled_from(["", "~", "?", "%"])).map("".join)


def confirmed(coarse: str, fine: str) -> bool:
    """Whether the one text says nothing that the other does not."""
    return confirms(parse_time(coarse), parse_time(fine))


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2025", "year", "2025-01-01T00:00", "2025-12-31T23:59"),
        ("2024-02", "month", "2024-02-01T00:00", "2024-02-29T23:59"),
        ("2025-02~", "month", "2025-02-01T00:00", "2025-02-28T23:59"),
        ("2025-10-28", "day", "2025-10-28T00:00", "2025-10-28T23:59"),
        ("2025-10-28 evening", "part", "2025-10-28T16:00", "2025-10-28T21:59"),
        ("2025-10-28T00:00", "minute", "2025-10-28T00:00", "2025-10-28T00:00"),
        ("2025-10-28T23:59?", "minute", "2025-10-28T23:59", "2025-10-28T23:59"),
    ],
)
def test_a_time_is_as_precise_as_its_text(text: str, precision: str, first: str, last: str) -> None:
    time = parse_time(text)
    assert (time.precision, time.first, time.last) == (precision, first, last)


def test_every_part_of_a_time_is_kept_apart() -> None:
    assert parse_time("2025-10-28 evening%") == Time(
        "2025-10-28", "part", "evening", "", "%", "2025-10-28T16:00", "2025-10-28T21:59"
    )
    published = parse_time("2025-10-28T18:30+09:00~", offset_allowed=True)
    assert (published.text, published.offset, published.qualifier) == ("2025-10-28T18:30", "+09:00", "~")
    assert parse_time("2025-10-28T18:30Z", offset_allowed=True).offset == "Z"


@pytest.mark.parametrize(
    ("text", "day"),
    [("2025", ""), ("2025-10", ""), ("2025-10-28", "2025-10-28"), ("2025-10-28T18:30~", "2025-10-28")],
)
def test_a_time_has_a_day_when_one_is_known(text: str, day: str) -> None:
    assert parse_time(text).day == day


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "a time: 2024"),
        ("28 October", "a time: 2024"),
        ("2025-10-28 18:30", "a time: 2024"),
        ("2025-10-28T18:30:00", "a time: 2024"),
        ("2025-10T18:30", "a time: 2024"),
        ("2025-10-28~~", "a time: 2024"),
        ("２０２５", "a time: 2024"),
        ("2025-10-28\n", "a time: 2024"),
        ("0999", "a year from 1000"),
        ("9999-12-31", "a year from 1000 to 9998"),
        ("2025-00", "a month from 01 to 12"),
        ("2025-13-01", "a month from 01 to 12"),
        ("2025-10-00", "a day that 2025-10 has"),
        ("2025-02-29", "a day that 2025-02 has"),
        ("2025-10-28T24:00", "an hour from 00 to 23"),
        ("2025-10-28T12:60", "a minute from 00 to 59"),
        ("2025-10-28 teatime", "a part of the day: morning, noon"),
        ("2025-10-28T18:30Z", "a local time, without an offset"),
    ],
)
def test_what_is_no_time_is_refused_with_what_is_expected(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        parse_time(text)


@pytest.mark.parametrize("offset", ["+14:01", "+15:00", "-23:00", "+09:60", "+99:99"])
def test_an_offset_that_no_place_has_is_refused(offset: str) -> None:
    with pytest.raises(ValueError, match="an offset from -14:00 to"):
        parse_time(f"2025-10-28T18:30{offset}", offset_allowed=True)


@given(DAYS)
def test_any_date_reads_as_itself(day: str) -> None:
    assert parse_time(day).text == parse_time(day).day == day


@given(st.text())
def test_whatever_stands_there_is_a_time_or_a_value_error(text: str) -> None:
    try:
        time = parse_time(text)
    except ValueError:
        return
    assert time.first <= time.last


@given(TIMES)
def test_a_time_confirms_itself(text: str) -> None:
    assert confirmed(text, text)


@given(PURE_DATES, PURE_DATES, PURE_DATES)
def test_what_confirms_a_date_confirms_what_that_one_confirms(one: str, two: str, three: str) -> None:
    if confirmed(one, two) and confirmed(two, three):
        assert confirmed(one, three)


@given(NEAR_DAYS)
def test_a_day_is_confirmed_by_its_month_and_year_and_these_chain(day: str) -> None:
    assert confirmed(day[:4], day[:7])
    assert confirmed(day[:7], day)
    assert confirmed(day[:4], day)


@given(PURE_DATES, PURE_DATES)
def test_two_different_dates_never_confirm_each_other(one: str, other: str) -> None:
    if one != other:
        assert not (confirmed(one, other) and confirmed(other, one))


@given(TIMES, TIMES)
def test_a_time_never_confirms_a_less_precise_one(one: str, other: str) -> None:
    coarse, fine = parse_time(one), parse_time(other)
    if PRECISIONS.index(coarse.precision) < PRECISIONS.index(fine.precision):
        assert not confirms(coarse, fine)


@given(TIMES, TIMES)
def test_what_confirms_a_time_also_gives_way_to_it(one: str, other: str) -> None:
    if confirmed(one, other):
        assert gives_way(parse_time(one), parse_time(other))


@pytest.mark.parametrize(
    ("coarse", "fine"),
    [
        ("2025-10-28", "2025-10-28T18:30"),
        ("2025-10-28", "2025-10-28 evening"),
        ("2025-10-28~", "2025-10-28"),
        ("2025-10-28 evening", "2025-10-28T18:30"),
        ("2025-10-28 evening~", "2025-10-28 evening"),
        ("2025-10-28T18:30~", "2025-10-28T18:30"),
        ("2025-10-28T18:30~", "2025-10-28T18:33"),
    ],
)
def test_the_less_exact_confirms_the_more_exact_and_not_the_other_way(coarse: str, fine: str) -> None:
    assert confirmed(coarse, fine)
    assert not confirmed(fine, coarse)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2025-10-28", "2025-10-29"),
        ("2025-10-28 morning", "2025-10-28T18:30"),
        ("2025-10-28 morning", "2025-10-28 evening"),
        ("2025-10-28 evening", "2025-10-29T18:30"),
        ("2025-10-28 evening", "2025-10-28T15:59"),
        ("2025-10-28 evening", "2025-10-28T22:00"),
        ("2025-10-28T18:30", "2025-10-28T18:31"),
        ("2025-10-28T18:30~", "2025-10-28T19:30"),
        ("2025-10-28T18:30~", "2025-10-28T18:36~"),
        ("2025-10-28T18:30~", "2025-10-29T18:30"),
    ],
)
def test_times_that_differ_do_not_confirm_each_other(one: str, other: str) -> None:
    assert not confirmed(one, other)
    assert not confirmed(other, one)


def test_an_approximate_minute_gives_way_to_an_exact_one_within_half_an_hour() -> None:
    approximate = parse_time("2025-10-28T18:30~")
    assert gives_way(approximate, parse_time("2025-10-28T19:00"))
    assert not gives_way(parse_time("2025-10-28T19:00"), approximate)
    assert not gives_way(approximate, parse_time("2025-10-28T19:01"))
    assert not gives_way(approximate, parse_time("2025-10-29T18:30"))


def test_two_approximate_minutes_near_to_each_other_say_the_same() -> None:
    assert confirmed("2025-10-28T18:30~", "2025-10-28T18:35~")
    assert confirmed("2025-10-28T18:35~", "2025-10-28T18:30~")


def test_the_order_of_precision_is_from_minute_to_year() -> None:
    texts = ["2025", "2025-10", "2025-10-28", "2025-10-28 evening", "2025-10-28T18:30"]
    ordered = sorted(texts, key=lambda text: PRECISIONS.index(parse_time(text).precision))
    assert ordered == texts[::-1]


@pytest.mark.parametrize(
    ("text", "usual", "first", "last"),
    [
        ("early 1972-01", "early 1972-01", "1972-01-01T00:00", "1972-01-10T23:59"),
        ("1972-02 late~", "late 1972-02~", "1972-02-21T00:00", "1972-02-29T23:59"),
        ("2025-10-26 late afternoon", "2025-10-26 late afternoon", "2025-10-26T15:00", "2025-10-26T17:59"),
        ("early 2025-10-26 evening", "2025-10-26 early evening", "2025-10-26T16:00", "2025-10-26T18:59"),
        ("spring 1972", "spring 1972", "1972-03-01T00:00", "1972-05-31T23:59"),
        ("1972 autumn?", "autumn 1972?", "1972-09-01T00:00", "1972-11-30T23:59"),
        ("1972-21", "spring 1972", "1972-03-01T00:00", "1972-05-31T23:59"),
        ("1972-24", "winter 1972", "1972-12-01T00:00", "1973-02-28T23:59"),
        ("before 1972-05-10", "before 1972-05-10", "1000-01-01T00:00", "1972-05-09T23:59"),
        ("before 1972", "before 1972", "1000-01-01T00:00", "1971-12-31T23:59"),
        ("1972-02-21/1972-02-22", "1972-02-21/1972-02-22", "1972-02-21T00:00", "1972-02-22T23:59"),
        ("1972-02/1972-05", "1972-02/1972-05", "1972-02-01T00:00", "1972-05-31T23:59"),
    ],
)
def test_a_coarse_time_is_the_interval_that_it_may_mean(text: str, usual: str, first: str, last: str) -> None:
    time = parse_time(text)
    assert (time_text(time), time.first, time.last) == (usual, first, last)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("late 1972", "a season: spring"),
        ("spring 1972-05", "a part of the month: early"),
        ("1972-02-22/1972-02-21", "two dates with the earlier first"),
        ("1972-02-21/1972-02-30", "a day that 1972-02 has"),
        ("early 1972-02-21/1972-02-22", "two dates with the earlier first"),
        ("before 1972-05-10T12:00", "a minute without other words"),
        ("1972-05-10 early late evening", "a time: 2024"),
        ("1972-05-10 evening morning", "a part of the day"),
        ("1972-25", "a month from 01 to 12"),
    ],
)
def test_words_that_do_not_fit_their_date_are_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        parse_time(text)


@given(ANY)
def test_a_time_written_out_is_read_as_the_same_time(text: str) -> None:
    time = parse_time(text)
    assert parse_time(time_text(time)) == time


@given(ANY, ANY)
def test_a_time_confirms_only_what_lies_within_it_or_is_near(one: str, other: str) -> None:
    coarse, fine = parse_time(one), parse_time(other)
    within = coarse.first <= fine.first and fine.last <= coarse.last
    if coarse.precision != "minute" and (coarse.first, coarse.last) != (fine.first, fine.last):
        assert confirms(coarse, fine) == within
    if not (coarse.first <= fine.last and fine.first <= coarse.last) and coarse.precision != "minute":
        assert not confirms(coarse, fine)


@given(ANY, ANY, ANY)
def test_confirming_goes_on_through_coarse_times(one: str, two: str, three: str) -> None:
    times = [parse_time(text) for text in (one, two, three)]
    if all(time.precision != "minute" and not time.qualifier for time in times) and (
        confirms(times[0], times[1]) and confirms(times[1], times[2])
    ):
        assert confirms(times[0], times[2])
