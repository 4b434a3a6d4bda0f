"""Versions: what stands in which interval of knowledge, and in which place among others."""

import random
import sqlite3

from datasets import answer, compiled, ids, knowledge_of, read, record
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN
from tripcli.store.fields import EVENT_FIELDS
from tripcli.store.fold import fold
from tripcli.store.links import FOREVER
from tripcli.store.versions import KnownSource, at, known_reports, steps, versions
from tripcli.values.instants import known_instant
from tripcli.values.stages import STAGES
from tripcli.values.times import parse_time

TALKS = """
events:
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    participants: [ann, {person: cy, as: mentioned}]
    reports:
      - {source: beta-28, status: held, start: 2025-10-28T11:07, venue: Palace}
      - {source: alpha-21, status: expected, start: 2025-10-28, venue: Hall}
      - {source: alpha-27, status: expected, start: 2025-10-28 morning}
      - {source: gamma-28, status: held, start: 2025-10-28T11:20}
"""
SOURCES = {"alpha-21": 10, "alpha-27": 20, "beta-28": 30, "gamma-28": 30}
KNOWN = {source: KnownSource(known_from, source[:5]) for source, known_from in SOURCES.items()}


def test_there_is_a_version_for_each_moment_at_which_a_report_came_to_be_known() -> None:
    (event,) = read(TALKS).events
    history = versions(steps(event, KNOWN))
    assert [version[:2] for version in history] == [(10, 20), (20, 30), (30, FOREVER)]
    assert [len(version.folded.sources) for version in history] == [1, 2, 4]
    assert at(history, 9) is None
    assert [at(history, moment) for moment in (10, 19, 20, 31)] == [history[0], history[0], history[1], history[2]]


def test_the_fold_asks_not_in_which_order_it_is_given_reports() -> None:
    (event,) = read(TALKS).events
    reports = known_reports(event, KNOWN)
    folded = fold(reports, EVENT_FIELDS, STAGES["event"])
    for seed in range(24):
        random.Random(seed).shuffle(reports)  # noqa: S311 - a test is no lottery
        assert fold(reports, EVENT_FIELDS, STAGES["event"]) == folded


def test_a_list_outside_the_reports_is_of_those_present_once_the_event_was_held() -> None:
    store = compiled(TALKS)
    before, after = (record(store, "timeline", "talks", day) for day in ("2025-10-27", "2025-10-28"))
    assert (before["participants"], before["named"]) == ("ann", "cy")
    assert (after["participants"], after["named"]) == ("ann", "cy")
    assert answer(store, "participants", as_of="2025-10-27") == []
    assert ids(store, "participants") == ["ann"]


def test_a_report_without_presence_names_those_who_were_expected_until_it_says_held() -> None:
    store = compiled(
        """
events:
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    reports:
      - {source: alpha-21, status: expected, participants: [ann, bea]}
      - {source: beta-28, status: held, participants: [ann, {person: cy, as: expected}]}
"""
    )
    before, after = (record(store, "timeline", "talks", day) for day in ("2025-10-27", "2025-10-28"))
    assert before["participants"] == "ann;bea"
    assert (after["participants"], after["named"]) == ("ann", "cy")


ORDER = """
events:
  - {id: a-date, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27}]}
  - {id: b-noon, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27T12:00}]}
  - {id: c-part, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27 noon}]}
  - {id: d-evening, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27 evening}]}
  - {id: e-later, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27T18:30}]}
  - {id: f-night, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27 night}]}
  - {id: g-morning, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27 morning}]}
  - {id: h-afternoon, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-27 afternoon}]}
  - {id: i-never, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected}]}
  - {id: j-elsewhere, place: {name: Sea, timezone: America/New_York}, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10-26T23:30}]}
  - {id: k-month, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected, start: 2025-10}]}
"""
WITHOUT_ARRIVAL = [
    "k-month", "a-date", "g-morning", "b-noon", "c-part", "j-elsewhere", "h-afternoon", "d-evening", "e-later",
    "f-night", "i-never",
]  # fmt: skip


def ordered(store: sqlite3.Connection, as_of: str | None = None) -> list[str]:
    """The ids of the events by the instants of the store."""
    moment = ALL_THAT_IS_KNOWN if as_of is None else known_instant(parse_time(as_of), "Asia/Tokyo")
    rows = knowledge_of(store, moment).connection.execute(
        "SELECT id FROM event ORDER BY sort_instant, sort_precision, id"
    )
    return [row[0] for row in rows]


def test_rows_stand_by_instant_parts_of_the_day_at_their_usual_hour_and_the_more_precise_first() -> None:
    assert ordered(compiled(ORDER), "2025-10-26") == WITHOUT_ARRIVAL


def test_a_date_stands_not_before_the_arrival_at_its_stop_once_that_is_known() -> None:
    expected = [one for one in WITHOUT_ARRIVAL if one != "a-date"]
    expected.insert(expected.index("d-evening"), "a-date")  # the arrival is at 17:00
    store = compiled(ORDER)
    assert ordered(store, "2025-10-27T17:59") == WITHOUT_ARRIVAL
    assert ordered(store, "2025-10-27T18:00") == expected
    assert ordered(store) == expected
