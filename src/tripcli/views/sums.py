"""The sums of pledges: which figures are added, and each whole as the ceiling of its parts.

Takes a request and the tables of `pledges.sql`. All figures of a sum have one unit, kind, payer, receiver, stage and
bound, and either the payer's side has spoken of them all or of none.
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from typing import NamedTuple

from tripcli.query.filters import selection
from tripcli.query.request import Request

DIGITS = 80
"""An amount has at most 39 digits; a sum of many is still exact with these."""

ONE_SIDE = "one side''s word"
"""Marks a pledge of which only the receiver's side has spoken, in SQL."""


class Key(NamedTuple):
    """What all figures of a sum have in common."""

    unit: str
    kind: str
    payer: str | None
    """Ids joined with `;`; None for a sum over several payers."""
    payee: str | None
    status: str
    bound: str
    one_side: int
    """1 when only the receiver's side has spoken of the figures."""


class Amount(NamedTuple):
    """An amount, and the range that sources give where they differ."""

    amount: Decimal
    least: Decimal
    most: Decimal

    def plus(self, other: "Amount") -> "Amount":
        """Return the sum of both, and of both ends of their ranges."""
        return Amount(self.amount + other.amount, self.least + other.least, self.most + other.most)

    def within(self, ceiling: "Amount") -> "Amount":
        """Return the amount, each end of its range no larger than that of the ceiling."""
        return Amount(*(min(own, top) for own, top in zip(self, ceiling, strict=True)))


ZERO = Amount(Decimal(), Decimal(), Decimal())


class Figure(NamedTuple):
    """A pledge that is counted."""

    id: str
    amount: Amount
    key: Key
    sides: str
    """The countries of payer and receiver, or their companies: `Utopia, companies → Atlantis`."""


class Whole(NamedTuple):
    """A pledge that includes others."""

    id: str
    ceiling: Amount | None
    """What its parts can come to at most; None where its amount is a least one, a rate or in a unit that is not
    added."""


class Total(NamedTuple):
    """One sum."""

    key: Key
    amount: Amount
    payers: tuple[str, ...]
    pledges: tuple[str, ...]
    overlapping: tuple[str, ...]
    """Wholes whose parts come to more than they do: the amount of the whole is in the sum."""


def totals(request: Request, tables: str) -> list[Total]:
    """Return the sums, the largest of each unit first; where several payers share a key, also their sum."""
    wholes = _wholes(request)
    groups: dict[Key, list[Figure]] = {}
    for figure in _figures(request, tables):
        groups.setdefault(figure.key, []).append(figure)
    over_payers: dict[Key, list[Figure]] = {}
    for key, figures in groups.items():
        over_payers.setdefault(key._replace(payer=None), []).extend(figures)
    for key, figures in over_payers.items():
        if len({figure.key.payer for figure in figures}) > 1:
            groups[key] = figures
    with localcontext(prec=DIGITS):
        result = [_total(key, figures, wholes) for key, figures in groups.items()]
        return sorted(
            result,
            key=lambda total: (total.key.unit, total.key.payer is None, -total.amount.amount, repr(total.key[1:])),
        )


class SidesTotal(NamedTuple):
    """One sum of all payers of a side in one trip."""

    trip: str
    """Id of the trip."""
    sides: str
    """The countries of payer and receiver, or their companies."""
    total: Total


def totals_of_sides(request: Request, tables: str) -> list[SidesTotal]:
    """Return the sums of each trip by the sides of payer and receiver, the largest of each unit first."""
    wholes = _wholes(request)
    groups: dict[tuple[str, str, Key], list[Figure]] = {}
    for figure in _figures(request, tables):
        key = request.knowledge.trip_of(figure.id), figure.sides, figure.key._replace(payer=None, payee=None)
        groups.setdefault(key, []).append(figure)
    with localcontext(prec=DIGITS):
        result = [
            SidesTotal(trip, sides, _total(key, figures, wholes)) for (trip, sides, key), figures in groups.items()
        ]
        return sorted(result, key=lambda one: (one.sides, one.total.key.unit, -one.total.amount.amount))


def _amount(amount: str, least: str | None, most: str | None) -> Amount:
    return Amount(Decimal(amount), Decimal(least or amount), Decimal(most or amount))


def _figures(request: Request, tables: str) -> list[Figure]:
    """The figures that are counted."""
    clause, parameters = selection(("pledge",), request.selections)
    query = f"""\
{clause}, {tables}
SELECT r.id, r.between_nations,
  r.amount, r.amount_least, r.amount_most, r.unit, r.kind, r.payer, r.payee, r.status, r.bound, r.one_side
FROM line r
JOIN counted ON counted.id = r.id
WHERE counted.counted = 'yes'
ORDER BY r.rank"""
    rows = request.knowledge.connection.execute(query, parameters)
    return [
        Figure(pledge, _amount(amount, least, most), Key(*key), sides)
        for pledge, sides, amount, least, most, *key in rows
    ]


def _wholes(request: Request) -> dict[str, list[Whole]]:
    """The wholes above each pledge in its own unit, the nearest first, selected or not."""
    query = """\
SELECT a.record, p.id, CASE WHEN p.addable AND p.bound != 'at-least' THEN p.amount END, p.amount_least, p.amount_most
FROM pledge_above a
JOIN pledge p ON p.id = a.above
JOIN pledge part ON part.id = a.record AND part.unit = p.unit
ORDER BY a.record, a.distance"""
    result: dict[str, list[Whole]] = {}
    for record, whole, amount, least, most in request.knowledge.connection.execute(query):
        ceiling = None if amount is None else _amount(amount, least, most)
        result.setdefault(record, []).append(Whole(whole, ceiling))
    return result


def _total(key: Key, figures: Iterable[Figure], wholes: dict[str, list[Whole]]) -> Total:
    """The sum of the figures of one key, where the parts of a whole never come to more than it."""
    figures = list(figures)
    sums = {figure.id: figure.amount for figure in figures}
    height: dict[str, int] = {}
    above: dict[str, Whole] = {}
    for figure in figures:
        child = figure.id
        for distance, whole in enumerate(wholes.get(figure.id, ()), 1):
            above[child] = whole
            height[whole.id] = max(distance, height.get(whole.id, 0))
            child = whole.id
    ceilings = {whole.id: whole.ceiling for whole in above.values()}
    parts: dict[str, list[str]] = {}
    for child, whole in above.items():
        parts.setdefault(whole.id, []).append(child)
    overlapping = []
    for whole_id in sorted(height, key=lambda one: height[one]):  # a whole stands behind those that are part of it
        subtotal = _sum(sums.pop(child) for child in parts[whole_id] if child in sums)
        ceiling = ceilings[whole_id]
        if ceiling is not None and subtotal.amount > ceiling.amount:
            overlapping.append(whole_id)
        sums[whole_id] = subtotal if ceiling is None else subtotal.within(ceiling)
    return Total(
        key,
        _sum(sums.values()),
        tuple(dict.fromkeys(payer for figure in figures for payer in (figure.key.payer or "").split(";"))),
        tuple(figure.id for figure in figures),
        tuple(sorted(overlapping)),
    )


def _sum(amounts: Iterable[Amount]) -> Amount:
    result = ZERO
    for amount in amounts:
        result = result.plus(amount)
    return result


def plain(amount: Decimal) -> str:
    """Return plain digits, without an exponent."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
