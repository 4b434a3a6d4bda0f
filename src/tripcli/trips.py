"""Which dataset is meant: a name, a path, the dataset of the current folder, or the bundled trip.

Names are those of the bundled datasets, and of the datasets in the folders of TRIPCLI_PATH.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tripcli.errors import UnknownName, UsageError
from tripcli.reading.file_names import SUFFIXES, dataset_files, has_trip

DEFAULT = "trump-asia-2025"
"""The dataset that answers when none is named."""

STANDARD_INPUT = "-"
"""The name of a dataset that comes through standard input."""


class Location(NamedTuple):
    """Where a dataset lies."""

    path: Path
    note: str = ""
    """A line that says how the dataset was found, when nobody named it or its folder is read instead of one file."""


def bundled() -> Path:
    """The folder of the datasets that come with the program."""
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parents[1] / "data"


def folders(environment: Mapping[str, str]) -> Iterator[Path]:
    """The folders in which datasets are looked for, in order."""
    for part in environment.get("TRIPCLI_PATH", "").split(os.pathsep):
        if part:
            yield path_of(part)
    yield bundled()


def named(environment: Mapping[str, str]) -> dict[str, Path]:
    """Each dataset that can be named; of two of one name the first found."""
    result: dict[str, Path] = {}
    for folder in folders(environment):
        try:
            entries = sorted(folder.iterdir())
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if _stands(entry, _holds_files):
                result.setdefault(entry.name, entry)
            elif entry.suffix in SUFFIXES:
                result.setdefault(entry.stem, entry)
    return result


def path_of(word: str) -> Path:
    """The path that somebody typed, `~` read as the home folder; the `~name` of nobody stays as it is."""
    try:
        return Path(word).expanduser()
    except RuntimeError:
        return Path(word)


def _holds_files(path: Path) -> bool:
    """Whether it is a folder with files of a dataset; raises OSError."""
    return path.is_dir() and any(file.suffix in SUFFIXES for file in path.iterdir())


def _stands(path: Path, judge: Callable[[Path], bool]) -> bool:
    """Whether there is such a path; no when the system refuses to look, as for a name that is too long."""
    try:
        return judge(path)
    except (OSError, ValueError):
        return False


def is_dataset(folder: Path) -> bool:
    """Whether a folder holds a dataset: a file in it describes a trip."""
    with suppress(OSError):
        return any(map(has_trip, dataset_files(folder)))
    return False


def locate_dataset(asked: str | None, environment: Mapping[str, str], argument: str = "--trip") -> Location:
    """The dataset that was asked for, by name or path; raises UnknownName, which begins with the argument.

    Without a name it is that of TRIPCLI_TRIP, else that of the current folder, else the bundled trip.
    """
    variable = environment.get("TRIPCLI_TRIP")
    if not asked and not variable:
        if is_dataset(Path()):
            return Location(Path(), f"the dataset of this folder is used; --trip {DEFAULT} names the bundled trip")
        return Location(_named_path(DEFAULT, environment, argument))
    argument = argument if asked else "TRIPCLI_TRIP"
    path = _named_path(asked or variable or "", environment, argument)
    folder = path.parent
    if path.suffix in SUFFIXES and _stands(path, Path.is_file) and not has_trip(path) and is_dataset(folder):
        return Location(folder, f"{path} is one file of a dataset: its folder, {folder}, is read")
    return Location(path)


def dataset_path(asked: str | None, environment: Mapping[str, str]) -> Path:
    """The path of the dataset that was asked for; raises UnknownName."""
    return locate_dataset(asked, environment).path


def _named_path(wanted: str, environment: Mapping[str, str], argument: str) -> Path:
    """The path of a dataset by its name or path; raises UnknownName."""
    if {os.sep, os.altsep} & {*wanted} or wanted.endswith(SUFFIXES) or wanted in {".", ".."}:
        return path_of(wanted)
    for folder in folders(environment):
        if _stands(folder / wanted, Path.is_dir):
            return folder / wanted
    known = named(environment)
    if wanted in known:
        return known[wanted]
    if _stands(Path(wanted), Path.exists):
        return Path(wanted)
    from tripcli.values.nearest import nearest

    near = nearest(wanted, known)
    hint = f"; did you mean {near}? Known" if near else "; known"
    called = f'{argument} "{wanted}"' if argument else f'"{wanted}"'
    raise UnknownName(f"{called}: no such dataset{hint} by name: {', '.join(known) or 'none'}")


def one_trip(asked: str | tuple[str, ...] | None) -> str | None:
    """The one trip that was asked for; raises UsageError when there are several."""
    if not isinstance(asked, tuple):
        return asked
    if len(asked) > 1:
        listed = " ".join(f"--trip {one}" for one in asked)
        raise UsageError(f"{listed}: one trip at a time can be asked; ask each by itself")
    return asked[0] if asked else None
