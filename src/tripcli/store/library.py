"""Opening several trips as one store: each is compiled by itself, and the library's store is made of the trips' stores.

Takes the paths of datasets, gives a connection to a store with the tables of a trip's store. What differs:

- The ids of stops, events, agreements, pledges and sources are `trip/id` in every column, also in lists joined with
  `;`. The ids of people, parties, publishers and units are shared.
- `trip_all` (as of a moment: the view `trip`) has one row a trip. In the views of `query/asof.sql`, the column `trip`
  is the id of the trip to which a row belongs; it is there in the store of one trip, too.
- `person_all`, `party_all` and `publisher_all` have what the newest trip that was known says. `person_trip` (the view
  `person_of_trip`) has each person as each trip's register has it, with the office held on that trip.
- `pledge.rank` counts within one trip.
- `meta` has what all trips have in common and an empty text where they differ, but for `timezone`, which is UTC then.
  `first_day` and `last_day` are those of the whole.

A trip that changed costs that trip: its rows are replaced in a copy of the library's store, which then takes the place
of the old one in one step. So a run that is killed leaves the old store, and a run that reads is not disturbed.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tripcli.errors import DatasetError
from tripcli.store.cache import alone, open_fresh_library, open_sealed, path_text, set_read_moment, store_path
from tripcli.store.open import Progress, files_of, open_store
from tripcli.store.seal import PAGE_BYTES, seal

Datasets = Mapping[Path, Sequence[Path]]
"""Each dataset with its files."""

REBUILT_FROM = 0.3
"""Where more than this part of the trips changed, the library's store is built anew: that is faster than replacing."""


class TripStore(NamedTuple):
    """The store of one trip, to be merged."""

    dataset: str
    connection: sqlite3.Connection
    path: str
    """The file of the store; empty when it is in memory."""


def open_library(paths: Sequence[Path], folder: Path | None, progress: Progress | None = None) -> sqlite3.Connection:
    """A read-only connection to the store of all these trips; of a single trip it is the trip's own store.

    `folder` is the folder for caches, or None to keep nothing. `progress` is called with the number of trips that are
    done, and the number of those that must be compiled; for a single trip, with the numbers of records. Raises
    DatasetError with the problems of all trips that have any, and when two trips have one id.
    """
    absolute = list(dict.fromkeys(path.absolute() for path in paths))
    if len(absolute) == 1:
        return open_store(absolute[0], folder, progress)
    datasets = {path: files_of(path) for path in absolute}
    if folder is not None:
        try:
            return _from_cache(datasets, folder, progress)
        except OSError:
            pass  # no store can be kept: build one for this run only
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    _fill(connection, datasets, None, _compiled(datasets, None, progress))
    return connection


def library_path(datasets: Iterable[Path], folder: Path) -> Path:
    """Where the store of a library lies, whatever the order of its trips."""
    named = b"\n".join(sorted(os.fsencode(path) for path in datasets))
    return folder / f"library-{store_path(Path(os.fsdecode(named)), folder).name}"


def _from_cache(datasets: Datasets, folder: Path, progress: Progress | None) -> sqlite3.Connection:
    """The cached store, made of what changed when it is not fresh; raises OSError when the folder cannot be used."""
    path = library_path(datasets, folder)
    before = _inode(path)
    connection, stale = open_fresh_library(path, datasets)
    if connection is not None:
        return connection
    with alone(folder, "library"):
        if _inode(path) != before:  # another process has built it meanwhile
            connection, stale = open_fresh_library(path, datasets)
            if connection is not None:
                return connection
        if stale is not None and len(stale) > REBUILT_FROM * len(datasets):
            stale = None
        _build_file(path, datasets, stale, progress)
        return open_sealed(path)


def _inode(path: Path) -> tuple[int, int] | None:
    """Return the inode and the time of its last change, which differ once the file is replaced; None without a file."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_ctime_ns


def _build_file(path: Path, datasets: Datasets, stale: Sequence[Path] | None, progress: Progress | None) -> None:
    """Build the store beside the old one, and replace that in one step; raises DatasetError, OSError.

    `stale` lists the datasets that changed since the old store was made; None when there is no old store.
    """
    for old_draft in path.parent.glob(f"{path.stem}.*.new"):
        with suppress(OSError):
            old_draft.unlink()  # of a run that was killed: only one process builds at a time
    draft = path.with_name(f"{path.stem}.{os.getpid()}.new")
    try:
        draft.touch(mode=0o600)
        began_ns = draft.stat().st_mtime_ns
        if stale is not None:
            from shutil import copyfile

            copyfile(path, draft)
            began_ns = min(began_ns, path.stat().st_mtime_ns)
        connection = sqlite3.connect(draft, uri=True, isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            changed = datasets if stale is None else stale
            oldest_ns = _fill(connection, datasets, stale, _compiled(changed, path.parent, progress))
        except sqlite3.OperationalError as error:  # the disk is full
            raise OSError(str(error)) from error
        finally:
            connection.close()
        seal(draft)
        set_read_moment(draft, min(began_ns, oldest_ns))
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _compiled(datasets: Iterable[Path], folder: Path | None, progress: Progress | None) -> Iterator[TripStore]:
    """The stores of the datasets, in their order; raises DatasetError after the last one, with all problems."""
    datasets = list(datasets)
    broken: list[DatasetError] = []
    for number, (dataset, _) in enumerate(zip(datasets, _ahead(datasets, folder), strict=True), 1):
        try:
            connection = open_store(dataset, folder)
            if not broken:
                path = connection.execute("PRAGMA database_list").fetchone()[2]
                yield TripStore(path_text(dataset), connection, path)
            connection.close()
        except DatasetError as error:
            broken.append(error)
        if progress is not None:
            progress(number, len(datasets))
    if broken:
        problems = tuple(problem for error in broken for problem in error.problems)
        raise DatasetError("; ".join(map(str, broken)), problems)


def _ahead(datasets: Sequence[Path], folder: Path | None) -> Iterator[None]:
    """Yield for each dataset as soon as its store may be opened: other processes compile the next ones meanwhile."""
    if folder is None or len(datasets) < 2:
        return iter([None] * len(datasets))
    from tripcli.store.workers import compile_in_parallel

    return compile_in_parallel(datasets, folder)


def _fill(
    connection: sqlite3.Connection, datasets: Datasets, stale: Sequence[Path] | None, stores: Iterable[TripStore]
) -> int:
    """Put the stores of trips into the library's store; returns the earliest moment at which reading one began, in ns.

    The library's store is an empty database where `stale` is None, else an older state of it.
    """
    from tripcli.store.filling import Filling

    filling = Filling(connection, anew=stale is None)
    for dataset in stale or ():
        filling.remove(path_text(dataset))
    oldest_ns = 2**63 - 1
    for store in stores:
        if store.path:
            with suppress(OSError):
                oldest_ns = min(oldest_ns, Path(store.path).stat().st_mtime_ns)
        filling.add(store)
    filling.finish()
    return oldest_ns
