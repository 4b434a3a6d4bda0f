"""After each fault the next run gives the right answer; `faults.py` tries the same many times, and on full disks."""

import os
from pathlib import Path
from random import Random

import pytest
from fault_place import QUESTION, Place
from fault_trials import FAULTS, cold_starts

IN_SCRIPT_ONLY = {"full disk", "cold starts"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and rights of POSIX")


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - IN_SCRIPT_ONLY))
def test_after_a_fault_the_next_run_is_right(name: str, tmp_path: Path) -> None:
    place = Place(tmp_path / "place")
    for number in range(2):
        assert FAULTS[name](place, Random(f"{name}/{number}")) is None  # noqa: S311  # repeatable, not secret


def test_first_runs_at_once_agree(tmp_path: Path) -> None:
    place = Place(tmp_path / "place")
    assert cold_starts(place, Random(1), 6) is None  # noqa: S311  # repeatable, not secret
    assert place.run(*QUESTION).stdout == place.right
