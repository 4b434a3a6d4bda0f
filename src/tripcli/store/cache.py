"""The cache: where a dataset's store lies, and whether what lies there is still the dataset.

Takes the path of a dataset and the folder for caches. It must not know records or views.
"""

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import adler32, crc32

from tripcli.store.seal import is_whole

RACY_NS = 2_000_000_000
"""A file changed less than this before its store was written may have changed again within the same tick."""

Stamp = tuple[str, int, int, int]
"""Path, size, mtime_ns and inode of a file."""


def cache_folder() -> Path | None:
    """The folder for this program's caches, or None where the system names none."""
    if sys.platform == "linux":  # as platformdirs says; it would cost a twentieth of a warm start
        base = os.environ.get("XDG_CACHE_HOME", "")
        home = os.environ.get("HOME", "")
        if base.startswith("/") or home.startswith("/"):
            return Path(base if base.startswith("/") else f"{home}/.cache") / "tripcli"
    from platformdirs import user_cache_path  # noqa: PLC0415 - only a start that looks for a store needs it

    try:
        return user_cache_path("tripcli", appauthor=False)
    except (OSError, RuntimeError):
        return None


def store_path(dataset: Path, folder: Path) -> Path:
    """Where the store of a dataset lies; two that share a name by chance would only rebuild it in turn."""
    name = os.fsencode(dataset)
    return folder / f"{crc32(name):08x}{adler32(name):08x}.sqlite"


def open_fresh(path: Path, files: Sequence[Path]) -> sqlite3.Connection | None:
    """The store, if it is whole and still the same as the files; None when it must be built."""
    if not is_whole(path):
        return None
    connection = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        built_ns = path.stat().st_mtime_ns
        if _is_fresh(connection, path, built_ns, [_stamp(file) for file in files]):
            return connection
    except (sqlite3.Error, OSError):
        pass
    if connection is not None:
        connection.close()
    return None


def _stamp(file: Path) -> Stamp:
    status = file.stat()
    return (str(file), status.st_size, status.st_mtime_ns, status.st_ino)


def _is_fresh(connection: sqlite3.Connection, path: Path, built_ns: int, stamps: list[Stamp]) -> bool:
    """Whether the store was made of just these files; their content is read only where the stamps leave a doubt."""
    rows = connection.execute("SELECT path, size, mtime_ns, inode, sha256 FROM file ORDER BY path").fetchall()
    if [row[0] for row in rows] != sorted(stamp[0] for stamp in stamps):
        return False
    doubtful = []
    for row, stamp in zip(rows, sorted(stamps), strict=True):
        if row[1] != stamp[1]:
            return False
        if row[:4] != stamp or stamp[2] > built_ns - RACY_NS:
            doubtful.append((row[0], row[4]))
    if not doubtful:
        return True
    if any(_digest(Path(file)) != digest for file, digest in doubtful):
        return False
    if all(row[:4] == stamp for row, stamp in zip(rows, sorted(stamps), strict=True)):
        with suppress(OSError):
            os.utime(path)  # the tick is past: from now on the stamps alone are believed
    return True


def _digest(file: Path) -> str:
    from hashlib import sha256  # noqa: PLC0415 - only a doubt needs it

    return sha256(file.read_bytes()).hexdigest()


def discard(folder: Path) -> None:
    """Remove all stores: each is built again when it is asked for."""
    for store in folder.glob("*.sqlite"):
        with suppress(OSError):
            store.unlink()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let one process at a time build: the others wait, and then find the store built; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    if not stat.S_ISDIR(folder.stat().st_mode):
        raise NotADirectoryError(folder)
    try:
        import fcntl  # noqa: PLC0415 - not on Windows: there each process builds, and the last one's store stays
    except ImportError:
        yield
        return
    # Without O_NONBLOCK a pipe of that name would be waited for.
    lock = os.open(folder / "building.lock", os.O_WRONLY | os.O_CREAT | os.O_NONBLOCK, 0o666)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
