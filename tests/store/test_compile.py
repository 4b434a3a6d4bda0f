"""compile: a dataset in the tables, the same each time; who exists when; nothing of another kind."""

import sqlite3
from typing import Any

from datasets import SCENE, compiled, read, record
from tripcli.store.compile import compile_dataset, in_order
from tripcli.store.links import FOREVER

TEXT = """
events:
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    topics: [trade, security]
    reports:
      - {source: alpha-22, status: expected, start: 2025-10-28, participants: [ann]}
      - {source: alpha-28-18, status: held, start: 2025-10-28T10:00, participants: [ann, {person: cy, as: mentioned}]}
agreements:
  - {id: pact, title: Pact, kind: trade, parties: [US, KR], reports: [{source: alpha-24, status: signed, date: 2025-10-24}]}
pledges:
  - {id: money, title: Money, kind: investment, by: hikari, amount: 5, unit: USD, reports: [{source: alpha-26, status: pledged}]}
"""


def rows(store: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return store.execute(query).fetchall()


def test_versions_of_a_record_follow_each_other_without_gap_or_overlap() -> None:
    store = compiled(TEXT)
    for kind in ("stop", "event", "agreement", "pledge"):
        spans = rows(store, f"SELECT id, known_from, known_to FROM {kind}_version ORDER BY id, known_from")
        assert spans
        for (one, begin, end), (other, begins, _) in zip(spans, [*spans[1:], ("", 0, 0)], strict=True):
            assert begin < end
            assert (end == begins) if one == other else (end == FOREVER)


def test_people_and_parties_exist_from_the_first_record_that_names_them() -> None:
    store = compiled(TEXT)
    known = dict(rows(store, "SELECT id, known_from FROM person_all UNION ALL SELECT id, known_from FROM party_all"))
    published = dict(rows(store, "SELECT id, known_from FROM source_all"))
    assert known["ann"] == known["JP"] == published["alpha-20"]  # the traveler, and where the first stop is
    assert known["cy"] == known["acme"] == published["alpha-28-18"]
    assert known["hikari"] == published["alpha-26"]
    assert known["KR"] == published["alpha-20"]
    assert known["dot"] == known["bea"] == known["families"] == FOREVER


def test_who_is_listed_outside_the_reports_exists_from_the_first_of_them() -> None:
    text = (
        "events:\n  - {id: talks, stop: tokyo, title: T, kind: summit, participants: [bea, families], "
        "reports: [{source: beta-30, status: held}, {source: beta-23, status: expected}]}\n"
    )
    store = compiled(text)
    known = dict(rows(store, "SELECT id, known_from FROM person_all UNION ALL SELECT id, known_from FROM party_all"))
    (first,) = rows(store, "SELECT known_from FROM source_all WHERE id = 'beta-23'")[0]
    assert known["bea"] == known["families"] == first


def test_the_trip_lies_in_the_days_of_its_stops() -> None:
    meta = dict(rows(compiled(TEXT), "SELECT key, value FROM meta"))
    assert (meta["first_day"], meta["last_day"]) == ("2025-10-27", "2025-10-30")
    assert (meta["trip"], meta["traveler"], meta["timezone"]) == ("tour", "ann", "Asia/Tokyo")


def test_a_dataset_of_nothing_but_a_pledge_compiles() -> None:
    scene = SCENE[: SCENE.index("stops:")]
    text = TEXT[TEXT.index("pledges:") :]
    store = compiled(text, scene)
    assert record(store, "pledges", "money")["amount"] == "5"


def test_topics_and_participants_are_those_of_each_version() -> None:
    store = compiled(TEXT)
    people = rows(
        store,
        "SELECT e.known_from < 1761600000, p.person, p.presence FROM event_version e JOIN participation p "
        "ON p.version = e.rowid ORDER BY 1 DESC, 2",
    )
    assert people == [(1, "ann", "expected"), (0, "ann", "present"), (0, "cy", "mentioned")]
    assert len(rows(store, "SELECT DISTINCT version FROM topic WHERE kind = 'event' AND topic = 'trade'")) == 2


def test_every_report_is_kept_with_what_it_says_of_the_stage() -> None:
    found = rows(compiled(TEXT), "SELECT source, status FROM report_all WHERE kind = 'event' ORDER BY position")
    assert found == [("alpha-22", "expected"), ("alpha-28-18", "held")]


def test_the_order_of_a_compiled_dataset_is_not_that_of_the_files() -> None:
    dataset = in_order(read(TEXT))
    assert [person.id for person in dataset.people] == ["ann", "bea", "cy", "dot"]  # Lee, Sánchez, Young, Young D.
    assert [stop.id for stop in dataset.stops] == ["busan", "tokyo", "yokosuka"]


def test_progress_is_told_on_the_way() -> None:
    event = "  - {id: talks-%d, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: held}]}\n"
    dataset = read("events:\n" + "".join(event % number for number in range(1000)))
    told: list[tuple[int, int]] = []
    connection = sqlite3.connect(":memory:")
    compile_dataset(dataset, connection, lambda done, total: told.append((done, total)))
    assert told == [(500, 1003), (1000, 1003)]
