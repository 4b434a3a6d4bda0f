"""The seal of a store's file: a checksum by which a damaged, truncated or foreign file is recognised.

Takes paths, gives yes or no. A store is sealed when it is finished. The seal lies in a field of SQLite's header that
SQLite leaves to its users.
"""

import os
import stat
from io import FileIO
from pathlib import Path
from zlib import crc32

from tripcli import __version__

SCHEMA_VERSION = 50
"""Version of the tables and of what they contain; a store of another version or release is rebuilt."""

PAGE_BYTES = 2048
"""Size of a store's pages: small trips have some fifty tables and indices, of which most fill one page."""

APPLICATION_ID = 0x74726970
"""`trip`, in the header of every store."""

_VERSION_AT, _APPLICATION_AT, _HEADER = 60, 68, 100
WHOLE_LIMIT = 8 << 20
"""Bytes up to which a store is read as a whole at each start. A larger one is read once, and again when the system says
that it was written to, or has started anew."""
RACY_NS = 2_000_000_000
"""A file that changed less than this before it was read may have changed again within the same tick of the clock."""
_BUFFER = 1 << 16
_BOOT = "/proc/sys/kernel/random/boot_id"


def seal(path: Path) -> None:
    """Write the seal into a finished store; raises OSError."""
    with path.open("r+b", buffering=0) as file:
        file.seek(_APPLICATION_AT)
        file.write(APPLICATION_ID.to_bytes(4, "big"))
        checksum = _checksum(file)
        file.seek(_VERSION_AT)
        file.write(checksum.to_bytes(4, "big"))


def is_whole(path: Path) -> bool:
    """Whether the file is a store of this schema, unchanged since it was sealed."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False  # reading a pipe would block
        with path.open("rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            header = file.read(_HEADER)
            application = header[_APPLICATION_AT : _APPLICATION_AT + 4]
            if len(header) < _HEADER or int.from_bytes(application, "big") != APPLICATION_ID:
                return False
            given = header[_VERSION_AT : _VERSION_AT + 4]
            is_large = status.st_size > WHOLE_LIMIT
            if is_large and _was_read(path, status, given):
                return True
            whole = given == _checksum(file).to_bytes(4, "big")
    except OSError:
        return False
    if whole and is_large:
        _note_as_read(path, status, given)
    return whole


def note_path(path: Path) -> Path:
    """Where the note lies that a large store was read as a whole."""
    return path.with_suffix(".read")


def _was_read(path: Path, status: os.stat_result, given: bytes) -> bool:
    """Whether the file was read as a whole since the system started, and has not been written to since."""
    if os.name == "nt":
        return False  # Windows has no time of change that programs cannot set
    try:
        return note_path(path).read_bytes() == _note(status, given)
    except OSError:
        return False


def _note_as_read(path: Path, status: os.stat_result, given: bytes) -> None:
    """Note that the file was read as a whole, unless it changed so lately that a further change may not show."""
    from contextlib import suppress
    from time import time_ns

    if not 0 <= status.st_ctime_ns < time_ns() - RACY_NS:
        return
    draft = path.with_name(f"{path.stem}.{os.getpid()}.read.new")
    with suppress(OSError):  # where it cannot be written, the next start reads the store again
        try:
            draft.write_bytes(_note(status, given))
            draft.replace(note_path(path))
        finally:
            draft.unlink(missing_ok=True)


def _note(status: os.stat_result, given: bytes) -> bytes:
    """What identifies the state of a file: every write gives it another time of change."""
    try:
        with open(_BOOT, encoding="ascii") as file:  # noqa: PTH123 - a Path costs more than the file
            boot = file.read().strip()
    except OSError:
        boot = ""  # no such file outside Linux: a store is read once
    numbers = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)
    return f"{__version__} {SCHEMA_VERSION} {given.hex()} {' '.join(map(str, numbers))} {boot}\n".encode()


def _checksum(file: FileIO) -> int:
    """The checksum of the schema's version, the file's size and its content without the seal.

    It is read through one small buffer: a large one costs more than the sum.
    """
    size = os.fstat(file.fileno()).st_size
    checksum = crc32(f"{__version__} {SCHEMA_VERSION} {size}".encode())
    file.seek(0)
    checksum = crc32(file.read(_VERSION_AT), checksum)
    buffer = memoryview(bytearray(_BUFFER))
    file.seek(_VERSION_AT + 4)
    while length := file.readinto(buffer):
        checksum = crc32(buffer[:length], checksum)
    return checksum
