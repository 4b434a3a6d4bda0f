"""Instants: where local times stand on the one line of time."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.values.instants import instant, known_instant, local_minute, offset_text, order_instant, zone
from tripcli.values.times import parse_time

ZONES = st.sampled_from(["Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe"])
INSTANTS = st.integers(-2_000_000_000, 4_000_000_000)


def seconds(text: str) -> int:
    """The instant of an ISO time with an offset."""
    return int(datetime.fromisoformat(text).timestamp())


def known(text: str, zone_name: str = "Asia/Tokyo") -> int:
    """From when a source that was published at that time is known."""
    return known_instant(parse_time(text, offset_allowed=True), zone_name)


@pytest.mark.parametrize("name", ["", "Tokyo", "Asia", "Asia/Nowhere", "../etc/passwd", "/etc/localtime", "a\0b", "é"])
def test_what_is_no_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(ValueError, match="an IANA time zone such as Africa/Nairobi"):
        zone(name)


@pytest.mark.parametrize(
    ("minute", "zone_name", "offset"),
    [
        ("2025-10-28T12:00", "Asia/Tokyo", "+09:00"),
        ("2025-10-28T12:00", "America/New_York", "-04:00"),
        ("2025-11-28T12:00", "America/New_York", "-05:00"),
        ("2025-10-28T12:00", "Asia/Kathmandu", "+05:45"),
        ("2025-10-28T12:00", "America/St_Johns", "-02:30"),
        ("2025-10-28T12:00", "UTC", "+00:00"),
        ("1850-01-01T12:00", "Asia/Tokyo", "+09:19"),
    ],
)
def test_the_offset_is_the_one_in_force_that_day(minute: str, zone_name: str, offset: str) -> None:
    assert offset_text(minute, zone_name) == offset


def test_an_hour_that_clocks_skip_or_repeat_has_its_first_reading() -> None:
    assert instant("2025-03-09T02:30", "America/New_York") == seconds("2025-03-09T02:30-05:00")
    assert instant("2025-11-02T01:30", "America/New_York") == seconds("2025-11-02T01:30-04:00")


def test_the_two_hours_of_a_repeated_hour_are_told_apart_by_their_offset() -> None:
    assert local_minute(seconds("2025-11-02T05:30Z"), "America/New_York") == ("2025-11-02T01:30", "-04:00")
    assert local_minute(seconds("2025-11-02T06:30Z"), "America/New_York") == ("2025-11-02T01:30", "-05:00")


@given(INSTANTS, ZONES)
def test_a_local_minute_with_its_offset_is_the_minute_of_the_instant(moment: int, zone_name: str) -> None:
    minute, offset = local_minute(moment, zone_name)
    exact = datetime.fromtimestamp(moment, UTC).astimezone(ZoneInfo(zone_name)).utcoffset() or timedelta()
    if not exact.total_seconds() % 60:
        assert 0 <= moment - seconds(minute + offset) < 60


@pytest.mark.parametrize(
    ("published", "utc"),
    [
        ("2025-10-28T18:30", "2025-10-28T09:30:00Z"),
        ("2025-10-28T18:30Z", "2025-10-28T18:30:00Z"),
        ("2025-10-28T18:30-04:00", "2025-10-28T22:30:00Z"),
        ("2025-10-28T18:30+14:00~", "2025-10-28T04:30:00Z"),
        ("2025-10-28", "2025-10-28T14:59:59Z"),
        ("2025-10-28 morning", "2025-10-28T14:59:59Z"),
        ("2025-10", "2025-10-31T14:59:59Z"),
        ("2025-02~", "2025-02-28T14:59:59Z"),
        ("2025", "2025-12-31T14:59:59Z"),
        ("9998", "9998-12-31T14:59:59Z"),
    ],
)
def test_a_source_is_known_from_the_end_of_its_stated_publication(published: str, utc: str) -> None:
    assert known(published) == seconds(utc)


@pytest.mark.parametrize(
    ("day", "zone_name", "hours"),
    [
        ("2025-03-09", "America/New_York", 23),
        ("2025-11-02", "America/New_York", 25),
        ("2025-09-07", "America/Santiago", 23),
        ("2025-04-05", "America/Santiago", 25),
        ("2025-10-28", "Asia/Tokyo", 24),
    ],
)
def test_the_end_of_a_day_is_right_on_days_of_23_and_25_hours(day: str, zone_name: str, hours: int) -> None:
    before = (datetime.fromisoformat(day) - timedelta(days=1)).date().isoformat()
    assert known(day, zone_name) - known(before, zone_name) == hours * 3600


@given(st.dates(), ZONES)
def test_a_time_of_a_day_is_never_known_later_than_that_day_its_month_and_year(day: object, zone_name: str) -> None:
    text = str(day)
    if "1000" <= text[:4] <= "9998":
        moments = [known(each, zone_name) for each in (f"{text}T23:59", text, text[:7], text[:4])]
        assert all(one <= other for one, other in pairwise(moments))


def test_a_date_stands_at_its_beginning_and_a_part_of_the_day_at_its_usual_hour() -> None:
    texts = [
        "2025-10-28",
        "2025-10-28 morning",
        "2025-10-28T11:59",
        "2025-10-28 noon",
        "2025-10-28 afternoon",
        "2025-10-28 evening",
        "2025-10-28T20:59",
        "2025-10-28 night",
        "2025-10-29",
    ]
    moments = [order_instant(parse_time(text), "Asia/Tokyo") for text in texts]
    assert moments == sorted(set(moments))
    assert moments[0] == seconds("2025-10-28T00:00+09:00")
    assert moments[-2] == seconds("2025-10-28T21:00+09:00")
