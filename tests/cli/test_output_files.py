"""`-o FILE`: the bytes of a pipe, put in their place in one step."""

import os
from pathlib import Path

import pytest

from running import Tripcli
from tripcli.errors import Exit

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_a_file_holds_the_bytes_of_the_pipe(tripcli: Tripcli, tmp_path: Path) -> None:
    for format_id in ("table", "tsv", "csv", "json", "jsonl", "records"):
        path = tmp_path / f"out-{format_id}"
        result = tripcli("pledges", "-f", format_id, "-o", str(path))
        assert (result.code, result.out) == (0, b"")
        assert path.read_bytes() == tripcli("pledges", "-f", format_id).out


def test_a_file_is_no_terminal(tripcli: Tripcli, tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    tripcli("timeline", "-o", str(path), out_is_terminal=True, width_cells=30)
    assert path.read_bytes() == tripcli("timeline").out


def test_the_suffix_gives_the_format_and_f_goes_before_it(tripcli: Tripcli, tmp_path: Path) -> None:
    path = tmp_path / "OUT.JSON"
    tripcli("timeline", "-o", str(path))
    assert path.read_text().startswith("[")
    tripcli("timeline", "-o", str(path), "-f", "csv")
    assert path.read_text().startswith("id,")


def test_an_old_file_is_replaced_and_keeps_its_mode(tripcli: Tripcli, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old " * 10_000)
    path.chmod(0o640)
    other = tmp_path / "hard-link.csv"
    other.hardlink_to(path)
    assert tripcli("timeline", "-o", str(path)).code == 0
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == tripcli("timeline", "-f", "csv").out
    assert other.read_text() == "old " * 10_000  # replaced, not written over
    assert sorted(tmp_path.iterdir()) == sorted([path, other])


def test_a_link_stays_a_link(tripcli: Tripcli, tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    assert tripcli("timeline", "-o", str(link)).code == 0
    assert link.is_symlink()
    assert target.read_text().startswith("id,")


def test_a_failed_run_leaves_the_old_file(tripcli: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "out.csv"
    path.write_text("old")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = tripcli("timeline", "-o", str(path))
    assert result.code == Exit.OUTPUT
    assert result.err.splitlines()[-1] == f"tripcli: {path}: the file cannot be written: no space left on the device"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(AS_ROOT, reason="nothing is read-only to root")
def test_a_read_only_place_leaves_the_old_file(tripcli: Tripcli, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "out.csv").write_text("old")
    place.chmod(0o500)
    try:
        assert tripcli("timeline", "-o", str(place / "out.csv")).code == Exit.OUTPUT
        assert (place / "out.csv").read_text() == "old"
    finally:
        place.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc here")
def test_a_place_where_nothing_can_be_made_is_told(tripcli: Tripcli) -> None:
    result = tripcli("timeline", "-o", "/proc/self/out.csv")
    assert result.code == Exit.OUTPUT
    assert result.err.startswith("tripcli: /proc/self/out.csv: the file cannot be written: ")


def test_a_missing_folder_and_a_folder_are_told(tripcli: Tripcli, tmp_path: Path) -> None:
    missing = tripcli("timeline", "-o", str(tmp_path / "none" / "out.csv"))
    assert missing.code == Exit.OUTPUT
    assert missing.err == f"tripcli: {tmp_path}/none/out.csv: the file cannot be written: no such file or directory\n"
    folder = tripcli("timeline", "-o", str(tmp_path))
    assert folder.code == Exit.OUTPUT
    assert "is a directory" in folder.err


def test_a_dash_is_standard_output(tripcli: Tripcli) -> None:
    assert tripcli("timeline", "-f", "tsv", "-o", "-").out == tripcli("timeline", "-f", "tsv").out


def test_an_empty_name_is_told(tripcli: Tripcli) -> None:
    result = tripcli("timeline", "-o", "")
    assert result.code in {Exit.USAGE, Exit.OUTPUT}
    assert result.err.startswith("tripcli: ")
