"""Two small trips that share people and parties, and all that a store says."""

import sqlite3
from pathlib import Path

from tripcli.store.merge import ROWIDS

TRIP = """\
trip: {{id: {id}, title: Trip of {year}, traveler: ann, timezone: {zone}}}
parties:
  - {{id: JP, name: Japan, kind: country}}
  - {{id: US, name: {states}, kind: country}}
people:
  - id: ann
    name: {ann}
    short: Lee
    party: US
    offices: [{{title: Senator, to: 2020}}, {{title: President, from: 2021}}]
  - {{id: {guest}, name: Guest of {year}, party: JP}}
sources:
  - {{id: one, publisher: Paper, title: Page of {year}, kind: press, published: {year}-03-01}}
  - {{id: two, publisher: Other, title: Later page, kind: press, published: {year}-03-05}}
stops:
  - id: tokyo
    name: Tokyo
    country: JP
    timezone: Asia/Tokyo
    reports: [{{source: one, status: expected, arrive: {year}-03-03, depart: {year}-03-04}}]
  - {{id: port, name: Port, kind: halt, within: tokyo, country: JP, timezone: Asia/Tokyo, reports: [{{source: two, status: held, arrive: {year}-03-04}}]}}
events:
  - id: talks
    stop: tokyo
    title: {title}
    kind: summit
    participants: [ann, {guest}]
    reports: [{{source: one, status: expected, start: {year}-03-03, topics: [trade]}}, {{source: two, status: held, start: {year}-03-04T10:00}}]
  - {{id: dinner, place: {{name: Club, country: JP, timezone: Asia/Tokyo}}, after: talks, concerns: [port], title: Dinner, kind: dinner, reports: [{{source: two, status: held}}]}}
agreements:
  - {{id: accord, title: Accord, kind: trade, parties: [US, JP], event: talks, reports: [{{source: two, status: signed}}]}}
pledges:
  - {{id: whole, title: Whole, kind: purchase, by: JP, to: US, reports: [{{source: two, status: pledged, amount: 10 billion, unit: USD}}]}}
  - {{id: part, title: Part, kind: purchase, by: JP, to: US, event: talks, part_of: whole, overlaps: [other], reports: [{{source: two, status: pledged, amount: 1 billion, unit: USD}}]}}
  - {{id: other, title: Other, kind: purchase, by: JP, to: US, concerns: [tokyo], reports: [{{source: one, status: sought, amount: 1 billion, unit: USD}}]}}
"""
OLD = {
    "id": "old", "year": "2017", "zone": "Asia/Tokyo", "ann": "Ann Lee", "guest": "bea", "title": "Old talks",
    "states": "United States",
}  # fmt: skip
NEW = {**OLD, "id": "new", "year": "2025", "ann": "Ann Lee-Smith", "guest": "cy", "title": "New talks"}


def written(path: Path, values: dict[str, str]) -> Path:
    """A dataset of one file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TRIP.format(**values), encoding="utf-8")
    return path


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """All rows of a store but its rowids: what they refer to stands in their place."""
    result = {}
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")]
    tables = [name for name in tables if name == "search_row" or not name.startswith("search_")]
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        kept = [f'"{name}"' for name in columns if name not in {*ROWIDS.get(table, ()), "base"}]
        result[table] = sorted(connection.execute(f"SELECT {', '.join(kept)} FROM {table}").fetchall(), key=repr)
    views = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    for view in views:
        columns = [f'"{column[0]}"' for column in connection.execute(f"SELECT * FROM {view} LIMIT 0").description]
        kept = [name for name in columns if name not in {'"rowid"', '"version"'}]
        result[view] = sorted(connection.execute(f"SELECT {', '.join(kept)} FROM {view}").fetchall(), key=repr)
    result["participants"] = sorted(
        connection.execute(
            "SELECT e.id, e.known_from, p.person, p.presence FROM participation p JOIN event_version e ON e.rowid = p.version"
        )
    )
    result["topics"] = sorted(
        connection.execute(
            "SELECT e.id, e.known_from, t.topic FROM topic t JOIN event_version e ON e.rowid = t.version WHERE t.kind = 'event'"
        )
    )
    for word in ("talks", "senator", "president", "guest", "paper", "smith"):
        query = (
            "SELECT t.kind, t.record, t.text FROM search s JOIN search_text t ON t.rowid = s.rowid WHERE search MATCH ?"
        )
        result[word] = sorted(connection.execute(query, (word,)))
    return result


def without_times(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """The rows without the files' stamps."""
    return {table: found for table, found in rows.items() if table != "file"}
