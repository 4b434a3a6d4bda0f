"""When an entry of a calendar begins and ends, from times as a table has them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tripcli.writers.calendar_times import Occupied, Reported, is_before, occupied_time

NOTHING = Reported("")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A minute of October 2025 in UTC."""
    return datetime(2025, 10, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "length", "expected"),
    [
        ("2025-10-28", "", "", (date(2025, 10, 28), date(2025, 10, 29), None)),
        ("2025-10-28", "2025-10-30", "", (date(2025, 10, 28), date(2025, 10, 31), None)),
        ("2025-10-28", "2025-10", "", (date(2025, 10, 28), date(2025, 10, 29), None)),
        ("2025-10-28", "2025-10-28T12:00+09:00", "2h", (date(2025, 10, 28), date(2025, 10, 29), None)),
        ("2025-10-28T09:50+09:00", "", "", (at(28, 0, 50), None, None)),
        ("2025-10-28T09:50+09:00", "", "about 1h40m", (at(28, 0, 50), None, timedelta(minutes=100))),
        ("2025-10-28T09:50+09:00", "", "at least 2h", (at(28, 0, 50), None, None)),
        ("2025-10-28T09:50+09:00", "", "1h-2h", (at(28, 0, 50), None, None)),
        ("2025-10-28T09:50+09:00", "", "0m", (at(28, 0, 50), None, None)),
        ("2025-10-28T09:50+09:00", "2025-10-28T10:30+09:00", "1h", (at(28, 0, 50), at(28, 1, 30), None)),
        ("2025-10-28T23:50+09:00", "2025-10-28T22:00-05:00", "", (at(28, 14, 50), at(29, 3), None)),
        ("2025-10-28T09:50+09:00", "2025-10-28", "1h", (at(28, 0, 50), None, None)),
        ("2025-10-28T09:50+09:00", "2025-10-29", "", (date(2025, 10, 28), date(2025, 10, 30), None)),
        ("1972-02-21T11:30+08:00", "", "", (datetime(1972, 2, 21, 3, 30, tzinfo=UTC), None, None)),
    ],
)
def test_an_entry_takes_up_days_or_minutes(
    start: str, end: str, length: str, expected: tuple[date, date | None, timedelta | None]
) -> None:
    assert occupied_time(Reported(start), Reported(end), length) == Occupied(*expected)


def test_a_part_of_a_day_takes_up_the_day() -> None:
    time = occupied_time(Reported("2025-10-28", "late evening"), NOTHING)
    assert time == Occupied(date(2025, 10, 28), date(2025, 10, 29))


@pytest.mark.parametrize(
    "start",
    [
        NOTHING,
        Reported("2025"),
        Reported("2025-10"),
        Reported("2025-10", "early"),
        Reported("1972", "spring"),
        Reported("2025-10-28", "before"),
        Reported("2025-10-28/2025-10-29"),
        Reported("2025-13-45"),
        Reported("tomorrow"),
    ],
)
def test_what_is_less_precise_than_a_day_has_no_place(start: Reported) -> None:
    assert occupied_time(start, Reported("2025-10-30")) is None


@pytest.mark.parametrize(
    ("time", "other", "expected"),
    [
        ("2025-10-24", "2025-10-30", True),
        ("2025-10-24T23:00-04:00", "2025-10-30", True),
        ("2025-10-30T09:00-04:00", "2025-10-30T15:05-04:00", True),
        ("2025-10-30", "2025-10-30T15:05-04:00", False),
        ("2025-10-31", "2025-10-30", False),
        ("", "2025-10-30", False),
    ],
)
def test_a_time_is_before_another_as_far_as_both_are_known(time: str, other: str, expected: bool) -> None:
    assert is_before(Reported(time), Reported(other)) is expected
