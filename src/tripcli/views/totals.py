"""The totals of pledges: lines below the table, and rows of their own with `--total`."""

import json

from tripcli.errors import UsageError
from tripcli.query.filters import PLEDGE, selection
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.sums import Total, plain, totals
from tripcli.views.view import TableView, ViewColumn, both, data, of_library, people

LINES = 8
"""Totals named below a table; `--total` has the others."""

ONE_PAYER, ALL_PAYERS = "one payer", "all payers"


def _value(index: int) -> str:
    """SQL of a value of a total, by its index in the row."""
    return f"json_extract(r.value, '$[{index}]')"


COLUMNS: tuple[ViewColumn, ...] = (
    of_library("trip", Kind.TRIPS, _value(14), "the trips of the figures", priority=2),
    people("figure", Kind.FIGURE, _value(0), "exact sum with unit and bound; a range where sources differ",
           label="total", order=f"CAST({_value(1)} AS REAL)", priority=1),
    data("amount", Kind.NUMBER, _value(1), "exact sum, in the unit"),
    data("amount_least", Kind.NUMBER, _value(2), "the sum of the smallest amounts, where sources differ"),
    data("amount_most", Kind.NUMBER, _value(3), "the sum of the largest amounts, where sources differ"),
    data("unit", Kind.WORD, _value(4), "ISO 4217 code, or aircraft, tonnes …"),
    both("kind", Kind.WORD, _value(5), "investment, purchase …", priority=3),
    both("sum_of", Kind.WORD, _value(6),
         "one payer, or all payers of the rows of one payer with which it is never added", label="of", priority=2),
    both("by", Kind.PARTIES, _value(7), "the payers", priority=1),
    both("to", Kind.PARTY, _value(8), "receiver", priority=2),
    data("status", Kind.STATUS, _value(9), "stage of all figures in the sum"),
    people("stage", Kind.STATUS, f"{_value(9)} || CASE {_value(11)} WHEN 'yes' THEN ', one side''s word' ELSE '' END",
           "stage of all figures in the sum, and whether only the receiver's side has spoken of them",
           label="status", priority=2),
    data("bound", Kind.WORD, _value(10), "how firm all figures in the sum are"),
    data("one_side", Kind.FLAG, _value(11), "whether only the receiver's side has spoken of the figures"),
    both("pledges", Kind.COUNT, _value(12), "figures in the sum", priority=4),
    both("overlapping", Kind.PLEDGES, _value(13), "wholes whose amount stands for parts that come to more",
         label="parts overlap in", priority=5),
)  # fmt: skip


DEEPEST = 1_000_000_000
"""A number of levels that no dataset has; larger ones mean the same."""


def totals_view(request: Request, tables: str) -> TableView:
    """Return the view whose rows are the totals; `tables` are those of `pledges.sql`."""
    rows = json.dumps([_row(request, total) for total in totals(request, tables)])
    return TableView(
        id="totals",
        kinds=(PLEDGE,),
        columns=COLUMNS,
        rows_from="json_each(total_rows()) r",
        order="r.key",
        functions=lambda _request: {"total_rows": lambda: rows},
        notes=lambda request: not_counted_lines(request, tables),
    )


def asked_depth(request: Request) -> int | None:
    """Return how many levels of parts were asked for, or None for all; raises UsageError."""
    depth = request.options.get("depth", "all")
    if depth == "all":
        return None
    if not (depth.isascii() and depth.isdigit()):
        raise UsageError(f'--depth "{depth}": a number of levels, from 0 for wholes only, or all')
    return int(depth) if len(depth) < 10 else DEEPEST


def _row(request: Request, total: Total) -> tuple[str | int | None, ...]:
    """The values of a total, in the order of COLUMNS."""
    knowledge, key, (amount, least, most) = request.knowledge, total.key, total.amount
    differs = least != most
    return (
        _figure(total), plain(amount), plain(least) if differs else None, plain(most) if differs else None,
        key.unit, key.kind, ALL_PAYERS if key.payer is None else ONE_PAYER, ";".join(total.payers), key.payee,
        key.status, key.bound, "yes" if key.one_side else None, len(total.pledges), ";".join(total.overlapping) or None,
        knowledge.in_trip_order(",".join({knowledge.trip_of(pledge) for pledge in total.pledges})),
    )  # fmt: skip


