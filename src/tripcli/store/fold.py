"""The fold: the reports known at a moment, made into what is so as of that moment.

*A plan is what was said last; a fact is what most publishers say; and nothing goes backward.*

Takes what sources said (in any order), gives stage, values, and the pairs of values that disagree. It must not know
SQL, zones or files.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from tripcli.store.fields import END, START, Field, Value
from tripcli.values.stages import PLANS


class Said(NamedTuple):
    """One report, as the fold needs it."""

    known_from: int
    """Instant at which its source was surely out, in seconds since 1970 UTC."""
    place: int
    """Place in the record's list of reports, from 0."""
    source: str
    publisher: str
    """Whose word it is: copies of one agency are one voice."""
    stage: int
    """Place of its stage among those of the record's kind; -1 when it gives none."""
    disputed: bool
    values: Mapping[str, Value]
    """By the name of the field."""


class Given(NamedTuple):
    """A value and who gives it."""

    value: Value
    stage: int
    sources: tuple[str, ...]
    """In order of publication."""


class Conflict(NamedTuple):
    """Two values of one field that disagree at one stage, or of which one is disputed."""

    field: str
    stage: int
    current: Given
    other: Given
    disputed: bool
    """Whether the other value is a dispute's."""


class Folded(NamedTuple):
    """What is so as of a moment."""

    stage: int
    disputed: bool
    values: Mapping[str, Given]
    expected_fields: tuple[str, ...]
    """Fields that only plans give, though the record itself has come further."""
    conflicts: tuple[Conflict, ...]
    sources: tuple[str, ...]
    """All sources that report the record, in order of publication."""


def fold(known: Iterable[Said], fields: Sequence[Field], stages: Sequence[str]) -> Folded:
    """What the known reports come to; there is at least one."""
    reports = sorted(known, key=lambda said: (said.known_from, said.place))
    plain = [said for said in reports if not said.disputed]
    contesting = [said for said in reports if said.disputed]
    stage = max((said.stage for said in plain), default=max(said.stage for said in reports))
    plans = {stages.index(name) for name in PLANS if name in stages}
    values: dict[str, Given] = {}
    conflicts: list[Conflict] = []
    named = {name for said in plain for name in said.values}
    for field in fields:
        if field.name not in named:
            continue
        given, aside = _said_of(field, plain, values)
        if not given:
            continue
        furthest = max([said.stage for said in given])
        peers = [said for said in given if said.stage == furthest]
        current, others = _choose(field, peers, furthest in plans)
        values[field.name] = current
        if field.may_conflict and (others or aside or contesting):
            beside = _alone(field, [said for said in aside if said.stage == furthest])
            conflicts += _disagreements(field, current, [*others, *beside], disputed=False)
            conflicts += _disagreements(field, current, _alone(field, contesting), disputed=True)
    ahead = stage not in plans
    return Folded(
        stage=max(stage, 0),
        disputed=_stands_disputed(plain, contesting),
        values=values,
        expected_fields=tuple(
            field.name
            for field in fields
            if ahead and field.may_conflict and field.name in values and values[field.name].stage in plans
        ),
        conflicts=tuple(conflicts),
        sources=tuple(dict.fromkeys(said.source for said in reports)),
    )


def _said_of(field: Field, reports: Sequence[Said], values: Mapping[str, Given]) -> tuple[list[Said], list[Said]]:
    """The reports whose value may be told, and those set aside: an end counts only beside its own start, or none."""
    given = [said for said in reports if field.name in said.values]
    if field is not END or START.name not in values:
        return given, []
    start = values[START.name].value
    fitting: list[Said] = []
    aside: list[Said] = []
    for said in given:
        (fitting if said.values.get(START.name, start) == start else aside).append(said)
    return fitting, aside


def _alone(field: Field, reports: Iterable[Said]) -> list[Given]:
    """What each report gives of the field, apart from the others."""
    return [_given(said.values[field.name], [said], said.stage) for said in reports if field.name in said.values]


def _choose(field: Field, peers: Sequence[Said], plan: bool) -> tuple[Given, list[Given]]:
    """The value that is told and the others that remain, of reports of one stage in order of publication."""
    by_value: dict[Value, list[Said]] = {}
    for said in peers:
        by_value.setdefault(said.values[field.name], []).append(said)
    stage = peers[0].stage
    if len(by_value) == 1:
        return _given(peers[0].values[field.name], peers, stage), []

    def weight(value: Value) -> tuple[int, int, int]:
        last = by_value[value][-1]
        voices = 0 if plan else len({said.publisher for said in by_value[value]})
        return (voices, last.known_from, last.place)

    if field.join is not None and not plan:
        lists = sorted(by_value, key=weight, reverse=True)
        return _given(field.join(lists), peers, stage), [_given(value, by_value[value], stage) for value in lists]
    fine = [value for value in by_value if not _is_coarse(field, value, by_value, field.gives_way)]
    chosen = max(fine or by_value, key=weight)
    others = [
        _given(value, said, stage)
        for value, said in by_value.items()
        if value != chosen and not _is_coarse(field, value, by_value, field.confirms)
    ]
    return _given(chosen, by_value[chosen], stage), others


def _is_coarse(field: Field, value: Value, values: Iterable[Value], relation: Callable[[Value, Value], bool]) -> bool:
    """Whether another value makes this one superfluous; of two that are equally exact, neither is."""
    for other in values:
        if other is not value and relation(value, other) and other != value and not relation(other, value):
            return True
    return False


def _given(value: Value, reports: Sequence[Said], stage: int) -> Given:
    return Given(value, stage, tuple(dict.fromkeys([said.source for said in reports])))


def _disagreements(field: Field, current: Given, others: Iterable[Given], *, disputed: bool) -> list[Conflict]:
    """The pairs of the told value with each that neither confirms it nor is confirmed by it."""
    return [
        Conflict(field.name, current.stage, current, other, disputed)
        for other in others
        if not field.confirms(other.value, current.value) and not field.confirms(current.value, other.value)
    ]


def _stands_disputed(plain: Sequence[Said], contesting: Sequence[Said]) -> bool:
    """Whether a dispute is not yet answered by a report of a further stage."""
    furthest = max((said.stage for said in plain), default=-1)
    return any(furthest <= _contested_stage(said, plain) for said in contesting)


def _contested_stage(dispute: Said, plain: Sequence[Said]) -> int:
    """The stage that a dispute says it contests, else the furthest that was known when it came."""
    if dispute.stage >= 0:
        return dispute.stage
    return max((said.stage for said in plain if said.known_from <= dispute.known_from), default=-1)
