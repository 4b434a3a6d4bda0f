"""Streams as shells give them: a reader that leaves, a full disk, closed streams, an interrupt."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP
from running import run_process
from tripcli.errors import Exit


@pytest.fixture
def small_trip(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The variables of a process that asks the small trip."""
    return {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP)}


def shell(line: str, small_trip: Mapping[str, str]) -> tuple[int, str, str]:
    """Run a line of bash; its code, output and talk."""
    done = run_process(environment=small_trip, shell=line)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("format_id", ["tsv", "csv", "json", "jsonl", "records"])
def test_a_reader_that_leaves_is_no_failure(environment: Mapping[str, str], format_id: str) -> None:
    line = f"tripcli timeline -f {format_id} | head -1"
    code, out, err = shell(line, environment)  # the bundled trip, which is longer than a pipe holds
    assert code == 0, err
    assert out.count("\n") == 1
    assert "roken" not in err
    assert "Traceback" not in err


def test_a_reader_that_never_reads_is_no_failure(environment: Mapping[str, str]) -> None:
    for command in ("timeline -f tsv", "--help", "pledges --help", "help columns", "--version"):
        code, _, err = shell(f"tripcli {command} | true", environment)
        assert (code, err) == (0, ""), command


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("command", ["timeline", "timeline -f json", "--help", "help", "completion bash", "--version"])
def test_a_full_disk_is_one_line_and_4(small_trip: Mapping[str, str], command: str) -> None:
    code, _, err = shell(f"tripcli {command} > /dev/full", small_trip)
    assert code == Exit.OUTPUT
    assert "tripcli: the output cannot be written: no space left on the device\n" in err
    assert "Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_can_be_the_file(small_trip: Mapping[str, str]) -> None:
    code, out, err = shell("tripcli timeline -f tsv -o /dev/full", small_trip)
    assert code == Exit.OUTPUT
    assert "no space left" in err
    code, out, err = shell("tripcli timeline -f tsv -o /dev/stdout", small_trip)
    assert code == 0
    assert out.startswith("id\tstart")


@pytest.mark.parametrize("command", ["timeline", "timeline -f tsv", "--help", "help", "--version", "completion zsh"])
def test_a_closed_stdout_is_one_line_and_4(small_trip: Mapping[str, str], command: str) -> None:
    code, _, err = shell(f"tripcli {command} >&-", small_trip)
    assert code == Exit.OUTPUT
    assert err.splitlines()[-1] == "tripcli: the output cannot be written: standard output is closed"
    assert "Traceback" not in err


def test_with_both_streams_closed_the_code_tells_it(small_trip: Mapping[str, str]) -> None:
    assert shell("tripcli timeline -f tsv >&- 2>&-", small_trip)[0] == Exit.OUTPUT


def test_a_file_needs_no_stdout(small_trip: Mapping[str, str], tmp_path: Path) -> None:
    code, _, err = shell(f"tripcli timeline -o {tmp_path}/a.tsv >&-; cat {tmp_path}/a.tsv", small_trip)
    assert code == 0, err


@pytest.mark.parametrize("way", ["2>&-", "2>/dev/full", "2>/dev/null"])
def test_talk_that_nobody_hears_changes_no_answer(small_trip: Mapping[str, str], way: str) -> None:
    assert shell(f"tripcli timeline {way}", small_trip)[:2] == (0, shell("tripcli timeline", small_trip)[1])
    assert shell(f"tripcli timeline --on soon {way}", small_trip)[0] == Exit.USAGE


def test_a_closed_stdin_changes_nothing(small_trip: Mapping[str, str]) -> None:
    assert shell("tripcli timeline -f tsv <&-", small_trip) == shell("tripcli timeline -f tsv", small_trip)


def test_all_streams_closed_is_no_crash(small_trip: Mapping[str, str]) -> None:
    assert shell("tripcli timeline <&- >&- 2>&-", small_trip)[0] == Exit.OUTPUT


def test_a_folder_that_was_deleted_is_named_as_the_cause(small_trip: Mapping[str, str], tmp_path: Path) -> None:
    gone = f"mkdir {tmp_path}/gone && cd {tmp_path}/gone && rmdir {tmp_path}/gone && tripcli"
    code, out, err = shell(f"{gone} timeline --trip ./trip.yaml", small_trip)
    assert (code, out) == (Exit.USAGE, "")
    assert err.splitlines()[-1].startswith("tripcli: the current folder no longer exists; ")
    code, out, _ = shell(f"{gone} stops -f tsv", small_trip)
    assert code == Exit.DONE
    assert out.startswith("id\t")


def test_an_interrupt_before_anything_is_130_too(environment: Mapping[str, str]) -> None:
    program = (
        "import sys; sys.argv = ['tripcli', 'timeline']\nimport tripcli.cli.main as m\n"
        "def interrupt(*_):\n    raise KeyboardInterrupt\n"
        "import tripcli.cli.run_view as r\nr.run_view = interrupt\nm.run()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=dict(environment), capture_output=True, check=False, timeout=30
    )
    assert (done.returncode, done.stdout) == (Exit.INTERRUPTED, b"")
    assert b"Traceback" not in done.stderr
