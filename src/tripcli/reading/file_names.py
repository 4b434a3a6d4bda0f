"""Which files are those of a dataset, by their names, and which of them has the trip.

A warm start imports only this module of `reading`: it parses no file of the dataset.
"""

import re
from contextlib import suppress
from pathlib import Path

YAML_SUFFIXES = (".yaml", ".yml")
JSON_SUFFIX = ".json"
LINES_SUFFIX = ".jsonl"
SUFFIXES = (*YAML_SUFFIXES, JSON_SUFFIX, LINES_SUFFIX)

_TRIP_KEY = {
    **dict.fromkeys(YAML_SUFFIXES, rb"(?m)^(?:trip|\"trip\"|'trip')[ ]*:"),
    JSON_SUFFIX: rb'(?m)\A\s*\{\s*"trip"\s*:|^ {0,2}"trip"\s*:',
    LINES_SUFFIX: rb'(?m)^\s*\{\s*"trip"\s*:',
}
"""Suffix -> the form of the key `trip` of a dataset, which stands at the top: a JSON Schema has it deeper."""
_TRIP_WITHIN = 1 << 20
"""Bytes at the beginning of a file in which its `trip` is looked for."""
_USUALLY_WITHIN = 1 << 12
"""Bytes in which it usually stands, so that a folder of a thousand trips is known soon."""


def dataset_files(path: Path) -> tuple[Path, ...]:
    """The files of a dataset in order of name: the path, or what the folder holds itself and not hidden."""
    if not path.is_dir():
        return (path,)
    return tuple(
        sorted(entry for entry in path.iterdir() if entry.suffix.lower() in SUFFIXES and not entry.name.startswith("."))
    )


def has_trip(path: Path) -> bool:
    """Whether a file seems to hold the `trip` of a dataset; no when it cannot be read."""
    pattern = _TRIP_KEY.get(path.suffix.lower())
    with suppress(OSError):
        if pattern is not None and path.is_file():
            with path.open("rb") as stream:
                begin = stream.read(_USUALLY_WITHIN)
                if re.search(pattern, begin) is not None:
                    return True
                return re.search(pattern, begin + stream.read(_TRIP_WITHIN - _USUALLY_WITHIN)) is not None
    return False
