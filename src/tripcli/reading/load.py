"""Loading: the path of a dataset to its records, and all problems at once.

Takes a path, gives a Reading: the dataset (None when it has errors), every problem with its file, line and
column, and the stamps of the files. What compiles a dataset needs no more of the reader than this.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

from tripcli.reading.files import LINES_SUFFIX, YAML_SUFFIXES, File, FileStamp, dataset_files, read_file
from tripcli.reading.findings import NOWHERE, Finding, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from tripcli.errors import Problem
    from tripcli.reading.gather import Gathering
    from tripcli.records import Dataset


class Reading(NamedTuple):
    """What a dataset holds, and what is wrong with it."""

    dataset: Dataset | None
    """None when any problem is more than a warning."""
    problems: tuple[Problem, ...]
    """In order of file and line; of very many the first thousand."""
    files: tuple[FileStamp, ...]


def read_dataset(path: Path) -> Reading:
    """Read the dataset of a file or folder; what is wrong with it is in the Reading; nothing is raised."""
    return _read(str(path), lambda files, gathering: _read_files(path, files, gathering))


def read_stream(stream: BinaryIO, name: str) -> Reading:
    """Read a dataset from a stream, in whichever language it is; problems name it so; raises OSError."""
    from tripcli.reading.stream import file_of_stream  # noqa: PLC0415  # few datasets have no file

    def read_one(files: list[File], gathering: Gathering) -> bool:
        try:
            files.append(file := file_of_stream(stream, name))
            _read_content(file, gathering)
        except Unreadable as stop:
            if not files:
                files.append(_unread(0, name))
            gathering.tell(stop.finding)
            return False
        return True

    return _read(name, read_one)


def _read(name: str, read_files: Callable[[list[File], Gathering], bool]) -> Reading:
    """Read without pauses of the collector."""
    was_enabled = gc.isenabled()
    gc.disable()  # records point only downward: the collector would walk millions of them and free none
    try:
        return _gathered(name, read_files)
    finally:
        if was_enabled:
            gc.enable()


def _gathered(name: str, read_files: Callable[[list[File], Gathering], bool]) -> Reading:
    """Read each file, decode each record, let the rules compare them."""
    from tripcli.reading.gather import Gathering, TooMany  # noqa: PLC0415  # msgspec: only reading pays for it

    gathering = Gathering()
    files: list[File] = []
    try:
        is_whole = read_files(files, gathering)
    except TooMany:
        is_whole = False
    if is_whole:
        from tripcli.reading.rules import broken_rules  # noqa: PLC0415

        gathering.findings += broken_rules(gathering)
    problems = _problems(gathering, files, name)
    dataset = None if gathering.has_errors() else gathering.dataset()
    return Reading(dataset, problems, tuple(file.stamp for file in files))


def _problems(gathering: Gathering, files: list[File], name: str) -> tuple[Problem, ...]:
    """The problems of the findings."""
    if not gathering.findings:
        return ()
    from tripcli.reading.positions import problems  # noqa: PLC0415  # only faults pay for it

    return problems(gathering.findings, files, name)


def _read_files(path: Path, files: list[File], gathering: Gathering) -> bool:
    """Read each file of a dataset; whether all could be read to their ends."""
    try:
        paths = dataset_files(path)
    except OSError as error:
        gathering.tell(
            Finding("unreadable-file", NOWHERE, (), error.strerror or str(error), "a folder that can be read")
        )
        return False
    if not paths:
        gathering.tell(Finding("no-files", NOWHERE, (), "no file of a dataset", "files such as trip.yaml"))
        return False
    is_whole = _read_paths(paths, files, gathering)
    if path.is_dir() and gathering.holds_no_dataset():
        names = ", ".join(file_path.name for file_path in paths[:3])
        found = f"{names}{', …' if len(paths) > 3 else ''}, of which none has a key of a dataset"
        gathering.findings = [Finding("no-files", NOWHERE, (), found, "files with keys such as `trip:` and `events:`")]
        return False
    return is_whole


def _read_paths(paths: tuple[Path, ...], files: list[File], gathering: Gathering) -> bool:
    """Read these files; whether all could be read to their ends."""
    is_whole = True
    for number, file_path in enumerate(paths):
        try:
            files.append(file := read_file(file_path, number))
            _read_content(file, gathering)
        except Unreadable as stop:
            if len(files) == number:
                files.append(_unread(number, str(file_path)))
            gathering.tell(stop.finding)
            is_whole = False
    return is_whole


def _unread(number: int, path: str) -> File:
    """A file of which nothing was read."""
    return File(number, path, b"", FileStamp(path, 0, 0, 0, ""))


def _read_content(file: File, gathering: Gathering) -> None:
    """Read a file in its language; raises Unreadable where that cannot go on."""
    if file.suffix in YAML_SUFFIXES:
        from tripcli.reading.yaml_errors import read_whole_yaml  # noqa: PLC0415

        read_whole_yaml(file.content, file.number, gathering.take, gathering.tell)
        return
    from tripcli.reading.json_reader import read_json, read_json_lines  # noqa: PLC0415

    read = read_json_lines if file.suffix == LINES_SUFFIX else read_json
    try:
        read(file.content, file.number, gathering.take, gathering.tell)
    except UnicodeDecodeError as error:
        from tripcli.reading.yaml_errors import not_utf8  # noqa: PLC0415

        raise Unreadable(not_utf8(file.content, error, file.number)) from error
