"""Rows of changes: what each report, as it became known, changed in its record."""

from collections.abc import Iterator

from tripcli.store.rows.shared import Row
from tripcli.store.rows.text import value_text
from tripcli.store.versions import Reported, Step, reports_of, stage_name

_UNSAID = {"disputed": "no"}
"""What is so before anybody says otherwise."""

UNTOLD = frozenset({"note"})
"""Fields that are words about the record, not facts of it."""


def change_rows(kind: str, record: Reported, learnt: list[Step]) -> Iterator[Row]:
    """One row for each field that a report changed; the first report changes each from nothing."""
    reports = reports_of(record)
    before: dict[str, str] = {}
    for number, step in enumerate(learnt):
        after = _texts(record, step)
        for field, text in after.items():
            if before.get(field, _UNSAID.get(field)) != text:
                yield {
                    "kind": kind,
                    "record": record.id,
                    "source": step.said.source,
                    "known_from": step.said.known_from,
                    "step": number,
                    "field": field,
                    "before": before.get(field),
                    "after": text,
                    "note": reports[step.said.place].note,
                }
        before = after


def _texts(record: Reported, step: Step) -> dict[str, str]:
    """The record's status and fields as texts."""
    texts = {"status": stage_name(record, step.folded), "disputed": "yes" if step.folded.disputed else "no"}
    for name, given in step.folded.values.items():
        if name not in UNTOLD:
            texts[name] = value_text(name, given.value)
    return texts
