"""Faults around the store of a library: after each of them the next run gives the right answer."""

from pathlib import Path

import pytest
from two_trips import NEW, OLD, content, written

from tripcli.errors import DatasetError
from tripcli.store.cache import store_path
from tripcli.store.library import library_path, open_library
from tripcli.store.seal import is_whole


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Two trips; people and parties are of both."""
    return [written(tmp_path / "trips" / "old.yaml", OLD), written(tmp_path / "trips" / "new.yaml", NEW)]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for caches that is not there yet."""
    return tmp_path / "cache"


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
