"""Loading: reads the files of a dataset and checks them; `read_dataset` is the way into this package.

Takes a path, gives a Reading: the dataset (None when it has errors), every problem with its file, line and column, and
the stamps of the files.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

from tripcli.reading.file_names import LINES_SUFFIX, YAML_SUFFIXES, dataset_files
from tripcli.reading.files import File, FileStamp, read_file
from tripcli.reading.findings import NOWHERE, Finding, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from tripcli.errors import Problem
    from tripcli.reading.collector import Collector
    from tripcli.reading.rules import Rule
    from tripcli.records import Dataset


class Reading(NamedTuple):
    """A dataset, its problems and the stamps of its files."""

    dataset: Dataset | None
    """None when any problem is more than a warning."""
    problems: tuple[Problem, ...]
    """In order of file and line; at most a thousand."""
    files: tuple[FileStamp, ...]


def read_dataset(path: Path, rule: Rule | None = None) -> Reading:
    """Read the dataset of a file or folder; raises nothing: all problems are in the Reading.

    `rule` is a rule besides those that hold for every dataset.
    """
    return _read(str(path), lambda files, collector: _read_files(path, files, collector), rule)


def read_stream(stream: BinaryIO, name: str) -> Reading:
    """Read a dataset from a stream in any of the languages; `name` stands for the file in problems; raises OSError."""
    from tripcli.reading.stream import file_of_stream  # few datasets come from a stream

    def read_one(files: list[File], collector: Collector) -> bool:
        try:
            files.append(file := file_of_stream(stream, name))
            _read_content(file, collector)
        except Unreadable as stop:
            if not files:
                files.append(_unread(0, name))
            collector.add_finding(stop.finding)
            return False
        return True

    return _read(name, read_one)


def _read(name: str, read_files: Callable[[list[File], Collector], bool], rule: Rule | None = None) -> Reading:
    """Read without pauses for garbage collection."""
    was_enabled = gc.isenabled()
    gc.disable()  # records point only downward: the garbage collector would visit millions of them and free none
    try:
        return _read_all(name, read_files, rule)
    finally:
        if was_enabled:
            gc.enable()


def _read_all(name: str, read_files: Callable[[list[File], Collector], bool], rule: Rule | None) -> Reading:
    """Read each file, decode each record and apply the rules."""
    from tripcli.reading.collector import Collector, TooMany  # imports msgspec, which a warm start does not need

    collector = Collector()
    files: list[File] = []
    try:
        is_whole = read_files(files, collector)
    except TooMany:
        is_whole = False
    if is_whole:
        from tripcli.reading.rules import broken_rules

        collector.findings += broken_rules(collector, rule)
    problems = _problems(collector, files, name)
    dataset = None if collector.has_errors() else collector.dataset()
    return Reading(dataset, problems, tuple(file.stamp for file in files))


def _problems(collector: Collector, files: list[File], name: str) -> tuple[Problem, ...]:
    """The problems of the findings."""
    if not collector.findings:
        return ()
    from tripcli.reading.positions import problems  # only a dataset with problems needs it

    return problems(collector.findings, files, name)


def _read_files(path: Path, files: list[File], collector: Collector) -> bool:
    """Read each file of a dataset; whether all could be read to their ends."""
    try:
        paths = dataset_files(path)
    except OSError as error:
        collector.add_finding(
            Finding("unreadable-file", NOWHERE, (), error.strerror or str(error), "a folder that can be read")
        )
        return False
    if not paths:
        collector.add_finding(Finding("no-files", NOWHERE, (), "no file of a dataset", "files such as trip.yaml"))
        return False
    is_whole = _read_paths(paths, files, collector)
    if path.is_dir() and collector.holds_no_dataset():
        names = ", ".join(file_path.name for file_path in paths[:3])
        found = f"{names}{', …' if len(paths) > 3 else ''}, of which none has a key of a dataset"
        collector.findings = [Finding("no-files", NOWHERE, (), found, "files with keys such as `trip:` and `events:`")]
        return False
    return is_whole


def _read_paths(paths: tuple[Path, ...], files: list[File], collector: Collector) -> bool:
    """Read these files; whether all could be read to their ends."""
    is_whole = True
    for number, file_path in enumerate(paths):
        try:
            files.append(file := read_file(file_path, number))
            _read_content(file, collector)
        except Unreadable as stop:
            if len(files) == number:
                files.append(_unread(number, str(file_path)))
            collector.add_finding(stop.finding)
            is_whole = False
    return is_whole


def _unread(number: int, path: str) -> File:
    """A file whose content could not be read."""
    return File(number, path, b"", FileStamp(path, 0, 0, 0, ""))


def _read_content(file: File, collector: Collector) -> None:
    """Read a file in its language; raises Unreadable where reading cannot go on."""
    if file.suffix in YAML_SUFFIXES:
        from tripcli.reading.yaml_errors import read_whole_yaml

        read_whole_yaml(file.content, file.number, collector.add_value, collector.add_finding)
        return
    from tripcli.reading.json_reader import read_json, read_json_lines

    read = read_json_lines if file.suffix == LINES_SUFFIX else read_json
    try:
        read(file.content, file.number, collector.add_value, collector.add_finding)
    except UnicodeDecodeError as error:
        from tripcli.reading.yaml_errors import not_utf8

        raise Unreadable(not_utf8(file.content, error, file.number)) from error
