"""Knowledge: a store as of one moment shows nothing that was not known then."""

import sqlite3
from typing import Any

import pytest

from datasets import NOW, compiled, copied, knowledge_of, record, whole_answer
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.table import Kind

TEXT = """
events:
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    reports:
      - {source: alpha-22, status: expected, start: 2025-10-28, participants: [ann]}
      - {source: beta-28-18, status: held, start: 2025-10-28T10:00, participants: [ann, bea]}
agreements:
  - {id: pact, title: Pact, kind: trade, parties: [US, JP], event: signing, reports: [{source: alpha-22, status: expected}]}
pledges:
  - {id: early, title: Early, kind: investment, by: JP, amount: 5, unit: USD, part_of: late, event: signing, reports: [{source: alpha-22, status: pledged}]}
  - {id: late, title: Late, kind: investment, by: JP, amount: 9, unit: USD, overlaps: [aside], reports: [{source: beta-28-18, status: pledged}]}
  - {id: aside, title: Aside, kind: investment, by: JP, amount: 4, unit: USD, reports: [{source: alpha-22, status: pledged}]}
"""
SIGNING = "  - {id: signing, stop: tokyo, title: Signing, kind: signing, reports: [{source: beta-28-18, status: held, start: 2025-10-28}]}\n"
STORE = compiled(TEXT.replace("agreements:", SIGNING + "agreements:"))
SIX = 1_761_642_000
"""28 October 2025, 18:00 in Tokyo."""


def count(knowledge: Knowledge, view: str) -> int:
    """Rows that a temporary view shows."""
    result: int = knowledge.connection.execute(f"SELECT count(*) FROM {view}").fetchone()[0]
    return result


def test_a_version_stands_from_its_first_second_to_the_one_before_the_next() -> None:
    for as_of, status in ((SIX - 1, "expected"), (SIX, "held")):
        rows = knowledge_of(STORE, as_of).connection.execute("SELECT status FROM event WHERE id = 'talks'").fetchall()
        assert rows == [(status,)]


def test_before_the_first_report_nothing_is_known() -> None:
    nothing = knowledge_of(STORE, 0)
    for view in ("source", "party", "person", "stop", "event", "agreement", "pledge", "conflict"):
        assert count(nothing, view) == 0, view


def test_without_an_as_of_all_is_known_but_what_nothing_names() -> None:
    everything = knowledge_of(STORE)
    assert everything.as_of == ALL_THAT_IS_KNOWN
    assert (count(everything, "event"), count(everything, "pledge")) == (2, 3)
    assert everything.connection.execute("SELECT id FROM person ORDER BY 1").fetchall() == [("ann",), ("bea",)]


def test_a_record_that_is_not_known_yet_is_not_named_by_another() -> None:
    before = "2025-10-27"
    early, aside = (record(STORE, "pledges", name, before) for name in ("early", "aside"))
    assert (early["part_of"], early["event"], early["overlaps"], aside["overlaps"]) == (None, None, None, None)
    assert (early["counted"], aside["counted"]) == ("yes", "yes")
    assert record(STORE, "agreements", "pact", before)["event"] is None
    later = record(STORE, "pledges", "early")
    assert (later["part_of"], later["event"]) == ("late", "signing")
    assert record(STORE, "pledges", "aside")["overlaps"] == "late"
    assert record(STORE, "agreements", "pact")["event"] == "signing"


def test_an_agreement_without_a_date_has_that_of_its_event_once_it_is_known() -> None:
    assert record(STORE, "agreements", "pact", "2025-10-27")["date"] is None
    assert record(STORE, "agreements", "pact")["date"] == "2025-10-28"


def test_a_name_is_known_with_its_record() -> None:
    before, after = knowledge_of(STORE, SIX - 1), knowledge_of(STORE, SIX)
    assert before.name(Kind.PERSON, "bea") is None
    assert after.name(Kind.PERSON, "bea") == ("Beatriz Sánchez", "Sánchez")
    assert after.name(Kind.PEOPLE, "bea") == after.name(Kind.PERSON, "bea")
    assert before.name(Kind.EVENT, "talks") == ("Talks", "Talks")
    assert before.name(Kind.SOURCE, "beta-28-18") is None
    assert after.name(Kind.WORD, "bea") is None


def test_the_audit_line_counts_the_sources_of_what_is_selected() -> None:
    def line(**options: object) -> str:
        return whole_answer(STORE, "timeline", **options)[1][-1]

    assert line().endswith("2 sources, the newest of 2025-10-28")
    assert line(as_of="2025-10-27").endswith("1 source, the newest of 2025-10-22")
    assert line(as_of="2025-10-01").endswith("0 sources")


def test_the_zone_of_the_trip_is_that_in_which_dates_are_read() -> None:
    assert [trip.timezone for trip in knowledge_of(STORE).trips] == ["Asia/Tokyo"]


def test_setting_an_as_of_writes_nothing_into_the_store() -> None:
    connection = copied(STORE)
    before = connection.serialize()
    Knowledge(connection, NOW)
    assert connection.serialize() == before


