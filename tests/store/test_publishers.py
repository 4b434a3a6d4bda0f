"""Publishers: copies of one agency are one voice, and dates are read in the zone of who published them."""

import sqlite3

from datasets import compiled, knowledge_of, record

REGISTER = """
publishers:
  - {id: agency, name: The Agency, short: Agency, alt_names: [AGY], timezone: America/New_York, country: US, kind: wire}
  - {id: idle, name: Nobody's paper}
sources:
  - {id: own, publisher: agency, title: Own page, published: 2025-10-27}
  - {id: copy, publisher: agy, title: Copy, published: 2025-10-27, timezone: Asia/Seoul}
  - {id: hour, publisher: The Agency, title: With an hour, published: 2025-10-27T18:00}
  - {id: other, publisher: Tagblatt, title: Other, published: 2025-10-27, kind: press}
  - {id: capital, publisher: TAGBLATT, title: Another, published: 2025-10-28, kind: press}
events:
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    reports:
      - {source: own, status: held, start: 2025-10-27T11:00}
      - {source: copy, status: held, start: 2025-10-27T11:00}
      - {source: hour, status: held, start: 2025-10-27T11:00}
      - {source: other, status: held, start: 2025-10-27T11:20}
      - {source: alpha-28, status: held, start: 2025-10-27T11:20}
      - {source: capital, status: held}
"""
STORE = compiled(REGISTER)


def column(store: sqlite3.Connection, query: str) -> dict[str, object]:
    """The two columns of a query as a dictionary."""
    return dict(store.execute(query).fetchall())


def utc(store: sqlite3.Connection) -> dict[str, object]:
    """The moment from which each of the register's sources is known."""
    return column(
        store, "SELECT id, strftime('%Y-%m-%dT%H:%M', known_from, 'unixepoch') FROM source_all WHERE id NOT LIKE '%-%'"
    )


def test_a_date_counts_from_the_end_of_the_day_where_it_was_published() -> None:
    known = utc(STORE)
    assert known["own"] == "2025-10-28T03:59"  # New York, the publisher's
    assert known["copy"] == "2025-10-27T14:59"  # Seoul, the source's own
    assert known["other"] == "2025-10-27T14:59"  # Tokyo, the trip's


def test_an_hour_without_an_offset_is_read_in_the_same_zone() -> None:
    assert utc(STORE)["hour"] == "2025-10-27T22:00"
    published = column(STORE, "SELECT id, published FROM source_all WHERE id = 'hour'")
    assert published == {"hour": "2025-10-27T18:00-04:00"}


def test_copies_under_any_name_are_one_publisher() -> None:
    ids = column(STORE, "SELECT id, publisher_id FROM source_all WHERE id NOT LIKE '%-%'")
    assert ids == {"own": "agency", "copy": "agency", "hour": "agency", "other": "tagblatt", "capital": "tagblatt"}
    names = column(STORE, "SELECT id, publisher FROM source_all WHERE id NOT LIKE '%-%'")
    assert names["copy"] == "The Agency"
    assert (names["other"], names["capital"]) == ("Tagblatt", "TAGBLATT")


def test_copies_of_one_agency_are_one_voice_in_the_fold_and_in_the_count() -> None:
    assert record(STORE, "timeline", "talks")["start"] == "2025-10-27T11:20+09:00"
    counts = STORE.execute("SELECT source_count, publisher_count FROM event_version ORDER BY known_from").fetchall()
    assert counts[-1] == (6, 3)


def test_a_source_without_a_kind_has_its_publishers() -> None:
    assert column(STORE, "SELECT id, kind FROM source_all WHERE id IN ('own', 'other')") == {
        "own": "wire", "other": "press",
    }  # fmt: skip


def test_a_publisher_exists_from_its_first_source() -> None:
    seoul_midnight = 1_761_577_199
    early, later = (knowledge_of(STORE, moment).connection for moment in (seoul_midnight - 1, seoul_midnight))
    query = "SELECT id FROM publisher WHERE id IN ('agency', 'tagblatt', 'idle')"
    assert early.execute(query).fetchall() == []
    assert sorted(later.execute(query).fetchall()) == [("agency",), ("tagblatt",)]


OFFICES = """
people:
  - id: ed
    name: Ed Moss
    title: Visitor
    offices:
      - {title: Mayor, party: JP, to: 2024}
      - {title: Minister, party: KR, from: 2025-01, to: 2025-10-27}
      - {title: President, party: US, from: 2025-11}
events:
  - {id: talks, stop: tokyo, title: T, kind: summit, reports: [{source: alpha-28, status: held, participants: [ann, ed]}]}
"""


def test_a_person_has_the_office_that_was_held_on_the_days_of_the_trip() -> None:
    person = compiled(OFFICES).execute("SELECT title, party, country FROM person_all WHERE id = 'ed'").fetchone()
    assert person == ("Minister", "KR", "KR")


def test_a_person_without_an_office_on_those_days_keeps_the_title_outside_the_register() -> None:
    gap = OFFICES.replace("to: 2025-10-27}", "to: 2025-10-26}")
    store = compiled(gap)
    assert store.execute("SELECT title FROM person_all WHERE id = 'ed'").fetchone() == ("Visitor",)
