"""The answers of a view at all moments at which they change.

A view is asked anew at each such moment. Two views have a shorter way while no filter is given: the timeline is
asked for the changed events alone, as a row depends on its own event and on the stops; and of pledges only some changes
move them among the others.
"""

from collections.abc import Iterator
from typing import Any

from tripcli.query.filters import BY_ID, Selection
from tripcli.query.moving import MovingKnowledge
from tripcli.query.request import Request
from tripcli.table import Column, Kind, Row
from tripcli.views.answer import table_of
from tripcli.views.history_inputs import (
    EVENTS_IN_ORDER,
    INPUTS,
    PLEDGES_TOGETHER,
    Input,
    moments_of_change,
    records_of_change,
)
from tripcli.views.view import TableView, ViewColumn

Answers = Iterator[tuple[int, list[Row]]]
"""A moment in seconds since 1970 UTC, and all rows of the view from then on."""


def answers_of(view: TableView, request: Request, until: int) -> Answers:
    """Give the rows of a view at each moment up to `until` at which they may change; the knowledge is moved."""
    if not request.selections and view.id == "timeline":
        return _changed_events(view, request, until)
    if not request.selections and view.id == "pledges":
        return _pledges(view, request, until)
    return _all_rows(view, request, until)


def _move(request: Request, moment: int) -> None:
    assert isinstance(request.knowledge, MovingKnowledge)  # noqa: S101  # see history_of
    request.knowledge.move(moment)


def _all_rows(view: TableView, request: Request, until: int) -> Answers:
    """The answers, asked for as a whole."""
    for moment in moments_of_change(request, INPUTS.get(view.id, ()), until):
        _move(request, moment)
        yield moment, list(table_of(view, request).rows)


def _pledges(view: TableView, request: Request, until: int) -> Answers:
    """The pledges: where each stands among the others is asked for only when that changes, its own columns always."""
    chosen = [one for one in view.columns if one.column.id in request.columns]
    own_ids = {one.column.id for one in chosen if not one.sql.startswith(("tree.", "counted.", "parts."))}
    chosen_ids = [*request.columns]
    own = view._replace(tables="", rows_from="selected_pledge r", order="r.id")
    own_request = request._replace(columns=tuple(one for one in chosen_ids if one in own_ids))
    own_index = own_request.columns.index("id")
    index = chosen_ids.index("id")
    together = {*moments_of_change(request, PLEDGES_TOGETHER, until)}
    places = [(own_request.columns.index(one), True) if one in own_ids else (chosen_ids.index(one), False)
              for one in chosen_ids]  # fmt: skip
    rows: list[Row] = []
    for moment in moments_of_change(request, INPUTS["pledges"], until):
        _move(request, moment)
        if moment in together:
            rows = list(table_of(view, request).rows)
        else:
            owns = {row[own_index]: row for row in table_of(own, own_request).rows}
            rows = [tuple(owns[row[index]][at] if is_own else row[at] for at, is_own in places) for row in rows]
        yield moment, rows


def _changed_events(view: TableView, request: Request, until: int) -> Answers:
    """The timeline: only changed events are asked for, and all of them again when the route changes.

    An event that others come after, or that comes after others, may move them: these are asked for together.
    """
    connection = request.knowledge.connection
    changed: dict[int, list[str]] = {}
    query = "SELECT known_from, id FROM event_version UNION SELECT known_to, id FROM event_version"
    for moment, event in connection.execute(query):
        if moment <= until:
            changed.setdefault(moment, []).append(event)
    linked = _linked_events(connection)
    moved = records_of_change(connection, EVENTS_IN_ORDER)
    moments_of_stops = {*moments_of_change(request, (Input("stop_version"),), until)}
    functions: dict[str, Any] = {}

    def current(*arguments: Any) -> Any:
        return functions["event_order"](*arguments)

    order = ViewColumn(Column(id="_order", label="", kind=Kind.TEXT), view.order.rpartition(",")[0])
    first = view._replace(columns=(*view.columns, order), functions=lambda _request: {"event_order": current})
    later = first._replace(functions=lambda _request: {})  # a function that is registered anew costs all statements
    asked = request._replace(columns=(*request.columns, "_order"), for_people=False)
    rows: dict[Any, Row] = {}
    index = table_of(first, asked).column_index("id")
    stays: list[Row] = []
    for moment in sorted({*changed, *moments_of_stops}):
        _move(request, moment)
        events = changed.get(moment, [])
        some = asked
        before, stays = stays, connection.execute(STAYS_BY_EVENTS).fetchall()
        if moment in moments_of_stops or stays != before or not rows:
            functions.update(view.functions(request))
            rows = {}
        else:
            if not linked.isdisjoint(moved.get(moment, ())):
                functions.update(view.functions(request))
                events = sorted({*linked, *events})
            some = asked._replace(selections=(Selection(BY_ID["event"], _padded(events)),))
            for event in events:
                rows.pop(event, None)
        rows |= {row[index]: row for row in table_of(later, some).rows}
        yield moment, [row[:-1] for row in sorted(rows.values(), key=lambda row: (row[-1], row[index]))]


STAYS_BY_EVENTS = """
SELECT e.stop, e.day, max(CASE WHEN e.start LIKE '%T%' THEN e.sort_instant END)
FROM event e JOIN stop s ON s.id = e.stop
WHERE s.depart IS NULL OR s.depart NOT LIKE '%T%' GROUP BY e.stop, e.day"""
"""What the route takes from events: where no report gives the hour of a departure, the last events tell the end."""


def _linked_events(connection: Any) -> set[str]:
    """The events that name others in `after` at any moment, and those others: one may move another."""
    links = connection.execute("SELECT DISTINCT id, after FROM event_version WHERE after IS NOT NULL").fetchall()
    return {event for own, after in links for event in (own, *after.split(";"))}


def _padded(ids: list[str]) -> tuple[str, ...]:
    """The ids, the last one repeated up to a few lengths, so that few statements are prepared."""
    length = next((one for one in (1, 4, 16, 64, 256) if one >= len(ids)), len(ids))
    return (*ids, *([ids[-1]] * (length - len(ids))))
