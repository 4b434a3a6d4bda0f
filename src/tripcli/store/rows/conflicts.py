"""Rows of the values of each version with who gives them, and of the pairs of values that disagree.

What stands through several versions with the same sources is one row.
"""

from collections.abc import Callable, Iterator, Sequence

from tripcli.records import Event, Stop
from tripcli.store.fields import DISPUTED, FIELDS, STATUS, TYPES
from tripcli.store.fold import Conflict, Folded
from tripcli.store.links import Links, Reported, kind_of
from tripcli.store.rows.shared import Row
from tripcli.store.rows.value_text import value_text
from tripcli.store.versions import Version
from tripcli.values.stages import STAGES
from tripcli.values.words import join_ids

Content = tuple[str | None, ...]
"""The columns of a row but for record and interval; the field's name first."""

FIELD_COLUMNS = ("field", "status", "type", "value", "sources", "said_by")
CONFLICT_COLUMNS = (*FIELD_COLUMNS, "other_value", "other_sources", "other_said_by")

_RANKS = {
    kind: {name: rank for rank, name in enumerate([*(field.name for field in fields), STATUS, DISPUTED])}
    for kind, fields in FIELDS.items()
}
"""Kind of record -> its fields, each with its rank in their order."""

_MOVES = {"arrival": "arrive", "departure": "depart"}
"""Kind of event -> the field of its stop that tells the same."""


def conflict_rows(record: Reported, history: Sequence[Version], links: Links) -> Iterator[Row]:
    """The disagreements of a record."""
    kind = kind_of(record)
    for content, known_from, known_to in _in_order(kind, _spans(history, lambda folded: _conflicts(kind, folded))):
        row = _row(kind, record.id, (content, known_from, known_to), CONFLICT_COLUMNS)
        yield {**row, **_difference(record, row, links)}


def field_rows(record: Reported, history: Sequence[Version]) -> Iterator[Row]:
    """The values of a record's fields, its stage, and whether it is disputed."""
    kind = kind_of(record)
    for span in _in_order(kind, _spans(history, lambda folded: _values(kind, folded))):
        yield _row(kind, record.id, span, FIELD_COLUMNS)


Span = tuple[Content, int, int]
"""The content of a row, from when on it stands, and the first second at which it no longer does."""


def _spans(history: Sequence[Version], contents: Callable[[Folded], list[Content]]) -> Iterator[Span]:
    """The contents of all versions, each once for as long as it stands."""
    since: dict[Content, int] = {}
    for version in history:
        standing = {content: since.get(content, version.known_from) for content in contents(version.folded)}
        yield from (
            (content, begin, version.known_from) for content, begin in since.items() if content not in standing
        )
        since = standing
    yield from ((content, begin, history[-1].known_to) for content, begin in since.items())


def _in_order(kind: str, spans: Iterator[Span]) -> list[Span]:
    """The spans in an order that no later report changes."""
    ranks = _RANKS[kind]
    return sorted(spans, key=lambda span: (ranks[span[0][0] or ""], span[1], [text or "" for text in span[0]]))


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


def _values(kind: str, folded: Folded) -> list[Content]:
    """The columns of each field; a value that stands outside the reports is of all sources."""
    contents: list[Content] = [
        (
            name,
            _stage(kind, given.stage),
            TYPES[name],
            value_text(name, given.value),
            join_ids(given.sources or folded.sources) or "",
            join_ids(given.said_by),
        )
        for name, given in folded.values.items()
    ]
    stage = STAGES[kind][folded.stage]
    contents.append((STATUS, stage, TYPES[STATUS], stage, *_giving(folded, disputed=False)))
    if folded.disputed:
        contents.append((DISPUTED, stage, TYPES[DISPUTED], "yes", *_giving(folded, disputed=True)))
    return contents


def _giving(folded: Folded, *, disputed: bool) -> tuple[str, str | None]:
    """The sources and speakers of the stage, or of the dispute; all of them when no single one gives it."""
    given = [report for report in folded.reports if report.disputed] if disputed else []
    if not disputed:
        given = [report for report in folded.reports if not report.disputed and report.stage == folded.stage]
    reports = given or folded.reports
    sources = join_ids(dict.fromkeys(report.source for report in reports)) or ""
    return sources, join_ids(dict.fromkeys(speaker for report in reports for speaker in report.said_by))


def _stage(kind: str, stage: int) -> str:
    """The stage as a word; nothing for what stands outside the reports."""
    return STAGES[kind][stage] if stage >= 0 else ""


def _difference(record: Reported, row: Row, links: Links) -> Row:
    """What makes the same difference of a stop, its halts and its arrival event one, and which of them is listed."""
    if isinstance(record, Stop):
        stop, field, rank = record.id, row["field"], 1 if record.within else 0
    elif isinstance(record, Event) and record.stop and record.kind in _MOVES and row["field"] == "start":
        stop, field, rank = record.stop, _MOVES[record.kind], 2
    else:
        return {"difference": None, "rank": 0}
    *_, whole = links.with_wholes([stop])
    values = sorted([str(row["value"]), str(row["other_value"])])
    return {"difference": f"{whole} {field} {values[0]} {values[1]}", "rank": rank}
