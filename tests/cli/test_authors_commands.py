"""The commands of those who write a dataset: check, new, schema, export and import."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from running import Tripcli
from tripcli.cli.diagnostics import LISTED_PROBLEMS
from tripcli.reading.codes import CODES
from tripcli.reading.load import read_dataset
from tripcli.views import VIEWS

ERRORS = Path(__file__).parents[1] / "errors"
TRIPS = Path(__file__).parents[1] / "trips"
BROKEN = str(ERRORS / "bad-time" / "dataset.yaml")
DOUBTFUL = str(ERRORS / "long-title" / "dataset.yaml")
SOUND = str(TRIPS / "one-stop.yaml")


def stdin(content: bytes) -> dict[str, Any]:
    """A run whose standard input is this."""
    return {"input": TextIOWrapper(BytesIO(content), encoding="utf-8")}


# check


def test_check_says_that_all_is_well(tripcli: Tripcli) -> None:
    result = tripcli("check", SOUND, err_is_terminal=True)
    assert (result.code, result.out, result.err) == (0, b"", "no problems in 1 file\n")
    assert tripcli("check", SOUND).err == ""


def test_check_of_one_file_of_a_folder_checks_the_folder_and_says_so(tripcli: Tripcli, tmp_path: Path) -> None:
    head, events = (TRIPS / "date-line.yaml").read_text(encoding="utf-8").split("events:\n", 1)
    (tmp_path / "trip.yaml").write_text(head, encoding="utf-8")
    (tmp_path / "events.yaml").write_text("events:\n" + events, encoding="utf-8")
    result = tripcli("check", str(tmp_path / "events.yaml"))
    assert (result.code, result.out) == (0, b"")
    assert f"is part of the dataset in {tmp_path}/" in result.err


def test_check_lists_a_problem_with_its_place_and_ends_with_1(tripcli: Tripcli) -> None:
    result = tripcli("check", BROKEN)
    assert result.code == 1
    assert result.lines[0].startswith(f"{BROKEN}:26:45: `2025-10-32`; expected a day that 2025-10 has [bad-time]")
    assert result.lines[2].rstrip().endswith("^")
    assert result.err == "1 error in 1 file\n"
    watched = tripcli("check", BROKEN, err_is_terminal=True)
    assert watched.err == "1 error in 1 file\nmore on a problem: tripcli help bad-time\n"


def test_warnings_count_only_under_strict(tripcli: Tripcli) -> None:
    assert tripcli("check", DOUBTFUL).code == 0
    strict = tripcli("check", DOUBTFUL, "--strict")
    assert (strict.code, strict.err) == (1, "1 warning in 1 file\n")


def test_errors_stand_before_warnings_and_apart(tripcli: Tripcli) -> None:
    lines = tripcli("check", DOUBTFUL, BROKEN).lines
    assert "[bad-time]" in lines[0]
    assert lines[3] == ""
    assert "[long-title]" in lines[4]


def test_check_gives_json_for_programs(tripcli: Tripcli) -> None:
    first, second = json.loads(tripcli("check", DOUBTFUL, BROKEN, "-f", "json").text)
    assert (first["severity"], first["code"], first["line"], first["column"]) == ("error", "bad-time", 26, 45)
    assert first["file"] == BROKEN
    assert second["severity"] == "warning"
    assert json.loads(tripcli("check", SOUND, "-f", "json").text) == []


def test_check_gives_annotations_for_github(tripcli: Tripcli, tmp_path: Path) -> None:
    path = tmp_path / "100%,a:b.yaml"
    path.write_bytes(Path(BROKEN).read_bytes())
    (line,) = tripcli("check", str(path), "-f", "github").lines
    name = str(path).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    assert line == f"::error file={name},line=26,col=45,title=bad-time::`2025-10-32`; expected a day that 2025-10 has"


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
def test_check_reads_standard_input_in_any_language(tripcli: Tripcli, form: str) -> None:
    content = tripcli("export", str(TRIPS / "date-line.yaml"), "-f", form).out
    assert tripcli("check", "-", **stdin(content)).code == 0
    broken = tripcli("check", "-", "-f", "json", **stdin(content.replace(b"2019-03-10T13:20", b"2019-03-10T25:20")))
    assert broken.code == 1
    errors = [one for one in json.loads(broken.text) if one["severity"] == "error"]
    assert [(one["file"], one["code"]) for one in errors] == [("-", "bad-time")]


def test_check_of_an_endless_stream_ends(tripcli: Tripcli) -> None:
    class Endless(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return b"a" * (size or 0)

    result = tripcli("check", "-", "-f", "json", input=TextIOWrapper(Endless()))
    assert [one["code"] for one in json.loads(result.text)] == ["file-too-large"]


def test_check_takes_a_name_a_path_or_the_dataset_in_use(tripcli: Tripcli, bundled: Tripcli) -> None:
    assert tripcli("check", err_is_terminal=True).err.endswith("files\n")
    unknown = tripcli("check", "no-such-trip").err
    assert unknown.startswith('tripcli: "no-such-trip": no such dataset')
    assert tripcli("check", "no-such-trip").code == 2
    assert tripcli("check", "./no-such-folder").code == 1
    assert tripcli("check", SOUND, "-f", "xml").code == 2


@pytest.mark.parametrize("code", CODES)
def test_help_explains_every_code(tripcli: Tripcli, code: str) -> None:
    result = tripcli("help", code)
    assert result.code == 0
    assert result.lines[0] == f"{code}: {CODES[code]}"


def test_help_names_the_nearest_code(tripcli: Tripcli) -> None:
    assert "did you mean bad-time?" in tripcli("help", "bad-tme").err
    assert all(code in tripcli("help", "problems").text for code in CODES)


# new


@pytest.mark.parametrize("name", ["my-trip", "my-trip.yaml"])
def test_new_makes_a_dataset_without_problems_that_every_view_shows(
    tripcli: Tripcli, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    assert tripcli("new", str(path), "--yes").code == 0
    assert tripcli("check", str(path), "--strict").code == 0
    for view in VIEWS:
        words = ("meeting",) if view in {"show", "search"} else ()
        assert tripcli(view, *words, "--trip", str(path), "-f", "json").code == 0
    assert "First meeting" in tripcli("timeline", "--trip", str(path)).text


def test_new_files_name_the_schema_beside_them_and_are_valid_by_it(tripcli: Tripcli, tmp_path: Path) -> None:
    tripcli("new", str(tmp_path / "trip"), "--yes")
    files = sorted((tmp_path / "trip").glob("*.yaml"))
    assert len(files) == 4
    for file in files:
        _, name = file.read_text().splitlines()[0].split("$schema=")
        assert json.loads((file.parent / name).read_text()) == json.loads(tripcli("schema").text)


def test_new_overwrites_nothing(tripcli: Tripcli, tmp_path: Path) -> None:
    (tmp_path / "trip").mkdir()
    (tmp_path / "trip" / "events.yaml").write_text("mine")
    (tmp_path / "notes.yaml").write_text("mine")
    for path in (tmp_path / "trip", tmp_path / "notes.yaml"):
        result = tripcli("new", str(path), "--yes")
        assert (result.code, "nothing is overwritten" in result.err) == (2, True)
    assert (tmp_path / "notes.yaml").read_text() == (tmp_path / "trip" / "events.yaml").read_text() == "mine"
    assert sorted(entry.name for entry in (tmp_path / "trip").iterdir()) == ["events.yaml"]


def test_new_asks_on_a_terminal_and_asks_again(tripcli: Tripcli, tmp_path: Path) -> None:
    answers = [
        'Ann\'s tour: "north"', "Ann O'Hara", "Envoy, at large", "Switzerland", "ch",
        "Tórshavn", "FO", "", "soon", "2024-05-13", "2024-05-12", "2024-05-14",
        "Oslo", "NO", "Mars/Olympus", "Europe/Oslo", "", "", "",
    ]  # fmt: skip
    content = "".join(f"{answer}\n" for answer in answers).encode()
    path = tmp_path / "trip"
    result = tripcli("new", str(path), input_is_terminal=True, err_is_terminal=True, **stdin(content))
    assert result.code == 0, result.err
    assert "[Atlantic/Faroe]" in result.err
    assert "after the arrival, 2024-05-13" in result.err
    reading = read_dataset(path)
    assert reading.problems == ()
    assert reading.dataset is not None
    assert reading.dataset.trip.title == 'Ann\'s tour: "north"'
    assert reading.dataset.people[0].title == "Envoy, at large"
    assert [(stop.id, stop.country, stop.timezone) for stop in reading.dataset.stops] == [
        ("torshavn", "FO", "Atlantic/Faroe"), ("oslo", "NO", "Europe/Oslo"),
    ]  # fmt: skip


def test_new_writes_nothing_when_the_answers_end(tripcli: Tripcli, tmp_path: Path) -> None:
    result = tripcli("new", str(tmp_path / "trip"), input_is_terminal=True, err_is_terminal=True, **stdin(b"Title\n"))
    assert result.code == 2
    assert not (tmp_path / "trip").exists()


def test_new_where_nothing_can_be_written_is_told(tripcli: Tripcli) -> None:
    result = tripcli("new", "/proc/nowhere/trip", "--yes")
    assert (result.code, "cannot be written" in result.err) == (4, True)


# export


def test_export_goes_by_the_suffix_and_equals_standard_output(tripcli: Tripcli, tmp_path: Path) -> None:
    for suffix in ("yaml", "json", "jsonl"):
        path = tmp_path / f"trip.{suffix}"
        assert tripcli("export", SOUND, "-o", str(path)).code == 0
        assert path.read_bytes() == tripcli("export", SOUND, "-f", suffix).out
        assert tripcli("export", str(path)).out == tripcli("export", SOUND).out


def test_export_refuses_a_suffix_and_a_format_that_it_does_not_have(tripcli: Tripcli, tmp_path: Path) -> None:
    for words, named in ((("-o", str(tmp_path / "trip.xlsx")), ".xlsx; use one of .yaml"), (("-f", "csv"), '-f "csv"')):
        result = tripcli("export", SOUND, *words)
        assert (result.code, result.out, named in result.err) == (2, b"", True)
    assert list(tmp_path.iterdir()) == []
    assert tripcli("export", SOUND, "-f", "JSON", "-o", str(tmp_path / "trip.xlsx")).code == 0


def test_export_writes_a_database_for_each_of_its_suffixes(tripcli: Tripcli, tmp_path: Path) -> None:
    for suffix in ("sqlite", "sqlite3", "db"):
        path = tmp_path / f"trip.{suffix}"
        assert tripcli("export", SOUND, "-o", str(path)).code == 0
        assert path.read_bytes().startswith(b"SQLite format 3")


def test_export_changes_no_answer(tripcli: Tripcli, tmp_path: Path) -> None:
    path = tmp_path / "trip.json"
    tripcli("export", SOUND, "-o", str(path))
    for view in VIEWS:
        words = ("talks",) if view in {"show", "search"} else ()
        for form in ("json", "table"):
            one, other = (tripcli(view, *words, "--trip", trip, "-f", form) for trip in (SOUND, str(path)))
            assert one == other


def test_export_refuses_a_broken_dataset(tripcli: Tripcli) -> None:
    result = tripcli("export", BROKEN)
    assert (result.code, result.out) == (3, b"")
    assert "[bad-time]" in result.err


# a dataset with many problems


def test_a_view_lists_the_first_of_many_problems_and_names_the_command_that_lists_more(
    tripcli: Tripcli, tmp_path: Path
) -> None:
    path = tmp_path / "trip.json"
    path.write_text(json.dumps({"trip": {"id": "x"}, "events": [{"id": f"e{n}", "wrong": 1} for n in range(100)]}))
    result = tripcli("timeline", "--trip", str(path))
    assert result.code == 3
    assert result.err.count("unknown field `wrong`") <= LISTED_PROBLEMS
    assert f"the first {LISTED_PROBLEMS} of which are listed; tripcli check lists more" in result.err
    assert tripcli("check", str(path)).out.count(b"unknown field `wrong`") == 100


# standard input, asked at once


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl"])
@pytest.mark.parametrize("view", ["timeline", "stops", "summary"])
def test_a_view_answers_of_standard_input_as_of_the_file(tripcli: Tripcli, view: str, form: str) -> None:
    content = tripcli("export", SOUND, "-f", form).out
    assert tripcli(view, "--trip", "-", **stdin(content)) == tripcli(view, "--trip", SOUND)


def test_sql_asks_standard_input(tripcli: Tripcli) -> None:
    query = ("sql", "SELECT count(*) AS n FROM event", "-f", "tsv", "--trip")
    assert tripcli(*query, "-", **stdin(Path(SOUND).read_bytes())).out == tripcli(*query, SOUND).out


def test_nothing_of_standard_input_is_kept(tripcli: Tripcli) -> None:
    folder = tripcli.setting.cache_folder
    before = sorted(folder.rglob("*"))
    assert tripcli("timeline", "--trip", "-", **stdin(Path(SOUND).read_bytes())).code == 0
    assert sorted(folder.rglob("*")) == before


def test_a_broken_dataset_of_standard_input_is_told_with_its_places(tripcli: Tripcli) -> None:
    result = tripcli("timeline", "--trip", "-", **stdin(Path(BROKEN).read_bytes()))
    assert (result.code, result.out) == (3, b"")
    assert result.err.startswith("-:26:45: ")
    assert result.err.endswith("tripcli: standard input: the dataset has problems: 1 problem\n")


def test_standard_input_that_is_closed_is_told(tripcli: Tripcli) -> None:
    result = tripcli("timeline", "--trip", "-")
    assert (result.code, result.err) == (2, "tripcli: -: standard input is closed\n")
