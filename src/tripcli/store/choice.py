"""The choice among the values that reports give of one field: which counts, and which remain beside it.

*A plan is what was said last; a fact is what most publishers say.*
"""

from collections.abc import Iterable, Sequence

from tripcli.store.comparison import Comparisons
from tripcli.store.fields import Field, Value
from tripcli.store.folded import FieldValue, KnownReport
from tripcli.values.times import Time


def choose(
    field: Field, peers: Sequence[KnownReport], plan: bool, comparisons: Comparisons
) -> tuple[FieldValue, list[FieldValue]]:
    """The value that counts and the others that remain, of reports of one stage in order of publication."""
    reports_by_value: dict[Value, list[KnownReport]] = {}
    for report in peers:
        reports_by_value.setdefault(report.values[field.name], []).append(report)
    stage = peers[0].stage
    if len(reports_by_value) == 1:
        return field_value(peers[0].values[field.name], peers, stage), []
    comparison = comparisons[field.name]
    among = comparison.bits(reports_by_value)

    def weight(value: Value) -> tuple[int, int, tuple[int, int], tuple[int, int]]:
        """How many publishers give or confirm the value, and how many give it (of a plan none counts); who gave or
        confirmed it last, who gave it last."""
        supporting = [report for one in comparison.supporters(value, among) for report in reports_by_value[one]]
        voices, own_voices = (
            0 if plan else len({report.publisher for report in reports})
            for reports in (supporting, reports_by_value[value])
        )
        return voices, own_voices, max(map(effect, supporting)), effect(reports_by_value[value][-1])

    if field.join is not None and not plan:
        lists = sorted(reports_by_value, key=weight, reverse=True)
        return (
            field_value(field.join(lists), peers, stage),
            [field_value(value, reports_by_value[value], stage) for value in lists],
        )
    fine = [value for value in reports_by_value if not comparison.gives_way(value, among)]
    chosen = max(fine or reports_by_value, key=weight)
    others = [
        field_value(value, reports, stage)
        for value, reports in reports_by_value.items()
        if value != chosen and not comparison.is_coarse(value, among)
    ]
    return field_value(chosen, reports_by_value[chosen], stage), others


def finer_plan(
    field: Field, current: FieldValue, given: Sequence[KnownReport], plans: set[int], comparisons: Comparisons
) -> FieldValue | None:
    """The time of the plan, where the fact agrees with it and is coarser (`that day` beside `that afternoon`)."""
    if not isinstance(current.value, Time) or current.value.precision == "minute" or current.stage in plans:
        return None
    planned = [report for report in given if report.stage in plans]
    if not planned:
        return None
    latest = max(report.stage for report in planned)
    plan, _ = choose(field, [report for report in planned if report.stage == latest], True, comparisons)
    comparison = comparisons[field.name]
    if comparison.confirms(current.value, plan.value) and not comparison.confirms(plan.value, current.value):
        return plan
    return None


def by_value(field: Field, reports: Iterable[KnownReport]) -> list[FieldValue]:
    """The values that the reports give of the field, each with all who give it and its furthest stage."""
    grouped: dict[Value, list[KnownReport]] = {}
    for report in reports:
        if field.name in report.values:
            grouped.setdefault(report.values[field.name], []).append(report)
    return [field_value(value, group, max(report.stage for report in group)) for value, group in grouped.items()]


def field_value(value: Value, reports: Sequence[KnownReport], stage: int) -> FieldValue:
    if len(reports) == 1:
        return FieldValue(value, stage, (reports[0].source,), reports[0].said_by)
    return FieldValue(
        value,
        stage,
        tuple(dict.fromkeys([report.source for report in reports])),
        tuple(dict.fromkeys([speaker for report in reports for speaker in report.said_by])),
    )


def effect(report: KnownReport) -> tuple[int, int]:
    """By this the reports of a record take effect one after another."""
    return report.known_from, report.position
