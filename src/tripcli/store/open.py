"""Opening the store of a dataset: from the cache when it is fresh, else built there, else in memory.

Takes the path of a dataset, gives a connection to its store. The reader and the compiler are imported only when a
store must be built.
"""

import gc
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tripcli.errors import DatasetError
from tripcli.reading.file_names import dataset_files
from tripcli.store.cache import alone, open_fresh, path_text, set_read_moment, store_path
from tripcli.store.seal import PAGE_BYTES, seal

if TYPE_CHECKING:
    from tripcli.reading.load import Reading

Progress = Callable[[int, int], None]
"""Called with the number of records that are done, and the number of all."""


def open_store(dataset: Path, folder: Path | None, progress: Progress | None = None) -> sqlite3.Connection:
    """A read-only connection to the dataset's store; raises DatasetError with all problems when it has any."""
    dataset = dataset.absolute()
    files = files_of(dataset)
    if folder is not None:
        try:
            return _from_cache(dataset, files, folder, progress)
        except OSError:
            pass  # no store can be kept: build one for this run only
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _build(dataset, connection, progress)
    return connection


def files_of(dataset: Path) -> Sequence[Path]:
    """The dataset's files; raises DatasetError when there are none."""
    try:
        files = dataset_files(dataset)
    except OSError as error:
        raise DatasetError(f"{dataset}: {error.strerror or error}") from error
    if not dataset.exists():
        raise DatasetError(f"{dataset}: no such file or folder")
    if not files:
        raise DatasetError(f"{dataset}: no dataset: a folder holds .yaml, .json or .jsonl files")
    return files


def _from_cache(dataset: Path, files: Sequence[Path], folder: Path, progress: Progress | None) -> sqlite3.Connection:
    """The cached store, built when it is not fresh; raises OSError when the folder cannot be used."""
    path = store_path(dataset, folder)
    fresh = open_fresh(path, files)
    if fresh is not None:
        return fresh
    with alone(folder, f"building-{path.stem[7]}"):  # so that sixteen trips can be built at once
        fresh = open_fresh(path, files)
        if fresh is not None:
            return fresh
        _build_file(dataset, path, progress)
    built = open_fresh(path, files_of(dataset))
    if built is None:  # changed again while it was built
        raise OSError
    return built


def _build_file(dataset: Path, path: Path, progress: Progress | None) -> None:
    """Build the store in a file beside the old one, and replace that in one step; raises DatasetError, OSError."""
    for old_draft in path.parent.glob(f"{path.stem}.*.new"):
        with suppress(OSError):
            old_draft.unlink()  # of a run that was killed: only one process builds at a time
    draft = path.with_name(f"{path.stem}.{os.getpid()}.new")
    try:
        draft.touch(mode=0o600)
        read_ns = draft.stat().st_mtime_ns
        connection = sqlite3.connect(draft)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            _build(dataset, connection, progress)
        except sqlite3.OperationalError as error:  # the disk is full
            raise OSError(str(error)) from error
        finally:
            connection.close()
        seal(draft)
        set_read_moment(draft, read_ns)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _build(dataset: Path, connection: sqlite3.Connection, progress: Progress | None) -> None:
    """Read and compile; raises DatasetError."""
    from tripcli.reading.load import read_dataset  # a warm start imports no YAML and no msgspec

    _fill(connection, read_dataset(dataset), dataset, progress)


def store_of(reading: "Reading", name: str, progress: Progress | None = None) -> sqlite3.Connection:
    """The store of a dataset that was read already, in memory; raises DatasetError when it has problems."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, reading, Path(name), progress)
    return connection


def _fill(connection: sqlite3.Connection, reading: "Reading", name: Path, progress: Progress | None) -> None:
    """Compile what was read; raises DatasetError."""
    from tripcli.store.compile import compile_dataset, no_progress

    if reading.dataset is None:
        raise DatasetError(f"{name}: the dataset has problems", reading.problems)
    connection.execute("BEGIN")
    was_enabled = gc.isenabled()
    gc.disable()  # a million rows are made and dropped, and none of them has a reference cycle
    try:
        compile_dataset(reading.dataset, connection, progress or no_progress)
    finally:
        if was_enabled:
            gc.enable()
    dataset = path_text(name)
    files = sorted((path_text(path), *stamp, dataset) for path, *stamp in reading.files)
    connection.executemany("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?, ?)", files)
    connection.execute("UPDATE trip_all SET dataset = ?", (dataset,))
    connection.commit()
