"""Words that a dataset declares for itself: units, kinds of records and kinds of sources."""

from tripcli.records.types import Record, ReportedKind, Text, Word, YesOrNo


class Unit(Record, frozen=True, kw_only=True):
    """A unit of figures that is not built in."""

    id: Word
    """The word that stands in `unit:`."""
    singular: Text | None = None
    """How the unit of one is written; made from the plural when absent."""
    plural: Text | None = None
    """How the unit of several is written; the id when absent."""
    summed: YesOrNo = "no"
    """`yes` when two figures in this unit may be added."""


class KindWord(Record, frozen=True, kw_only=True):
    """A kind of event, agreement or pledge that is not built in."""

    id: Word
    """The word that stands in `kind:`."""
    of: ReportedKind
    """The kind of record that it is for."""
    meaning: Text | None = None
    """What the word stands for, in a clause."""


class SourceKindWord(Record, frozen=True, kw_only=True):
    """A kind of source or publisher that is not built in."""

    id: Word
    """The word that stands in `kind:` of a source or publisher."""
    meaning: Text | None = None
    """What the word stands for, in a clause."""
