"""The choice among the values that reports give of one field: which counts, and which remain beside it.

*A plan is what was said last; a fact is what most publishers say.*
"""

from collections.abc import Iterable, Sequence

from tripcli.store.comparison import Comparisons, indexes
from tripcli.store.fields import Field, Value
from tripcli.store.folded import FieldValue, KnownReport
from tripcli.values.times import Time

Choice = tuple[FieldValue, list[FieldValue]]
"""The value that counts, and the others that remain."""


class Tally:
    """What the reports of one stage say of one field, kept up as reports are added in order of publication.

    Each report is counted once, for its value and for those that it confirms, so that a further report costs no more
    than a look at each value.
    """

    def __init__(self, field: Field, stage: int, plan: bool, comparisons: Comparisons) -> None:
        self._field = field
        self._stage = stage
        self._plan = plan
        self._comparisons = comparisons
        self._reports: list[KnownReport] = []
        self._given: dict[int, list[KnownReport]] = {}
        """Index of a value -> the reports that give it."""
        self._among = 0
        """Bits of the values that are given."""
        self._publishers: dict[str, int] = {}
        """Publisher -> its bit."""
        self._own_voices: dict[int, int] = {}
        """Index of a value -> bits of the publishers that give it."""
        self._voices: dict[int, int] = {}
        """Index of a value -> bits of the publishers that give or confirm it."""
        self._last: dict[int, tuple[int, int]] = {}
        """Index of a value -> when it was last given or confirmed."""
        self._field_values: dict[int, FieldValue] = {}
        self._choice: Choice | None = None

    def add(self, report: KnownReport) -> None:
        """Count a report, which takes effect after all that were added before it."""
        comparison = self._comparisons[self._field.name]
        index = comparison.index(report.values[self._field.name])
        publisher = 1 << self._publishers.setdefault(report.publisher, len(self._publishers))
        self._reports.append(report)
        if index not in self._given:
            self._add_value(index, comparison.confirmed[index] & self._among)
        self._given[index].append(report)
        self._own_voices[index] |= publisher
        for supported in (index, *indexes(comparison.confirming[index] & self._among)):
            self._voices[supported] |= publisher
            self._last[supported] = effect(report)
        self._field_values.pop(index, None)
        self._choice = None

    def _add_value(self, index: int, supporting: int) -> None:
        """Begin to count a value that no report gave before; the values of the set support it."""
        self._given[index] = []
        self._among |= 1 << index
        self._own_voices[index] = 0
        self._voices[index] = 0
        for supporter in indexes(supporting):
            self._voices[index] |= self._own_voices[supporter]

    def choice(self) -> Choice:
        """The value that counts and the others that remain, of the reports so far."""
        if self._choice is None:
            self._choice = self._choose()
        return self._choice

    def _choose(self) -> Choice:
        if len(self._given) == 1:
            (index,) = self._given
            return self._field_value(index), []
        comparison = self._comparisons[self._field.name]
        if self._field.join is not None and not self._plan:
            lists = sorted(self._given, key=self._weight, reverse=True)
            joined = self._field.join([comparison.values[index] for index in lists])
            return field_value(joined, self._reports, self._stage), [self._field_value(index) for index in lists]
        fine = [index for index in self._given if not comparison.gives_way(index, self._among)]
        chosen = max(fine or self._given, key=self._weight)
        others = [
            self._field_value(index)
            for index in self._given
            if index != chosen and not comparison.is_coarse(index, self._among)
        ]
        return self._field_value(chosen), others

    def _weight(self, index: int) -> tuple[int, int, tuple[int, int], tuple[int, int]]:
        """How many publishers give or confirm the value, and how many give it (of a plan none counts); who gave or
        confirmed it last, who gave it last."""
        last = self._last[index], effect(self._given[index][-1])
        if self._plan:
            return 0, 0, *last
        return self._voices[index].bit_count(), self._own_voices[index].bit_count(), *last

    def _field_value(self, index: int) -> FieldValue:
        """The value with all who give it."""
        made = self._field_values.get(index)
        if made is None:
            value = self._comparisons[self._field.name].values[index]
            made = self._field_values[index] = field_value(value, self._given[index], self._stage)
        return made


class Tallies(dict[int, Tally]):
    """The tallies of one field by stage, brought up to date with the reports that count."""

    def __init__(self, field: Field, plans: set[int], comparisons: Comparisons) -> None:
        super().__init__()
        self._field = field
        self._plans = plans
        self._comparisons = comparisons
        self._counted: list[KnownReport] = []

    def __missing__(self, stage: int) -> Tally:
        self[stage] = tally = Tally(self._field, stage, stage in self._plans, self._comparisons)
        return tally

    def count(self, reports: Sequence[KnownReport]) -> None:
        """Count these reports and no others; usually they are those of before and some more."""
        before = len(self._counted)
        if self._counted != reports[:before]:
            self.clear()
            before = 0
        for report in reports[before:]:
            self[report.stage].add(report)
        self._counted = list(reports)

    def choice(self) -> Choice:
        """The choice at the furthest stage."""
        return self[max(self)].choice()

    def finer_plan(self, current: FieldValue) -> FieldValue | None:
        """The time of the plan, where the fact agrees with it and is coarser (`that day` beside `that afternoon`)."""
        if not isinstance(current.value, Time) or current.value.precision == "minute" or current.stage in self._plans:
            return None
        planned = [stage for stage in self if stage in self._plans]
        if not planned:
            return None
        plan, _ = self[max(planned)].choice()
        comparison = self._comparisons[self._field.name]
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
    """The value with all who give it."""
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
