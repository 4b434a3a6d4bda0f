"""Rows of what each report of a record gives, of what it changed, and of the record's values with who gives them.

A record is a number in these rows, and so are sources, fields and stages. A value that a report gives stands in
`value_row`, once; other rows name the position of the report.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from tripcli.store.fields import DISPUTED, FIELDS, STATUS, Value
from tripcli.store.folded import Folded
from tripcli.store.links import FOREVER, Reported, kind_of
from tripcli.store.rows.shared import Cell
from tripcli.store.rows.spans import RANKS, giving, spans
from tripcli.store.rows.value_text import value_text
from tripcli.store.versions import Step, Version, reports_of
from tripcli.store.words import NUMBERS
from tripcli.values.stages import STAGES
from tripcli.values.words import join_ids

NOT_COMPARED = frozenset({"note"})
"""Fields that are words about the record, not facts of it."""

LISTS = frozenset({"participants", "topics"})
"""Fields of which a report seldom gives all, so that another list does not disagree."""

MASK_BITS = 62
"""Positions below this fit into one number of SQLite."""

Values = tuple[Cell, ...]
"""The cells of a row, in the order of the table's columns."""


class Details:
    """The rows of one record."""

    def __init__(self, record: Reported, number: int, history: Sequence[Step], sources: Mapping[str, int]) -> None:
        """`number` and `sources` are the numbers of the record and of all sources."""
        self.record = record
        self.number = number
        self.history = history
        self.sources = sources
        self.kind = kind_of(record)
        self.positions: dict[str, int] = {}
        """Id of a source -> the position of its first report."""
        for position, step in enumerate(history):
            self.positions.setdefault(step.report.source, position)

    @cached_property
    def given(self) -> dict[tuple[str, str], int]:
        """Field and text of each value that reports give -> the position of the first report that gives it."""
        given: dict[tuple[str, str], int] = {}
        for position, step in enumerate(self.history):
            for name, value in step.report.values.items():
                given.setdefault((name, value_text(name, value)), position)
        return given

    def report_rows(self) -> Iterator[Values]:
        """Rows of report_row: which source says when how far the record had come."""
        reports = reports_of(self.record)
        for position, (known, _) in enumerate(self.history):
            report = reports[known.position]
            yield (
                self.number, position, self.sources[report.source], known.known_from,
                NUMBERS[report.status] if report.status else None, report.disputed, join_ids(known.said_by),
            )  # fmt: skip

    def value_rows(self) -> Iterator[Values]:
        """Rows of value_row: the values that each report gives, and its note."""
        for position, step in enumerate(self.history):
            for name, value in step.report.values.items():
                yield self.number, position, NUMBERS[name], value_text(name, value)

    def change_rows(self) -> Iterator[Values]:
        """Rows of change_row: each field that a report changed, in the order in which the reports take effect."""
        before: dict[str, Value] = {}
        for number, step in enumerate(self.history):
            after = self._state(step)
            rank = 0
            for name in dict.fromkeys((*after, *before)):
                if before.get(name) == after.get(name):
                    continue
                if _comparable(before.get(name)) != _comparable(after.get(name)):
                    text = value_text(name, after[name]) if name in after else None
                    position = self.given.get((name, text)) if text is not None else None
                    yield self.number, number, rank, NUMBERS[name], position, None if position is not None else text
                    rank += 1
                else:
                    after[name] = before[name]  # the same in another order
            before = after

    def aside_rows(self) -> Iterator[Values]:
        """Rows of aside_row: values that the record did not take, and that disagree with what it took."""
        for number, step in enumerate(self.history):
            rank = 0
            for field in FIELDS[self.kind]:
                given, current = step.report.values.get(field.name), step.folded.values.get(field.name)
                if given is None or current is None or given == current.value or field.name in NOT_COMPARED | LISTS:
                    continue
                if not field.confirms(given, current.value) and not field.confirms(current.value, given):
                    yield self.number, number, rank, NUMBERS[field.name]
                    rank += 1

    def field_rows(self, versions: Sequence[Version]) -> Iterator[Values]:
        """Rows of field_row: the values of the record's fields, its stage, and whether it is disputed."""
        ranks = RANKS[self.kind]
        found = sorted(
            spans(versions, self._values), key=lambda span: (ranks[span[0][0]], span[1], span[0][1], span[0][2])
        )
        texts: dict[tuple[str, str], int] = {}
        for rank, (content, begin, end) in enumerate(found):
            name, stage, text, sources, said_by = content
            position = None if name in {STATUS, DISPUTED} else self.given.get((name, text))
            kept = None if position is not None or name == STATUS else texts.setdefault((name, text), rank)
            given = [self.positions[source] for source in sources]
            yield (
                self.number, rank, begin, None if end == FOREVER else end, NUMBERS[name],
                NUMBERS[stage] if stage else None, position, text if kept == rank else kept,
                positions_cell(given), said_by,
            )  # fmt: skip

    def _values(self, folded: Folded) -> list[tuple[str, str, str, tuple[str, ...], str | None]]:
        """Field, stage, text, sources and speakers of each value; one that stands outside the reports is of all."""
        stages = STAGES[self.kind]
        contents = [
            (
                name,
                stages[given.stage] if given.stage >= 0 else "",
                value_text(name, given.value),
                given.sources or folded.sources,
                join_ids(given.said_by),
            )
            for name, given in folded.values.items()
        ]
        stage = stages[folded.stage]
        contents.append((STATUS, stage, stage, *giving(folded, disputed=False)))
        if folded.disputed:
            contents.append((DISPUTED, stage, "yes", *giving(folded, disputed=True)))
        return contents

    def _state(self, step: Step) -> dict[str, Value]:
        """The record's stage, dispute and values; what is empty is left out."""
        state: dict[str, Value] = {STATUS: STAGES[self.kind][step.folded.stage]}
        if step.folded.disputed:
            state[DISPUTED] = "yes"
        for name, given in step.folded.values.items():
            if name not in NOT_COMPARED and given.value not in {(), ""}:
                state[name] = given.value
        return state


def _comparable(value: Value) -> Value:
    """A value that equals another when they hold the same items in whatever order."""
    return frozenset(value) if type(value) is tuple else value


def positions_cell(positions: Sequence[int]) -> Cell:
    """Positions as a number with a bit for each; as a text where they are not in order, or too large for that."""
    if positions[-1] < MASK_BITS and all(one < other for one, other in pairwise(positions)):
        return sum(1 << position for position in positions)
    return ",".join(map(str, positions))
