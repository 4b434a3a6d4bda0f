"""Findings: problems before their lines and columns are known, and the types that all of `reading` shares.

A finding has the span of its record in the file, and the path of keys and indexes inside the record.
`reading.positions` turns findings into Problems; lines and columns are worked out only for records that have one.
"""

from collections.abc import Callable
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys and indexes from a record down to a value."""

FINDINGS_LIMIT = 1000
"""Problems that are listed; of the others only the number is given."""


class Span(NamedTuple):
    """The part of a file that a record takes."""

    file: int
    """Number of the file, in the order of reading."""
    start: int
    """Index of its first character, not counting a byte-order mark."""
    end: int


RECORD_BYTES = 1 << 20
"""Size of the longest record; a longer one is not read to its end."""

DEPTH_LIMIT = 20
"""Levels of lists and mappings in a record; the format itself has four."""

NOWHERE = Span(-1, 0, 0)
"""The span of a finding about the dataset as a whole."""


class Finding(NamedTuple):
    """One thing that is wrong, at a span and path."""

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
    """Stands in a tree for a value that was reported already, so that it is not reported twice."""

    __slots__ = ()


REFUSED = Refused()

Tree = dict[str, "Tree"] | list["Tree"] | str
"""A value as it stands in a file: every scalar is its text."""


AddValue = Callable[[str, int, Tree, Span, bool], None]
"""Takes a top-level key, its index in the text, a value below it, the span of that, and whether it is a list item."""

AddFinding = Callable[[Finding], None]
"""Takes each finding as soon as it is made."""


class Unreadable(Exception):  # noqa: N818  # it ends the reading of a file, and carries a finding
    """The rest of a file cannot be read; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.found)
        self.finding = finding
