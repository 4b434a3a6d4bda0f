"""Totals of pledges, by the rules of which figures may be added.

A sum has one unit, kind, payer, receiver, stage and bound. Parts of one whole never add to more than it, whether or not
the whole is selected. Takes a request and the SQL that says which figures count; gives lines and a table.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal, localcontext
from typing import NamedTuple

from tripcli.query.filters import selection
from tripcli.query.request import Request
from tripcli.table import Audience, Column, Kind, Table

LINES = 8
"""Totals told below a table; the rest are in `--total`."""


DIGITS = 80
"""An amount has at most 39 digits; a sum of many is still exact with these."""


class Figure(NamedTuple):
    """A pledge that counts."""

    id: str
    amount: Decimal
    key: tuple[str | None, ...]
    """Unit, kind, payer, receiver, stage, bound."""


class Whole(NamedTuple):
    """A pledge above others, by which their sum is bounded."""

    id: str
    amount: Decimal | None
    """None when it is a rate or has no amount in money or things that may be added."""
    unit: str | None


class Total(NamedTuple):
    """One sum."""

    unit: str
    kind: str
    payer: str | None
    """None over all payers."""
    payee: str | None
    status: str
    bound: str
    amount: Decimal
    pledges: tuple[str, ...]
    overlapping: tuple[str, ...]
    """Wholes whose parts come to more than they: the whole's amount stands in the sum."""


def totals(request: Request, counted: str) -> list[Total]:
    """The sums of the selected figures, the largest of each unit first; over several payers, one more without payer."""
    figures = _figures(request, counted)
    above = _above(request)
    groups: dict[tuple[str | None, ...], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.key, []).append(figure)
    over_payers: dict[tuple[str | None, ...], list[Figure]] = {}
    for (unit, kind, _, payee, status, bound), members in groups.items():
        over_payers.setdefault((unit, kind, None, payee, status, bound), []).extend(members)
    for key, members in over_payers.items():
        if len({figure.key for figure in members}) > 1:
            groups[key] = members
    with localcontext(prec=DIGITS):
        result = [_total(key, members, above) for key, members in groups.items()]
    return sorted(
        result,
        key=lambda total: (total.unit, total.payer is None, -total.amount, total[1:6] and repr(total[1:6])),
    )


def _figures(request: Request, counted: str) -> list[Figure]:
    clause, parameters = selection(("pledge",), request.chosen)
    query = (
        f"{clause}SELECT r.id, r.amount, r.unit, r.kind, r.payer, r.payee, r.status, r.bound FROM selected_pledge r "
        f"WHERE {counted} = 'yes' ORDER BY r.rank"
    )
    rows = request.knowledge.connection.execute(query, parameters)
    return [Figure(row[0], Decimal(row[1]), tuple(row[2:])) for row in rows]


def _above(request: Request) -> dict[str, list[Whole]]:
    """The wholes above each pledge, the nearest first."""
    query = (
        "SELECT a.record, p.id, CASE WHEN p.addable THEN p.amount END, p.unit FROM pledge_above a "
        "JOIN pledge p ON p.id = a.above ORDER BY a.record, a.distance"
    )
    result: dict[str, list[Whole]] = {}
    for record, whole, amount, unit in request.knowledge.connection.execute(query):
        result.setdefault(record, []).append(Whole(whole, None if amount is None else Decimal(amount), unit))
    return result


def _total(key: tuple[str | None, ...], figures: Iterable[Figure], above: dict[str, list[Whole]]) -> Total:
    """The sum of figures of one key, each whole above them taken as a ceiling, the nearest first."""
    unit, kind, payer, payee, status, bound = key
    figures = list(figures)
    sums = {figure.id: figure.amount for figure in figures}
    wholes: dict[str, Whole] = {}
    parents: dict[str, str] = {}
    for figure in figures:
        chain = [whole for whole in above.get(figure.id, []) if whole.unit == unit]
        for child, whole in zip([figure.id, *(whole.id for whole in chain)], chain, strict=False):
            parents[child] = whole.id
            wholes[whole.id] = whole
    overlapping = []
    for whole_id in _from_below(wholes, parents):
        parts = [sums.pop(child) for child, parent in parents.items() if parent == whole_id and child in sums]
        ceiling = wholes[whole_id].amount
        subtotal = sum(parts, Decimal())
        if ceiling is not None and subtotal > ceiling:
            overlapping.append(whole_id)
            subtotal = ceiling
        sums[whole_id] = subtotal
    return Total(
        unit or "", kind or "", payer, payee, status or "", bound or "", sum(sums.values(), Decimal()),
        tuple(figure.id for figure in figures), tuple(overlapping),
    )  # fmt: skip


