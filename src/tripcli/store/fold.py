"""The fold: the reports known at a moment, made into what is so as of that moment.

*A plan is what was said last; a fact is what most publishers say; and nothing goes backward.*

Takes reports (in any order), gives stage, values, and the pairs of values that disagree. It must not know SQL, zones
or files.
"""

from collections.abc import Iterable, Mapping, Sequence

from tripcli.store.choice import by_value, choose, effect, field_value, finer_plan
from tripcli.store.comparison import Comparisons
from tripcli.store.fields import END, START, STATUS, Field
from tripcli.store.folded import Conflict, FieldValue, Folded, KnownReport
from tripcli.values.stages import PLANS


def fold(
    known: Iterable[KnownReport],
    fields: Sequence[Field],
    stages: Sequence[str],
    comparison: Comparisons | None = None,
) -> Folded:
    """What the known reports come to; there is at least one. `comparison` compares all values of the record."""
    reports = sorted(known, key=effect)
    comparisons = Comparisons(reports, fields) if comparison is None else comparison
    plain = [report for report in reports if not report.disputed]
    contesting = [report for report in reports if report.disputed]
    stage = max((report.stage for report in plain), default=max(report.stage for report in reports))
    plans = {stages.index(name) for name in PLANS if name in stages}
    behind = _later_at_earlier_stage(plain, stage, plans)
    values: dict[str, FieldValue] = {}
    conflicts = _status_conflict(plain, behind, stage, stages) if behind else []
    named = {name for report in plain for name in report.values}
    for field in fields:
        if field.name not in named:
            continue
        given, aside = _with_fitting_start(field, plain, values, comparisons)
        if not given:
            continue
        furthest = max([report.stage for report in given])
        peers = [report for report in given if report.stage == furthest]
        current, others = choose(field, peers, furthest in plans, comparisons)
        values[field.name] = finer_plan(field, current, given, plans, comparisons) or current
        if field.may_conflict and (others or aside or contesting or behind):
            beside = [report for report in aside if report.stage == furthest]
            beside += [report for report in behind if report.stage < furthest]
            conflicts += _disagreements(
                field, current, [*others, *by_value(field, beside)], comparisons, disputed=False
            )
            conflicts += _disagreements(field, current, by_value(field, contesting), comparisons, disputed=True)
    return Folded(
        stage=max(stage, 0),
        disputed=_stands_disputed(plain, contesting),
        values=values,
        expected_fields=tuple(
            field.name
            for field in fields
            if stage not in plans and field.may_conflict and field.name in values and values[field.name].stage in plans
        ),
        conflicts=tuple(conflicts),
        reports=tuple(reports),
        sources=tuple(dict.fromkeys([report.source for report in reports])),
    )


def _later_at_earlier_stage(plain: Sequence[KnownReport], stage: int, plans: set[int]) -> list[KnownReport]:
    """The reports that still give an earlier stage of fact, when only one publisher gives the furthest one.

    Empty unless at least two publishers, no earlier than that one, give the earlier stage.
    """
    earlier = set(range(stage)) - plans
    if not earlier or len(plain) < 3:  # one that goes ahead and two that stay behind
        return []
    furthest = [report for report in plain if report.stage == stage]
    if len({report.publisher for report in furthest}) != 1:
        return []
    first = furthest[0]
    later = [report for report in plain if report.stage in earlier and report.known_from >= first.known_from]
    return later if len({report.publisher for report in later} - {first.publisher}) > 1 else []


def _status_conflict(
    plain: Sequence[KnownReport], behind: Sequence[KnownReport], stage: int, stages: Sequence[str]
) -> list[Conflict]:
    """The furthest stage against each earlier stage that later reports still give."""
    furthest = [report for report in plain if report.stage == stage]
    current = field_value(stages[stage], furthest, stage)
    return [
        Conflict(
            STATUS,
            stage,
            current,
            field_value(stages[earlier], [report for report in behind if report.stage == earlier], earlier),
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


def _disagreements(
    field: Field, current: FieldValue, others: Iterable[FieldValue], comparisons: Comparisons, *, disputed: bool
) -> list[Conflict]:
    """The pairs of the current value with each that neither confirms it nor is confirmed by it."""
    comparison = comparisons[field.name]
    return [
        Conflict(
            field.name, min(current.stage, other.stage) if not disputed else current.stage, current, other, disputed
        )
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
