"""Reading and compiling take time in proportion to the input, whatever it holds.

Calls of functions are counted rather than seconds, so that a busy machine changes nothing.
"""

from cProfile import Profile
from pathlib import Path

import pytest
from growth_cases import CASES
from input_growth import seconds, write

from tripcli.reading.rules.limits import LINKS_LIMIT, REPORTS_LIMIT

SQUARE = {name for name in CASES if "differing" in name} | {
    "arrivals of one stop",
    "parties and reports of an agreement",
}
"""Cases of one record of many reports, whose states are the answer and grow with the square, up to the limit."""

LIMITED = {
    "stops that an event concerns",
    "an event after all others",
    "overlaps of one pledge",
    "people who do not exist",
}
"""Cases whose growth ends only at a limit: of links, and of searches for the nearest word."""


def calls(path: Path) -> int:
    """The number of calls of functions that reading and compiling take."""
    profile = Profile()
    profile.enable()
    seconds(path)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("name", sorted(CASES.keys() - SQUARE - LIMITED))
def test_four_times_the_input_takes_four_times_the_work(name: str, tmp_path: Path) -> None:
    case, size = CASES[name]
    path = tmp_path / "dataset.jsonl"
    small = max(size // 10, 20)
    bytes_small = write(case, small, path)
    calls_small = calls(path)
    bytes_large = write(case, small * 4, path)
    assert calls(path) / calls_small < 1.3 * bytes_large / bytes_small


@pytest.mark.parametrize("name", sorted(SQUARE | LIMITED))
def test_what_grows_up_to_a_limit_takes_little_time_at_it(name: str, tmp_path: Path) -> None:
    case, size = CASES[name]
    write(case, min(size * 2, LINKS_LIMIT if name in LIMITED else REPORTS_LIMIT), tmp_path / "dataset.jsonl")
    spent, problems = seconds(tmp_path / "dataset.jsonl")
    assert problems in {"", "dangling-reference"}
    assert spent < 8
