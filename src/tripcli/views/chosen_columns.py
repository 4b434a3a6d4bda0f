"""The columns of a table view that a request asks for.

`-c a,b` names the columns; `-c +a,-b` adds to and takes from the usual ones; without `-c` the audience decides. With
`--tz` each time is followed by the same time in the reader's zone.
"""

from tripcli.errors import UsageError
from tripcli.query.request import Request
from tripcli.table import Audience, Kind
from tripcli.values.nearest import nearest
from tripcli.views.view import TableView, ViewColumn

IN_ZONE = "_here"
"""Ends the id of a column that gives a time in the reader's zone."""


def chosen_columns(view: TableView, request: Request) -> list[ViewColumn]:
    """Return the columns to give, each once, in order; raises UsageError for one that the view does not have."""
    view = _with_zone(view, request)
    wanted = {Audience.BOTH, Audience.PEOPLE if request.for_people else Audience.DATA}
    if request.knowledge.is_of_several_trips:
        wanted.add(Audience.LIBRARY)
    usual = [one.column.id for one in view.columns if one.column.audience in wanted]
    ids = _changed(view, usual, request.columns) if request.columns else usual
    ids = [*ids, *request.columns_of_format]
    known = {one.column.id for one in view.columns}
    named = [
        column_id
        for one in ids
        for column_id in (one, *([f"{one}{IN_ZONE}"] if request.columns and f"{one}{IN_ZONE}" in known else []))
    ]
    return [column_named(view, column_id, "-c") for column_id in dict.fromkeys(named)]


def _changed(view: TableView, usual: list[str], asked: tuple[str, ...]) -> list[str]:
    """The ids that were named; or the usual ones with those after `+` and without those after `-`."""
    signed = [one for one in asked if one[0] in "+-"]
    if not signed:
        return [*asked]
    if len(signed) < len(asked):
        raise UsageError(f'-c "{",".join(asked)}": either name columns, or put + or - before each')
    for one in asked:
        column_named(view, one[1:], "-c")
    removed = {one[1:] for one in asked if one[0] == "-"}
    added = [one[1:] for one in asked if one[0] == "+"]
    remaining = [one for one in [*usual, *added] if one not in removed]
    if not remaining:
        raise UsageError(f'-c "{",".join(asked)}": no column is left')
    return remaining


def column_named(view: TableView, column_id: str, option: str) -> ViewColumn:
    """Return the view's column of that id; raises UsageError, naming the option and the nearest id."""
    known = {one.column.id: one for one in view.columns}
    if column_id in known:
        return known[column_id]
    near = nearest(column_id, known)
    hint = f"; did you mean {near}? It" if near else "; it"
    raise UsageError(f'{option} "{column_id}": {view.id} has no such column{hint} has: {", ".join(known)}')


def _with_zone(view: TableView, request: Request) -> TableView:
    """The view with each time for programs also in the reader's zone, when one was named."""
    if not request.zone:
        return view
    columns = []
    for one in view.columns:
        if one.column.kind is Kind.TIME and one.column.audience is Audience.DATA:
            column = one.column._replace(
                id=f"{one.column.id}{IN_ZONE}", label=f"{one.column.label} here", audience=Audience.BOTH, priority=2
            )
            columns.append(ViewColumn(column, f"in_zone({one.sql})"))
    return view._replace(columns=(*view.columns, *columns))
