"""Opening a store: from the cache when it is fresh, else built and put there, else in memory."""

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from datasets import SCENE
from tripcli.errors import DatasetError
from tripcli.reading import load
from tripcli.store import cache as cache_module
from tripcli.store import seal as seal_module
from tripcli.store.cache import open_fresh, store_path
from tripcli.store.open import open_store
from tripcli.store.seal import RACY_NS, is_whole, seal

EVENT = (
    "events:\n  - {id: talks, stop: tokyo, title: TITLE, kind: summit, reports: [{source: alpha-21, status: held}]}\n"
)
LONG_AGO = 1_700_000_000


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset of two files, written long ago."""
    folder = tmp_path / "tour"
    folder.mkdir()
    (folder / "scene.yaml").write_text(SCENE, encoding="utf-8")
    write(folder, "Talks")
    os.utime(folder / "scene.yaml", (LONG_AGO, LONG_AGO))
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for caches that is not there yet."""
    return tmp_path / "caches" / "tripcli"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each reading of a dataset, as it happens."""
    paths: list[Path] = []
    read = load.read_dataset

    def counting(path: Path, *more: Any) -> load.Reading:
        paths.append(path)
        return read(path, *more)

    monkeypatch.setattr(load, "read_dataset", counting)
    return paths


def write(folder: Path, title: str, seconds: float = LONG_AGO) -> None:
    """Write the event's file, as of a moment."""
    path = folder / "event.yaml"
    path.write_text(EVENT.replace("TITLE", title))
    os.utime(path, (seconds, seconds))


def titles(dataset: Path, cache: Path | None) -> list[str]:
    """What a start finds."""
    connection = open_store(dataset, cache)
    try:
        return [row[0] for row in connection.execute("SELECT title FROM event_version")]
    finally:
        connection.close()


def stores(cache: Path) -> list[str]:
    """The names of what lies in the cache."""
    return sorted(path.name for path in cache.iterdir() if path.suffix != ".lock")


def test_the_first_start_builds_and_the_next_does_not(dataset: Path, cache: Path, readings: list[Path]) -> None:
    assert [titles(dataset, cache) for _ in range(3)] == [["Talks"]] * 3
    assert len(readings) == 1
    assert stores(cache) == [store_path(dataset, cache).name]


def test_a_change_of_content_is_seen_whatever_the_time_says(dataset: Path, cache: Path, readings: list[Path]) -> None:
    titles(dataset, cache)
    write(dataset, "Longer title")
    assert titles(dataset, cache) == ["Longer title"]
    write(dataset, "Another long", LONG_AGO + 1)
    assert titles(dataset, cache) == ["Another long"]
    assert len(readings) == 3


def test_a_touch_that_leaves_the_content_does_not_build(dataset: Path, cache: Path, readings: list[Path]) -> None:
    titles(dataset, cache)
    write(dataset, "Talks", LONG_AGO + 100)
    replaced = dataset / "event.new"
    replaced.write_text(EVENT.replace("TITLE", "Talks"))
    replaced.replace(dataset / "event.yaml")
    assert titles(dataset, cache) == ["Talks"]
    assert len(readings) == 1


def test_a_file_that_comes_or_goes_is_seen(dataset: Path, cache: Path) -> None:
    titles(dataset, cache)
    extra = dataset / "more.yaml"
    extra.write_text(EVENT.replace("TITLE", "More").replace("talks", "more"))
    assert sorted(titles(dataset, cache)) == ["More", "Talks"]
    extra.unlink()
    assert titles(dataset, cache) == ["Talks"]


def edit(file: Path) -> None:
    """Change the content, and leave the file's size, inode and time of change."""
    status = file.stat()
    with file.open("r+b") as stream:
        stream.write(EVENT.replace("TITLE", "Walks").encode())
    os.utime(file, ns=(status.st_mtime_ns, status.st_mtime_ns))


