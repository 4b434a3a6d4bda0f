"""A library is asked from several threads, and leaves nothing behind when it is closed or dropped."""

import gc
import os
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import tripcli
from conftest import GOLDEN_TRIP
from tripcli.questions.datasets import Datasets
from tripcli.questions.library import Library, open_library

OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture
def open_trip(tmp_path: Path) -> Callable[[], Library]:
    """The function that opens the small trip, with one cache for the test."""
    return lambda: open_library((GOLDEN_TRIP,), None, Datasets({}, tmp_path), lambda: 0)


def test_threads_ask_one_library_and_several(open_trip: Callable[[], Library]) -> None:
    shared = open_trip()
    expected = (shared.timeline().to_dicts(), shared.as_of("2024-05-14").pledges().to_dicts())

    def ask(number: int) -> tuple[object, object]:
        with open_trip() as own:
            timeline = (own if number % 2 else shared).timeline().to_dicts()
        return timeline, shared.as_of("2024-05-14").pledges().to_dicts()

    with ThreadPoolExecutor(8) as pool:
        assert all(answer == expected for answer in pool.map(ask, range(40)))


def test_a_closed_library_answers_nothing_and_its_answers_stay(open_trip: Callable[[], Library]) -> None:
    with open_trip() as opened:
        answer = opened.timeline()
        other = opened.as_of("2024-05-14")
    assert opened.closed
    opened.close()
    with pytest.raises(tripcli.UsageError, match="the library is closed"):
        opened.timeline()
    with pytest.raises(tripcli.UsageError, match="the library is closed"):
        opened.as_of("2024-05-14")
    assert answer[0].id
    assert answer._repr_html_() is None
    assert len(other.timeline()) > 0
    assert repr(opened) == "<Library, closed>"


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="the system does not list open files")
@pytest.mark.parametrize("closes", [True, False], ids=["closed", "dropped"])
def test_two_hundred_libraries_leave_no_file_open(open_trip: Callable[[], Library], closes: bool) -> None:
    def use() -> None:
        opened = open_trip()
        opened.timeline(limit=1)
        opened.stops()
        if closes:
            opened.close()

    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        use()
        gc.collect()
        before = len(os.listdir(OPEN_FILES))  # noqa: PTH208 - the folder changes while it is listed
        for _ in range(200):
            use()
        gc.collect()
        assert len(os.listdir(OPEN_FILES)) == before  # noqa: PTH208 - as above


def test_a_library_that_cannot_be_made_leaves_no_file_open(open_trip: Callable[[], Library]) -> None:
    opened = open_trip()
    before = len(os.listdir(OPEN_FILES)) if OPEN_FILES.exists() else 0  # noqa: PTH208 - as above
    for _ in range(20):
        with pytest.raises(tripcli.UsageError):
            opened.as_of("soon")
    gc.collect()
    assert (len(os.listdir(OPEN_FILES)) if OPEN_FILES.exists() else 0) == before  # noqa: PTH208 - as above