def _from_below(wholes: dict[str, Whole], parents: dict[str, str]) -> Iterator[str]:
    """The wholes, each behind those that are part of it."""

    def height(whole_id: str) -> int:
        below = [child for child, parent in parents.items() if parent == whole_id and child in wholes]
        return 1 + max((height(child) for child in below), default=0)

    yield from sorted(wholes, key=height)


def _figure(amount: Decimal, unit: str, bound: str) -> str:
    """An amount as people read it."""
    from tripcli.values.figures import format_figure  # noqa: PLC0415 - only for people

    return format_figure(f"{plain(amount)};{unit};{bound};")


def plain(amount: Decimal) -> str:
    """Plain digits, without an exponent."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def total_lines(request: Request, counted: str) -> tuple[str, ...]:
    """The sums for people: one a line, those of one payer only."""
    sums = [total for total in totals(request, counted) if total.payer is not None and len(total.pledges) > 1]
    if not sums:
        return ()
    sums.sort(key=lambda total: (total.unit != "USD", -total.amount))
    lines = ["TOTALS, each payer, kind, status and bound apart; no part is added to its whole"]
    for total in sums[:LINES]:
        payer = request.knowledge.name(Kind.PARTY, total.payer or "")
        payee = request.knowledge.name(Kind.PARTY, total.payee or "")
        between = (payer.short if payer else "") + (f" → {payee.short}" if payee else "")
        overlap = f"; parts of {', '.join(total.overlapping)} overlap: its amount stands" if total.overlapping else ""
        figure = _figure(total.amount, total.unit, total.bound)
        lines.append(f"{figure}  {between}, {total.kind}, {total.status}: {len(total.pledges)} figures{overlap}")
    if len(sums) > LINES:
        lines.append(f"{len(sums) - LINES} more totals: --total")
    return tuple(lines)


def left_out(request: Request, counted: str, depth: str) -> tuple[str, ...]:
    """What is in no total, counted by reason, and parts that are not shown."""
    clause, parameters = selection(("pledge",), request.chosen)
    query = (
        f"{clause}SELECT CASE WHEN c LIKE 'no: part of%' THEN 'as part of a whole' "
        "WHEN c LIKE 'no: overlaps%' THEN 'that may lie in others' WHEN c = 'no: a rate' THEN 'as a rate' "
        "WHEN c = 'no: disputed' THEN 'as disputed' WHEN c LIKE '%is not added' THEN 'in a unit that is not added' "
        "ELSE 'without an amount' END, count(*) "
        f"FROM (SELECT {counted} AS c FROM selected_pledge r) WHERE c != 'yes' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    reasons = [f"{count} {reason}" for reason, count in request.knowledge.connection.execute(query, parameters)]
    lines = ["In no total: " + ", ".join(reasons)] if reasons else []
    wanted = request.own.get("depth", "all")
    if wanted != "all":
        query = f"{clause}SELECT count(*) FROM selected_pledge r WHERE {depth} > ?"
        deeper = request.knowledge.connection.execute(query, [*parameters, int(wanted)]).fetchone()[0]
        lines += [f"{deeper} deeper parts: --depth all"] if deeper else []
    return tuple(lines)


TOTAL_COLUMNS = (
    Column(
        id="figure", label="total", kind=Kind.FIGURE, audience=Audience.PEOPLE, priority=1,
        help="exact sum with unit and bound",
    ),
    Column(id="amount", label="amount", kind=Kind.NUMBER, audience=Audience.DATA, help="exact sum, in the unit"),
    Column(
        id="unit", label="unit", kind=Kind.WORD, audience=Audience.DATA, help="ISO 4217 code, or aircraft, tonnes …"
    ),
    Column(id="kind", label="kind", kind=Kind.WORD, help="investment, purchase …", priority=3),
    Column(id="by", label="by", kind=Kind.PARTY, help="payer; none over all payers", priority=1),
    Column(id="to", label="to", kind=Kind.PARTY, help="receiver", priority=2),
    Column(id="status", label="status", kind=Kind.STATUS, help="stage of all figures in the sum", priority=2),
    Column(
        id="bound", label="bound", kind=Kind.WORD, audience=Audience.DATA, help="how firm all figures in the sum are"
    ),
    Column(id="pledges", label="pledges", kind=Kind.COUNT, help="figures in the sum"),
    Column(
        id="overlapping",
        label="parts overlap in",
        kind=Kind.WORDS,
        help="wholes whose amount stands for parts that come to more",
    ),
)  # fmt: skip


def totals_table(request: Request, counted: str) -> Table:
    """The totals as rows."""
    rows = [
        (
            f"{plain(total.amount)};{total.unit};{total.bound};", plain(total.amount), total.unit, total.kind,
            total.payer, total.payee, total.status, total.bound, len(total.pledges),
            ";".join(total.overlapping) or None,
        )
        for total in totals(request, counted)
    ]  # fmt: skip
    return Table(title="totals", columns=TOTAL_COLUMNS, rows=rows, names=request.knowledge.name)
