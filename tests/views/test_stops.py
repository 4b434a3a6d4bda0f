"""stops: the route in order, nights, events and distances."""

import sqlite3
from math import isclose
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets import answer, compiled, ids, record, whole_answer
from tripcli.views.distance import EARTH_RADIUS_KM, kilometres

TEXT = """
stops:
  - id: home
    name: Home
    kind: home
    country: US
    timezone: America/New_York
    coordinates: [38.90, -77.04]
    reports:
      - {source: alpha-25, status: held, depart: 2025-10-24T23:00}
      - {source: alpha-31, status: held, arrive: 2025-10-30}
events:
  - {id: talks, stop: tokyo, title: Talks, kind: summit, participants: [ann, bea], reports: [{source: beta-28, status: held, start: 2025-10-28}]}
  - {id: speech, stop: yokosuka, title: Speech, kind: speech, participants: [ann], reports: [{source: beta-28, status: held, start: 2025-10-28}]}
  - {id: far, place: {name: Sea, timezone: Asia/Seoul}, concerns: [busan], title: Test, kind: other, reports: [{source: beta-28, status: held, start: 2025-10-28}]}
  - {id: away, place: {name: Beijing, timezone: Asia/Shanghai}, title: Statement, kind: statement, reports: [{source: beta-28, status: held, start: 2025-10-28}]}
"""
STORE = compiled(TEXT)
PLACES = st.tuples(st.integers(-90, 90), st.integers(-180, 180)).map(lambda pair: (str(pair[0]), str(pair[1])))


def test_stops_stand_in_order_of_arrival_and_halts_only_on_request() -> None:
    assert ids(STORE, "stops") == ["home", "tokyo", "busan"]
    assert ids(STORE, "stops", halts=True) == ["home", "tokyo", "yokosuka", "busan"]


def test_a_stop_is_in_the_place_that_was_known_then() -> None:
    assert ids(STORE, "stops", as_of="2025-10-24") == ["tokyo", "busan"]


def test_events_count_what_lies_within_a_stop_and_what_concerns_it() -> None:
    counts = {row["id"]: row["events"] for row in answer(STORE, "stops", halts=True)}
    assert counts == {"home": 0, "tokyo": 2, "yokosuka": 1, "busan": 1}


@pytest.mark.parametrize(
    ("options", "stops"),
    [
        ({"person": ["bea"]}, ["tokyo"]),
        ({"person": ["ann"]}, ["tokyo", "yokosuka"]),
        ({"stop": ["tokyo"]}, ["tokyo", "yokosuka"]),
        ({"stop": ["home"]}, ["home"]),
        ({"stop": ["tokyo"], "kind": ["speech"]}, ["tokyo", "yokosuka"]),
        ({"kind": ["statement"]}, []),
        ({"country": ["KR"]}, ["busan"]),  # what concerns a stop of that country
    ],
)
def test_filters_leave_the_stops_of_the_selected_events(options: dict[str, Any], stops: list[str]) -> None:
    assert ids(STORE, "stops", **options) == stops


@pytest.mark.parametrize(
    ("arrive", "depart", "nights"),
    [
        ("2025-10-27", "2025-10-29", 2),
        ("2025-10-27T23:59", "2025-10-28T00:01", 1),
        ("2025-10-27T01:00", "2025-10-27T23:00", 0),
        ("2025-10-27 evening", "2025-10-29~", 2),
        ("2025-10-31", "2025-11-02", 2),
        ("2025-10", "2025-10-29", None),
        ("2025-10-27", None, None),
    ],
)
def test_nights_are_those_between_two_known_days(arrive: str, depart: str | None, nights: int | None) -> None:
    more = f", depart: {depart}" if depart else ""
    text = (
        "stops:\n  - {id: there, name: There, country: JP, timezone: Asia/Tokyo, "
        f"reports: [{{source: alpha-22, status: held, arrive: {arrive}{more}}}]}}\n"
    )
    assert record(compiled(text), "stops", "there")["nights"] == nights


def test_a_home_that_is_left_before_it_is_reached_has_no_nights() -> None:
    assert record(STORE, "stops", "home")["nights"] is None


def test_the_way_is_told_there_and_back() -> None:
    lines = whole_answer(STORE, "stops")[1]
    (way,) = (line for line in lines if line.startswith("From Home"))
    assert [part.split(" km to ")[1] for part in way.removeprefix("From Home: ").split(", ")] == [
        "Tokyo",
        "Busan",
        "Home",
    ]
    assert any(line.endswith("km in all, along great circles") for line in lines)
    assert any("--halts" in line for line in lines)


def test_the_way_is_not_told_of_a_selection() -> None:
    assert not any("km" in line for line in whole_answer(STORE, "stops", person=["ann"])[1])


def test_the_heading_says_whose_trip_it_is() -> None:
    def heading(store: sqlite3.Connection) -> str:
        return whole_answer(store, "stops")[1][0]

    assert heading(STORE) == "The tour · Ann Lee"


def test_a_known_distance() -> None:
    washington, tokyo = ("38.90", "-77.04"), ("35.6764", "139.65")
    assert round(kilometres(washington, tokyo), -2) == 10_900


@given(one=PLACES, other=PLACES, third=PLACES)
def test_distances_are_those_of_a_sphere(one: tuple[str, str], other: tuple[str, str], third: tuple[str, str]) -> None:
    assert kilometres(one, one) == 0
    assert isclose(kilometres(one, other), kilometres(other, one))
    assert kilometres(one, other) <= 3.1416 * EARTH_RADIUS_KM
    assert kilometres(one, third) <= kilometres(one, other) + kilometres(other, third) + 0.01
