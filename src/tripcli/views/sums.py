"""The sums of pledges: which figures are added, and each whole as the ceiling of its parts.

Takes a request and the tables of `pledges.sql`. A sum has one unit, kind, payer, receiver, stage and bound.
"""

from collections.abc import Iterable
from decimal import Decimal, localcontext
from typing import NamedTuple

from tripcli.query.filters import selection
from tripcli.query.request import Request

DIGITS = 80
"""An amount has at most 39 digits; a sum of many is still exact with these."""


class Key(NamedTuple):
    """What all figures of a sum have in common."""

    unit: str
    kind: str
    payer: str | None
    """None for a sum over several payers."""
    payee: str | None
    status: str
    bound: str


class Figure(NamedTuple):
    """A pledge that is counted."""

    id: str
    amount: Decimal
    key: Key


class Whole(NamedTuple):
    """A pledge that includes others."""

    id: str
    ceiling: Decimal | None
    """What its parts can come to at most; None where its amount is a rate, a least amount or in a unit that is not
    added."""


class Total(NamedTuple):
    """One sum."""

    key: Key
    amount: Decimal
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
            key=lambda total: (total.key.unit, total.key.payer is None, -total.amount, repr(total.key[1:])),
        )


def _figures(request: Request, tables: str) -> list[Figure]:
    """The figures that are counted."""
    clause, parameters = selection(("pledge",), request.selections)
    query = (
        f"{clause}, {tables} SELECT r.id, r.amount, r.unit, r.kind, r.payer, r.payee, r.status, r.bound FROM line r "
        "JOIN counted ON counted.id = r.id WHERE counted.counted = 'yes' ORDER BY r.rank"
    )
    rows = request.knowledge.connection.execute(query, parameters)
    return [Figure(pledge, Decimal(amount), Key(*key)) for pledge, amount, *key in rows]


def _wholes(request: Request) -> dict[str, list[Whole]]:
    """The wholes above each pledge in its own unit, the nearest first, selected or not."""
    query = (
        "SELECT a.record, p.id, CASE WHEN p.addable THEN p.amount END FROM pledge_above a "
        "JOIN pledge p ON p.id = a.above JOIN pledge part ON part.id = a.record AND part.unit = p.unit "
        "ORDER BY a.record, a.distance"
    )
    result: dict[str, list[Whole]] = {}
    for record, whole, amount in request.knowledge.connection.execute(query):
        result.setdefault(record, []).append(Whole(whole, None if amount is None else Decimal(amount)))
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
        subtotal = sum((sums.pop(child) for child in parts[whole_id] if child in sums), Decimal())
        ceiling = ceilings[whole_id]
        if ceiling is not None and subtotal > ceiling:
            overlapping.append(whole_id)
            subtotal = ceiling
        sums[whole_id] = subtotal
    return Total(key, sum(sums.values(), Decimal()), tuple(figure.id for figure in figures), tuple(sorted(overlapping)))


def plain(amount: Decimal) -> str:
    """Return plain digits, without an exponent."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
