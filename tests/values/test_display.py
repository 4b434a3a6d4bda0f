"""Times and values as people read them: by their type, never by what their text looks like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.values.display import format_span, format_time, format_value


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-10-28T18:30+09:00", "28 Oct 18:30"),
        ("2025-10-28T18:30~", "28 Oct 18:30~"),
        ("2025-10-28 late evening?", "28 Oct late evening?"),
        ("2025-10-28 planned", "28 Oct planned"),
        ("2025-10", "Oct 2025"),
        ("2025", "2025"),
        ("early 1972-01", "early Jan 1972"),
        ("spring 1972", "spring 1972"),
        ("before 1972-05-10", "before 10 May 1972"),
        ("before 1972-05", "before May 1972"),
        ("1972-02-21/1972-02-22~", "21–22 Feb 1972~"),
        ("1972-02-28/1972-03-01", "28 Feb – 1 Mar 1972"),
        ("1972-02/1972-05", "Feb 1972 – May 1972"),
        ("no date", "no date"),
    ],
)
def test_a_time_is_as_precise_as_it_is_known(text: str, shown: str) -> None:
    assert format_time(text) == shown


def test_a_day_of_another_year_than_the_usual_one_has_its_year() -> None:
    assert format_time("2025-10-28T18:30", usual_year="2025") == "28 Oct 18:30"
    assert format_time("2024-10-28T18:30", usual_year="2025") == "28 Oct 2024 18:30"
    assert format_time("2024-10-28 evening~", usual_year="2025") == "28 Oct 2024 evening~"


def test_a_span_of_dates_names_what_they_do_not_share() -> None:
    assert format_span("2024-12-30", "2025-01-02") == "30 Dec 2024 – 2 Jan 2025"
    assert format_span("1970-12", "1970-12") == "Dec 1970"
    assert format_span("1970", None) == "1970"


@pytest.mark.parametrize(
    "text", ["1600 Pennsylvania", "1 Thomas", "Hall A; Hall B", "2025-10-28", "about 5 kilometres"]
)
def test_a_text_reads_as_it_stands_whatever_it_looks_like(text: str) -> None:
    assert format_value("text", text) == text


@pytest.mark.parametrize(
    ("type_name", "text", "shown"),
    [
        ("time", "2025-10-28", "28 Oct"),
        ("figure", "up to 550000000000 USD a year", "up to US$550 billion a year"),
        ("figure", "1 aircraft", "1 aircraft"),
        ("figure", "unnamed", "unnamed"),
        ("texts", '["a; b", "c"]', "a; b, c"),
        ("texts", "[]", ""),
        ("people", "ann;bea (expected)", "ann, bea (expected)"),
        ("length", "about 1h40m", "about 1h40m"),
        ("word", "held", "held"),
    ],
)
def test_a_value_reads_by_its_type(type_name: str, text: str, shown: str) -> None:
    assert format_value(type_name, text) == shown


@given(st.text())
def test_no_text_breaks_the_format_of_a_time_or_a_figure(text: str) -> None:
    assert isinstance(format_value("time", text), str)
    assert isinstance(format_value("figure", text), str)
