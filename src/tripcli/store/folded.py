"""What the fold takes and gives: reports with their values, and what is so as of a moment.

Holds values only; it must not know how they are made.
"""

from collections.abc import Mapping
from typing import NamedTuple

from tripcli.store.fields import Value


class KnownReport(NamedTuple):
    """One report, as the fold needs it."""

    known_from: int
    """Instant at which its source was surely out, in seconds since 1970 UTC."""
    position: int
    """Index in the record's list of reports, from 0."""
    source: str
    publisher: str
    """Whose publication it is: copies of one agency count once."""
    stage: int
    """Index of its stage among those of the record's kind; -1 when it gives none."""
    disputed: bool
    values: Mapping[str, Value]
    """By the name of the field."""
    said_by: tuple[str, ...] = ()
    """Ids of the people or parties who say so."""


class FieldValue(NamedTuple):
    """A value, the stage at which it is given, and who gives it."""

    value: Value
    stage: int
    """-1 for a value that stands outside the reports."""
    sources: tuple[str, ...]
    """In order of publication."""
    said_by: tuple[str, ...] = ()


class Conflict(NamedTuple):
    """Two values of one field that disagree at one stage, or of which one is disputed."""

    field: str
    stage: int
    current: FieldValue
    other: FieldValue
    disputed: bool
    """Whether the other value is a dispute's."""


class Folded(NamedTuple):
    """What is so as of a moment."""

    stage: int
    disputed: bool
    values: Mapping[str, FieldValue]
    expected_fields: tuple[str, ...]
    """Fields that only plans give, though the record itself has come further."""
    conflicts: tuple[Conflict, ...]
    reports: tuple[KnownReport, ...]
    """All reports of the record, in the order in which they take effect."""
    sources: tuple[str, ...]
    """All sources that report the record, in order of publication."""
