"""The cache: where a dataset's store lies, and whether what lies there is still the dataset.

A store's own time of change is the moment at which the reading of its dataset began. Takes the path of a dataset and
the folder for caches. It must not know records or views.
"""

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from zlib import adler32, crc32

from tripcli.store.seal import RACY_NS, is_whole, seal


class Stamp(NamedTuple):
    """What the system says of a file without reading it."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int
    """Changes with the content even where a program sets the other time back."""


class Freshness(NamedTuple):
    """What comparing a store with the files of its datasets came to."""

    stale: tuple[Path, ...]
    """The datasets whose files are no longer those of which the store was made."""
    stamps: tuple[Stamp, ...] = ()
    """The files' stamps, where they differ from those in the store though the contents are the same."""


def cache_folder() -> Path | None:
    """The folder for this program's caches, or None where the system names none."""
    if sys.platform == "linux":  # as platformdirs says; it would cost a twentieth of a warm start
        base = os.environ.get("XDG_CACHE_HOME", "")
        home = os.environ.get("HOME", "")
        if base.startswith("/") or home.startswith("/"):
            return Path(base if base.startswith("/") else f"{home}/.cache") / "tripcli"
    from platformdirs import user_cache_path

    try:
        return user_cache_path("tripcli", appauthor=False)
    except (OSError, RuntimeError):
        return None


def store_path(dataset: Path, folder: Path) -> Path:
    """Where the store of a dataset lies; of two datasets with one name by chance, each replaces the other's store."""
    name = os.fsencode(dataset)
    return folder / f"{crc32(name):08x}{adler32(name):08x}.sqlite"


def open_fresh(path: Path, files: Sequence[Path]) -> sqlite3.Connection | None:
    """The store of a dataset, if it is whole and still the same as the files; None when it must be built."""
    return open_fresh_library(path, {Path(): files})[0]


def open_fresh_library(
    path: Path, datasets: Mapping[Path, Sequence[Path]]
) -> tuple[sqlite3.Connection | None, list[Path] | None]:
    """The store of datasets, if it is whole and still the same as their files; else None and the changed datasets.

    The changed datasets are None when there is no whole store.
    """
    if not is_whole(path):
        return None, None
    connection = None
    stale: list[Path] | None = None
    try:
        connection = open_sealed(path)
        freshness = _freshness(connection, path, datasets)
        stale = list(freshness.stale)
        if not stale:
            if freshness.stamps:
                with suppress(OSError, sqlite3.Error):  # where it cannot be written, the next start compares again
                    _stamp_anew(path, freshness.stamps)
            return connection, stale
    except (sqlite3.Error, OSError):
        pass
    if connection is not None:
        connection.close()
    return None, stale


def open_sealed(path: Path) -> sqlite3.Connection:
    """A read-only connection to a store that was found to be whole; raises sqlite3.Error."""
    # Threads may use it, one at a time: the library of questions/ has a lock.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def set_read_moment(path: Path, moment_ns: int) -> None:
    """Write into a store's time of change when the reading of its files began; raises OSError."""
    os.utime(path, ns=(moment_ns, moment_ns))


def path_text(path: Path | str) -> str:
    """The path as text that SQLite accepts: a byte of a name that is not UTF-8 stands as an escape."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _stamp(file: Path) -> Stamp:
    status = file.stat()
    return Stamp(path_text(file), status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def _freshness(connection: sqlite3.Connection, path: Path, datasets: Mapping[Path, Sequence[Path]]) -> Freshness:
    """Which datasets the store was not made of; a file's content is read only where the stamps leave a doubt."""
    from time import time_ns

    read_ns = path.stat().st_mtime_ns
    now_ns = time_ns()
    rows: dict[str, dict[str, tuple[Stamp, str]]] = {}
    for dataset, sha256, *stamp in connection.execute(
        "SELECT dataset, sha256, path, size, mtime_ns, inode, ctime_ns FROM file"
    ):
        rows.setdefault(dataset, {})[stamp[0]] = (Stamp(*stamp), sha256)
    only = next(iter(rows.values()), {}) if len(datasets) == 1 else None
    stale: list[Path] = []
    renewed: list[Stamp] = []
    doubtful = False
    for dataset, files in datasets.items():
        known = rows.get(path_text(dataset), {}) if only is None else only
        if len(known) != len(files):
            stale.append(dataset)
            continue
        for file in files:
            stamp = _stamp(file)
            old, sha256 = known.get(stamp.path, (None, ""))
            if old is None or old.size != stamp.size:
                stale.append(dataset)
                break
            if old == stamp and max(stamp.mtime_ns, stamp.ctime_ns) <= read_ns - RACY_NS:
                continue
            if _digest(file) != sha256:
                stale.append(dataset)
                break
            doubtful = True
            if old != stamp:
                renewed.append(stamp)
    if doubtful and not stale and not renewed:
        with suppress(OSError):
            set_read_moment(path, now_ns)  # once the tick is past, the stamps alone are enough
    return Freshness(tuple(stale), tuple(renewed))


def _stamp_anew(path: Path, stamps: Sequence[Stamp]) -> None:
    """Put the stamps of touched files into the store, so that the next start need not read them."""
    from shutil import copyfile
    from time import time_ns

    now_ns = time_ns()
    draft = path.with_name(f"{path.stem}.{os.getpid()}.stamps.new")
    try:
        draft.touch(mode=0o600)
        copyfile(path, draft)  # others may have the store open
        connection = sqlite3.connect(draft)
        try:
            connection.executemany(
                "UPDATE file SET size = ?, mtime_ns = ?, inode = ?, ctime_ns = ? WHERE path = ?",
                [(*stamp[1:], stamp.path) for stamp in stamps],
            )
            connection.commit()
        finally:
            connection.close()
        seal(draft)
        set_read_moment(draft, now_ns)
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _digest(file: Path) -> str:
    from hashlib import sha256

    return sha256(file.read_bytes()).hexdigest()


def discard(folder: Path) -> None:
    """Remove all stores: each is built again when it is needed."""
    for pattern in ("*.sqlite", "*.read"):
        for file in folder.glob(pattern):
            with suppress(OSError):
                file.unlink()


@contextmanager
def alone(folder: Path, name: str = "building") -> Iterator[None]:
    """Let one process at a time build: the others wait, and then use the store that it built; raises OSError.

    `name` tells what is built: things with different names are built at the same time.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    mode = folder.stat().st_mode
    if not stat.S_ISDIR(mode):
        raise NotADirectoryError(folder)
    if mode & 0o077:  # made before stores were private
        with suppress(OSError):
            folder.chmod(mode & 0o700)
    try:
        import fcntl  # not on Windows: there each process builds, and the last one's store stays
    except ImportError:
        yield
        return
    # Without O_NONBLOCK a pipe of that name would be waited for.
    lock = os.open(folder / f"{name}.lock", os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
