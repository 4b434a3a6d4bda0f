"""What is hostile around a run: paths that lead nowhere, folders that may not be read, a cache that was damaged."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from shutil import copytree

import pytest

from conftest import GOLDEN_TRIP
from running import PACKAGE_PARENT, Tripcli, run_process
from tripcli import trips
from tripcli.cli.commands import import_
from tripcli.cli.diagnostics import LONGEST, print_error
from tripcli.cli.runtime import Runtime
from tripcli.query import sandbox

NOBODY = "~nobody-has-this-name/trip"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("timeline", "--trip", NOBODY), 3), (("check", NOBODY), 1), (("export", NOBODY), 3),
        (("sql", "SELECT 1", "--trip", NOBODY), 3), (("import", NOBODY), 2),
    ],
)  # fmt: skip
def test_the_home_of_nobody_is_a_path_like_any(tripcli: Tripcli, arguments: tuple[str, ...], code: int) -> None:
    result = tripcli(*arguments)
    assert result.code == code
    assert "fault of the program" not in result.err
    assert NOBODY in result.err + result.text


def test_the_home_of_nobody_is_no_place_for_trips(tripcli: Tripcli) -> None:
    assert tripcli("trips", environment={"TRIPCLI_PATH": NOBODY}).code == 0


def test_a_folder_of_trips_that_may_not_be_read_hides_no_other(
    tripcli: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(GOLDEN_TRIP, tmp_path / "open")
    (tmp_path / "closed").mkdir()
    judge = trips._holds_files

    def refusing(path: Path) -> bool:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return judge(path)

    monkeypatch.setattr(trips, "_holds_files", refusing)
    assert next(iter(trips.named({"TRIPCLI_PATH": str(tmp_path)}))) == "open"
    assert tripcli("trips", environment={"TRIPCLI_PATH": str(tmp_path)}).code == 0


def test_links_in_a_circle_are_no_file_to_write(tripcli: Tripcli, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    result = tripcli("timeline", "-o", str(tmp_path / "loop"))
    assert result.code == 4
    assert "the file cannot be written" in result.err
    assert (tmp_path / "loop").is_symlink()


def test_new_needs_a_path(tripcli: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert tripcli("new", "", "--yes").code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_table_without_end_is_not_read_to_it(tripcli: Tripcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_, "LONGEST", 1 << 20)
    result = tripcli("import", "/dev/zero")
    assert (result.code, result.err) == (2, "tripcli: /dev/zero: the table is too long: at most 1 MiB are read\n")


@pytest.mark.parametrize("arguments", [("timeline", "--stop"), ("timeline", "-f"), ("help",), ("sql",)])
def test_a_word_of_a_hundred_thousand_letters_is_not_told_back(tripcli: Tripcli, arguments: tuple[str, ...]) -> None:
    result = tripcli(*arguments, "select " + "x" * 100_000)
    assert result.code == 2
    assert max(map(len, result.err.splitlines())) <= LONGEST + 3


@pytest.mark.parametrize("name", ["building.lock", "store"])
def test_nobody_waits_for_a_pipe_in_the_cache(environment: Mapping[str, str], tmp_path: Path, name: str) -> None:
    variables = {**environment, "XDG_CACHE_HOME": str(tmp_path), "TRIPCLI_TRIP": str(GOLDEN_TRIP)}
    usual = run_process("stops", environment=variables)
    folder = tmp_path / "tripcli"
    store = next(folder.glob("*.sqlite"))
    pipe = store if name == "store" else folder / name
    store.unlink()
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    done = run_process("stops", environment=variables, timeout=20)
    assert (done.returncode, done.stdout) == (0, usual.stdout)


def _place(cache_folder: Path, err: StringIO) -> Runtime:
    return Runtime(
        out=None, err=err, out_is_terminal=False, err_is_terminal=False, out_encoding="utf-8", width_cells=80,
        environment={}, now_instant=0, cache_folder=cache_folder,
    )  # fmt: skip


def test_damage_that_shows_only_in_the_middle_of_an_answer_is_mended_by_the_next_run(tmp_path: Path) -> None:
    (tmp_path / "damaged.sqlite").touch()
    err = StringIO()
    assert print_error(_place(tmp_path, err), sqlite3.DatabaseError("database disk image is malformed")) == 3
    assert "run the command again" in err.getvalue()
    assert list(tmp_path.iterdir()) == []


def test_too_little_memory_is_told_in_a_line(tmp_path: Path) -> None:
    err = StringIO()
    assert print_error(_place(tmp_path, err), MemoryError()) == 3
    assert err.getvalue() == "tripcli: the memory is not enough for this dataset\n"


def test_a_query_may_not_fill_the_memory_with_rows(tripcli: Tripcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "ROWS_LIMIT", 1 << 20)
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"
    result = tripcli("sql", endless)
    assert result.code == 2
    assert "more than 1 MiB; use LIMIT" in result.err
    assert len(tripcli("sql", endless, "-n", "3", "-f", "tsv").lines) == 4


def test_a_query_may_not_fill_the_memory_with_what_it_sorts(environment: Mapping[str, str]) -> None:
    program = (
        "import tripcli.query.sandbox as sandbox\nsandbox.HEAP_LIMIT = 32 << 20\n"
        "from tripcli.cli.main import run\nrun()\n"
    )
    query = (
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c ORDER BY printf('%200000s', x)"
    )
    variables = {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP), "PYTHONPATH": str(PACKAGE_PARENT)}
    done = subprocess.run(
        [sys.executable, "-c", program, "sql", query], env=variables, capture_output=True, check=False, timeout=30
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"tripcli: the query cannot be answered: it needs too much memory\n"


def test_columns_of_one_name_get_a_number(tripcli: Tripcli) -> None:
    assert tripcli("sql", "SELECT 1 AS a, 2 AS a, 3 AS a_2", "-f", "jsonl").text == '{"a": 1, "a_3": 2, "a_2": 3}\n'


LONG = "A journey to " + "many places and " * 20
NARROW_TRIP = f"""
trip: {{id: long, title: "{LONG}", traveler: ann, timezone: UTC}}
parties: [{{id: DE, name: Germany, kind: country}}]
people: [{{id: ann, name: Ann, party: DE}}]
sources: [{{id: wire, publisher: "{LONG}", title: "{LONG}", published: 2024-05-14, kind: press}}]
stops: [{{id: bonn, name: "{LONG}", country: DE, timezone: UTC, reports: [{{source: wire, status: held,
  arrive: 2024-05-13}}]}}]
