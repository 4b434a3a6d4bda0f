"""Encodings, colours, widths and homes: the format chooses the text, the terminal only the style."""

from collections.abc import Mapping
from typing import Any

import pytest

from conftest import GOLDEN_TRIP
from running import Tripcli, run_process

ON_A_TERMINAL: dict[str, Any] = {"out_is_terminal": True}


@pytest.fixture
def small_trip(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The variables of a process that asks the small trip."""
    return {**environment, "TRIPCLI_TRIP": str(GOLDEN_TRIP)}


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "C", "LC_ALL": "C"}, {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "latin-1:strict"},
        {"COLUMNS": "20"}, {"COLUMNS": "0"}, {"COLUMNS": "abc"}, {"COLUMNS": "-5"}, {"COLUMNS": "9" * 30}, {"COLUMNS": "9" * 5000},
        {"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TZ": "Nowhere"}, {"HOME": "/nonexistent"},
        {"XDG_CACHE_HOME": "/dev/null/none"}, {"TRIPCLI_PATH": "/nonexistent::"}, {"TRIPCLI_PATH": "/dev/null"},
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("command", [("timeline",), ("sources", "-f", "csv")], ids=lambda command: command[0])
def test_a_pipe_gets_the_same_bytes_everywhere(
    small_trip: Mapping[str, str], variables: dict[str, str], command: tuple[str, ...]
) -> None:
    usual = run_process(*command, environment=small_trip)
    done = run_process(*command, environment={**small_trip, **variables})
    assert done.returncode == 0, done.stderr
    assert done.stdout == usual.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("missing", ["HOME", "LANG", "TZ", "COLUMNS", "PATH"])
def test_no_variable_is_needed(small_trip: Mapping[str, str], missing: str) -> None:
    variables = {name: value for name, value in small_trip.items() if name not in {missing, "XDG_CACHE_HOME"}}
    done = run_process("timeline", "-f", "tsv", environment=variables)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "shift_jis", "utf-16"])
def test_help_and_errors_speak_in_any_encoding(small_trip: Mapping[str, str], encoding: str) -> None:
    variables = {**small_trip, "PYTHONIOENCODING": encoding}
    for arguments, code in (
        (("timeline", "--help"), 0), (("timeline", "--person", "水"), 0), (("timeline", "--stop", "水\x1b[31m"), 2),
        (("help", "filters"), 0), (("pledges",), 0),
    ):  # fmt: skip
        done = run_process(*arguments, environment=variables)
        assert done.returncode == code, done.stderr
        assert b"Traceback" not in done.stderr
        done.stdout.decode()


def test_a_terminal_without_the_marks_gets_ascii(tripcli: Tripcli) -> None:
    result = tripcli("pledges", "--color", "never", out_encoding="ascii", **ON_A_TERMINAL)
    assert "+ pledged" in result.text
    assert "* committed" in result.text
    assert not set("◐●○≠–·→€") & set(result.text)


@pytest.mark.parametrize(
    ("option", "variables", "colored"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "auto"), {"NO_COLOR": "1"}, False),
    ],
)
def test_the_option_goes_before_no_color_and_that_before_force_color(
    tripcli: Tripcli, option: tuple[str, ...], variables: dict[str, str], colored: bool
) -> None:
    assert ("\x1b[" in tripcli("timeline", *option, environment=variables, **ON_A_TERMINAL).text) is colored


@pytest.mark.parametrize(
    ("option", "variables", "colored"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_a_pipe_gets_colour_only_when_it_is_forced(
    tripcli: Tripcli, option: tuple[str, ...], variables: dict[str, str], colored: bool
) -> None:
    assert ("\x1b[" in tripcli("timeline", *option, environment=variables).text) is colored


@pytest.mark.parametrize("format_id", ["tsv", "csv", "json", "jsonl", "records"])
def test_colour_never_reaches_data(tripcli: Tripcli, format_id: str) -> None:
    forced = tripcli("timeline", "-f", format_id, "--color", "always", environment={"FORCE_COLOR": "1"})
    if format_id != "records":
        assert forced.out == tripcli("timeline", "-f", format_id).out
        assert "\x1b" not in tripcli("timeline", "-f", format_id, **ON_A_TERMINAL).text


def test_colour_alone_says_nothing(tripcli: Tripcli) -> None:
    import re

    colored = tripcli("pledges", "--color", "always", **ON_A_TERMINAL).text
    plain = tripcli("pledges", "--color", "never", **ON_A_TERMINAL).text
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored).split() == plain.split()


def test_the_clock_is_read_by_now_alone(tripcli: Tripcli) -> None:
    for arguments in (("timeline",), ("timeline", "--on", "13 may"), ("pledges", "--as-of", "14 may")):
        assert tripcli(*arguments, now_instant=0) == tripcli(*arguments)
    assert tripcli("timeline", "--as-of", "now", "-f", "tsv", now_instant=0).lines[1:] == []


def test_the_dataset_is_named_by_option_then_variable(tripcli: Tripcli, bundled: Tripcli) -> None:
    small = str(GOLDEN_TRIP)
    assert bundled("stops", "-f", "tsv", "--trip", small).out == tripcli("stops", "-f", "tsv").out
    assert bundled("stops", "-f", "tsv", environment={"TRIPCLI_TRIP": small}).out == tripcli("stops", "-f", "tsv").out
    folder = {"TRIPCLI_PATH": str(GOLDEN_TRIP.parent)}
    assert bundled("stops", "-f", "tsv", "--trip", "trip", environment=folder).out == tripcli("stops", "-f", "tsv").out
