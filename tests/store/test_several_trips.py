"""Libraries: several trips in one store, which is the same however it came to be."""

from pathlib import Path

import pytest
from two_trips import NEW, OLD, content, without_times, written

from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.store.cache import store_path
from tripcli.store.library import library_path, open_library
from tripcli.store.merge import IDS, KEYS, ROWIDS
from tripcli.store.open import open_store
from tripcli.store.seal import is_whole


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Two trips; people and parties are of both."""
    return [written(tmp_path / "trips" / "old.yaml", OLD), written(tmp_path / "trips" / "new.yaml", NEW)]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for caches that is not there yet."""
    return tmp_path / "cache"


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


def test_all_that_is_known_is_asked_without_a_moment(paths: list[Path], cache: Path) -> None:
    assert Knowledge(open_library(paths, cache)).as_of == ALL_THAT_IS_KNOWN
