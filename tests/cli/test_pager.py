"""The pager: used on a terminal for an answer that is longer than the screen, and only then."""

import shutil
import sys
from collections.abc import Mapping

import pytest

from conftest import GOLDEN_TRIP
from running import run_process
from terminal import Terminal

PROGRAM = [sys.executable, "-m", "tripcli"]
PAGER = "sed s/^/paged:/"
LONG, SHORT = ("help", "columns"), ("stops",)


@pytest.fixture
def small_trip(environment: Mapping[str, str]) -> Mapping[str, str]:
    """The variables of a run on the small trip in a terminal."""
    variables = {name: value for name, value in environment.items() if name != "COLUMNS"}
    return {**variables, "TRIPCLI_TRIP": str(GOLDEN_TRIP), "TERM": "xterm", "PAGER": PAGER}


def shown(arguments: tuple[str, ...], environment: Mapping[str, str], rows: int = 24) -> tuple[int, str]:
    """Exit code and screen of a run in a terminal."""
    with Terminal([*PROGRAM, *arguments], environment, rows) as terminal:
        return terminal.wait_for_end()


def test_a_long_answer_goes_through_the_pager_and_a_short_one_does_not(small_trip: Mapping[str, str]) -> None:
    code, screen = shown(LONG, small_trip)
    assert code == 0
    assert screen.count("paged:") == len(screen.splitlines())
    code, screen = shown(SHORT, small_trip)
    assert (code, screen.count("paged:")) == (0, 0)
    assert "Sapporo" in screen


def test_the_height_of_the_screen_decides(small_trip: Mapping[str, str]) -> None:
    assert "paged:" not in shown(("timeline",), small_trip, rows=100)[1]
    assert "paged:" in shown(("timeline",), small_trip, rows=8)[1]


def test_the_notes_of_a_long_answer_stand_in_the_pager_too(small_trip: Mapping[str, str]) -> None:
    screen = shown(("timeline", "--on", "13 may"), small_trip, rows=6)[1]
    assert "--on: Mon 13 May 2024" in screen
    assert "paged:All that is known" in screen


@pytest.mark.parametrize(
    ("arguments", "variables", "paged"),
    [
        (("timeline", "--no-pager"), {}, False),
        (("timeline",), {"TRIPCLI_PAGER": "sed s/^/mine:/"}, False),
        (("timeline",), {"TRIPCLI_PAGER": ""}, False),
        (("timeline",), {"PAGER": "cat"}, False),
        (("timeline",), {"TERM": "dumb"}, False),
        (("timeline", "-o", "-"), {}, True),
        (("timeline", "-f", "json"), {}, True),
    ],
)
def test_an_option_and_variables_choose_the_pager(
    small_trip: Mapping[str, str], arguments: tuple[str, ...], variables: Mapping[str, str], paged: bool
) -> None:
    code, screen = shown(arguments, {**small_trip, **variables}, rows=8)
    assert (code, "paged:" in screen) == (0, paged)
    assert ("mine:" in screen) == ("mine" in variables.get("TRIPCLI_PAGER", ""))


def test_colours_are_kept_in_the_pager(small_trip: Mapping[str, str]) -> None:
    assert "\x1b[" in shown(("timeline",), small_trip, rows=8)[1]
    assert "\x1b[" not in shown(("timeline",), {**small_trip, "NO_COLOR": "1"}, rows=8)[1]


def test_a_pager_that_ends_early_is_not_a_failure(small_trip: Mapping[str, str]) -> None:
    code, screen = shown(LONG, {**small_trip, "PAGER": "head -1"})
    assert (code, len(screen.splitlines())) == (0, 1)
    assert shown(("timeline", "-f", "jsonl"), {**small_trip, "PAGER": "true"}, rows=3) == (0, "")


def test_a_pager_that_cannot_be_run_is_named_and_the_answer_printed(small_trip: Mapping[str, str]) -> None:
    code, screen = shown(("timeline",), {**small_trip, "PAGER": "no-such-pager -R"}, rows=8)
    assert code == 0
    assert "the pager no-such-pager cannot be run: no such file or directory" in screen
    assert "Harbour workers march" in " ".join(screen.split())


def test_the_exit_code_of_an_error_is_that_without_a_pager(small_trip: Mapping[str, str]) -> None:
    assert shown(("timeline", "--stop", "nowhere"), small_trip)[0] == 2
    assert shown(("timeline", "--on", "2024-05-20", "--exit-code"), small_trip)[0] == 1


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_less_shows_a_page_and_survives_ctrl_c(small_trip: Mapping[str, str]) -> None:
    variables = {name: value for name, value in small_trip.items() if name != "PAGER"}
    with Terminal([*PROGRAM, *LONG], variables) as terminal:
        terminal.wait_for("\x1b[K")  # after the prompt
        terminal.type("\x03")
        terminal.wait_for("\x07")  # less rings, and goes on
        terminal.type_until("G", "(END)")
        terminal.type("q")
        code, _ = terminal.wait_for_end()
    assert code == 0


def test_a_pipe_never_gets_a_pager(small_trip: Mapping[str, str]) -> None:
    done = run_process(*LONG, environment=small_trip)
    assert b"paged:" not in done.stdout
