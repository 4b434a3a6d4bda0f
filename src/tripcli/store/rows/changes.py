"""Rows of what each report gives, of what it changed in its record, and of what the record did not take."""

from collections.abc import Iterator, Mapping

from tripcli.store.fields import DISPUTED, FIELDS, STATUS, TYPES, Value
from tripcli.store.links import Reported, kind_of
from tripcli.store.rows.shared import Row
from tripcli.store.rows.value_text import value_text
from tripcli.store.versions import Step, reports_of, stage_name
from tripcli.values.words import join_ids

NOT_COMPARED = frozenset({"note"})
"""Fields that are words about the record, not facts of it."""

LISTS = frozenset({"participants", "topics"})
"""Fields of which a report seldom gives all, so that another list does not disagree."""


def report_rows(record: Reported, history: list[Step]) -> Iterator[Row]:
    """The record's reports: which source says when how far it had come."""
    reports = reports_of(record)
    for known in sorted((step.report for step in history), key=lambda report: report.position):
        report = reports[known.position]
        yield {
            "kind": kind_of(record),
            "record": record.id,
            "position": known.position,
            "source": report.source,
            "known_from": known.known_from,
            "status": report.status,
            "disputed": report.disputed,
            "said_by": join_ids(known.said_by),
            "note": report.note,
        }


def report_value_rows(record: Reported, history: list[Step]) -> Iterator[Row]:
    """The values that each of the record's reports gives."""
    for known in sorted((step.report for step in history), key=lambda report: report.position):
        for name, value in known.values.items():
            if name not in NOT_COMPARED:
                yield {
                    "kind": kind_of(record),
                    "record": record.id,
                    "position": known.position,
                    "field": name,
                    "type": TYPES[name],
                    "value": value_text(name, value),
                    "known_from": known.known_from,
                }


def change_rows(record: Reported, history: list[Step]) -> Iterator[Row]:
    """One row for each field that a report changed, in the order in which the reports take effect."""
    reports = reports_of(record)
    before: dict[str, Value] = {}
    for number, step in enumerate(history):
        after = _state(record, step)
        for name in dict.fromkeys((*after, *before)):
            if _comparable(before.get(name)) != _comparable(after.get(name)):
                yield {
                    "kind": kind_of(record),
                    "record": record.id,
                    "source": step.report.source,
                    "position": step.report.position,
                    "known_from": step.report.known_from,
                    "step": number,
                    "field": name,
                    "type": TYPES[name],
                    "before": _text(name, before),
                    "after": _text(name, after),
                    "note": reports[step.report.position].note,
                }
            elif name in before:
                after[name] = before[name]  # the same in another order
        before = after


def aside_rows(record: Reported, history: list[Step]) -> Iterator[Row]:
    """One row for each value of a report that its record did not take, and that disagrees with what it did."""
    kind = kind_of(record)
    for number, step in enumerate(history):
        for field in FIELDS[kind]:
            given, current = step.report.values.get(field.name), step.folded.values.get(field.name)
            if given is None or current is None or given == current.value or field.name in NOT_COMPARED | LISTS:
                continue
            if not field.confirms(given, current.value) and not field.confirms(current.value, given):
                yield {
                    "kind": kind,
                    "record": record.id,
                    "known_from": step.report.known_from,
                    "step": number,
                    "field": field.name,
                    "type": field.type,
                    "value": value_text(field.name, given),
                }


def _state(record: Reported, step: Step) -> dict[str, Value]:
    """The record's stage, dispute and values; what is empty is left out."""
    state: dict[str, Value] = {STATUS: stage_name(record, step.folded)}
    if step.folded.disputed:
        state[DISPUTED] = "yes"
    state |= {
        name: given.value
        for name, given in step.folded.values.items()
        if name not in NOT_COMPARED and given.value not in {(), ""}
    }
    return state


def _comparable(value: Value) -> Value:
    """A value that equals another when they hold the same items in whatever order."""
    return frozenset(value) if isinstance(value, tuple) and type(value) is tuple else value


def _text(name: str, state: Mapping[str, Value]) -> str | None:
    return value_text(name, state[name]) if name in state else None
