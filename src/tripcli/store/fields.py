"""The fields that fold, and how two values of one field compare.

Takes records' field names and the texts that authors wrote. It must not know the store or the order of reports.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from tripcli.records import Participant
from tripcli.values.amounts import (
    length_confirms,
    length_gives_way,
    measure_confirms,
    measure_gives_way,
    parse_count,
    parse_length,
    plain_amount,
)
from tripcli.values.time_relations import confirms, gives_way
from tripcli.values.times import parse_time
from tripcli.values.vocabulary import UNNAMED

Value = Any
"""A value as `Field.read` makes it: what it is, only its own field's functions know."""


class Field(NamedTuple):
    """One field, or a few that fold as one, and how its values compare."""

    name: str
    """The first field of those that fold as one; a conflict goes by this name."""
    type: str
    """What its values are: time, length, count, figure, text, texts, people or word."""
    parts: tuple[str, ...]
    """The fields that the value is made of."""
    read: Callable[..., Value]
    """Makes the value of the texts of the parts (None where one is not given)."""
    confirms: Callable[[Value, Value], bool]
    """Whether the second value says all that the first says, as exactly or more so: the two do not disagree."""
    gives_way: Callable[[Value, Value], bool]
    """Whether the second value is to be shown rather than the first."""
    may_conflict: bool = True
    """False for words that may differ without contradiction."""
    join: Callable[[Sequence[Value]], Value] | None = None
    """Makes one value of all that reports of a fact give, where each source names only some of many; the weightiest
    value comes first."""


class Amount(NamedTuple):
    """A figure as one source gives it."""

    amount: str
    """Plain digits, or `unnamed`."""
    bound: str
    """Empty when the source does not say how firm the number is."""
    unit: str
    per: str


def _read_amount(amount: str, bound: str | None, unit: str | None, per: str | None) -> Amount:
    digits = amount if amount == UNNAMED else plain_amount(amount)
    return Amount(digits, bound or "", unit or "", per or "")


def _amount_confirms(coarse: Amount, fine: Amount) -> bool:
    """A number without a bound says no more than the same number with one; `about` is the least firm bound."""
    if coarse.amount == UNNAMED:
        return True
    if (coarse.amount, coarse.unit, coarse.per) != (fine.amount, fine.unit, fine.per):
        return False
    return coarse.bound in {fine.bound, ""} or (coarse.bound == "about" and fine.bound != "")


_NEGATIONS = frozenset({"not", "no", "never", "without", "nor", "neither", "none", "t", "denied", "denies", "cannot"})
"""Words that turn the meaning of a text around; `t` is what stays of `isn't`."""


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _text_confirms(coarse: str, fine: str) -> bool:
    """Whether all words of a text stand in another, and the others there negate nothing."""
    if coarse == fine:
        return True
    words = _words(coarse)
    return bool(words) and words <= _words(fine) and not (_words(fine) - words) & _NEGATIONS


def _read_participants(items: tuple[str | Participant, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of id and presence; no presence where the stage of the report decides it."""
    return tuple((item, "") if isinstance(item, str) else (item.person, item.as_ or "") for item in items)


def with_presence(items: tuple[tuple[str, str], ...], held: bool) -> tuple[tuple[str, str], ...]:
    """The same pairs with presence: whoever is named without it was there if the event was held."""
    usual = "present" if held else "expected"
    return tuple((person, presence or usual) for person, presence in items)


class _Presences(NamedTuple):
    """The people of a list, apart by whether they were there; of those whom it names twice the last entry counts."""

    people: frozenset[str]
    present: frozenset[str]
    not_present: frozenset[str]


@lru_cache(maxsize=4096)
def _presences(items: tuple[tuple[str, str], ...]) -> _Presences:
    presence_of = dict(items)
    present = frozenset(person for person, presence in presence_of.items() if presence == "present")
    return _Presences(frozenset(presence_of), present, frozenset(presence_of) - present)


def _participants_confirm(coarse: tuple[tuple[str, str], ...], fine: tuple[tuple[str, str], ...]) -> bool:
    """A list does not deny those whom it leaves out: lists disagree only on somebody whom both name."""
    one, other = _presences(coarse), _presences(fine)
    return one.present.isdisjoint(other.not_present) and one.not_present.isdisjoint(other.present)


def _participants_give_way(coarse: tuple[tuple[str, str], ...], fine: tuple[tuple[str, str], ...]) -> bool:
    """The fuller of two lists that agree is shown."""
    return _presences(coarse).people <= _presences(fine).people and _participants_confirm(coarse, fine)


def _join_participants(lists: Sequence[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    """Everybody whom a list names; where lists disagree on somebody, the first that names them counts."""
    presences: dict[str, str] = {}
    for one in lists:
        for person, presence in one:
            presences.setdefault(person, presence)
    return tuple(presences.items())


def _join_topics(lists: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Every topic that a list names."""
    return tuple(dict.fromkeys(topic for one in lists for topic in one))


def _subset(coarse: tuple[str, ...], fine: tuple[str, ...]) -> bool:
    return set(coarse) <= set(fine)


def _same(coarse: str, fine: str) -> bool:
    return coarse == fine


def _time_field(name: str) -> Field:
    return Field(name, "time", (name,), parse_time, confirms, gives_way)


def _text_field(name: str) -> Field:
    return Field(name, "text", (name,), str, _text_confirms, _text_confirms)


START, END = _time_field("start"), _time_field("end")
LENGTH = Field("length", "length", ("length",), parse_length, length_confirms, length_gives_way)
ATTENDANCE = Field("attendance", "count", ("attendance",), parse_count, measure_confirms, measure_gives_way)
AMOUNT = Field("amount", "figure", ("amount", "bound", "unit", "per"), _read_amount, _amount_confirms, _amount_confirms)
TITLE, VENUE, PERIOD = _text_field("title"), _text_field("venue"), _text_field("period")
BINDING = Field("binding", "word", ("binding",), str, _same, _same)
TOPICS = Field("topics", "texts", ("topics",), tuple, _subset, _subset, may_conflict=False, join=_join_topics)
NOTE = Field("note", "text", ("note",), str, _same, _same, may_conflict=False)
PARTICIPANTS = Field(
    "participants", "people", ("participants",), _read_participants, _participants_confirm, _participants_give_way,
    join=_join_participants,
)  # fmt: skip

STOP_FIELDS = (_time_field("arrive"), _time_field("depart"), NOTE)
EVENT_FIELDS = (START, END, LENGTH, TITLE, VENUE, PARTICIPANTS, TOPICS, ATTENDANCE, NOTE)
AGREEMENT_FIELDS = (_time_field("date"), TITLE, VENUE, BINDING, TOPICS, NOTE)
PLEDGE_FIELDS = (AMOUNT, TITLE, PERIOD, BINDING, TOPICS, NOTE)

FIELDS = {"stop": STOP_FIELDS, "event": EVENT_FIELDS, "agreement": AGREEMENT_FIELDS, "pledge": PLEDGE_FIELDS}
"""The fields of each kind of record, in the order in which people see them."""

STATUS, DISPUTED = "status", "disputed"
"""What the fold itself says of a record; in the store they stand beside its fields."""

TYPES = {STATUS: "word", DISPUTED: "flag"} | {field.name: field.type for fields in FIELDS.values() for field in fields}
"""Name of each field -> the type of its values."""