events: [{{id: talks, stop: bonn, title: "{LONG}", kind: other, participants: [ann], reports: [{{source: wire,
  status: held, start: 2024-05-13, venue: "{LONG}", note: "{LONG}"}}]}}]
"""


@pytest.mark.parametrize("cells", [20, 24, 40, 59, 60, 79, 80, 133])
@pytest.mark.parametrize(
    "arguments",
    [("stops",), ("timeline",), ("summary",), ("show", "talks"), ("show", "wire"), ("search", "journey"), ("sources",)],
    ids=" ".join,
)
def test_long_texts_never_make_a_line_wider_than_the_terminal(
    tripcli: Tripcli, tmp_path: Path, arguments: tuple[str, ...], cells: int
) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(NARROW_TRIP, encoding="utf-8")
    result = tripcli(*arguments, "--trip", str(path), out_is_terminal=True, width_cells=cells, out_encoding="utf-8",
                     environment={"NO_COLOR": "1"})  # fmt: skip
    assert result.code == 0, result.err
    assert all(len(line) <= cells for line in result.lines), max(result.lines, key=len)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_path_that_is_not_utf_8_is_a_path_like_any(environment: Mapping[str, str], tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"tr\xffp")
    copytree(GOLDEN_TRIP, folder)
    (folder / "bergen.yaml").rename(folder / os.fsdecode(b"berg\xfen.yaml"))
    variables = {**environment, "TRIPCLI_PATH": str(tmp_path)}
    usual = run_process("stops", "-f", "tsv", "--trip", str(GOLDEN_TRIP), environment=variables)
    for _ in range(2):  # compiled, then from the cache
        done = run_process("stops", "-f", "tsv", "--trip", str(folder), environment=variables)
        assert (done.returncode, done.stdout, done.stderr) == (0, usual.stdout, b"")
    for arguments in (("check", str(folder)), ("export", str(folder)), ("sql", "SELECT 1", "--trip", str(folder))):
        assert run_process(*arguments, environment=variables).returncode == 0
    listed = run_process("trips", environment=variables)
    assert (listed.returncode, "tr�p" in listed.stdout.decode()) == (0, True), listed.stderr
    (folder / "broken.yaml").write_text("a: [\n")
    for form in ("text", "json", "github"):
        broken = run_process("check", str(folder), "-f", form, environment=variables)
        assert (broken.returncode, b"fault" in broken.stderr) == (1, False), broken.stderr
        assert broken.stdout


def test_a_completion_without_its_variables_is_not_a_failure(environment: Mapping[str, str]) -> None:
    for shell in ("complete_bash", "bash", "zsh", ""):
        done = run_process(environment={**environment, "_TRIPCLI_COMPLETE": shell})
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
