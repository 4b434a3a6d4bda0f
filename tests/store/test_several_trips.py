"""Libraries: several trips in one store, which is the same however it came to be."""

import sqlite3
from pathlib import Path

import pytest

from tripcli.errors import DatasetError
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.store.cache import store_path
from tripcli.store.library import library_path, open_library
from tripcli.store.merge import IDS, KEYS, ROWIDS
from tripcli.store.open import open_store
from tripcli.store.seal import is_whole

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


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Two trips; people and parties are of both."""
    return [written(tmp_path / "trips" / "old.yaml", OLD), written(tmp_path / "trips" / "new.yaml", NEW)]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for caches that is not there yet."""
    return tmp_path / "cache"


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


def test_every_table_of_the_schema_is_merged_or_shared(paths: list[Path], cache: Path) -> None:
    store = open_store(paths[0], cache)
    tables = {row[0] for row in store.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")}
    tables = {name for name in tables if not name.startswith("search_") or name == "search_row"}
    shared = {"meta", "word", "file", "trip_all", "person_all", "party_all", "publisher_all", "unit"}
    assert tables == shared | set(IDS)
    for table in IDS:
        columns = {row[1] for row in store.execute(f"PRAGMA table_info({table})")}
        assert {*IDS[table], *ROWIDS.get(table, ()), *KEYS.get(table, ())} <= columns
        sql = store.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        assert ("WITHOUT ROWID" in sql) == (table in KEYS)


def test_ids_of_records_begin_with_their_trip_in_every_column(paths: list[Path], cache: Path) -> None:
    store = open_library(paths, cache)
    ids = {"tokyo", "port", "talks", "dinner", "accord", "whole", "part", "other", "one", "two"}
    bare = []
    for table in IDS:
        for column in [row[1] for row in store.execute(f"PRAGMA table_info({table})")]:
            for (value,) in store.execute(f'SELECT "{column}" FROM {table}'):
                words = set(str(value).split(";")) if isinstance(value, str) else set()
                if words & ids and column not in {"kind", "publisher_id"}:
                    bare.append((table, column, value))
    assert bare == []
    assert store.execute("SELECT after, concerns, sources FROM event_version WHERE id = 'new/dinner'").fetchall() == [
        ("new/talks", "new/port", "new/two")
    ]
    both = "SELECT sources FROM event_version WHERE id = 'old/talks' ORDER BY known_from DESC"
    assert store.execute(both).fetchone() == ("old/one;old/two",)


def test_a_trip_alone_has_bare_ids_and_is_its_own_store(paths: list[Path], cache: Path) -> None:
    store = open_library(paths[:1], cache)
    assert store.execute("SELECT DISTINCT id FROM event_version ORDER BY 1").fetchall() == [("dinner",), ("talks",)]
    assert sorted(path.name for path in cache.glob("*.sqlite")) == [store_path(paths[0], cache).name]
    assert Knowledge(store).connection.execute("SELECT id, trip FROM event ORDER BY id").fetchall() == [
        ("dinner", "old"),
        ("talks", "old"),
    ]


def test_every_view_tells_the_trip_of_a_row(paths: list[Path], cache: Path) -> None:
    connection = Knowledge(open_library(paths, cache)).connection
    for view in ("stop", "event", "agreement", "pledge", "source"):
        rows = connection.execute(f"SELECT id, trip FROM {view}").fetchall()
        assert {trip for _, trip in rows} == {"old", "new"}
        assert all(record.startswith(f"{trip}/") for record, trip in rows)
    for view in ("report", "report_value", "change", "field"):
        assert {row[0] for row in connection.execute(f"SELECT trip FROM {view}")} == {"old", "new"}


def test_a_shared_person_has_the_name_of_the_newest_trip_that_was_known(paths: list[Path], cache: Path) -> None:
    def person(year: int) -> list[tuple[object, ...]]:
        instant = (year - 1970) * 31_556_952
        connection = Knowledge(open_library(paths, cache), instant).connection
        return connection.execute("SELECT name, title FROM person WHERE id = 'ann'").fetchall()

    assert person(2018) == [("Ann Lee", "Senator")]
    assert person(2027) == [("Ann Lee-Smith", "President")]
    assert person(2015) == []
    connection = Knowledge(open_library(paths, cache)).connection
    titles = connection.execute("SELECT trip, title FROM person_of_trip WHERE id = 'ann' ORDER BY trip").fetchall()
    assert titles == [("new", "President"), ("old", "Senator")]


def test_what_is_the_same_in_all_trips_is_one_row(paths: list[Path], cache: Path) -> None:
    store = open_library(paths, cache)
    assert store.execute("SELECT id, count(*) FROM party_all GROUP BY id").fetchall() == [("JP", 1), ("US", 1)]
    first = store.execute("SELECT min(known_from) FROM source_all").fetchone()
    assert store.execute("SELECT known_from FROM party_all WHERE id = 'JP'").fetchone() == first
    texts = store.execute("SELECT text FROM search_text WHERE record = 'JP'").fetchall()
    assert texts == [("Japan",)]


def test_at_an_earlier_moment_a_later_trip_is_not_known(paths: list[Path], cache: Path) -> None:
    connection = Knowledge(open_library(paths, cache), 1_500_000_000).connection
    assert connection.execute("SELECT id, first_day, last_day FROM trip").fetchall() == [
        ("old", "2017-03-03", "2017-03-04")
    ]
    everything = Knowledge(open_library(paths, cache)).connection
    assert everything.execute("SELECT id, position, first_day FROM trip ORDER BY position").fetchall() == [
        ("old", 0, "2017-03-03"),
        ("new", 1, "2025-03-03"),
    ]


CHANGES = {
    "a title": {**NEW, "title": "Changed talks"},
    "a name": {**NEW, "ann": "Ann Smith"},
    "a guest": {**NEW, "guest": "dot"},
    "the year": {**NEW, "year": "2012"},
    "the id": {**NEW, "id": "next"},
    "a party": {**NEW, "states": "America"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_library_that_is_updated_says_what_one_built_anew_says(
    change: str, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tripcli.store.library.REBUILT_FROM", 1.0)
    paths = [written(tmp_path / "old.yaml", OLD), written(tmp_path / "new.yaml", NEW)]
    paths.append(written(tmp_path / "mid.yaml", {**OLD, "id": "mid", "year": "2019", "ann": "Annie Lee"}))
    before = content(open_library(paths, cache))
    written(paths[1], CHANGES[change])
    updated = content(open_library(paths, cache))
    assert updated == content(open_library(paths, tmp_path / "another"))
    assert without_times(updated) != without_times(before)
    written(paths[1], NEW)
    assert without_times(content(open_library(paths, cache))) == without_times(before)
    assert is_whole(library_path(paths, cache))


def test_only_the_trip_that_changed_is_compiled(
    paths: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tripcli.reading import load

    read: list[Path] = []
    original = load.read_dataset

    def reading(path: Path) -> load.Reading:
        read.append(path)
        return original(path)

    monkeypatch.setattr(load, "read_dataset", reading)
    open_library(paths, cache)
    open_library(paths[::-1], cache)
    assert read == paths
    written(paths[0], {**OLD, "title": "Changed"})
    open_library(paths, cache)
    assert read == [*paths, paths[0]]


def test_without_a_cache_the_library_says_the_same(paths: list[Path], cache: Path) -> None:
    assert content(open_library(paths, None)) == content(open_library(paths, cache))


def test_two_trips_with_one_id_are_an_error_that_names_both(paths: list[Path], cache: Path) -> None:
    written(paths[1], {**NEW, "id": "old"})
    with pytest.raises(DatasetError) as caught:
        open_library(paths, cache)
    assert all(str(path) in str(caught.value) for path in paths)


def test_broken_trips_are_named_and_the_others_are_compiled(paths: list[Path], cache: Path, tmp_path: Path) -> None:
    third = written(tmp_path / "third.yaml", {**OLD, "id": "third"})
    written(paths[0], {**OLD, "zone": "Mars"})
    written(paths[1], {**NEW, "zone": "Venus"})
    with pytest.raises(DatasetError) as caught:
        open_library([*paths, third], cache)
    assert all(str(path) in str(caught.value) for path in paths)
    assert {problem.file for problem in caught.value.problems} == set(map(str, paths))
    assert [path.name for path in cache.glob("*.sqlite")] == [store_path(third, cache).name]
    assert list(cache.glob("*.new")) == []


def test_a_damaged_library_is_built_again(paths: list[Path], cache: Path) -> None:
    before = content(open_library(paths, cache))
    path = library_path(paths, cache)
    whole = path.read_bytes()
    path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    assert content(open_library(paths, cache)) == before
    assert is_whole(path)


def test_the_draft_of_a_killed_run_is_cleared_away(paths: list[Path], cache: Path) -> None:
    cache.mkdir(parents=True)
    draft = cache / f"{library_path(paths, cache).stem}.99999.new"
    draft.write_bytes(b"half")
    open_library(paths, cache)
    assert not draft.exists()


def test_a_trip_that_changes_while_it_is_compiled_is_seen_by_the_next_run(
    paths: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tripcli.reading import load

    original = load.read_dataset

    def reading(path: Path) -> load.Reading:
        result = original(path)
        if path == paths[1]:
            written(path, {**NEW, "title": "Changed meanwhile"})
        return result

    with monkeypatch.context() as patch:
        patch.setattr(load, "read_dataset", reading)
        open_library(paths, cache)
    titles = "SELECT title FROM event_version WHERE id = 'new/talks'"
    assert ("Changed meanwhile",) in open_library(paths, cache).execute(titles).fetchall()


def test_a_library_that_another_schema_wrote_is_built_again(
    paths: list[Path], cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(open_library(paths, cache))
    with monkeypatch.context() as patch:
        patch.setattr("tripcli.store.seal.SCHEMA_VERSION", 0)
        open_library(paths, cache)
    assert not is_whole(library_path(paths, cache))
    assert content(open_library(paths, cache)) == before


def test_many_trips_are_compiled_by_other_processes(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [written(tmp_path / f"{n}.yaml", {**OLD, "id": f"trip-{n}", "year": str(1990 + n)}) for n in range(16)]
    monkeypatch.setattr("tripcli.store.workers.PARALLEL_BYTES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with monkeypatch.context() as patch:
        patch.setattr("tripcli.reading.load.read_dataset", lambda path: pytest.fail(f"{path} was read here"))
        connection = open_library(paths, cache)
    assert connection.execute("SELECT count(*) FROM trip_all").fetchone() == (16,)
    assert content(connection) == content(open_library(paths, tmp_path / "another"))


def test_where_no_process_can_be_started_the_library_is_the_same(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [written(tmp_path / f"{n}.yaml", {**OLD, "id": f"trip-{n}"}) for n in range(16)]
    monkeypatch.setattr("tripcli.store.workers.PARALLEL_BYTES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("sys.executable", str(tmp_path / "none"))
    assert open_library(paths, cache).execute("SELECT count(*) FROM trip_all").fetchone() == (16,)


def test_all_that_is_known_is_asked_without_a_moment(paths: list[Path], cache: Path) -> None:
    assert Knowledge(open_library(paths, cache)).as_of == ALL_THAT_IS_KNOWN
