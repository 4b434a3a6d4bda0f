"""The cache: where a store lies, and that one at a time builds."""

import threading
from pathlib import Path

import pytest

from tripcli.store.cache import alone, cache_folder, discard, store_path


def test_each_dataset_has_a_store_of_its_own_and_always_the_same() -> None:
    folder = Path("/cache")
    one, other = store_path(Path("/data/one"), folder), store_path(Path("/data/other"), folder)
    assert one != other
    assert one == store_path(Path("/data/one"), folder)
    assert (one.parent, one.suffix) == (folder, ".sqlite")


def test_a_path_that_is_no_text_has_a_store_too() -> None:
    assert store_path(Path("/data/\udcff"), Path("/cache")).suffix == ".sqlite"


def test_the_cache_lies_where_the_system_keeps_caches(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = cache_folder()
    assert found is not None
    assert found.name == "tripcli"


def test_one_at_a_time_builds(tmp_path: Path) -> None:
    order: list[str] = []
    begun = threading.Event()

    def second() -> None:
        begun.set()
        with alone(tmp_path / "new" / "folder"):
            order.append("second")

    with alone(tmp_path / "new" / "folder"):
        thread = threading.Thread(target=second)
        thread.start()
        assert begun.wait(10)
        thread.join(0.2)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_a_file_in_the_way_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"), alone(tmp_path / "file"):
        pytest.fail("nobody builds here")


def test_discarding_removes_every_store_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a.sqlite", "b.sqlite", "building.lock"):
        (tmp_path / name).write_text("")
    discard(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["building.lock"]
