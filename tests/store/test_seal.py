"""The seal: a file that is not a store just as it was finished is known at once."""

import os
import sqlite3
from io import FileIO
from pathlib import Path

import pytest

from datasets import compiled
from tripcli.store import seal as seal_module
from tripcli.store.seal import APPLICATION_ID, is_whole, note_path, seal


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a finished store."""
    path = tmp_path_factory.mktemp("seal") / "store.sqlite"
    path.write_bytes(compiled("").serialize())
    seal(path)
    return path.read_bytes()


@pytest.fixture
def store(sealed: bytes, tmp_path: Path) -> Path:
    """A finished store of its own."""
    path = tmp_path / "store.sqlite"
    path.write_bytes(sealed)
    return path


def test_a_sealed_store_is_whole_and_sqlite_still_reads_it(store: Path) -> None:
    assert is_whole(store)
    with sqlite3.connect(store) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_byte_changed_anywhere_breaks_the_seal(store: Path, sealed: bytes) -> None:
    places = {*range(200), *range(200, len(sealed), 509), len(sealed) - 1}
    with store.open("r+b", buffering=0) as file:
        for place in places:
            file.seek(place)
            file.write(bytes([sealed[place] ^ 0x10]))
            assert not is_whole(store), f"byte {place}"
            file.seek(place)
            file.write(sealed[place : place + 1])
    assert is_whole(store)


@pytest.mark.parametrize("kept", [0, 1, 59, 60, 64, 99, 100, 4096])
def test_a_file_cut_short_breaks_the_seal(store: Path, kept: int) -> None:
    os.truncate(store, kept)
    assert not is_whole(store)


def test_a_file_with_something_behind_it_breaks_the_seal(store: Path) -> None:
    with store.open("ab") as file:
        file.write(b"\0")
    assert not is_whole(store)


def test_what_is_no_store_is_not_whole(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no store at all, but long enough to have a header\n" * 4)
    (tmp_path / "folder").mkdir()
    assert not any(is_whole(tmp_path / name) for name in ("text", "folder", "nothing"))


def test_a_store_of_another_schema_is_not_whole(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal_module, "SCHEMA_VERSION", seal_module.SCHEMA_VERSION + 1)
    assert not is_whole(store)
    seal(store)
    assert is_whole(store)


@pytest.fixture
def large(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that counts as large, and was read as a whole, long after it was written."""
    monkeypatch.setattr(seal_module, "WHOLE_LIMIT", 1 << 10)
    monkeypatch.setattr(seal_module, "RACY_NS", 0)
    assert is_whole(store)
    assert note_path(store).exists()
    return store


@pytest.fixture
def sums(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A word for each time that a store is read as a whole."""
    made: list[str] = []
    checksum = seal_module._checksum

    def counting(file: FileIO) -> int:
        made.append("sum")
        return checksum(file)

    monkeypatch.setattr(seal_module, "_checksum", counting)
    return made


def test_a_large_store_is_read_as_a_whole_once(large: Path, sums: list[str]) -> None:
    assert all(is_whole(large) for _ in range(3))
    assert sums == []


def test_a_byte_changed_anywhere_in_a_large_store_breaks_the_seal(large: Path, sealed: bytes) -> None:
    times = large.stat()
    places = {0, 30, 59, 60, 61, 68, 69, 75, 99, 100, len(sealed) - 1, *range(200, len(sealed), 2048)}
    for place in sorted(places):
        with large.open("r+b", buffering=0) as file:
            file.seek(place)
            file.write(bytes([sealed[place] ^ 1]))
        os.utime(large, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert not is_whole(large), f"byte {place}"
        with large.open("r+b", buffering=0) as file:
            file.seek(place)
            file.write(sealed[place : place + 1])
        assert is_whole(large)


def test_a_large_store_is_read_again_after_the_system_has_started_anew(
    large: Path, sums: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "boot").write_text("another")
    monkeypatch.setattr(seal_module, "_BOOT", str(tmp_path / "boot"))
    assert is_whole(large)
    assert sums == ["sum"]


def test_a_large_store_that_changed_just_now_is_not_noted(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal_module, "WHOLE_LIMIT", 1 << 10)
    assert is_whole(store)
    assert not note_path(store).exists()


def test_a_note_that_is_damaged_is_not_believed(large: Path, sums: list[str]) -> None:
    note = note_path(large)
    note.write_bytes(note.read_bytes()[:-1] + b"x")
    assert is_whole(large)
    assert sums == ["sum"]


def test_a_note_of_another_store_is_not_believed(large: Path, sums: list[str]) -> None:
    other = large.with_name("other.sqlite")
    other.write_bytes(large.read_bytes())
    note_path(other).write_bytes(note_path(large).read_bytes())
    assert is_whole(other)
    assert sums == ["sum"]


def test_a_large_store_cut_at_any_page_breaks_the_seal(large: Path, sealed: bytes) -> None:
    for kept in range(0, len(sealed), 4096):
        os.truncate(large, kept)
        assert not is_whole(large)
        large.write_bytes(sealed)


def test_where_no_note_can_be_written_a_large_store_is_read_each_time(large: Path, sums: list[str]) -> None:
    note_path(large).unlink()
    note_path(large).mkdir()
    assert is_whole(large)
    assert is_whole(large)
    assert sums == ["sum", "sum"]
