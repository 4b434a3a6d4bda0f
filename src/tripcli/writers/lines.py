"""Lines to bytes: the lines of an output are written in few, larger writes, while rows are still read.

Takes text that is already sanitised, gives UTF-8. It must not know what a line holds.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO, TypeVar

LINES_PER_WRITE = 256
"""Some 64 KB of the usual rows: few calls, and memory that does not grow with the rows."""

Item = TypeVar("Item")


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists of as many as are written at once."""
    rest = iter(items)
    while batch := list(islice(rest, LINES_PER_WRITE)):
        yield batch


def write_lines(out: BinaryIO, lines: Iterable[str], end: str = "\n") -> None:
    """Write each line with its end; never flushes or closes the stream."""
    for batch in batches(lines):
        out.write((end.join(batch) + end).encode())
