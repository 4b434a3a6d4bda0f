"""Exit codes: each means one thing."""

from pathlib import Path

import pytest

from running import Result, Setting, Tripcli
from tripcli.errors import Exit


def on(tripcli: Tripcli, dataset: Path, *arguments: str) -> Result:
    """Run a command on another dataset."""
    return Tripcli(Setting(cache_folder=tripcli.setting.cache_folder, environment={}, dataset=dataset))(*arguments)


def test_an_answer_is_0_and_so_is_nothing_to_show(tripcli: Tripcli) -> None:
    assert tripcli("timeline").code == Exit.DONE
    assert tripcli("timeline", "--on", "2024-05-20").code == Exit.DONE


def test_nothing_to_show_is_1_when_asked_for(tripcli: Tripcli) -> None:
    assert tripcli("timeline", "--on", "2024-05-20", "--exit-code").code == Exit.FOUND
    assert tripcli("timeline", "--on", "2024-05-13", "--exit-code").code == Exit.DONE


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("timline",), ("timeline", "--nope"), ("timeline", "--stop", "nowhere"), ("timeline", "-c", "nope"),
        ("timeline", "--on", "soon"), ("timeline", "-f", "xls"), ("timeline", "-n", "-1"), ("timeline", "-n", "1.5"),
        ("timeline", "extra"), ("timeline", "--stop"), ("timeline", "-c", ","), ("timeline", "--sort", "nope"),
        ("timeline", "--trip", "nope"), ("timeline", "--tz", "Nowhere/Here"), ("timeline", "--color", "blue"),
        ("timeline", "--as-of", ""), ("timeline", "--on", ""), ("help", "nope"), ("completion",), ("--nope",),
        ("pledges", "--depth", "-1"), ("timeline", "--stop", ""), ("timeline", "--tz", ""), ("timeline", "-f", ""),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_mistake_is_2_with_one_line_and_no_output(tripcli: Tripcli, arguments: tuple[str, ...]) -> None:
    result = tripcli(*arguments)
    assert (result.code, result.out) == (Exit.USAGE, b"")
    assert result.err.strip()
    if arguments:
        assert result.err.startswith("tripcli: ")
        assert result.err.count("\n") == 1


def test_a_dataset_that_is_not_there_is_3(tripcli: Tripcli, tmp_path: Path) -> None:
    result = on(tripcli, tmp_path / "none.yaml", "timeline")
    assert (result.code, result.out) == (Exit.DATASET, b"")
    assert "no such file or folder" in result.err


def test_an_empty_folder_is_3(tripcli: Tripcli, tmp_path: Path) -> None:
    assert on(tripcli, tmp_path, "timeline").code == Exit.DATASET


def test_every_problem_of_a_dataset_is_listed(tripcli: Tripcli, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("trip: {id: x, titel: y}\nstops: [{id: X}]\n")
    result = on(tripcli, file, "timeline")
    assert (result.code, result.out) == (Exit.DATASET, b"")
    assert "titel" in result.err
    assert f"{file}:1:" in result.err
    assert f"{file}:2:" in result.err
    assert result.err.splitlines()[-1].startswith("tripcli: ")
    assert "problems" in result.err.splitlines()[-1]


def test_a_broken_dataset_that_is_mended_is_read_again(tripcli: Tripcli, tmp_path: Path) -> None:
    file = tmp_path / "mended.yaml"
    file.write_text("trip: {id: x}\n")
    assert on(tripcli, file, "timeline").code == Exit.DATASET
    file.write_text("trip: {id: x, title: T, traveler: p, timezone: UTC}\npeople: [{id: p, name: P}]\n")
    result = on(tripcli, file, "timeline")
    assert result.code == Exit.DONE, result.err
    assert "no event was known" in result.err


def test_output_that_cannot_be_written_is_4(tripcli: Tripcli, tmp_path: Path) -> None:
    assert tripcli("timeline", "-o", str(tmp_path / "none" / "x.csv")).code == Exit.OUTPUT


def test_a_mistake_is_found_before_anything_is_written(tripcli: Tripcli, tmp_path: Path) -> None:
    file = tmp_path / "kept.csv"
    file.write_text("old")
    assert tripcli("timeline", "-o", str(file), "--stop", "nowhere").code == Exit.USAGE
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]