LATER_STOP = """
stops:
  - id: island
    name: Island
    alt_names: [Isle]
    country: KR
    timezone: Asia/Seoul
    reports: [{source: beta-28-18, status: held, arrive: 2025-10-28}]
  - {id: pier, name: Pier, kind: halt, within: island, country: KR, timezone: Asia/Seoul, reports: [{source: alpha-22, status: expected}]}
events:
  - {id: walk, stop: island, title: Walk, kind: other, after: [ride], reports: [{source: alpha-22, status: expected}]}
  - {id: swim, stop: pier, title: Swim, kind: other, reports: [{source: alpha-22, status: expected}]}
  - {id: ride, place: {name: Sea, timezone: Asia/Seoul}, concerns: [island, tokyo], title: Ride, kind: other, reports: [{source: beta-28-18, status: held}]}
  - {id: call, place: {name: Sea, timezone: Asia/Seoul}, concerns: [island, tokyo], title: Call, kind: call, reports: [{source: alpha-22, status: expected}]}
agreements:
  - {id: pact, title: Pact, kind: trade, parties: [US], event: walk, reports: [{source: alpha-22, status: expected}]}
pledges:
  - {id: part, title: Part, kind: investment, by: [JP, acme], amount: 5, unit: USD, part_of: whole, overlaps: [rest], reports: [{source: alpha-22, status: pledged}]}
  - {id: whole, title: Whole, kind: investment, by: JP, amount: 9, unit: USD, event: ride, reports: [{source: beta-28-18, status: pledged}]}
  - {id: rest, title: Rest, kind: investment, by: JP, amount: 4, unit: USD, reports: [{source: beta-28-18, status: pledged}]}
"""


def cells(store: sqlite3.Connection, as_of: int, query: str) -> list[tuple[Any, ...]]:
    """The rows of a query as of a moment."""
    return knowledge_of(store, as_of).connection.execute(query).fetchall()


def test_links_to_what_is_not_known_are_in_no_view() -> None:
    store = compiled(LATER_STOP)
    links = {
        "SELECT within FROM stop WHERE id = 'pier'": ([(None,)], [("island",)]),
        "SELECT stop, place, country, after FROM event WHERE id = 'walk'": (
            [(None, "Island", "KR", None)],
            [("island", "Island", "KR", "ride")],
        ),
        "SELECT concerns FROM event WHERE id = 'call'": ([("tokyo",)], [("island;tokyo",)]),
        "SELECT part_of, overlaps FROM pledge WHERE id = 'part'": ([(None, None)], [("whole", "rest")]),
    }
    for query, (before, after) in links.items():
        assert (cells(store, SIX - 1, query), cells(store, SIX, query)) == (before, after), query


def test_relations_follow_what_is_known() -> None:
    store = compiled(LATER_STOP)
    stops = (
        "SELECT record, stop FROM record_stop WHERE record IN ('walk', 'swim', 'call', 'pact', 'part') ORDER BY 1, 2"
    )
    assert cells(store, SIX - 1, stops) == [("call", "tokyo"), ("swim", "pier")]
    assert cells(store, SIX, stops) == [
        ("call", "island"), ("call", "tokyo"), ("pact", "island"), ("part", "island"),
        ("part", "tokyo"), ("swim", "island"), ("swim", "pier"), ("walk", "island"),
    ]  # fmt: skip
    for query, later in {
        "SELECT record, above, distance FROM pledge_above": [("part", "whole", 1)],
        "SELECT record, other FROM pledge_overlap ORDER BY 1": [("part", "rest"), ("rest", "part")],
        "SELECT event, record FROM record_event WHERE kind = 'pledge' ORDER BY 2": [
            ("ride", "part"),
            ("ride", "whole"),
        ],
    }.items():
        assert (cells(store, SIX - 1, query), cells(store, SIX, query)) == ([], later), query


def test_the_place_of_an_event_is_searched_for_until_it_is_known_as_a_stop() -> None:
    store = compiled(LATER_STOP)
    query = "SELECT kind, record FROM text WHERE text LIKE 'Island%' ORDER BY 1"
    assert cells(store, SIX - 1, query) == [("event", "walk")]
    assert cells(store, SIX, query) == [("stop", "island")]


def test_the_days_of_the_trip_are_those_that_were_known() -> None:
    later_stop = """
stops:
  - {id: cairo, name: Cairo, country: KR, timezone: Asia/Seoul, reports: [
      {source: alpha-28, status: expected, arrive: 2026-02-01, depart: 2026-02-03}]}
"""
    store = compiled(later_stop)
    then, now = knowledge_of(store, 1_761_350_400), knowledge_of(store)

    def days_of(knowledge: Knowledge) -> tuple[str, str]:
        (trip,) = knowledge.trips
        return trip.first_day, trip.last_day

    assert days_of(then) == ("2025-10-27", "2025-10-30")
    assert days_of(now) == ("2025-10-27", "2026-02-03")


def test_a_connection_takes_several_requests_of_one_moment_and_none_of_another() -> None:
    connection = copied(STORE)
    first = Knowledge(connection, SIX)
    assert count(Knowledge(connection, SIX), "event") == count(first, "event")
    with pytest.raises(ValueError, match="a connection of its own"):
        Knowledge(connection, SIX - 1)
    assert first.connection.execute("SELECT status FROM event WHERE id = 'talks'").fetchall() == [("held",)]
