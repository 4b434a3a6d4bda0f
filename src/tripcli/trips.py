"""Datasets that can be named: the bundled ones, and those in the folders of TRIPCLI_PATH.

Takes a name or a path, gives the path of a dataset. It must not know what a dataset holds.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from tripcli.errors import UsageError
from tripcli.reading.files import SUFFIXES

DEFAULT = "trump-asia-2025"
"""The dataset that is shown when none is named."""

STANDARD_INPUT = "-"
"""Stands for a dataset that comes through standard input."""


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


def dataset_path(asked: str | None, environment: Mapping[str, str]) -> Path:
    """The dataset that was asked for, by name or path; raises UsageError."""
    wanted = asked or environment.get("TRIPCLI_TRIP") or DEFAULT
    if os.sep in wanted or wanted.endswith(SUFFIXES) or wanted in {".", ".."}:
        return path_of(wanted)
    for folder in folders(environment):
        if _stands(folder / wanted, Path.is_dir):
            return folder / wanted
    known = named(environment)
    if wanted in known:
        return known[wanted]
    if _stands(Path(wanted), Path.exists):
        return Path(wanted)
    near = get_close_matches(wanted, known, n=1)
    hint = f"; did you mean {near[0]}? Known" if near else "; known"
    raise UsageError(f'--trip "{wanted}": no such dataset{hint} by name: {", ".join(known) or "none"}')
