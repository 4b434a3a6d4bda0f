"""The seal: a file that is not a store just as it was finished is known at once."""

import os
import sqlite3
from pathlib import Path

import pytest

from datasets import compiled
from tripcli.store import seal as seal_module
from tripcli.store.seal import APPLICATION_ID, is_whole, seal


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


def test_a_large_store_is_judged_by_its_ends_its_size_and_samples(
    store: Path, sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal_module, "WHOLE_LIMIT", 1 << 10)
    monkeypatch.setattr(seal_module, "_SAMPLE", 16)
    seal(store)
    sampled = store.read_bytes()
    assert is_whole(store)
    for place in (0, 30, 61, 69, 75, len(sealed) - 1):
        store.write_bytes(sampled[:place] + bytes([sampled[place] ^ 1]) + sampled[place + 1 :])
        assert not is_whole(store), f"byte {place}"
    store.write_bytes(sampled[:-1])
    assert not is_whole(store)


def test_damage_in_the_middle_of_a_large_store_breaks_the_seal(
    store: Path, sealed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal_module, "WHOLE_LIMIT", 1 << 10)
    monkeypatch.setattr(seal_module, "_SAMPLE", 16)
    monkeypatch.setattr(seal_module, "_SAMPLES", 8)
    seal(store)
    assert is_whole(store)
    middle, step = len(sealed) // 2, len(sealed) // 8
    with store.open("r+b") as file:
        file.seek(middle - step)
        file.write(os.urandom(step + 16))
    assert not is_whole(store)