@pytest.fixture
def digests(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each file whose content is compared with the store, as it happens."""
    paths: list[Path] = []
    digest = cache_module._digest

    def counting(file: Path) -> str:
        paths.append(file)
        return digest(file)

    monkeypatch.setattr(cache_module, "_digest", counting)
    return paths


def let_the_tick_pass(dataset: Path, cache: Path) -> None:
    """As if the store had been read long after the last change of the dataset."""
    statuses = [file.stat() for file in dataset.iterdir()]
    last = max(max(status.st_mtime_ns, status.st_ctime_ns) for status in statuses)
    os.utime(store_path(dataset, cache), ns=(last + RACY_NS + 1,) * 2)


def test_an_edit_that_leaves_size_and_time_is_seen(dataset: Path, cache: Path) -> None:
    titles(dataset, cache)
    edit(dataset / "event.yaml")
    let_the_tick_pass(dataset, cache)
    assert titles(dataset, cache) == ["Walks"]


def test_an_edit_within_the_tick_of_the_reading_is_seen(
    dataset: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles(dataset, cache)
    before = {file: cache_module._stamp(file) for file in dataset.iterdir()}
    edit(dataset / "event.yaml")
    monkeypatch.setattr(cache_module, "_stamp", before.__getitem__)  # a coarse clock shows no difference
    last = max(max(stamp.mtime_ns, stamp.ctime_ns) for stamp in before.values())
    os.utime(store_path(dataset, cache), ns=(last + RACY_NS + 1,) * 2)
    assert titles(dataset, cache) == ["Talks"]
    os.utime(store_path(dataset, cache), ns=(last + RACY_NS - 1,) * 2)
    assert titles(dataset, cache) == ["Walks"]


def test_a_store_is_as_old_as_the_beginning_of_its_reading(
    dataset: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[int] = []
    read = load.read_dataset

    def reading(path: Path) -> load.Reading:
        for draft in cache.glob("*.new"):
            begun.append(draft.stat().st_mtime_ns)
            os.utime(draft, ns=(begun[0] + 10 * RACY_NS,) * 2)  # as if reading and compiling took twenty seconds
        return read(path)

    monkeypatch.setattr(load, "read_dataset", reading)
    monkeypatch.setattr(cache_module, "_digest", lambda _file: "another")  # leaves the store's time alone
    titles(dataset, cache)
    assert store_path(dataset, cache).stat().st_mtime_ns == begun[0]


def test_a_touched_file_is_compared_once_and_then_known_by_its_new_stamp(
    dataset: Path, cache: Path, digests: list[Path], readings: list[Path]
) -> None:
    titles(dataset, cache)
    write(dataset, "Talks", LONG_AGO + 100)
    let_the_tick_pass(dataset, cache)
    digests.clear()
    assert titles(dataset, cache) == ["Talks"]
    assert digests == [dataset / "event.yaml"]
    let_the_tick_pass(dataset, cache)
    assert titles(dataset, cache) == ["Talks"]
    assert digests == [dataset / "event.yaml"]
    assert len(readings) == 1
    assert stores(cache) == [store_path(dataset, cache).name]


def test_once_the_tick_is_past_the_stamps_alone_are_believed(dataset: Path, cache: Path, digests: list[Path]) -> None:
    titles(dataset, cache)
    path = store_path(dataset, cache)
    os.utime(path, ns=(LONG_AGO * 10**9,) * 2)
    digests.clear()
    titles(dataset, cache)
    assert len(digests) == 2
    assert path.stat().st_mtime_ns > (LONG_AGO + 100) * 10**9


@pytest.mark.parametrize("damage", ["cut", "emptied", "text", "future", "foreign", "folder"])
def test_what_is_no_store_of_this_program_is_replaced(damage: str, dataset: Path, cache: Path) -> None:
    titles(dataset, cache)
    path = store_path(dataset, cache)
    if damage == "cut":
        os.truncate(path, path.stat().st_size // 2)
    elif damage == "emptied":
        path.write_bytes(b"")
    elif damage == "text":
        path.write_text("hello\n" * 1000)
    elif damage == "future":
        current = seal_module.SCHEMA_VERSION
        try:
            seal_module.SCHEMA_VERSION = current + 1
            seal(path)
        finally:
            seal_module.SCHEMA_VERSION = current
    else:
        path.unlink()
        if damage == "folder":
            path.mkdir()
        else:
            with sqlite3.connect(path) as connection:
                connection.execute("CREATE TABLE event_version AS SELECT 'Lies' AS title")
            connection.close()
    assert not is_whole(path)
    assert titles(dataset, cache) == ["Talks"]
    assert is_whole(path) == (damage != "folder")


def test_where_no_cache_can_be_written_the_store_is_in_memory(
    dataset: Path, tmp_path: Path, readings: list[Path]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    for folder in (None, blocked, blocked / "below", Path("/proc/none")):
        assert titles(dataset, folder) == ["Talks"]
    assert len(readings) == 4
    assert blocked.read_text() == "in the way"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_may_not_be_written_is_left_alone(dataset: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    cache.chmod(0o500)
    assert titles(dataset, cache) == ["Talks"]
    assert stores(cache) == []


def test_the_draft_of_a_killed_run_is_cleared_away(dataset: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    draft = cache / f"{store_path(dataset, cache).stem}.99999.new"
    draft.write_bytes(b"half")
    titles(dataset, cache)
    assert stores(cache) == [store_path(dataset, cache).name]


def test_a_dataset_with_problems_leaves_the_old_store_and_no_draft(dataset: Path, cache: Path) -> None:
    titles(dataset, cache)
    write(dataset, "Talks, kind: none")
    with pytest.raises(DatasetError) as caught:
        titles(dataset, cache)
    assert caught.value.problems
    assert stores(cache) == [store_path(dataset, cache).name]
    write(dataset, "Talks")
    assert titles(dataset, cache) == ["Talks"]


@pytest.mark.parametrize("name", ["nothing", "nothing.yaml", "empty"])
def test_what_is_no_dataset_is_told_so(name: str, tmp_path: Path, cache: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DatasetError, match=name):
        open_store(tmp_path / name, cache)


def test_the_store_cannot_be_written_by_those_who_ask(dataset: Path, cache: Path) -> None:
    connection = open_store(dataset, cache)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM event_row")


def test_a_store_that_is_gone_is_not_fresh(dataset: Path, cache: Path) -> None:
    assert open_fresh(store_path(dataset, cache), [dataset / "event.yaml"]) is None


def test_a_store_is_not_fresh_when_a_file_is_gone(dataset: Path, cache: Path) -> None:
    titles(dataset, cache)
    path = store_path(dataset, cache)
    assert open_fresh(path, [dataset / "event.yaml"]) is None
    assert open_fresh(path, [dataset / "event.yaml", dataset / "gone.yaml"]) is None
