"""The cache: where a dataset's store lies, and whether what lies there is still the dataset.

A store's own time of change is the moment at which the reading of its dataset began. Takes the path of a dataset and
the folder for caches. It must not know records or views.
"""

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from zlib import adler32, crc32

from tripcli.store.seal import is_whole, seal

RACY_NS = 2_000_000_000
"""A file that changed less than this before its reading began may have changed again within the same tick."""


class Stamp(NamedTuple):
    """What the system says of a file without reading it."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    ctime_ns: int
    """Changes with the content even where a program sets the other time back."""


class Freshness(NamedTuple):
    """What comparing a store with the dataset's files came to."""

    is_fresh: bool
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
    """The store, if it is whole and still the same as the files; None when it must be built."""
    if not is_whole(path):
        return None
    connection = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        freshness = _freshness(connection, path, files)
        if freshness.is_fresh:
            if freshness.stamps:
                with suppress(OSError, sqlite3.Error):  # where it cannot be written, the next start compares again
                    _stamp_anew(path, freshness.stamps)
            return connection
    except (sqlite3.Error, OSError):
        pass
    if connection is not None:
        connection.close()
    return None


def set_read_moment(path: Path, moment_ns: int) -> None:
    """Write into a store's time of change when the reading of its files began; raises OSError."""
    os.utime(path, ns=(moment_ns, moment_ns))


def path_text(path: Path | str) -> str:
    """The path as text that SQLite accepts: a byte of a name that is not UTF-8 stands as an escape."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _stamp(file: Path) -> Stamp:
    status = file.stat()
    return Stamp(path_text(file), status.st_size, status.st_mtime_ns, status.st_ino, status.st_ctime_ns)


def _freshness(connection: sqlite3.Connection, path: Path, files: Sequence[Path]) -> Freshness:
    """Whether the store was made of these files; their content is read only where the stamps leave a doubt."""
    from time import time_ns

    read_ns = path.stat().st_mtime_ns
    now_ns = time_ns()
    stamps = sorted(map(_stamp, files))
    rows = connection.execute("SELECT path, size, mtime_ns, inode, ctime_ns, sha256 FROM file ORDER BY path").fetchall()
    if [row[:2] for row in rows] != [stamp[:2] for stamp in stamps]:
        return Freshness(False)
    same = [row[:5] == stamp for row, stamp in zip(rows, stamps, strict=True)]
    doubtful = [
        row
        for row, stamp, is_same in zip(rows, stamps, same, strict=True)
        if not is_same or max(stamp.mtime_ns, stamp.ctime_ns) > read_ns - RACY_NS
    ]
    by_text = {path_text(file): file for file in files}
    if any(_digest(by_text[row[0]]) != row[5] for row in doubtful):
        return Freshness(False)
    if doubtful and all(same):
        with suppress(OSError):
            set_read_moment(path, now_ns)  # once the tick is past, the stamps alone are enough
    return Freshness(True, () if all(same) else tuple(stamps))


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
    for store in folder.glob("*.sqlite"):
        with suppress(OSError):
            store.unlink()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time build: the others wait, and then use the store that it built; raises OSError."""
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
    lock = os.open(folder / "building.lock", os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
