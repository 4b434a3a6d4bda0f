"""The totals of pledges: lines below the table, and rows of their own with `--total`."""

import json

from tripcli.query.filters import PLEDGE, selection
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.sums import Total, plain, totals
from tripcli.views.view import TableView, both, data, people

LINES = 8
"""Totals named below a table; `--total` has the others."""

COLUMNS = (
    people("figure", Kind.FIGURE, "json_extract(r.value, '$[0]')", "exact sum with unit and bound", label="total",
           order="CAST(json_extract(r.value, '$[1]') AS REAL)", priority=1),
    data("amount", Kind.NUMBER, "json_extract(r.value, '$[1]')", "exact sum, in the unit"),
    data("unit", Kind.WORD, "json_extract(r.value, '$[2]')", "ISO 4217 code, or aircraft, tonnes …"),
    both("kind", Kind.WORD, "json_extract(r.value, '$[3]')", "investment, purchase …", priority=3),
    both("by", Kind.PARTY, "json_extract(r.value, '$[4]')", "payer; none over all payers", priority=1),
    both("to", Kind.PARTY, "json_extract(r.value, '$[5]')", "receiver", priority=2),
    both("status", Kind.STATUS, "json_extract(r.value, '$[6]')", "stage of all figures in the sum", priority=2),
    data("bound", Kind.WORD, "json_extract(r.value, '$[7]')", "how firm all figures in the sum are"),
    both("pledges", Kind.COUNT, "json_extract(r.value, '$[8]')", "figures in the sum"),
    both("overlapping", Kind.PLEDGES, "json_extract(r.value, '$[9]')", "wholes whose amount stands for parts that come to more",
         label="parts overlap in"),
)  # fmt: skip


def totals_view(request: Request, tables: str) -> TableView:
    """Return the view whose rows are the totals; `tables` are those of `pledges.sql`."""
    rows = json.dumps([_row(total) for total in totals(request, tables)])
    return TableView(
        id="totals",
        kinds=(PLEDGE,),
        columns=COLUMNS,
        rows_from="json_each(total_rows()) r",
        order="r.key",
        functions=lambda _request: {"total_rows": lambda: rows},
    )


def _row(total: Total) -> tuple[str | int | None, ...]:
    """The values of a total, in the order of COLUMNS."""
    key = total.key
    return (
        f"{plain(total.amount)};{key.unit};{key.bound};", plain(total.amount), key.unit, key.kind,
        key.payer, key.payee, key.status, key.bound, len(total.pledges), ";".join(total.overlapping) or None,
    )  # fmt: skip


def total_lines(request: Request, tables: str) -> tuple[str, ...]:
    """Return the sums of one payer for people, one a line."""
    from tripcli.values.figures import format_figure

    sums = [total for total in totals(request, tables) if total.key.payer is not None and len(total.pledges) > 1]
    if not sums:
        return ()
    sums.sort(key=lambda total: (total.key.unit != "USD", -total.amount))
    lines = ["TOTALS, each payer, kind, status and bound apart; no part is added to its whole"]
    for total in sums[:LINES]:
        key = total.key
        payer = request.knowledge.name(Kind.PARTY, key.payer or "")
        payee = request.knowledge.name(Kind.PARTY, key.payee or "")
        between = (payer.short if payer else "") + (f" → {payee.short}" if payee else "")
        overlap = f"; parts of {', '.join(total.overlapping)} overlap: its amount stands" if total.overlapping else ""
        figure = format_figure(f"{plain(total.amount)};{key.unit};{key.bound};")
        lines.append(f"{figure}  {between}, {key.kind}, {key.status}: {len(total.pledges)} figures{overlap}")
    if len(sums) > LINES:
        lines.append(f"{len(sums) - LINES} more totals: --total")
    return tuple(lines)


def not_counted_lines(request: Request, tables: str) -> tuple[str, ...]:
    """Return what is counted in no total, by reason, and the number of parts that are not shown."""
    clause, parameters = selection((PLEDGE,), request.selections)
    query = f"""\
{clause}, {tables}
SELECT CASE
  WHEN counted LIKE 'no: part of%' THEN 'as part of a whole'
  WHEN counted LIKE 'no: overlaps%' THEN 'that may lie in others'
  WHEN counted = 'no: a rate' THEN 'as a rate'
  WHEN counted = 'no: disputed' THEN 'as disputed'
  WHEN counted LIKE '%is not added' THEN 'in a unit that is not added'
  ELSE 'without an amount'
END, count(*)
FROM counted WHERE counted != 'yes' GROUP BY 1 ORDER BY 2 DESC, 1"""
    reasons = [f"{count} {reason}" for reason, count in request.knowledge.connection.execute(query, parameters)]
    lines = ["In no total: " + ", ".join(reasons)] if reasons else []
    wanted = request.options.get("depth", "all")
    if wanted != "all":
        query = f"{clause}, {tables} SELECT count(*) FROM tree WHERE depth > ?"
        deeper = request.knowledge.connection.execute(query, [*parameters, int(wanted)]).fetchone()[0]
        lines += [f"{deeper} deeper parts: --depth all"] if deeper else []
    return tuple(lines)
