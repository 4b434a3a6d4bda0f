"""Times of spreadsheets: text with one meaning is read, text with two meanings is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.authoring.spreadsheet.times import ORDERS, date_order, only_year, read_time
from tripcli.values.times import parse_time


@pytest.mark.parametrize(
    ("cell", "clock", "start", "end"),
    [
        ("2024-05-13", "", "2024-05-13", ""),
        ("2024-05-13~", "", "2024-05-13~", ""),
        ("2024-05-13 evening", "", "2024-05-13 evening", ""),
        ("2024-05-13 9:30", "", "2024-05-13T09:30", ""),
        ("2024-05-13T09:30:15", "", "2024-05-13T09:30", ""),
        ("2024-05-13", "9h30", "2024-05-13T09:30", ""),
        ("2024-05-13", "12:05 am", "2024-05-13T00:05", ""),
        ("2024-05-13", "3 PM", "2024-05-13T15:00", ""),
        ("2024-05-13", "am", "2024-05-13 morning", ""),
        ("2024-05-13", "around 5 PM", "2024-05-13T17:00~", ""),
        ("2024-05-13", "2:50-3:55 PM", "2024-05-13T14:50", "2024-05-13T15:55"),
        ("2024-05-13", "11:30-1:15 PM", "2024-05-13T11:30", "2024-05-13T13:15"),
        ("2024-05-13", "10:00 – 10:30", "2024-05-13T10:00", "2024-05-13T10:30"),
        ("2024-05-13T08:00", "9:30", "2024-05-13T08:00", ""),
        ("13.5.2024", "", "2024-05-13", ""),
        ("3.4.2024", "", "2024-04-03", ""),
        ("05/13/2024", "", "2024-05-13", ""),
        ("2/25/72", "", "1972-02-25", ""),
        ("21-Feb-72", "", "1972-02-21", ""),
        ("April 1972", "", "1972-04", ""),
        ("13 May 2024", "", "2024-05-13", ""),
        ("Mon, 13th May 2024, 09:30", "", "2024-05-13T09:30", ""),
        ("May 13, 2024", "2:15 pm", "2024-05-13T14:15", ""),
        ("Feb 21-28, 1972", "", "1972-02-21", "1972-02-28"),
        ("21–28 Feb 1972", "", "1972-02-21", "1972-02-28"),
        ("21 Feb - 1 Mar 1972", "", "1972-02-21", "1972-03-01"),
        ("2/21/1972 - 2/28/1972", "", "1972-02-21", "1972-02-28"),
    ],
)
def test_a_time_with_one_meaning_is_read(cell: str, clock: str, start: str, end: str) -> None:
    assert read_time(cell, clock) == (start, end, "")


@pytest.mark.parametrize("cell", ["03/04/2024", "Tuesday", "2024-02-30", "31.2.2024", "45123", "", "Feb 21-28"])
def test_text_that_is_no_time_or_has_two_meanings_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_time(cell)


@pytest.mark.parametrize("clock", ["25:00", "13 pm", "soon", "after lunch", "9:75"])
def test_a_time_of_day_that_cannot_be_read_leaves_the_day(clock: str) -> None:
    assert read_time("2024-05-13", clock) == ("2024-05-13", "", clock)


def test_the_order_of_a_column_decides_what_one_cell_leaves_open() -> None:
    assert date_order(["2/3/1972", "2/25/1972"]) == "mdy"
    assert date_order(["2/3/1972", "25/2/1972"]) == "dmy"
    assert date_order(["2/3/1972"]) == date_order(["2/25/1972", "25/2/1972"]) == ""
    assert read_time("2/3/1972", order="mdy").start == "1972-02-03"
    assert read_time("2/3/1972", order="dmy").start == "1972-03-02"


def test_a_date_without_a_year_takes_the_only_year_of_its_column() -> None:
    assert only_year(["21 Feb 1972", "Feb 22", "2/25/72"], "mdy") == "1972"
    assert only_year(["1972-02-21", "1973-01-01"], "") == ""
    assert read_time("Feb 21-28", year="1972")[:2] == ("1972-02-21", "1972-02-28")


@given(st.text(max_size=20), st.text(max_size=8), st.sampled_from(["", *ORDERS]))
def test_whatever_is_read_is_a_time_of_a_dataset(cell: str, clock: str, order: str) -> None:
    try:
        time = read_time(cell, clock, order)
    except ValueError:
        return
    parse_time(time.start)
    if time.end:
        parse_time(time.end)
