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

Saying = dict[str, str]
"""The columns of a row but for record and interval."""
SAYING_AT = 4
"""Where those stand in the row."""


def conflict_rows(kind: str, record_id: str, history: list[Version]) -> list[Row]:
    """The disagreements of a record."""
    return _merged(
        kind, record_id, history, lambda folded: [_conflict(kind, conflict) for conflict in folded.conflicts]
    )


def field_rows(kind: str, record_id: str, history: list[Version]) -> list[Row]:
    """The values of a record's fields."""
    return _merged(kind, record_id, history, lambda folded: _values(kind, folded))


def _merged(kind: str, record_id: str, history: list[Version], sayings: Callable[[Folded], list[Saying]]) -> list[Row]:
    """What is said in each version, one row for as long as it stands, in an order that no later report changes."""
    places = {field.name: place for place, field in enumerate(FIELDS[kind])}
    rows = _standing(kind, record_id, history, sayings)
    return sorted(rows, key=lambda row: (places[row["field"]], row["known_from"], *list(row.values())[SAYING_AT:]))


def _standing(
    kind: str, record_id: str, history: list[Version], sayings: Callable[[Folded], list[Saying]]
) -> Iterator[Row]:
    """What is said in each version, a row each time it ceases to stand."""
    if len(history) == 1:
        only = history[0]
        interval = {"known_from": only.known_from, "known_to": only.known_to}
        yield from ({"kind": kind, "record": record_id, **interval, **saying} for saying in sayings(only.folded))
        return
    standing: dict[tuple[str, ...], Row] = {}
    for version in history:
        current: dict[tuple[str, ...], Row] = {}
        for saying in sayings(version.folded):
            key = tuple(saying.values())
            earlier = standing.get(key)
            known_from = earlier["known_from"] if earlier else version.known_from
            interval = {"known_from": known_from, "known_to": version.known_to}
            current[key] = {"kind": kind, "record": record_id, **interval, **saying}
        yield from (row for key, row in standing.items() if key not in current)
        standing = current
    yield from standing.values()


def _conflict(kind: str, conflict: Conflict) -> Saying:
    """What the two sides say."""
    return {
        "field": conflict.field,
        "status": "disputed" if conflict.disputed else _stage(kind, conflict.stage),
        "value": value_text(conflict.field, conflict.current.value),
        "sources": joined(conflict.current.sources) or "",
        "other_value": value_text(conflict.field, conflict.other.value),
        "other_sources": joined(conflict.other.sources) or "",
    }


def _values(kind: str, folded: Folded) -> list[Saying]:
    """Each field with its value; one that stands outside the reports is of all sources."""
    return [
        {
            "field": name,
            "status": _stage(kind, given.stage),
            "value": value_text(name, given.value),
            "sources": joined(given.sources or folded.sources) or "",
        }
        for name, given in folded.values.items()
    ]


def _stage(kind: str, stage: int) -> str:
    """The stage as a word; nothing for what stands outside the reports."""
    return STAGES[kind][stage] if stage >= 0 else ""