def _figure(total: Total) -> str:
    """The cell of a figure: amount or range, unit and bound."""
    amount, least, most = total.amount
    digits = plain(amount) if least == most else f"{plain(least)}/{plain(most)}"
    return f"{digits};{total.key.unit};{total.key.bound};"


def total_lines(request: Request, tables: str) -> tuple[str, ...]:
    """Return the sums of one payer for people, one a line."""
    from tripcli.values.figures import format_figure

    sums = [total for total in totals(request, tables) if total.key.payer is not None and len(total.pledges) > 1]
    if not sums:
        return ()
    sums.sort(key=lambda total: (total.key.unit != "USD", -total.amount.amount))
    lines = ["TOTALS, each payer, kind, status and bound apart; no part is added to its whole"]
    for total in sums[:LINES]:
        key = total.key
        names = [
            request.knowledge.name(Kind.PARTY, one) for one in (*total.payers, *([key.payee] if key.payee else []))
        ]
        short = [name.short for name in names if name]
        payers = ", ".join(short[: len(total.payers)])
        between = f"{payers} → {short[-1]}" if key.payee and len(short) > len(total.payers) else payers
        overlap = f"; parts of {', '.join(total.overlapping)} overlap: its amount stands" if total.overlapping else ""
        words = f"{key.kind}, {key.status}" + (", one side's word" if key.one_side else "")
        figure = format_figure(_figure(total), request.knowledge.unit_words)
        lines.append(f"{figure}  {between}, {words}: {len(total.pledges)} figures{overlap}")
    if len(sums) > LINES:
        lines.append(f"{len(sums) - LINES} more totals: --total")
    return tuple(lines)


_REASONS = """\
SELECT CASE
  WHEN counted LIKE 'no: part of%' THEN 'part'
  WHEN counted LIKE 'no: overlaps%' THEN 'overlap'
  WHEN counted = 'no: a rate' THEN 'rate'
  WHEN counted = 'no: disputed' THEN 'disputed'
  WHEN counted LIKE '%is not added' THEN 'unit'
  WHEN counted = 'no: no number' THEN 'number'
  ELSE 'amount'
END, count(*)
FROM counted WHERE counted != 'yes' GROUP BY 1 ORDER BY 2 DESC, 1"""
_REASON_WORDS = {
    "part": ("part of a larger pledge", "parts of larger pledges"),
    "overlap": ("that may lie in another", "that may lie in others"),
    "rate": ("rate", "rates"),
    "disputed": ("disputed", "disputed"),
    "unit": ("in a unit that is not added", "in units that are not added"),
    "number": ("without a number", "without a number"),
    "amount": ("without an amount", "without an amount"),
}
"""Why a figure is in no total: words for one and for several."""


def not_counted_lines(request: Request, tables: str) -> tuple[str, ...]:
    """Return what is counted in no total, by reason, and the number of parts that are not shown."""
    clause, parameters = selection((PLEDGE,), request.selections)
    connection = request.knowledge.connection
    reasons = [
        f"{count} {_REASON_WORDS[reason][count > 1]}"
        for reason, count in connection.execute(f"{clause}, {tables} {_REASONS}", parameters)
    ]
    lines = ["Not counted: " + ", ".join(reasons)] if reasons else []
    depth = asked_depth(request)
    if depth is not None:
        query = f"{clause}, {tables} SELECT count(*) FROM tree WHERE depth > ?"
        deeper = connection.execute(query, [*parameters, depth]).fetchone()[0]
        if deeper:
            parts, them = ("1 deeper part", "it") if deeper == 1 else (f"{deeper} deeper parts", "them")
            lines.append(f"Not listed: {parts}; --depth all lists {them}")
    return tuple(lines)
