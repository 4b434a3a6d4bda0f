"""Rows of conflicts: the pairs of values that disagree, and in which interval of knowledge."""

from collections.abc import Iterator

from tripcli.store.fold import Conflict
from tripcli.store.rows.shared import Row
from tripcli.store.rows.text import value_text
from tripcli.store.versions import Version
from tripcli.values.stages import STAGES
from tripcli.values.words import joined


def conflict_rows(kind: str, record_id: str, history: list[Version]) -> Iterator[Row]:
    """The disagreements of a record; one that stands through several versions with the same sources is one row."""
    standing: dict[tuple[str, ...], Row] = {}
    for version in history:
        current: dict[tuple[str, ...], Row] = {}
        for conflict in version.folded.conflicts:
            said = _said(kind, conflict)
            key = tuple(said.values())
            earlier = standing.get(key)
            known_from = earlier["known_from"] if earlier else version.known_from
            interval = {"known_from": known_from, "known_to": version.known_to}
            current[key] = {"kind": kind, "record": record_id, **interval, **said}
        yield from (row for key, row in standing.items() if key not in current)
        standing = current
    yield from standing.values()


def _said(kind: str, conflict: Conflict) -> dict[str, str]:
    """What the two sides say, as texts."""
    stage = STAGES[kind][conflict.stage] if conflict.stage >= 0 else ""
    return {
        "field": conflict.field,
        "status": "disputed" if conflict.disputed else stage,
        "value": value_text(conflict.field, conflict.current.value),
        "sources": joined(conflict.current.sources) or "",
        "other_value": value_text(conflict.field, conflict.other.value),
        "other_sources": joined(conflict.other.sources) or "",
    }
