"""The fold: the reports known at a moment, made into what is so as of that moment.

*A plan is what was said last; a fact is what most publishers say; and nothing goes backward.*

Takes reports (in any order), gives stage, values, and the pairs of values that disagree. It must not know SQL, zones
or files.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tripcli.store.fields import END, START, STATUS, Field, Value
from tripcli.store.comparison import Comparisons
from tripcli.values.stages import PLANS
from tripcli.values.times import Time


class KnownReport(NamedTuple):
    """One report, as the fold needs it."""

    known_from: int
    """Instant at which its source was surely out, in seconds since 1970 UTC."""
    position: int
    """Index in the record's list of reports, from 0."""
    source: str
    publisher: str
    """Whose publication it is: copies of one agency count once."""
    stage: int
    """Index of its stage among those of the record's kind; -1 when it gives none."""
    disputed: bool
    values: Mapping[str, Value]
    """By the name of the field."""
    said_by: tuple[str, ...] = ()
    """Ids of the people or parties who say so."""


class FieldValue(NamedTuple):
    """A value, the stage at which it is given, and who gives it."""

    value: Value
    stage: int
    """-1 for a value that stands outside the reports."""
    sources: tuple[str, ...]
    """In order of publication."""
    said_by: tuple[str, ...] = ()


class Conflict(NamedTuple):
    """Two values of one field that disagree at one stage, or of which one is disputed."""

    field: str
    stage: int
    current: FieldValue
    other: FieldValue
    disputed: bool
    """Whether the other value is a dispute's."""


