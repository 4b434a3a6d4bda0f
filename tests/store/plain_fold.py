"""The fold as the rules have it, sentence by sentence, without any thought of speed: what the program's must equal.

It sorts and compares all reports again for each moment, so its time grows with the cube of the reports.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tripcli.store.fields import END, START, STATUS, Field, Value
from tripcli.store.folded import Conflict, FieldValue, Folded, KnownReport
from tripcli.values.stages import PLANS
from tripcli.values.times import Time


class Comparison:
    """How the values of one field of one record compare; only values given at the start are compared quickly."""

    def __init__(self, field: Field, values: Iterable[Value]) -> None:
        self._field = field
        self._values = list(dict.fromkeys(values))
        self._index = {value: index for index, value in enumerate(self._values)}
        count = len(self._values)
        self._confirmed_by = [0] * count
        """Bits of the other values that confirm this one's content."""
        gives_way_to = [0] * count
        for one in range(count):
            for other in range(count):
                if one == other:
                    continue
                if field.confirms(self._values[one], self._values[other]):
                    self._confirmed_by[one] |= 1 << other
                if field.gives_way(self._values[one], self._values[other]):
                    gives_way_to[one] |= 1 << other
        self._confirms = [_transposed(self._confirmed_by, index) for index in range(count)]
        """Bits of the other values whose content this one includes."""
        self._coarser_than = [bits & ~self._confirms[index] for index, bits in enumerate(self._confirmed_by)]
        way = [_transposed(gives_way_to, index) for index in range(count)]
        self._gives_way_only = [bits & ~way[index] for index, bits in enumerate(gives_way_to)]

    def bits(self, values: Iterable[Value]) -> int:
        """A set of values as one number, as the other methods take it."""
        return sum(1 << self._index[value] for value in values)

    def confirms(self, coarse: Value, fine: Value) -> bool:
        """Whether the second value says all that the first says."""
        if coarse == fine:
            return True
        one, other = self._index.get(coarse), self._index.get(fine)
        if one is None or other is None:
            return self._field.confirms(coarse, fine)
        return bool(self._confirmed_by[one] >> other & 1)

    def agree(self, one: Value, other: Value) -> bool:
        """Whether one of the two values confirms the other."""
        return self.confirms(one, other) or self.confirms(other, one)

    def gives_way(self, value: Value, among: int) -> bool:
        """Whether another value of the set is to be shown instead; of two equally exact ones, neither gives way."""
        return bool(self._gives_way_only[self._index[value]] & among)

    def is_coarse(self, value: Value, among: int) -> bool:
        """Whether another, more exact value of the set says all that this one says."""
        return bool(self._coarser_than[self._index[value]] & among)

    def supporters(self, value: Value, among: int) -> Iterator[Value]:
        """The value itself, and the others of the set that say nothing more."""
        index = self._index[value]
        yield value
        bits = self._confirms[index] & among
        while bits:
            lowest = bits & -bits
            yield self._values[lowest.bit_length() - 1]
            bits ^= lowest


def _transposed(rows: Sequence[int], column: int) -> int:
    """The bits of one column of a square of bits."""
    return sum(1 << index for index, bits in enumerate(rows) if bits >> column & 1)


class Comparisons(dict[str, Comparison]):
    """The comparison of each field's values, by the field's name; worked out when it is first asked for."""

    def __init__(self, reports: Sequence[KnownReport], fields: Sequence[Field]) -> None:
        super().__init__()
        self._reports = reports
        self._fields = {field.name: field for field in fields}

    def __missing__(self, name: str) -> Comparison:
        values = [report.values[name] for report in self._reports if name in report.values]
        self[name] = comparison = Comparison(self._fields[name], values)
        return comparison


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


def plain_fold(
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
