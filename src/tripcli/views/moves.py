"""Columns that say what has moved: since when a record is as it is, and what it was before."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from tripcli.query.filters import MOVED, MOVED_SINCE
from tripcli.query.knowledge import OF_TRIP, Knowledge, Trip
from tripcli.query.moves import SINCE_THE_TRIP, moves
from tripcli.query.request import Request
from tripcli.table import Audience, Kind
from tripcli.values.stages import STAGES
from tripcli.views.view import TableView, ViewColumn, on_request

_MOVED = "(SELECT {0} FROM moved m WHERE m.kind = '{1}' AND m.record = r.id)"
_STAGE_THEN = "CASE WHEN m.was_disputed THEN 'disputed' ELSE coalesce(m.was_status, r.status) END"
_FIGURE_THEN = "coalesce(figure_then(m.was_amount), 'no figure')"
_WAS = f"""\
CASE
  WHEN m.is_new THEN 'new'
  WHEN m.stage_moved AND m.amount_moved THEN {_STAGE_THEN} || ', ' || {_FIGURE_THEN}
  WHEN m.stage_moved THEN {_STAGE_THEN}
  ELSE {_FIGURE_THEN}
END"""
_SHOWN = frozenset({"moved", "was"})
"""Columns that people see when the records that moved were asked for."""


def moved_table(after: str = SINCE_THE_TRIP, where: str = "1") -> str:
    """Return the common table expression `moved`, which has a row for each record that moved after a moment.

    `where` is SQL that narrows the changes `c`.
    """
    return f"""\
moved AS MATERIALIZED (
  SELECT
    kind,
    record,
    max(day) AS day,
    max(field = 'status' AND before IS NULL) AS is_new,
    max(field IN ('status', 'disputed')) AS stage_moved,
    max(field = 'amount') AS amount_moved,
    max(CASE field WHEN 'status' THEN before END) AS was_status,
    max(field = 'disputed' AND before = 'yes') AS was_disputed,
    max(CASE field WHEN 'amount' THEN before END) AS was_amount
  FROM ({moves(after, where)})
  GROUP BY kind, record
)"""


def moved_columns(kind: str) -> tuple[ViewColumn, ...]:
    """Return the columns of a view whose rows `r` are records of a kind."""
    columns = (
        on_request(
            "moved",
            Kind.DATE,
            _MOVED.format("m.day", kind),
            "day of the report that last changed its stage or figure, after the trip or since --moved-since",
            label="since",
            priority=3,
        ),
        on_request(
            "was",
            Kind.TEXT,
            _MOVED.format(_WAS, kind),
            "the stage or figure that it had before; new when it was not known then",
            priority=3,
            least_cells=8,
        ),
        on_request(
            "was_status",
            Kind.STATUS,
            _MOVED.format("CASE WHEN NOT m.is_new THEN coalesce(m.was_status, r.status) END", kind),
            "its stage before it moved; none when it was not known then",
            label="was",
            words=STAGES[kind],
        ),
    )
    if kind != "pledge":
        return columns
    amount = _MOVED.format("CASE WHEN m.amount_moved THEN 'figure:' || m.was_amount END", kind)
    return (*columns, on_request("was_amount", Kind.VALUE, amount, "its figure before, where that changed"))


def move_functions(request: Request) -> Mapping[str, Callable[..., Any]]:
    """Return the SQL function that gives an earlier figure for people."""
    return {"figure_then": partial(_figure, request.knowledge)}


def _figure(knowledge: Knowledge, text: str | None) -> str | None:
    if text is None:
        return None
    from tripcli.views.value_text import value_text  # most answers have no such figure

    return value_text(knowledge, "figure", text)


def with_moves(view: TableView, request: Request) -> TableView | None:
    """Return the view that also shows people what has moved; None when that was not asked for."""
    given = [one for one in request.selections if one.filter in {MOVED, MOVED_SINCE} and not one.excluded]
    if not given:
        return None
    moments = [str(int(one.values[0])) for one in given if one.filter is MOVED_SINCE] or [SINCE_THE_TRIP]
    columns = [
        one._replace(column=one.column._replace(audience=Audience.PEOPLE)) if one.column.id in _SHOWN else one
        for one in view.columns
    ]
    table = view.tables.replace(moved_table(), moved_table(moments[0]))
    return view._replace(columns=tuple(columns), tables=table)


class Moved(NamedTuple):
    """How many agreements or pledges of a trip have come to one stage since it ended."""

    kind: str
    stage: str
    """The stage, or `disputed`; `figure` when only the figure has changed."""
    moved: int
    """Those that were known when the trip ended, and had another stage or figure."""
    new: int
    """Those that were not known then."""


MOVED_STAGES = (
    "disbursed", "committed", "signed", "pledged", "announced", "expected", "sought", "lapsed", "withdrawn", "disputed",
    "figure",
)  # fmt: skip
"""The stages to which agreements and pledges come, in the order in which they are listed."""


def deals_moved(request: Request, trip: Trip) -> list[Moved]:
    """Return what became of a trip's agreements and pledges since it ended, by stage."""
    deals = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, id, status, disputed FROM {kind} WHERE {OF_TRIP.format('id')}"
        for kind in ("agreement", "pledge")
    )
    query = f"""\
WITH {moved_table("(SELECT e.instant FROM trip_end e WHERE e.trip = :trip)", OF_TRIP.format("c.record"))}
SELECT m.kind, CASE
  WHEN NOT m.stage_moved THEN 'figure' WHEN r.disputed = 'yes' THEN 'disputed' ELSE r.status
END AS stage, count(*) FILTER (WHERE NOT m.is_new), count(*) FILTER (WHERE m.is_new)
FROM moved m JOIN ({deals}) r ON r.kind = m.kind AND r.id = m.record
GROUP BY m.kind, stage"""
    rank = {stage: number for number, stage in enumerate(MOVED_STAGES)}
    rows = [Moved(*row) for row in request.knowledge.connection.execute(query, {**trip.id_range, "trip": trip.id})]
    return sorted(rows, key=lambda one: (rank[one.stage], one.kind))
