"""The files of a dataset: their bytes and their stamps.

Takes the path of a file or folder, gives each file's bytes and its FileStamp. What the bytes mean is not its concern.
"""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from tripcli.reading.file_names import SUFFIXES, dataset_files, has_trip
from tripcli.reading.findings import Finding, Span, Unreadable

BYTES_LIMIT = {".yaml": 64 << 20, ".yml": 64 << 20, ".json": 64 << 20, ".jsonl": 512 << 20}
"""Size of the largest file that is read, by the end of its name; only lines may be a million."""


class FileStamp(NamedTuple):
    """What identifies the content of a file, so that a later run knows whether it has changed."""

    path: str
    size: int
    mtime_ns: int
    inode: int
    sha256: str
    """Of the content, in hexadecimal digits."""
    ctime_ns: int = 0
    """When the file's content or properties last changed; no program can set it back."""


class File(NamedTuple):
    """A file and its content; `number` is its rank in the order of reading."""

    number: int
    path: str
    content: bytes
    stamp: FileStamp
    language: str = ""
    """The suffix that files of its language have, where its name does not say so."""

    @property
    def suffix(self) -> str:
        """The end of its name, which says its language."""
        return self.language or os.path.splitext(self.path)[1].lower()  # noqa: PTH122  # a Path for each file costs more than the text


def whole_dataset(path: Path) -> Path:
    """The folder of a file that is only part of a dataset, else the path itself.

    A file is part of its folder's dataset when exactly one file of the folder has a `trip`, and another file is there.
    """
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return path
    folder = path.absolute().parent
    try:
        files = dataset_files(folder)
        trips = [file for file in files if has_trip(file)]
    except OSError:
        return path
    is_part = len(trips) == 1 and len(files) > 1 and (trips[0].name == path.name or not has_trip(path))
    return path.parent if is_part else path


def read_file(path: Path, number: int) -> File:
    """The file with its content, read once; raises Unreadable when that is impossible or not allowed."""
    from hashlib import sha256  # OpenSSL: a warm start only looks at names and times

    suffix = path.suffix.lower()
    try:
        status = path.stat()
        if suffix not in SUFFIXES:
            raise _refused("not-a-file", number, f"a file named {path.name}", "a name ending in " + ", ".join(SUFFIXES))
        if not stat.S_ISREG(status.st_mode):
            raise _refused("not-a-file", number, _what_it_is(status.st_mode), "a file")
        limit = BYTES_LIMIT[suffix]
        if status.st_size > limit:
            raise _too_large(number, status.st_size, limit)
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except OSError as error:
        raise _refused("unreadable-file", number, error.strerror or str(error), "a file that can be read") from error
    if len(content) > limit:
        raise _too_large(number, len(content), limit)
    digest = sha256(content).hexdigest()
    stamp = FileStamp(str(path), len(content), status.st_mtime_ns, status.st_ino, digest, status.st_ctime_ns)
    return File(number, str(path), content, stamp)


def _refused(code: str, number: int, found: str, expected: str) -> Unreadable:
    """What to raise for a file as a whole."""
    return Unreadable(Finding(code, Span(number, -1, -1), (), found, expected))


def _too_large(number: int, size: int, limit: int) -> Unreadable:
    """What to raise for a file that is too large."""
    remedy = f"at most {limit >> 20} MiB: split it into several files, or write JSON Lines"
    return _refused("file-too-large", number, f"{size / (1 << 20):.1f} MiB", remedy)


def _what_it_is(mode: int) -> str:
    """What something is that is not a regular file, in words."""
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device"
