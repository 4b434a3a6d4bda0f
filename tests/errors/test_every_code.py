"""Every problem code has a broken dataset of its own, and exactly what is printed of it.

A folder named like the code holds `dataset.yaml` (or a folder `dataset`, or datasets that are checked together in a
folder `library`) and `expected.txt`. What no repository can hold, such as a file of 65 MiB, is made here.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tripcli.reading.codes import CODES
from tripcli.reading.excerpt import problem_lines
from tripcli.reading.libraries import read_library
from tripcli.reading.load import read_dataset

HERE = Path(__file__).parent


def _empty_folder(path: Path) -> None:
    """A folder with nothing in it."""
    path.mkdir()


def _nothing(path: Path) -> None:
    """No file at all."""


def _pipe(path: Path) -> None:
    """A pipe with the name of a dataset, to which nobody writes."""
    path.mkdir()
    os.mkfifo(path / "events.yaml")


def _large_file(path: Path) -> None:
    """A file of 65 MiB, of which the disk holds nothing."""
    path.mkdir()
    with (path / "events.yaml").open("wb") as stream:
        stream.truncate(65 << 20)


def _long_record(path: Path) -> None:
    """A list without end."""
    path.mkdir()
    (path / "events.yaml").write_text("events:\n  - {id: talks, topics: [" + "a," * (1 << 20))


def _many_problems(path: Path) -> None:
    """A thousand people without names, and three more."""
    path.mkdir()
    people = [{"id": f"person-{number}"} for number in range(1003)]
    lines = "\n".join("  - " + str(person).replace("'", "") for person in people)
    (path / "people.yaml").write_text(
        "trip: {id: tour, title: The tour, traveler: person-1, timezone: Asia/Tokyo}\npeople:\n" + lines + "\n"
    )


MADE: dict[str, Callable[[Path], None]] = {
    "no-files": _empty_folder,
    "unreadable-file": _nothing,
    "not-a-file": _pipe,
    "file-too-large": _large_file,
    "record-too-long": _long_record,
    "more-problems": _many_problems,
}


def printed(code: str, folder: Path) -> str:
    """What is printed of the broken dataset of a code, seen from its folder."""
    if code in MADE:
        path = Path("dataset")
        MADE[code](folder / path)
    else:
        names = ("dataset", "dataset.yaml", "dataset.json", "library")
        path = next(entry for entry in map(Path, names) if entry.exists())
    if path.name == "library":
        first, reading = read_library(sorted(path.iterdir()))
        assert first.problems == ()
    else:
        reading = read_dataset(path)
    assert code in {problem.code for problem in reading.problems}
    assert (reading.dataset is None) == any(not problem.warning for problem in reading.problems)
    lines = [line for problem in reading.problems for line in problem_lines(problem)]
    if code == "more-problems":
        lines = lines[-4:]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("code", CODES)
def test_a_broken_dataset_is_told_exactly_so(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = HERE / code
    assert folder.is_dir(), f"no fixture for {code}"
    monkeypatch.chdir(tmp_path if code in MADE else folder)
    text = printed(code, tmp_path)
    if os.environ.get("TRIPCLI_WRITE_EXPECTED"):
        (folder / "expected.txt").write_text(text)
    assert text == (folder / "expected.txt").read_text()


def test_every_fixture_is_of_a_code_that_exists() -> None:
    folders = {entry.name for entry in HERE.iterdir() if entry.is_dir() and not entry.name.startswith("_")}
    assert folders == set(CODES)
