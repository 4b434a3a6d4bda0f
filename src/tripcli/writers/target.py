"""The target: where a writer puts its bytes, and what it may know of the place."""

from collections.abc import Callable
from typing import BinaryIO, NamedTuple


class Target(NamedTuple):
    """The one binary stream that all output leaves by, and the little that changes how it looks there."""

    out: BinaryIO
    terminal: bool
    """True when people look at it now: rows fit the width, and have marks and headings."""
    width_cells: int
    """Width of the terminal; nothing else has one."""
    color: bool
    """Whether escape codes for colour and weight may be written."""
    unicode: bool
    """False where the terminal's encoding has no marks and dashes: ASCII stands for them."""
    header: bool
    """Whether column names stand above the rows."""
    print_message: Callable[[str], None]
    """Says a line to people, beside the data (stderr)."""
    choosable: bool = True
    """Whether columns may be named; those of a page of several tables may not."""
