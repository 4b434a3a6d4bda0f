"""What a view is: columns, each with its SQL, over the records that the filters select.

Takes a request, gives a table. It must not know any output format, nor where the table goes.
"""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from tripcli.errors import UsageError
from tripcli.query.filters import selection
from tripcli.query.request import Request
from tripcli.table import Audience, Column, Kind, Page, Row, Table, chosen
from tripcli.views.audit import audit_line, narrowed_audit_line
from tripcli.views.time_zone import moved

Notes = Callable[[Request], tuple[str, ...]]


class Asked(NamedTuple):
    """A column and the SQL that gives its values."""

    column: Column
    sql: str
    order: str = ""
    """What to sort by, where it is not the value itself."""


def _asked(audience: Audience) -> Callable[..., Asked]:
    """The way to write a column for one audience in a line."""

    def asked(  # noqa: PLR0913 - a column has so many words
        column_id: str, kind: Kind, sql: str, meaning: str, *, label: str = "", order: str = "", **look: Any
    ) -> Asked:
        column = Column(id=column_id, label=label or column_id, kind=kind, audience=audience, help=meaning, **look)
        return Asked(column, sql, order)

    return asked


people, data, both = _asked(Audience.PEOPLE), _asked(Audience.DATA), _asked(Audience.BOTH)
"""Columns by audience: id, kind, SQL and meaning; `label`, `order` and the look of `Column` by name."""


class Own(NamedTuple):
    """An option that only this view has."""

    id: str
    help: str
    metavar: str = ""
    """Name of its value; nothing for a flag."""


class View(NamedTuple):
    """A question with a fixed shape of answer."""

    id: str
    kinds: tuple[str, ...]
    """The kinds of record that its filters select."""
    columns: tuple[Asked, ...]
    rows_from: str
    """SQL after FROM; the selected records stand as `selected_event`, `selected_pledge` …."""
    order: str
    """The view's own order."""
    own: tuple[Own, ...] = ()
    conditions: Callable[[Request], tuple[str, list[str]]] = lambda _request: ("", [])
    """What narrows the rows besides the filters: SQL after WHERE, and its parameters."""
    heading: Notes = lambda _request: ()
    notes: Notes = lambda _request: ()
    """Lines for people below the rows: totals and what was left out."""
    examples: tuple[str, ...] = ()
    """Command lines for the help."""
    lists_stops: bool = False
    """Whether the answer rests on reports of stops too."""
    rests_on: Callable[[Request], tuple[str, list[str]]] | None = None
    """SQL that narrows the reports `x` and sources `s` that the answer rests on; None for all on the records."""
    words: str = ""
    """Name of the words that stand without an option, for a view that asks for some."""
    page: Callable[[Request], Page] | None = None
    """Makes a page of several tables, for a view that is one."""
    instead: Callable[[Request], Table | None] = lambda _request: None
    """Another table that the view gives when it is asked for one (totals as rows)."""


def answer_of(view: View, request: Request) -> Table | Page:
    """The view's answer to a request: a table, or a page of several."""
    return table_of(view, request) if view.page is None else view.page(request)


def table_of(view: View, request: Request) -> Table:
    """The view's answer to a request."""
    instead = view.instead(request)
    if instead is not None:
        return _narrowed(instead, request)._replace(notes=lambda: (_audit_line(view, request),))
    view = view._replace(columns=(*view.columns, *_here(view, request)))
    asked = _columns(view, request)
    clause, parameters = selection(view.kinds, request.chosen)
    where, bound = view.conditions(request)
    query = (
        f"{clause}SELECT {', '.join(one.sql for one in asked)} FROM {view.rows_from}"
        f"{' WHERE ' + where if where else ''} ORDER BY {_order(view, request)}"
    )
    if request.limit is not None:
        query += f" LIMIT {request.limit:d}"

    def rows() -> Iterator[Row]:
        yield from request.knowledge.connection.execute(query, [*parameters, *bound])

    return Table(
        title=view.id,
        columns=tuple(one.column for one in asked),
        rows=rows(),
        names=request.knowledge.name,
        heading=view.heading(request) if request.for_people else (),
        notes=lambda: (*view.notes(request), _audit_line(view, request)),
    )


def _audit_line(view: View, request: Request) -> str:
    """As of when the answer is, and from how many sources."""
    if view.rests_on is not None:
        return narrowed_audit_line(request, view.kinds, *view.rests_on(request))
    return audit_line(request, view.kinds, with_stops=view.lists_stops)


def _here(view: View, request: Request) -> list[Asked]:
    """Each time of the view in the zone that was asked for, beside the local one."""
    if not request.zone:
        return []
    request.knowledge.connection.create_function("here", 2, moved, deterministic=True)
    times = [one for one in view.columns if one.column.kind is Kind.TIME and one.column.audience is Audience.DATA]
    result = []
    for one in times:
        column = one.column._replace(
            id=f"{one.column.id}_here",
            label=f"{one.column.label} here",
            audience=Audience.BOTH,
            priority=2,
        )
        zone = request.zone.replace("'", "''")
        result.append(Asked(column, f"here({one.sql}, '{zone}')"))
    return result


def _narrowed(table: Table, request: Request) -> Table:
    """A table that is no SQL, in the columns, order and number that were asked for."""
    known = [column.id for column in table.columns]
    for column_id in (*request.columns, *([request.sort.removeprefix("-")] if request.sort else [])):
        if column_id not in known:
            raise UsageError(f'"{column_id}": {table.title} have no such column; they have: {", ".join(known)}')
    rows = list(table.rows)
    if request.sort:
        index = table.column_index(request.sort.removeprefix("-"))
        number = table.columns[index].kind in {Kind.NUMBER, Kind.COUNT}
        rows.sort(
            key=lambda row: float(row[index] or 0) if number else str(row[index] or ""),
            reverse=request.sort.startswith("-"),
        )
    narrowed = table._replace(rows=rows[: request.limit])
    unwanted = Audience.DATA if request.for_people else Audience.PEOPLE
    wanted = request.columns or [column.id for column in table.columns if column.audience is not unwanted]
    return chosen(narrowed, wanted)


def _columns(view: View, request: Request) -> list[Asked]:
    """The columns that were named, or those of the audience; raises UsageError."""
    if not request.columns:
        unwanted = Audience.DATA if request.for_people else Audience.PEOPLE
        return [one for one in view.columns if one.column.audience is not unwanted]
    known = {one.column.id for one in view.columns}
    named = []
    for column_id in request.columns:
        here = f"{column_id}_here"
        named += [column_id, *([here] if here in known and here not in request.columns else [])]
    return [_column(view, column_id, "-c") for column_id in named]


def _column(view: View, column_id: str, option: str) -> Asked:
    known = {one.column.id: one for one in view.columns}
    if column_id in known:
        return known[column_id]
    near = get_close_matches(column_id, known, n=1)
    hint = f"; did you mean {near[0]}? It" if near else "; it"
    raise UsageError(f'{option} "{column_id}": {view.id} has no such column{hint} has: {", ".join(known)}')


def _order(view: View, request: Request) -> str:
    """The order of the rows: what was asked for, and among equals the view's own."""
    if not request.sort:
        return view.order
    descending = request.sort.startswith("-")
    one = _column(view, request.sort.removeprefix("-"), "--sort")
    value = one.order or one.sql
    if one.column.kind in {Kind.NUMBER, Kind.COUNT} and not one.order:
        value = f"CAST({value} AS REAL)"
    missing = f"({one.sql}) IS NULL"
    return f"{missing}, {value} {'DESC' if descending else 'ASC'}, {view.order}"
