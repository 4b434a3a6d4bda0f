"""A record's versions: what it was as of each moment at which a report on it came to be known.

Takes records and the moments from which their sources are known, gives folded states with the interval of knowledge in
which each stands. It must not know SQL.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tripcli.records import (
    Agreement,
    AgreementReport,
    Event,
    EventReport,
    Pledge,
    PledgeReport,
    Stop,
    StopReport,
)
from tripcli.store.fields import FIELDS, PARTICIPANTS, Field, Value, with_presence
from tripcli.store.fold import Folded, Given, Said, fold
from tripcli.values.stages import STAGES

FOREVER = 2**63 - 1
"""The `known_to` of what is still so; an as-of that asks for all that is known is one second less."""

Reported = Stop | Event | Agreement | Pledge
AnyReport = StopReport | EventReport | AgreementReport | PledgeReport


class KnownSource(NamedTuple):
    """What the fold must know of a source."""

    known_from: int
    publisher: str


class Version(NamedTuple):
    """A record's state during an interval of knowledge."""

    known_from: int
    known_to: int
    """The first second at which it is no longer so."""
    folded: Folded


def kind_of(record: Reported) -> str:
    """The record's kind, as the store names it."""
    return type(record).__name__.lower()


def reports_of(record: Reported) -> tuple[AnyReport, ...]:
    """The record's reports, in the order of the dataset."""
    return record.reports


def said_by(record: Reported, sources: Mapping[str, KnownSource]) -> list[Said]:
    """The record's reports, as the fold needs them."""
    kind = kind_of(record)
    stages = STAGES[kind]
    result = []
    for place, report in enumerate(reports_of(record)):
        source = sources[report.source]
        values: dict[str, Value] = {}
        for field in FIELDS[kind]:
            if len(field.parts) == 1:
                text = getattr(report, field.name)
                if text is not None:
                    values[field.name] = field.read(text)
                continue
            value = _joint_value(field, report, record)
            if value is not None:
                values[field.name] = value
        if PARTICIPANTS.name in values:
            values[PARTICIPANTS.name] = with_presence(values[PARTICIPANTS.name], report.status in {"held", None})
        result.append(
            Said(
                known_from=source.known_from,
                place=place,
                source=report.source,
                publisher=source.publisher,
                stage=stages.index(report.status) if report.status else -1,
                disputed=report.disputed == "yes",
                values=values,
            )
        )
    return result


def _joint_value(field: Field, report: Any, record: Any) -> Value | None:
    """What the report says of fields that fold as one; parts that stand outside the reports complete it."""
    parts = [getattr(report, part) for part in field.parts]
    if all(part is None for part in parts):
        return None
    return field.read(
        *(getattr(record, name, None) if part is None else part for part, name in zip(parts, field.parts, strict=True))
    )


def constants(record: Reported) -> dict[str, Value]:
    """The values that stand outside the reports, and so in every version."""
    result: dict[str, Value] = {}
    for field in FIELDS[kind_of(record)]:
        texts = [getattr(record, part, None) for part in field.parts]
        if texts[0] is not None and not any(
            getattr(report, part, None) for report in record.reports for part in field.parts
        ):
            result[field.name] = field.read(*texts)
    return result


class Step(NamedTuple):
    """What a record had become when one more report was known."""

    said: Said
    folded: Folded


def steps(record: Reported, sources: Mapping[str, KnownSource]) -> list[Step]:
    """The record as each of its reports became known, one at a time, in order of publication."""
    kind = kind_of(record)
    reports = sorted(said_by(record, sources), key=lambda said: (said.known_from, said.place))
    fixed = {name: Given(value, -1, ()) for name, value in constants(record).items()}
    result = []
    for count, said in enumerate(reports, 1):
        folded = fold(reports[:count], FIELDS[kind], STAGES[kind])
        result.append(Step(said, folded._replace(values={**fixed, **folded.values})))
    return result


def versions(history: list[Step]) -> list[Version]:
    """The versions, in order of knowledge: what stands when all reports of one moment are known."""
    last = [
        step
        for step, following in zip(history, [*history[1:], None], strict=True)
        if following is None or following.said.known_from != step.said.known_from
    ]
    ends = [*(step.said.known_from for step in last[1:]), FOREVER]
    return [Version(step.said.known_from, end, step.folded) for step, end in zip(last, ends, strict=True)]


def at(history: list[Version], moment: int) -> Version | None:
    """The version that stands at a moment, or None before the first."""
    current = None
    for version in history:
        if version.known_from <= moment:
            current = version
    return current


def stage_name(record: Reported, folded: Folded) -> str:
    """The stage as a word."""
    return STAGES[kind_of(record)][folded.stage]
