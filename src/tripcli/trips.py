"""Which datasets are meant: names, paths, a folder of datasets, the dataset of the current folder, or the bundled trip.

Names are those of the bundled datasets, and of the datasets in the folders of TRIPCLI_PATH; `all` means all of these.
Several datasets are asked together, as one library.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tripcli.errors import UnknownName, UsageError
from tripcli.reading.file_names import SUFFIXES, dataset_files, has_trip

DEFAULT = "trump-asia-2025"
"""The dataset that answers when none is named."""

ALL = "all"
"""The name of all datasets that can be named."""

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
        files = sorted(dataset_files(folder), key=lambda file: file.stem != "trip")  # where it is looked for first
        return any(map(has_trip, files))
    return False


def datasets_in(folder: Path) -> tuple[Path, ...]:
    """The datasets that stand in a folder by name, each a folder or, where each file has a trip, a file of its own.

    There are none in what is a dataset itself.
    """
    if not _stands(folder, Path.is_dir):
        return ()
    with suppress(OSError):
        files = dataset_files(folder)
        if len(files) > 1 and all(file.stem != "trip" and has_trip(file) for file in files):
            return files
        if is_dataset(folder):
            return ()
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        return tuple(entry for entry in entries if entry.is_dir() and is_dataset(entry))
    return ()


def locate_datasets(
    asked: Sequence[str], environment: Mapping[str, str], argument: str = "--trip"
) -> tuple[Location, ...]:
    """The datasets that were asked for, each once, in order; raises UnknownName, which begins with the argument.

    A word is `all`, a folder of datasets, or a dataset by name or path. Without words they are those of TRIPCLI_TRIP,
    else the one that `locate_dataset` finds.
    """
    words = asked or _words_of_variable(environment)
    if not words:
        return _with_datasets_of_folder(locate_dataset(None, environment, argument))
    argument = argument if asked else "TRIPCLI_TRIP"
    found = (location for word in words for location in _located(word, environment, argument))
    return tuple({location.path.absolute(): location for location in found}.values())


def _words_of_variable(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The datasets that TRIPCLI_TRIP names, separated like the folders of PATH."""
    value = environment.get("TRIPCLI_TRIP", "")
    if os.pathsep not in value or _stands(path_of(value), Path.exists):
        return (value,) if value else ()
    return tuple(filter(None, value.split(os.pathsep)))


def _located(word: str, environment: Mapping[str, str], argument: str) -> Iterable[Location]:
    """The datasets that one word means; raises UnknownName."""
    if word == ALL:
        paths: Iterable[Path] = (path for path in named(environment).values() if is_dataset(path))
        return map(Location, paths)
    return _with_datasets_of_folder(locate_dataset(word, environment, argument))


def _with_datasets_of_folder(location: Location) -> tuple[Location, ...]:
    """The datasets in the location, where it is a folder of datasets, else the location itself."""
    return tuple(map(Location, datasets_in(location.path))) or (location,)


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


def dataset_path(asked: str | None, environment: Mapping[str, str], argument: str = "--trip") -> Path:
    """The path of the one dataset that was asked for; raises UnknownName, or UsageError when there are several."""
    return one_of(locate_datasets((asked,) if asked else (), environment, argument)).path


def one_of(locations: Sequence[Location]) -> Location:
    """The one dataset among these; raises UsageError when there are several."""
    if len(locations) == 1:
        return locations[0]
    listed = ", ".join(str(location.path) for location in locations[:3])
    more = " …" if len(locations) > 3 else ""
    raise UsageError(f"one trip is needed here, not {len(locations)}: {listed}{more}")


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


def words_of(asked: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The words that name datasets, of one word, several or none."""
    return asked if isinstance(asked, tuple) else (asked,) if asked else ()