class Folded(NamedTuple):
    """What is so as of a moment."""

    stage: int
    disputed: bool
    values: Mapping[str, FieldValue]
    expected_fields: tuple[str, ...]
    """Fields that only plans give, though the record itself has come further."""
    conflicts: tuple[Conflict, ...]
    reports: tuple[KnownReport, ...]
    """All reports of the record, in the order in which they take effect."""

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources that report the record, in order of publication."""
        return tuple(dict.fromkeys(report.source for report in self.reports))


def fold(
    known: Iterable[KnownReport],
    fields: Sequence[Field],
    stages: Sequence[str],
    comparison: Comparisons | None = None,
) -> Folded:
    """What the known reports come to; there is at least one. `comparison` compares all values of the record."""
    reports = sorted(known, key=lambda report: (report.known_from, report.position))
    comparisons = Comparisons(reports, fields) if comparison is None else comparison
    plain = [report for report in reports if not report.disputed]
    contesting = [report for report in reports if report.disputed]
    stage = max((report.stage for report in plain), default=max(report.stage for report in reports))
    plans = {stages.index(name) for name in PLANS if name in stages}
    behind = _later_at_earlier_stage(plain, stage, plans)
    values: dict[str, FieldValue] = {}
    conflicts = _status_conflict(plain, behind, stage, stages)
    named = {name for report in plain for name in report.values}
    for field in fields:
        if field.name not in named:
            continue
        given, aside = _with_fitting_start(field, plain, values, comparisons)
        if not given:
            continue
        furthest = max([report.stage for report in given])
        peers = [report for report in given if report.stage == furthest]
        current, others = _choose(field, peers, furthest in plans, comparisons)
        values[field.name] = _finer_plan(field, current, given, plans, comparisons) or current
        if field.may_conflict and (others or aside or contesting or behind):
            beside = _each(field, [report for report in aside if report.stage == furthest])
            beside += _each(field, [report for report in behind if report.stage < furthest])
            conflicts += _disagreements(field, current, [*others, *beside], comparisons, disputed=False)
            conflicts += _disagreements(field, current, _each(field, contesting), comparisons, disputed=True)
    return Folded(
        stage=max(stage, 0),
        disputed=_stands_disputed(plain, contesting),
        values=values,
        expected_fields=tuple(
            field.name
            for field in fields
            if stage not in plans
            and field.may_conflict
            and field.name in values
            and values[field.name].stage in plans
        ),
        conflicts=tuple(conflicts),
        reports=tuple(reports),
    )


def _later_at_earlier_stage(plain: Sequence[KnownReport], stage: int, plans: set[int]) -> list[KnownReport]:
    """The reports that still give an earlier stage of fact, when only one publisher gives the furthest one.

    Empty unless at least two publishers, no earlier than that one, give the earlier stage.
    """
    furthest = [report for report in plain if report.stage == stage]
    if len({report.publisher for report in furthest}) != 1:
        return []
    first = furthest[0]
    later = [
        report
        for report in plain
        if 0 <= report.stage < stage and report.stage not in plans and report.known_from >= first.known_from
    ]
    return later if len({report.publisher for report in later} - {first.publisher}) > 1 else []


def _status_conflict(
    plain: Sequence[KnownReport], behind: Sequence[KnownReport], stage: int, stages: Sequence[str]
) -> list[Conflict]:
    """The furthest stage against each earlier stage that later reports still give."""
    furthest = [report for report in plain if report.stage == stage]
    current = _field_value(stages[stage], furthest, stage)
    return [
        Conflict(
            STATUS,
            stage,
            current,
            _field_value(stages[earlier], [report for report in behind if report.stage == earlier], earlier),
            disputed=False,
        )
        for earlier in sorted({report.stage for report in behind}, reverse=True)
    ]


def _with_fitting_start(
    field: Field, reports: Sequence[KnownReport], values: Mapping[str, FieldValue], comparisons: Comparisons
) -> tuple[list[KnownReport], list[KnownReport]]:
    """The reports that give the field, and those set aside: an end counts only beside a start that fits the chosen."""
    given = [report for report in reports if field.name in report.values]
    if field is not END or START.name not in values:
        return given, []
    start = values[START.name].value
    fitting: list[KnownReport] = []
    aside: list[KnownReport] = []
    for report in given:
        own = report.values.get(START.name, start)
        (fitting if own == start or comparisons[START.name].confirms(own, start) else aside).append(report)
    return fitting, aside


def _each(field: Field, reports: Iterable[KnownReport]) -> list[FieldValue]:
    """What each report gives of the field, apart from the others."""
    return [
        _field_value(report.values[field.name], [report], report.stage)
        for report in reports
        if field.name in report.values
    ]


def _choose(
    field: Field, peers: Sequence[KnownReport], plan: bool, comparisons: Comparisons
) -> tuple[FieldValue, list[FieldValue]]:
    """The value that counts and the others that remain, of reports of one stage in order of publication."""
    by_value: dict[Value, list[KnownReport]] = {}
    for report in peers:
        by_value.setdefault(report.values[field.name], []).append(report)
    stage = peers[0].stage
    if len(by_value) == 1:
        return _field_value(peers[0].values[field.name], peers, stage), []
    comparison = comparisons[field.name]
    among = comparison.bits(by_value)

    def weight(value: Value) -> tuple[int, int, int]:
        """How many publishers give or confirm the value (of a plan this counts nothing), and who did so last."""
        supporting = [report for one in comparison.supporters(value, among) for report in by_value[one]]
        voices = 0 if plan else len({report.publisher for report in supporting})
        return (voices, *max((report.known_from, report.position) for report in supporting))

    if field.join is not None and not plan:
        lists = sorted(by_value, key=weight, reverse=True)
        return (
            _field_value(field.join(lists), peers, stage),
            [_field_value(value, by_value[value], stage) for value in lists],
        )
    fine = [value for value in by_value if not comparison.gives_way(value, among)]
    chosen = max(fine or by_value, key=weight)
    others = [
        _field_value(value, reports, stage)
        for value, reports in by_value.items()
        if value != chosen and not comparison.is_coarse(value, among)
    ]
    return _field_value(chosen, by_value[chosen], stage), others


def _finer_plan(
    field: Field, current: FieldValue, given: Sequence[KnownReport], plans: set[int], comparisons: Comparisons
) -> FieldValue | None:
    """The time of the plan, where the fact agrees with it and is coarser (`that day` beside `that afternoon`)."""
    if not isinstance(current.value, Time) or current.value.precision == "minute" or current.stage in plans:
        return None
    planned = [report for report in given if report.stage in plans]
    if not planned:
        return None
    latest = max(report.stage for report in planned)
    plan, _ = _choose(field, [report for report in planned if report.stage == latest], True, comparisons)
    comparison = comparisons[field.name]
    if comparison.confirms(current.value, plan.value) and not comparison.confirms(plan.value, current.value):
        return plan
    return None


def _field_value(value: Value, reports: Sequence[KnownReport], stage: int) -> FieldValue:
    return FieldValue(
        value,
        stage,
        tuple(dict.fromkeys([report.source for report in reports])),
        tuple(dict.fromkeys([speaker for report in reports for speaker in report.said_by])),
    )


def _disagreements(
    field: Field, current: FieldValue, others: Iterable[FieldValue], comparisons: Comparisons, *, disputed: bool
) -> list[Conflict]:
    """The pairs of the current value with each that neither confirms it nor is confirmed by it."""
    comparison = comparisons[field.name]
    return [
        Conflict(field.name, min(current.stage, other.stage) if not disputed else current.stage, current, other, disputed)
        for other in others
        if not comparison.agree(other.value, current.value)
    ]


def _stands_disputed(plain: Sequence[KnownReport], contesting: Sequence[KnownReport]) -> bool:
    """Whether a dispute is not yet answered by a report of a further stage."""
    furthest = max((report.stage for report in plain), default=-1)
    return any(furthest <= _contested_stage(report, plain) for report in contesting)


def _contested_stage(dispute: KnownReport, plain: Sequence[KnownReport]) -> int:
    """The stage that a dispute says it contests, else the furthest that was known when it came."""
    if dispute.stage >= 0:
        return dispute.stage
    return max((report.stage for report in plain if report.known_from <= dispute.known_from), default=-1)
