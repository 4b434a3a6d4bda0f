"""A record's versions: what it was as of each moment at which a report on it came to be known.

Takes records and the moments from which their sources are known, gives folded states with the interval of knowledge in
which each stands. It must not know SQL.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tripcli.records import AgreementReport, EventReport, PledgeReport, StopReport
from tripcli.records.types import ids_in
from tripcli.store.choice import effect
from tripcli.store.fields import FIELDS, PARTICIPANTS, Field, Value, with_presence
from tripcli.store.fold import folds
from tripcli.store.folded import FieldValue, Folded, KnownReport
from tripcli.store.links import FOREVER, Reported, kind_of
from tripcli.values.stages import STAGES

Report = StopReport | EventReport | AgreementReport | PledgeReport


class KnownSource(NamedTuple):
    """What the fold must know of a source."""

    known_from: int
    publisher: str
    """Id of the publisher, or its folded name when the dataset declares none of that name."""
    speaks_for: str | None = None
    """The country whose authorities publish an official source."""


class Version(NamedTuple):
    """A record's state during an interval of knowledge."""

    known_from: int
    known_to: int
    """The first second at which it is no longer so."""
    folded: Folded


def reports_of(record: Reported) -> tuple[Report, ...]:
    """The record's reports, in the order of the dataset."""
    return record.reports


def known_reports(record: Reported, sources: Mapping[str, KnownSource]) -> list[KnownReport]:
    """The record's reports as the fold needs them, in the order of the dataset."""
    kind = kind_of(record)
    stages = STAGES[kind]
    return [
        KnownReport(
            known_from=sources[report.source].known_from,
            position=position,
            source=report.source,
            publisher=sources[report.source].publisher,
            stage=stages.index(report.status) if report.status else -1,
            disputed=report.disputed == "yes",
            values=_values(report, record, FIELDS[kind]),
            said_by=tuple(ids_in(report.said_by)),
        )
        for position, report in enumerate(reports_of(record))
    ]


def _values(report: Report, record: Reported, fields: tuple[Field, ...]) -> dict[str, Value]:
    """The values that a report gives; a part of a joint value that stands outside the reports completes it."""
    values: dict[str, Value] = {}
    for field in fields:
        if len(field.parts) == 1:
            text = getattr(report, field.name)
            if text is not None:
                values[field.name] = field.read(text)
            continue
        parts = [getattr(report, part) for part in field.parts]
        if any(part is not None for part in parts):
            values[field.name] = field.read(
                *(
                    getattr(record, name, None) if part is None else part
                    for part, name in zip(parts, field.parts, strict=True)
                )
            )
    if PARTICIPANTS.name in values:
        values[PARTICIPANTS.name] = with_presence(values[PARTICIPANTS.name], report.status in {"held", None})
    return values


def constants(record: Reported) -> dict[str, Value]:
    """The values that stand outside the reports; they hold until a report gives the field, or a part of it."""
    result: dict[str, Value] = {}
    for field in FIELDS[kind_of(record)]:
        texts = [getattr(record, part, None) for part in field.parts]
        if texts[0] is not None:
            result[field.name] = field.read(*texts)
    return result


class Step(NamedTuple):
    """What a record had become when one more report was known."""

    report: KnownReport
    folded: Folded


def steps(record: Reported, sources: Mapping[str, KnownSource]) -> list[Step]:
    """The record as each of its reports became known, one at a time, in the order in which they take effect."""
    kind = kind_of(record)
    fields, stages = FIELDS[kind], STAGES[kind]
    reports = sorted(known_reports(record, sources), key=effect)
    fixed = {name: FieldValue(value, -1, ()) for name, value in constants(record).items()}
    return [
        Step(report, folded._replace(values={**fixed, **folded.values}))
        for report, folded in zip(reports, folds(reports, fields, stages), strict=True)
    ]


def versions(history: list[Step]) -> list[Version]:
    """The versions, in order of knowledge: what stands when all reports of one moment are known."""
    last = [
        step
        for step, following in zip(history, [*history[1:], None], strict=True)
        if following is None or following.report.known_from != step.report.known_from
    ]
    ends = [*(step.report.known_from for step in last[1:]), FOREVER]
    return [Version(step.report.known_from, end, step.folded) for step, end in zip(last, ends, strict=True)]


def at(history: Sequence[Version], moment: int) -> Version | None:
    """The version that stands at a moment, or None before the first."""
    begun = bisect_right(history, moment, key=lambda version: version.known_from)
    return history[begun - 1] if begun else None


def stage_name(record: Reported, folded: Folded) -> str:
    """The stage as a word."""
    return STAGES[kind_of(record)][folded.stage]
