"""The order of events: days, then the way of the traveller, then hours; the same in every selection."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from running import Tripcli
from tripcli.query.knowledge import Knowledge
from tripcli.store.library import open_library
from tripcli.views.event_order import COLUMNS, EventOrder, OrderedEvent


def ids(program: Tripcli, *arguments: str) -> list[str]:
    """The ids of a view's rows, in order."""
    return program(*(arguments or ("timeline",)), "-f", "tsv", "-c", "id").lines[1:]


def test_a_day_follows_the_traveller_and_a_place_comes_twice_only_when_he_came_back(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-20, kind: press}]
    stops:
      - {id: tokyo, name: Tokyo, country: PT, timezone: Asia/Tokyo, reports: [{source: a, status: held, arrive: 2031-03-08T17:00, depart: 2031-03-10T09:50}]}
      - {id: base, name: Base, kind: halt, within: tokyo, country: PT, timezone: Asia/Tokyo, reports: [{source: a, status: held, arrive: 2031-03-09}]}
      - {id: busan, name: Busan, country: PT, timezone: Asia/Seoul, reports: [{source: a, status: held, arrive: 2031-03-10T12:00, depart: 2031-03-11T10:00}]}
    events:
      - {id: z-arrival, stop: tokyo, title: Arrival, kind: arrival, participants: [ana], reports: [{source: a, status: held, start: 2031-03-08}]}
      - {id: y-morning, stop: tokyo, title: Welcome, kind: ceremony, participants: [ana], reports: [{source: a, status: held, start: 2031-03-08 evening}]}
      - {id: x-talks, stop: tokyo, title: Talks, kind: summit, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09T09:00}]}
      - {id: b-remarks, stop: tokyo, title: Remarks, kind: statement, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09}]}
      - {id: w-flight, stop: base, title: Flight, kind: arrival, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09T15:00}]}
      - {id: v-speech, stop: base, title: Speech, kind: speech, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09T16:00}]}
      - {id: u-dinner, stop: tokyo, title: Dinner, kind: dinner, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09T19:00}]}
      - {id: a-shares, place: {name: Shanghai, timezone: Asia/Shanghai}, title: Shares slip, kind: other, reports: [{source: a, status: held, start: 2031-03-09}]}
      - {id: t-farewell, stop: tokyo, title: Farewell, kind: ceremony, participants: [ana], reports: [{source: a, status: held, start: 2031-03-10}]}
      - {id: a-leaving, stop: tokyo, title: Leaving, kind: departure, participants: [ana], reports: [{source: a, status: held, start: 2031-03-10T09:50}]}
      - {id: a-planned, stop: tokyo, title: Planned, kind: meeting, participants: [ana], reports: [{source: a, status: expected}]}
      - {id: a-busan, stop: busan, title: In Busan, kind: meeting, participants: [ana], reports: [{source: a, status: held, start: 2031-03-10 morning}]}
    """
    in_order = [
        "z-arrival", "y-morning", "x-talks", "b-remarks", "w-flight", "v-speech", "u-dinner", "a-shares",
        "t-farewell", "a-leaving", "a-planned", "a-busan",
    ]  # fmt: skip
    assert ids(on_docstring) == in_order
    assert ids(on_docstring, "timeline", "-n", "5") == in_order[:5]


def test_no_selection_changes_the_order(bundled: Tripcli) -> None:
    whole = ids(bundled)
    place = {event: index for index, event in enumerate(whole)}
    for arguments in (("--kind", "meeting", "--kind", "statement"), ("--country", "KR"), ("--person", "donald-trump")):
        selected = ids(bundled, "timeline", *arguments)
        assert len(selected) > 5
        assert selected == sorted(selected, key=lambda event: place[event])


def test_who_crosses_the_date_line_backwards_arrives_after_leaving(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-20, kind: press}]
    stops:
      - {id: tokyo, name: Tokyo, country: PT, timezone: Asia/Tokyo, reports: [{source: a, status: held, arrive: 2031-03-08T17:00, depart: 2031-03-10T09:50}]}
      - {id: honolulu, name: Honolulu, country: PT, timezone: Pacific/Honolulu, reports: [{source: a, status: held, arrive: 2031-03-09T21:00, depart: 2031-03-11T10:00}]}
    events:
      - {id: leaving, stop: tokyo, title: Leaving, kind: departure, participants: [ana], reports: [{source: a, status: held, start: 2031-03-10T09:50}]}
      - {id: arriving, stop: honolulu, title: Arriving, kind: arrival, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09T21:00}]}
    """
    assert ids(on_docstring) == ["leaving", "arriving"]


