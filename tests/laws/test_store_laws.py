"""Laws of the store: built twice it is the same file, and no damage ever changes an answer."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets import SCENE
from tripcli.store.cache import store_path
from tripcli.store.open import open_store
from tripcli.store.seal import is_whole

PROCESSES = 12
EVENT = (
    "events:\n  - {id: talks, stop: tokyo, title: Talks, kind: summit, reports: [{source: alpha-21, status: held}]}\n"
)
ASK = """
import sys
from pathlib import Path
from tripcli.store.open import open_store
connection = open_store(Path(sys.argv[1]), Path(sys.argv[2]))
print(connection.execute("SELECT * FROM event_version").fetchall())
print(connection.execute("SELECT count(*), sum(known_from) FROM report_all").fetchone())
"""


def written(folder: Path) -> Path:
    """A dataset of two files, written long ago."""
    folder.mkdir(parents=True)
    for name, text in (("scene.yaml", SCENE), ("event.yaml", EVENT)):
        (folder / name).write_text(text, encoding="utf-8")
        os.utime(folder / name, (1_700_000_000, 1_700_000_000))
    return folder


def answers(dataset: Path, cache_folder: Path) -> list[tuple[object, ...]]:
    """All that a store says."""
    connection = open_store(dataset, cache_folder)
    try:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%' ORDER BY 1"
        ).fetchall()
        return [(name, *row) for (name,) in tables for row in connection.execute(f"SELECT * FROM {name}").fetchall()]
    finally:
        connection.close()


@cache
def sound() -> tuple[Path, Path, bytes, list[tuple[object, ...]]]:
    """A dataset, its cache, the bytes of its whole store, and what that says."""
    place = Path(mkdtemp(prefix="tripcli-laws-"))
    dataset, cache_folder = written(place / "tour"), place / "cache"
    said = answers(dataset, cache_folder)
    return dataset, cache_folder, store_path(dataset, cache_folder).read_bytes(), said


@pytest.fixture(scope="module", autouse=True)
def _cleared() -> object:
    yield
    shutil.rmtree(sound()[0].parent)


def test_a_store_built_twice_is_the_same_file_byte_for_byte(tmp_path: Path) -> None:
    dataset = written(tmp_path / "tour")
    stores = []
    for name in ("one", "other"):
        open_store(dataset, tmp_path / name).close()
        stores.append(store_path(dataset, tmp_path / name).read_bytes())
    assert stores[0] == stores[1]


def test_a_store_built_by_another_process_is_the_same_file(tmp_path: Path) -> None:
    dataset, cache_folder, whole, _ = sound()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-c", ASK, dataset, tmp_path / seed], check=True, capture_output=True, env=environment
        )
        assert store_path(dataset, tmp_path / seed).read_bytes() == whole
    assert is_whole(store_path(dataset, cache_folder))


@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_byte_changed_anywhere_never_changes_an_answer(data: st.DataObject) -> None:
    dataset, cache_folder, whole, said = sound()
    place = data.draw(st.integers(0, 200) | st.integers(0, len(whole) - 1), label="place")
    flipped = whole[place] ^ (1 << data.draw(st.integers(0, 7), label="bit"))
    path = store_path(dataset, cache_folder)
    path.write_bytes(whole[:place] + bytes([flipped]) + whole[place + 1 :])
    assert answers(dataset, cache_folder) == said
    assert path.read_bytes() == whole


@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_a_store_cut_anywhere_never_changes_an_answer(data: st.DataObject) -> None:
    dataset, cache_folder, whole, said = sound()
    kept = data.draw(st.integers(0, 200) | st.integers(0, len(whole) - 1), label="kept")
    path = store_path(dataset, cache_folder)
    path.write_bytes(whole[:kept])
    assert answers(dataset, cache_folder) == said
    assert path.read_bytes() == whole


def test_many_at_once_all_say_the_same_and_leave_one_whole_store(tmp_path: Path) -> None:
    dataset, cache_folder = written(tmp_path / "tour"), tmp_path / "cache"
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ASK, dataset, cache_folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment, text=True,
        )
        for _ in range(PROCESSES)
    ]  # fmt: skip
    told = [process.communicate(timeout=120) for process in running]
    assert {process.returncode for process in running} == {0}
    assert len({out for out, _ in told}) == 1
    assert {err for _, err in told} == {""}
    path = store_path(dataset, cache_folder)
    assert sorted(entry.name for entry in cache_folder.iterdir()) == sorted([path.name, f"building-{path.stem[7]}.lock"])
    assert is_whole(path)
