"""Rows of what the sources of each version say: values with who gives them, and pairs of values that disagree.

What stands through several versions with the same sources is one row.
"""

from collections.abc import Callable, Iterator

from tripcli.store.fields import FIELDS
from tripcli.store.fold import Conflict, Folded
from tripcli.store.rows.shared import Row
from tripcli.store.rows.text import value_text
from tripcli.store.versions import Version
from tripcli.values.stages import STAGES
from tripcli.values.words import joined

Saying = tuple[str, ...]
"""What is said of a field: the columns of a row but for record and interval; the field's name first."""

FIELD_COLUMNS = ("field", "status", "value", "sources")
CONFLICT_COLUMNS = (*FIELD_COLUMNS, "other_value", "other_sources")

_PLACES = {kind: {field.name: place for place, field in enumerate(fields)} for kind, fields in FIELDS.items()}
"""Kind of record -> its fields, each with its place in their order."""


def conflict_rows(kind: str, record_id: str, history: list[Version]) -> list[Row]:
    """The disagreements of a record."""
    spans = _in_order(kind, _spans(history, lambda folded: [_conflict(kind, one) for one in folded.conflicts]))
    return [_row(kind, record_id, span, CONFLICT_COLUMNS) for span in spans]


def field_rows(kind: str, record_id: str, history: list[Version]) -> list[Row]:
    """The values of a record's fields."""
    spans = _in_order(kind, _spans(history, lambda folded: _values(kind, folded)))
    return [_row(kind, record_id, span, FIELD_COLUMNS) for span in spans]


Span = tuple[Saying, int, int]
"""What is said, from when on, and the first second at which it no longer is."""


def _spans(history: list[Version], sayings: Callable[[Folded], list[Saying]]) -> Iterator[Span]:
    """What is said in each version, once for as long as it stands."""
    since: dict[Saying, int] = {}
    for version in history:
        said = {saying: since.get(saying, version.known_from) for saying in sayings(version.folded)}
        yield from ((saying, begin, version.known_from) for saying, begin in since.items() if saying not in said)
        since = said
    yield from ((saying, begin, history[-1].known_to) for saying, begin in since.items())


def _in_order(kind: str, spans: Iterator[Span]) -> list[Span]:
    """An order that no later report changes."""
    places = _PLACES[kind]
    return sorted(spans, key=lambda span: (places[span[0][0]], span[1], span[0]))


def _row(kind: str, record_id: str, span: Span, columns: tuple[str, ...]) -> Row:
    saying, known_from, known_to = span
    interval = {"kind": kind, "record": record_id, "known_from": known_from, "known_to": known_to}
    return {**interval, **dict(zip(columns, saying, strict=True))}


def _conflict(kind: str, conflict: Conflict) -> Saying:
    """What the two sides say."""
    return (
        conflict.field,
        "disputed" if conflict.disputed else _stage(kind, conflict.stage),
        value_text(conflict.field, conflict.current.value),
        joined(conflict.current.sources) or "",
        value_text(conflict.field, conflict.other.value),
        joined(conflict.other.sources) or "",
    )


def _values(kind: str, folded: Folded) -> list[Saying]:
    """Each field with its value; one that stands outside the reports is of all sources."""
    return [
        (name, _stage(kind, given.stage), value_text(name, given.value), joined(given.sources or folded.sources) or "")
        for name, given in folded.values.items()
    ]


def _stage(kind: str, stage: int) -> str:
    """The stage as a word; nothing for what stands outside the reports."""
    return STAGES[kind][stage] if stage >= 0 else ""
