"""Make the answer to a request: one SQL query for a table view, the view's own page for a page view.

Columns, order, number of rows, counts and the reader's time zone work here once for all table views.
"""

from collections.abc import Iterator
from functools import partial

from tripcli.query.filters import selection
from tripcli.query.request import Request
from tripcli.table import LISTS, Column, Drawing, Kind, Page, Row, Table
from tripcli.views.chosen_columns import chosen_columns, column_named
from tripcli.views.view import PageView, TableView, View, both

NUMBERS = frozenset({Kind.NUMBER, Kind.COUNT})
JOINED = LISTS | {Kind.CODES}
"""Kinds whose cells hold several ids or codes joined with `;`: `--count-by` counts each."""


def answer_of(view: View, request: Request) -> Table | Page:
    """Return the view's answer to a request; raises UsageError."""
    return view.page(request) if isinstance(view, PageView) else table_of(view, request)


def table_of(view: TableView, request: Request) -> Table:
    """Return the table of a table view. The rows are read from the store as they are asked for; raises UsageError."""
    view = view.variant(request) or view
    _register_functions(view, request)
    columns, query, parameters = _counts(view, request) if request.count_by else _rows(view, request)
    if request.limit is not None:
        query += f" LIMIT {request.limit:d}"

    def rows() -> Iterator[Row]:
        yield from request.knowledge.connection.execute(query, parameters)

    return Table(
        title=view.id,
        columns=columns,
        rows=rows(),
        names=request.knowledge.name,
        usual_year=request.knowledge.usual_year,
        heading=view.heading(request) if request.for_people else (),
        notes=lambda: (*(() if request.count_by else view.notes(request)), _audit_line(view, request)),
        drawing=_drawing(view, request),
        address=request.knowledge.address,
        tracks=lambda: () if _has_some_rows(request) else view.tracks(request),
    )


def _drawing(view: TableView, request: Request) -> Drawing | None:
    """The drawing of a view with the audit line below it; None when the request asks for certain rows or columns."""
    rearranged = request.columns or request.sort or request.zone
    if _has_some_rows(request) or rearranged or not request.for_people:
        return None
    drawing = view.drawing(request)
    if drawing is None:
        return None
    return drawing._replace(notes=lambda: (*drawing.notes(), _audit_line(view, request)))


def _has_some_rows(request: Request) -> bool:
    """Whether the request asks for certain rows, or for their number, and not for all rows of the view."""
    return bool(request.selections or request.count_by) or request.limit is not None


Query = tuple[tuple[Column, ...], str, list[str]]
"""Columns, SQL and the values of its question marks."""


def _rows(view: TableView, request: Request) -> Query:
    """The query whose rows are those of the view."""
    columns = chosen_columns(view, request)
    clause, body, parameters = _parts(view, request, ", ".join(one.sql for one in columns))
    shown = tuple(one.column._replace(depth_in="") if request.sort else one.column for one in columns)
    return shown, f"{clause}{body} ORDER BY {_order(view, request)}", parameters


def _counts(view: TableView, request: Request) -> Query:
    """The query whose rows are the values of one column, each with the number of the view's rows that have it."""
    one = column_named(view, request.count_by, "--count-by")
    values = f"{one.sql} AS value, row_number() OVER (ORDER BY {view.order}) AS rank"
    clause, body, parameters = _parts(view, request, values)
    split = _SPLIT.get(one.column.kind, _SPLIT[Kind.PEOPLE] if one.column.kind in JOINED else "{}")
    counted = split.format(f"({body})")
    columns = (one.column._replace(group=0, mark_in="", depth_in=""), _ROWS)
    ordered = request._replace(sort=request.sort or "-rows")
    sortable = view._replace(
        columns=(one._replace(sql="value", order=""), both("rows", Kind.COUNT, "count(*)", _ROWS.help)),
        order="min(rank), value",
    )
    query = f"{clause}SELECT value, count(*) FROM {counted} GROUP BY value ORDER BY {_order(sortable, ordered)}"
    return columns, query, parameters


_ROWS = Column(id="rows", label="rows", kind=Kind.COUNT, help="number of rows that have this value", priority=1)
_SPLIT = {
    Kind.WORDS: "(SELECT j.value AS value, r.rank AS rank FROM {} r, json_each(coalesce(r.value, '[null]')) j)",
    Kind.PEOPLE: "(SELECT j.value AS value, r.rank AS rank FROM {} r, "
    "json_each('[\"' || replace(coalesce(r.value, ''), ';', '\",\"') || '\"]') j)",
}
"""By kind of a column: SQL that gives each item of its lists a row."""


def _parts(view: TableView, request: Request, values: str) -> tuple[str, str, list[str]]:
    """The common table expressions, the query up to ORDER BY, and the parameters of both."""
    clause, parameters = selection(view.kinds, request.selections)
    tables = f", {view.tables} " if view.tables else ""
    where, bound = view.conditions(request)
    return (
        f"{clause}{tables}",
        f"SELECT {values} FROM {view.rows_from}"
        + (f" WHERE {where}" if where else "")
        + (f" GROUP BY {view.group_by}" if view.group_by else ""),
        [*parameters, *bound],
    )


def _register_functions(view: TableView, request: Request) -> None:
    """Give SQLite the functions that the view's SQL calls."""
    functions = {"in_trip_order": request.knowledge.in_trip_order, **view.functions(request)}
    if request.zone:
        from tripcli.views.time_zone import in_zone

        functions["in_zone"] = partial(in_zone, zone_name=request.zone)
    for name, function in functions.items():
        request.knowledge.register(name, function)


def _order(view: TableView, request: Request) -> str:
    """SQL after ORDER BY: the column that was asked for, and among equal values the view's own order."""
    if not request.sort:
        return view.order
    descending = request.sort.startswith("-")
    one = column_named(view, request.sort.removeprefix("-"), "--sort")
    value = one.order or one.sql
    if one.column.kind in NUMBERS and not one.order:
        value = f"CAST({value} AS REAL)"
    return f"({one.sql}) IS NULL, {value} {'DESC' if descending else 'ASC'}, {view.order}"


def _audit_line(view: TableView, request: Request) -> str:
    """As of when the answer is, and on how many sources it rests."""
    from tripcli.views.audit import audit_line, narrowed_audit_line  # only answers for people have the line

    if view.rests_on is not None:
        return narrowed_audit_line(request, view.kinds, *view.rests_on(request))
    return audit_line(request, view.kinds, with_stops=view.lists_stops)
