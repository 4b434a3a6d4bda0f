"""Rows of the pairs of values that disagree. What stands through several versions with the same sources is one row."""

from collections.abc import Iterator, Sequence

from tripcli.records import Event, Stop
from tripcli.store.fields import TYPES
from tripcli.store.folded import Conflict, Folded
from tripcli.store.links import Links, Reported, kind_of
from tripcli.store.rows.shared import Row
from tripcli.store.rows.spans import RANKS, spans
from tripcli.store.rows.value_text import value_text
from tripcli.store.versions import Version
from tripcli.values.stages import STAGES
from tripcli.values.words import join_ids

Content = tuple[str | None, ...]
"""The columns of a row but for record and interval; the field's name first."""

CONFLICT_COLUMNS = (
    *("field", "status", "type", "value", "sources", "said_by"),
    *("other_value", "other_sources", "other_said_by"),
)

_MOVES = {"arrival": "arrive", "departure": "depart"}
"""Kind of event -> the field of its stop that tells the same."""


def conflict_rows(record: Reported, history: Sequence[Version], links: Links) -> Iterator[Row]:
    """The disagreements of a record."""
    if not any(version.folded.conflicts for version in history):
        return
    kind = kind_of(record)
    for content, known_from, known_to in _in_order(kind, spans(history, lambda folded: _conflicts(kind, folded))):
        row = _row(kind, record.id, (content, known_from, known_to), CONFLICT_COLUMNS)
        yield {**row, **_difference(record, row, links, known_from)}


Span = tuple[Content, int, int]
"""The content of a row, from when on it stands, and the first second at which it no longer does."""


def _in_order(kind: str, found: Iterator[Span]) -> list[Span]:
    """The spans in an order that no later report changes."""
    ranks = RANKS[kind]

    def key(span: Span) -> tuple[object, ...]:
        """The field's rank, the beginning, then stage and values."""
        content, begin, _ = span
        return (ranks[content[0] or ""], begin, content[1], content[3], content[6:7])

    return sorted(found, key=key)


def _row(kind: str, record_id: str, span: Span, columns: tuple[str, ...]) -> Row:
    content, known_from, known_to = span
    row: Row = {"kind": kind, "record": record_id, "known_from": known_from, "known_to": known_to}
    return row | dict(zip(columns, content, strict=True))


def _conflicts(kind: str, folded: Folded) -> list[Content]:
    return [_conflict(kind, conflict) for conflict in folded.conflicts]


def _conflict(kind: str, conflict: Conflict) -> Content:
    """The columns of a conflict."""
    return (
        conflict.field,
        "disputed" if conflict.disputed else _stage(kind, conflict.stage),
        TYPES[conflict.field],
        value_text(conflict.field, conflict.current.value),
        join_ids(conflict.current.sources) or "",
        join_ids(conflict.current.said_by),
        value_text(conflict.field, conflict.other.value),
        join_ids(conflict.other.sources) or "",
        join_ids(conflict.other.said_by),
    )


def _stage(kind: str, stage: int) -> str:
    """The stage as a word; nothing for what stands outside the reports."""
    return STAGES[kind][stage] if stage >= 0 else ""


def _difference(record: Reported, row: Row, links: Links, known_from: int) -> Row:
    """What makes the same difference of a stop, its halts and its arrival event one, and which of them is listed."""
    if isinstance(record, Stop):
        stop, field, rank = record.id, row["field"], 1 if record.within else 0
    elif isinstance(record, Event) and record.stop and record.kind in _MOVES and row["field"] == "start":
        stop, field, rank = record.stop, _MOVES[record.kind], 2
    else:
        return {"difference": None, "rank": 0}
    wholes = list(links.at(known_from).with_wholes([stop]))
    if not wholes:  # the event's stop is not known yet
        return {"difference": None, "rank": 0}
    values = sorted([str(row["value"]), str(row["other_value"])])
    return {"difference": f"{wholes[-1]} {field} {values[0]} {values[1]}", "rank": rank}
