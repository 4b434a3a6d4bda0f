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

SCHEMA_VERSION = 31
"""Version of the tables and of what they contain; a store of another version or release is rebuilt."""

APPLICATION_ID = 0x74726970
"""`trip`, in the header of every store."""

_VERSION_AT, _APPLICATION_AT, _HEADER = 60, 68, 100
WHOLE_LIMIT = 8 << 20
"""Of a larger file only the ends and samples between them are read: reading all of it would take longer than most
answers."""
_SAMPLE, _SAMPLES = 4096, 128
_BUFFER = 1 << 16


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
            header = file.read(_HEADER)
            application = header[_APPLICATION_AT : _APPLICATION_AT + 4]
            if len(header) < _HEADER or int.from_bytes(application, "big") != APPLICATION_ID:
                return False
            return header[_VERSION_AT : _VERSION_AT + 4] == _checksum(file).to_bytes(4, "big")
    except OSError:
        return False


def _checksum(file: FileIO) -> int:
    """The checksum of the schema's version, the file's size and its content without the seal."""
    size = os.fstat(file.fileno()).st_size
    checksum = crc32(f"{__version__} {SCHEMA_VERSION} {size}".encode())
    checksum = crc32(_part(file, 0, _VERSION_AT), checksum)
    begin = _VERSION_AT + 4
    if size <= WHOLE_LIMIT:
        return _checksum_of_rest(file, begin, checksum)
    between = size - begin - _SAMPLE
    for number in range(_SAMPLES + 1):
        checksum = crc32(_part(file, begin + number * between // _SAMPLES, _SAMPLE), checksum)
    return checksum


def _checksum_of_rest(file: FileIO, begin: int, checksum: int) -> int:
    """The checksum continued to the file's end, through one small buffer: a large one costs more than the sum."""
    buffer = memoryview(bytearray(_BUFFER))
    file.seek(begin)
    while length := file.readinto(buffer):
        checksum = crc32(buffer[:length], checksum)
    return checksum


def _part(file: FileIO, begin: int, length: int) -> bytes:
    """Some bytes of the file. (Windows has no os.pread.)"""
    file.seek(begin)
    return file.read(length)
