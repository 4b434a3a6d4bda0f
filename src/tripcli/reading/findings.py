"""Findings: what is wrong and in which place, before anybody has asked for lines and columns.

A place is the span of a record in its file and the path of keys and indexes inside it, or a plain character
index. `reading.excerpt` turns the finding into a Problem; that costs a look at the text, and only findings
pay for it.
"""

from collections.abc import Callable
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and indexes from a record down to a value."""

FINDINGS_LIMIT = 1000
"""Problems that are listed; of those beyond only the number is told."""


class Span(NamedTuple):
    """Where a record stands."""

    file: int
    """Which file, in the order of reading."""
    start: int
    """Index of its first character, not counting a byte-order mark."""
    end: int


RECORD_BYTES = 1 << 20
"""Size of the longest record: what is longer is no record, and is not read to its end."""

DEPTH_LIMIT = 20
"""Levels of lists and mappings in a record; the format itself has four."""

NOWHERE = Span(-1, 0, 0)
"""Of the dataset as a whole."""


class Finding(NamedTuple):
    """One thing that is wrong."""

    code: str
    span: Span
    path: Path
    """Empty for the beginning of the span itself."""
    found: str
    expected: str
    nearest: str = ""
    at_key: bool = False
    """True when the key is wrong, not its value."""


class Refused(str):
    """Stands in a tree for a value that was refused already, so that nobody complains of it twice."""

    __slots__ = ()


REFUSED = Refused()

Tree = dict[str, "Tree"] | list["Tree"] | str
"""A value as it stands in a file: every scalar is its text."""


Take = Callable[[str, int, Tree, Span, bool], None]
"""Gets a top-level key, its index, a value below it, where that stands, whether it is a list's item."""

Tell = Callable[[Finding], None]
"""Gets each finding as soon as it is made."""


class Unreadable(Exception):  # noqa: N818  # it ends the reading of a file, and carries a finding
    """Reading of a file stops here, for what follows cannot be told apart."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.found)
        self.finding = finding
