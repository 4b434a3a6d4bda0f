"""Slips at the command line: each is answered with the command line that was meant."""

import re
import shutil
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import Tripcli


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("timeline", "bergen"), "tripcli timeline --stop bergen?"),
        (("timeline", "ilse", "brandt"), "tripcli timeline --person ilse-brandt?"),
        (("timeline", "bergen", "dahl"), "tripcli timeline --stop bergen --person solveig-dahl?"),
        (("meetings", "dahl"), "tripcli meetings --with solveig-dahl?"),
        (("pledges", "norway"), "tripcli pledges --by NO?"),
        (("timeline", "summit"), "tripcli timeline --kind summit?"),
        (("timeline", "penguins in", "tuxedos"), "tripcli search 'penguins in tuxedos'?"),
    ],
)
def test_words_after_a_view_name_the_option_that_was_meant(
    tripcli: Tripcli, words: tuple[str, ...], meant: str
) -> None:
    result = tripcli(*words)
    assert (result.code, result.out) == (2, b"")
    assert result.err.rstrip().endswith(f"did you mean {meant}")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("who", "met", "dahl"), "tripcli meetings --with solveig-dahl?"),
        (("who did Ilse Brandt meet?",), "tripcli meetings --with ilse-brandt?"),
        (("what", "happened", "in", "bergen"), "tripcli timeline --stop bergen?"),
        (("how", "much", "did", "norway", "promise"), "tripcli pledges --by NO?"),
        (("events",), "tripcli timeline?"),
        (("timelin",), "tripcli timeline?"),
        (("validate",), "tripcli check?"),
        (("penguins",), "tripcli search penguins?"),
        (("penguin's",), """tripcli search 'penguin'"'"'s'?"""),
    ],
)
def test_a_question_in_words_names_the_command_that_answers(
    tripcli: Tripcli, words: tuple[str, ...], meant: str
) -> None:
    result = tripcli(*words)
    assert (result.code, result.out) == (2, b"")
    assert result.err.rstrip().endswith(f"did you mean {meant} tripcli --help lists the commands")


def test_a_suggestion_names_nothing_that_was_not_known(tripcli: Tripcli) -> None:
    assert "--stop" not in tripcli("timeline", "bergen", "--as-of", "2024-05-01").err
    assert "--stop" not in tripcli("what", "happened", "bergen", "--as-of", "2024-05-01").err


def test_formats_and_colours_are_taken_in_any_case_and_by_their_suffix(tripcli: Tripcli) -> None:
    assert tripcli("stops", "-f", "JSON").out == tripcli("stops", "-f", "json").out
    assert tripcli("stops", "-f", "ndjson").out == tripcli("stops", "-f", "jsonl").out
    assert tripcli("stops", "--color", "Never").code == 0
    assert tripcli("check", "-f", "JSON").code == 0
    assert tripcli("export", "-f", "Json").out == tripcli("export", "-f", "json").out


@pytest.mark.parametrize("name", ["x.odt", "x.docx", "x.json.gz"])
def test_a_suffix_of_no_format_is_an_error(tripcli: Tripcli, tmp_path: Path, name: str) -> None:
    result = tripcli("timeline", "-o", str(tmp_path / name))
    assert result.code == 2
    assert f"no format has the suffix {Path(name).suffix}; use one of .txt, .tsv" in result.err
    assert list(tmp_path.iterdir()) == []
    assert tripcli("timeline", "-o", str(tmp_path / name), "-f", "csv").code == 0


