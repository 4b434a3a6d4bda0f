"""Times of tables: what has one meaning is read, what has two is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.authoring.table_times import table_time
from tripcli.values.times import parse_time


@pytest.mark.parametrize(
    ("cell", "clock", "time"),
    [
        ("2024-05-13", "", "2024-05-13"),
        ("2024-05", "", "2024-05"),
        ("2024-05-13~", "", "2024-05-13~"),
        ("2024-05-13 evening", "", "2024-05-13 evening"),
        ("2024-05-13 9:30", "", "2024-05-13T09:30"),
        ("2024-05-13T09:30:15", "", "2024-05-13T09:30"),
        ("2024-05-13", "9h30", "2024-05-13T09:30"),
        ("2024-05-13", "12:05 am", "2024-05-13T00:05"),
        ("2024-05-13", "3 PM", "2024-05-13T15:00"),
        ("2024-05-13", "Evening", "2024-05-13 evening"),
        ("2024-05-13T08:00", "9:30", "2024-05-13T08:00"),
        ("13.5.2024", "", "2024-05-13"),
        ("3.4.2024", "", "2024-04-03"),
        ("13/05/2024 14:00", "", "2024-05-13T14:00"),
        ("05/13/2024", "", "2024-05-13"),
        ("5/5/2024", "", "2024-05-05"),
        ("13 May 2024", "", "2024-05-13"),
        ("Mon, 13th May 2024, 09:30", "", "2024-05-13T09:30"),
        ("May 13, 2024", "2:15 pm", "2024-05-13T14:15"),
        ("Sept. 1 2024", "", "2024-09-01"),
    ],
)
def test_a_time_with_one_meaning_is_read(cell: str, clock: str, time: str) -> None:
    assert table_time(cell, clock) == time


@pytest.mark.parametrize(
    ("cell", "clock"),
    [
        ("03/04/2024", ""), ("Tuesday", ""), ("13.5.24", ""), ("2024-02-30", ""), ("31.2.2024", ""), ("45123", ""),
        ("2024-05-13", "25:00"), ("2024-05-13", "13 pm"), ("2024-05-13T09:30Z", ""), ("2024-05-13", "soon"), ("", "9:30"),
    ],
)  # fmt: skip
def test_what_is_no_time_or_has_two_meanings_is_refused(cell: str, clock: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        table_time(cell, clock)


@given(st.text(max_size=20), st.text(max_size=8))
def test_whatever_is_read_is_a_time_of_a_dataset(cell: str, clock: str) -> None:
    try:
        time = table_time(cell, clock)
    except ValueError:
        return
    parse_time(time)