def test_next_lists_an_arrival_once_and_along_the_route(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-02, kind: press}]
    stops:
      - {id: aveiro, name: Aveiro, country: PT, timezone: UTC, reports: [{source: a, status: expected, arrive: 2031-03-09T18:00}]}
      - {id: porto, name: Porto, country: PT, timezone: UTC, reports: [{source: a, status: expected, arrive: 2031-03-09T08:00}]}
    events:
      - {id: dinner, stop: aveiro, title: Dinner, kind: dinner, participants: [ana], reports: [{source: a, status: expected, start: 2031-03-09T19:00}]}
      - {id: landing, stop: aveiro, title: Landing, kind: arrival, participants: [ana], reports: [{source: a, status: expected, start: 2031-03-09T18:00}]}
      - {id: talks, stop: porto, title: Talks, kind: meeting, participants: [ana], reports: [{source: a, status: expected, start: 2031-03-09T10:00}]}
    """
    arguments = ("next", "--as-of", "2031-03-09T07:00", "-f", "json")
    rows = json.loads(on_docstring(*arguments).text)
    assert [row["title"] for row in rows] == ["Stay in Porto", "Talks", "Landing", "Dinner"]
    assert json.loads(on_docstring(*arguments, "-n", "1").text)[0]["in"] == "in 1 h"


def test_every_two_kinds_keep_the_order_of_all(tripcli: Tripcli) -> None:
    whole = ids(tripcli)
    kinds = sorted(set(tripcli("timeline", "-f", "tsv", "-c", "kind").lines[1:]))
    for one, other in combinations(kinds, 2):
        selected = ids(tripcli, "timeline", "--kind", one, "--kind", other)
        assert selected == [event for event in whole if event in set(selected)]


def test_a_place_reached_on_the_day_of_a_departure_without_an_hour_is_no_day_trip(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-20, kind: press}]
    stops:
      - {id: porto, name: Porto, country: PT, timezone: UTC, reports: [{source: a, status: held, arrive: 2031-03-08T10:00, depart: 2031-03-09 morning}]}
      - {id: lisbon, name: Lisbon, country: PT, timezone: UTC, reports: [{source: a, status: held, arrive: 2031-03-09 afternoon, depart: 2031-03-10}]}
      - {id: airport, name: Airport, kind: halt, within: lisbon, country: PT, timezone: UTC, reports: [{source: a, status: held, arrive: 2031-03-09T12:18}]}
      - {id: camp, name: Camp, kind: halt, within: lisbon, country: PT, timezone: UTC, reports: [{source: a, status: held, arrive: 2031-03-09}]}
    events:
      - {id: a-rally, stop: lisbon, title: Rally, kind: protest, reports: [{source: a, status: held, start: 2031-03-09}]}
      - {id: b-talks, stop: lisbon, title: Talks, kind: summit, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09T16:00}]}
      - {id: c-lunch, stop: camp, title: Lunch, kind: visit, after: d-landing, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09}]}
      - {id: d-landing, stop: airport, title: Landing, kind: arrival, after: e-leaving, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09T12:18}]}
      - {id: e-leaving, stop: porto, title: Leaving, kind: departure, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09 morning}]}
      - {id: f-plan, stop: porto, title: Plan, kind: meeting, participants: [ana], reports: [{source: a, status: held, start: 2031-03-09}]}
    """
    assert ids(on_docstring) == ["f-plan", "e-leaving", "d-landing", "c-lunch", "b-talks", "a-rally"]


def test_an_event_stays_on_its_day_when_what_it_comes_after_has_no_date_or_a_later_one(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-02, kind: press}]
    stops:
      - {id: porto, name: Porto, country: PT, timezone: UTC, reports: [{source: a, status: expected, arrive: 2031-03-08, depart: 2031-03-10}]}
    events:
      - {id: lunch, stop: porto, title: Lunch, kind: dinner, after: signing, participants: [ana], reports: [{source: a, status: expected, start: 2031-03-08}]}
      - {id: dinner, stop: porto, title: Dinner, kind: dinner, after: talks, participants: [ana], reports: [{source: a, status: expected, start: 2031-03-08}]}
      - {id: talks, stop: porto, title: Talks, kind: summit, participants: [ana], reports: [{source: a, status: expected, start: 2031-03-09}]}
      - {id: signing, stop: porto, title: Signing, kind: signing, participants: [ana], reports: [{source: a, status: expected}]}
    """
    assert ids(on_docstring) == ["dinner", "lunch", "talks", "signing"]


def test_what_has_no_day_stands_where_the_time_that_it_may_have_begins(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-02, kind: press}]
    stops:
      - {id: porto, name: Porto, country: PT, timezone: Asia/Tokyo, reports: [{source: a, status: expected, arrive: 2031-01}]}
    events:
      - {id: autumn, stop: porto, title: Autumn, kind: visit, reports: [{source: a, status: expected, start: autumn 2031}]}
      - {id: late, stop: porto, title: Late, kind: visit, reports: [{source: a, status: expected, start: late 2031-02}]}
      - {id: month, place: {name: Rome, timezone: Europe/Rome}, title: Month, kind: visit, reports: [{source: a, status: expected, start: 2031-02}]}
      - {id: day, stop: porto, title: Day, kind: visit, reports: [{source: a, status: expected, start: 2031-02-20}]}
      - {id: spring, stop: porto, title: Spring, kind: visit, reports: [{source: a, status: expected, start: spring 2031}]}
      - {id: year, stop: porto, title: Year, kind: visit, reports: [{source: a, status: expected, start: 2031}]}
    """
    assert ids(on_docstring) == ["year", "month", "day", "late", "spring", "autumn"]


@pytest.mark.parametrize("trip", ["data/trump-asia-2025", "data/trump-asia-2017", "tests/golden/trip", "tests/library"])
def test_the_short_way_to_the_key_of_an_event_gives_the_same_key_as_the_long_one(trip: str, tmp_path: Path) -> None:
    """On a usual day of a stop the minute alone puts an event with an hour at its place."""
    root = Path(__file__).parents[2] / trip
    paths = sorted((root / "trips").iterdir()) if (root / "trips").exists() else [root]
    order = EventOrder(Knowledge(open_library(paths, tmp_path)))
    query = f"SELECT {COLUMNS.format('r')} FROM event r WHERE after IS NULL"
    events = list(order._knowledge.connection.execute(query))
    short = 0
    for event in events:
        if event[0] not in order._linked:
            long_way = order._text(event[0], order._position(OrderedEvent(*event)))
            assert order.key(*event) == long_way
            short += long_way.startswith(tuple(filter(None, order._usual_beginnings.values())) or "-")
    assert short