def test_the_dataset_of_the_current_folder_is_used_and_it_is_said(
    bundled: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundled_stops = bundled("stops", "-f", "tsv").out
    shutil.copytree(GOLDEN_TRIP, tmp_path / "trip")
    monkeypatch.chdir(tmp_path / "trip")
    result = bundled("stops", "-f", "tsv", err_is_terminal=True)
    assert result.out != bundled_stops
    assert "the dataset of this folder is used; --trip trump-asia-2025 names the bundled trip" in result.err
    assert bundled("stops", "-f", "tsv", "--trip", "trump-asia-2025").out == bundled_stops
    assert (
        "in 6 files" in bundled("check", err_is_terminal=True).err
        or "dataset of this folder" in bundled("check", err_is_terminal=True).err
    )


def test_a_folder_with_other_files_is_not_a_dataset(
    bundled: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "package.json").write_text('{"name": "a", "version": "1"}')
    monkeypatch.chdir(tmp_path)
    assert bundled("check").code == 0
    assert bundled("stops").code == 0
    result = bundled("check", ".")
    assert (result.code, len([line for line in result.lines if line.startswith(".")])) == (1, 1)


def test_one_file_of_a_dataset_stands_for_its_folder(tripcli: Tripcli, tmp_path: Path) -> None:
    shutil.copytree(GOLDEN_TRIP, tmp_path / "trip")
    part = next(file for file in (tmp_path / "trip").iterdir() if "trip:" not in f"\n{file.read_text()}")
    result = tripcli("check", str(part), err_is_terminal=True)
    assert result.code == 0, result.text
    assert f"{part} is part of the dataset in {tmp_path / 'trip'}/: all of its files are checked" in result.err
    whole = tripcli("stops", "-f", "tsv", "--trip", str(tmp_path / "trip"))
    assert tripcli("stops", "-f", "tsv", "--trip", str(part)).out == whole.out


@pytest.mark.parametrize(
    ("zone", "meant"),
    [
        ("JST", "Asia/Tokyo"),
        ("tokyo", "Asia/Tokyo"),
        ("kuala lumpur", "Asia/Kuala_Lumpur"),
        ("Europe/Oslow", "Europe/Oslo"),
    ],
)
def test_a_zone_by_another_name_is_told(tripcli: Tripcli, zone: str, meant: str) -> None:
    result = tripcli("timeline", "--tz", zone)
    assert result.code == 2
    assert result.err.endswith(f"did you mean {meant}?\n")


def test_help_of_a_command_is_its_help(tripcli: Tripcli) -> None:
    for name in ("timeline", "check"):
        assert tripcli("help", name).out == tripcli(name, "--help").out
    assert "it took place" in tripcli("help", "statuses").text
    assert "did you mean timeline?" in tripcli("help", "timelin").err


def test_help_names_the_bundled_trip_groups_and_columns(tripcli: Tripcli) -> None:
    assert "TRIPCLI_TRIP" in tripcli("--help").text
    text = tripcli("timeline", "--help").text
    groups = ("What to choose:", "As of when, and of which trip:", "How to show it:", "Columns, for -c and --sort:")
    assert [group for group in groups if f"\n{group}\n" in text] == list(groups)
    assert "start_qualifier" in text.partition("Columns")[2]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_help_fits_the_terminal(tripcli: Tripcli, width: int) -> None:
    for words in (("--help",), ("timeline", "--help"), ("check", "--help")):
        help_lines = (
            tripcli(*words, out_is_terminal=True, width_cells=width).text.partition("\nExamples:")[0].splitlines()
        )
        longest = max(len(line) for line in help_lines[1:])  # the first line is the usage, which is one line
        assert longest <= min(width, 80), max(help_lines, key=len)


def test_the_example_day_of_a_message_was_known_at_the_asked_moment(bundled: Tripcli) -> None:
    late, early = bundled("timeline", "--on", "soon"), bundled("timeline", "--on", "soon", "--as-of", "2025-07-20")
    assert late.code == early.code == 2
    days = [re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", result.err) for result in (late, early)]
    assert days[0] == ["2025-10-24"]
    assert days[1] < ["2025-07-20"]


def test_a_folder_with_a_schema_or_an_answer_of_a_view_is_no_dataset(
    bundled: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dataset.schema.json").write_bytes(bundled("schema").out)
    (tmp_path / "events.json").write_bytes(bundled("timeline", "-f", "json").out)
    assert bundled("stops").code == 0


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_a_folder_with_an_exported_dataset_is_one(
    bundled: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    exported = bundled("export", str(Path(__file__).parents[1] / "trips" / "one-stop.yaml"), "-f", form).out
    (tmp_path / f"trip.{form}").write_bytes(exported)
    monkeypatch.chdir(tmp_path)
    result = bundled("stops", "-f", "tsv", err_is_terminal=True)
    assert "the dataset of this folder is used" in result.err
