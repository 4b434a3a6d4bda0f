"""Rows of what each report, as it became known, changed in its record, and of what the record did not take."""

from collections.abc import Iterator

from tripcli.store.fields import FIELDS
from tripcli.store.rows.shared import Row
from tripcli.store.rows.text import value_text
from tripcli.store.versions import Reported, Step, reports_of, stage_name

_UNSAID = {"disputed": "no"}
"""What is so before anybody says otherwise."""

UNTOLD = frozenset({"note"})
"""Fields that are words about the record, not facts of it."""

LISTS = frozenset({"participants", "topics"})
"""Fields of which a report seldom gives all, so that another list is no other opinion."""


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


def aside_rows(kind: str, record: Reported, learnt: list[Step]) -> Iterator[Row]:
    """One row for each value of a report that its record did not take, and that disagrees with what it did."""
    for number, step in enumerate(learnt):
        for field in FIELDS[kind]:
            said, told = step.said.values.get(field.name), step.folded.values.get(field.name)
            if said is None or told is None or said == told.value or field.name in UNTOLD | LISTS:
                continue
            if not field.confirms(said, told.value) and not field.confirms(told.value, said):
                yield {
                    "kind": kind,
                    "record": record.id,
                    "known_from": step.said.known_from,
                    "step": number,
                    "field": field.name,
                    "value": value_text(field.name, said),
                }


def _texts(record: Reported, step: Step) -> dict[str, str]:
    """The record's status and fields as texts."""
    texts = {"status": stage_name(record, step.folded), "disputed": "yes" if step.folded.disputed else "no"}
    for name, given in step.folded.values.items():
        if name not in UNTOLD:
            texts[name] = value_text(name, given.value)
    return texts
