"""The fold: the reports known at a moment, made into what is so as of that moment.

*A plan is what was said last; a fact is what most publishers say; and nothing goes backward.*

Takes reports (in any order), gives stage, values, and the pairs of values that disagree. It must not know SQL, zones
or files.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tripcli.store.choice import Tallies, by_value, effect, field_value
from tripcli.store.comparison import Comparisons
from tripcli.store.fields import END, START, STATUS, Field
from tripcli.store.folded import Conflict, FieldValue, Folded, KnownReport
from tripcli.values.stages import PLANS


def fold(known: Iterable[KnownReport], fields: Sequence[Field], stages: Sequence[str]) -> Folded:
    """What the known reports come to; there is at least one."""
    return list(folds(known, fields, stages))[-1]


def folds(known: Iterable[KnownReport], fields: Sequence[Field], stages: Sequence[str]) -> list[Folded]:
    """What the known reports come to, as each of them becomes known, in the order in which they take effect."""
    reports = sorted(known, key=effect)
    growing = _Fold(fields, stages, Comparisons(reports, fields))
    return [growing.with_report(report) for report in reports]


class _Share(NamedTuple):
    """What one field adds to the fold."""

    current: FieldValue
    """The value of the furthest stage."""
    shown: FieldValue
    """The value that counts: the current one, or the time of a plan that agrees with it and is finer."""
    conflicts: list[Conflict]


class _Fold:
    """One record, to which its reports are added one at a time.

    A report changes only the fields that it gives; what the others add to the fold is kept.
    """

    def __init__(self, fields: Sequence[Field], stages: Sequence[str], comparisons: Comparisons) -> None:
        self._fields = fields
        self._stages = stages
        self._comparisons = comparisons
        self._plans = {stages.index(name) for name in PLANS if name in stages}
        self._reports: list[KnownReport] = []
        self._plain: list[KnownReport] = []
        self._contesting: list[KnownReport] = []
        self._furthest: list[int] = []
        """Of each plain report the furthest stage up to it."""
        self._given: dict[str, list[KnownReport]] = {}
        """Name of each field -> the plain reports that give it."""
        self._behind: list[KnownReport] = []
        self._tallies = {field.name: Tallies(field, self._plans, comparisons) for field in fields}
        self._shares: dict[str, _Share] = {}

    def with_report(self, report: KnownReport) -> Folded:
        """What the reports come to with one more, which takes effect after all others."""
        self._reports.append(report)
        if report.disputed:
            self._contesting.append(report)
        else:
            self._plain.append(report)
            self._furthest.append(max(report.stage, self._furthest[-1] if self._furthest else report.stage))
            for name in report.values:
                self._given.setdefault(name, []).append(report)
        stage = self._furthest[-1] if self._plain else max(one.stage for one in self._reports)
        before, self._behind = self._behind, _later_at_earlier_stage(self._plain, stage, self._plans)
        self._bring_up_to_date(report, everything=bool(before or self._behind))
        values = {field.name: self._shares[field.name].shown for field in self._fields if field.name in self._shares}
        conflicts = _status_conflict(self._plain, self._behind, stage, self._stages) if self._behind else []
        for share in self._shares_in_order():
            conflicts += share.conflicts
        return Folded(
            stage=max(stage, 0),
            disputed=self._stands_disputed(),
            values=values,
            expected_fields=tuple(
                field.name
                for field in self._fields
                if stage not in self._plans
                and field.may_conflict
                and field.name in values
                and values[field.name].stage in self._plans
            ),
            conflicts=tuple(conflicts),
            reports=tuple(self._reports),
            sources=tuple(dict.fromkeys([report.source for report in self._reports])),
        )

    def _shares_in_order(self) -> list[_Share]:
        """The shares in the order of the fields."""
        return [self._shares[field.name] for field in self._fields if field.name in self._shares]

    def _bring_up_to_date(self, report: KnownReport, *, everything: bool) -> None:
        """Work out the fields again that the report gives; an end also where the start is another one."""
        start = self._shares.get(START.name)
        for field in self._fields:
            changed = field.name in report.values or (field is END and self._shares.get(START.name) is not start)
            if field.name in self._given and (changed or everything):
                self._work_out(field)

    def _work_out(self, field: Field) -> None:
        """What one field adds to the fold now."""
        given, aside = self._with_fitting_start(field)
        if not given:
            self._shares.pop(field.name, None)
            return
        tallies = self._tallies[field.name]
        tallies.count(given)
        current, others = tallies.choice()
        conflicts: list[Conflict] = []
        if field.may_conflict and (others or aside or self._contesting or self._behind):
            furthest = current.stage
            beside = [report for report in aside if report.stage == furthest]
            beside += [report for report in self._behind if report.stage < furthest]
            conflicts += self._disagreements(field, current, [*others, *by_value(field, beside)], disputed=False)
            conflicts += self._disagreements(field, current, by_value(field, self._contesting), disputed=True)
        self._shares[field.name] = _Share(current, tallies.finer_plan(current) or current, conflicts)

    def _with_fitting_start(self, field: Field) -> tuple[list[KnownReport], list[KnownReport]]:
        """The reports that give the field, and those set aside: an end counts only beside a start that fits."""
        given = self._given[field.name]
        if field is not END or START.name not in self._shares:
            return given, []
        start = self._shares[START.name].shown.value
        fitting: list[KnownReport] = []
        aside: list[KnownReport] = []
        for report in given:
            own = report.values.get(START.name, start)
            fits = own == start or self._comparisons[START.name].confirms(own, start)
            (fitting if fits else aside).append(report)
        return fitting, aside

    def _disagreements(
        self, field: Field, current: FieldValue, others: Iterable[FieldValue], *, disputed: bool
    ) -> list[Conflict]:
        """The pairs of the current value with each that neither confirms it nor is confirmed by it."""
        comparison = self._comparisons[field.name]
        return [
            Conflict(
                field.name, current.stage if disputed else min(current.stage, other.stage), current, other, disputed
            )
            for other in others
            if not comparison.agree(other.value, current.value)
        ]

    def _stands_disputed(self) -> bool:
        """Whether a dispute is not yet answered by a report of a further stage."""
        furthest = self._furthest[-1] if self._plain else -1
        return any(furthest <= self._contested_stage(report) for report in self._contesting)

    def _contested_stage(self, dispute: KnownReport) -> int:
        """The stage that a dispute says it contests, else the furthest that was known when it came."""
        if dispute.stage >= 0:
            return dispute.stage
        known = bisect_right(self._plain, dispute.known_from, key=lambda report: report.known_from)
        return self._furthest[known - 1] if known else -1


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
