"""next: what is still to come after the asked moment, then what is overdue, then what has no date."""

from tripcli.query.filters import EVENT
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN
from tripcli.query.request import Request
from tripcli.table import Audience, Kind
from tripcli.values.times import NEVER
from tripcli.views.left import time_left
from tripcli.views.timeline import COLUMNS as TIMELINE_COLUMNS
from tripcli.views.view import Asked, View, data, people

_STATE = (
    "CASE WHEN r.end_instant = {never} THEN 'NO DATE' WHEN r.end_instant <= moment() THEN 'OVERDUE' ELSE 'TO COME' END"
)
STATE = _STATE.format(never=NEVER)
RANK = f"CASE {STATE} WHEN 'TO COME' THEN 0 WHEN 'OVERDUE' THEN 1 ELSE 2 END"
_LAST = (
    "(SELECT max(s.published_day) FROM report k JOIN source s ON s.id = k.source "
    "WHERE k.record = r.id AND k.kind = CASE r.kind WHEN 'stop' THEN 'stop' ELSE 'event' END)"
)


def _columns() -> tuple[Asked, ...]:
    """The timeline's columns with the time left; for people also whether it is to come."""
    meaning = "to come, overdue (past, never confirmed) or no date"
    result = [people("state", Kind.WORD, STATE, meaning, group=True)]
    for one in TIMELINE_COLUMNS:
        if one.column.id == "status":  # all is expected here
            result.append(one._replace(column=one.column._replace(audience=Audience.DATA)))
            continue
        result.append(one)
        if one.column.id == "place":
            left = "time_left(r.day, {}, r.offset)"
            result.append(data("in", Kind.WORD, left.format("r.clock"), "days or hours until then"))
            result.append(people("left", Kind.WORD, left.format("''"), "days until then", group=True))
    result.append(people("reported", Kind.TIME, _LAST, "day of the last report on it", label="last", priority=4))
    return tuple(result)


def conditions(request: Request) -> tuple[str, list[str]]:
    """What is expected and nothing more."""
    connection = request.knowledge.connection
    moment = request.moment
    connection.create_function("moment", 0, lambda: moment, deterministic=True)
    connection.create_function("time_left", 3, lambda day, clock, offset: time_left(day, clock, offset, moment))
    expected = "r.status = 'expected'"
    if not request.chosen:
        return expected, []
    stops = request.values("stop")
    if stops and len(request.chosen) == 1:
        return f"{expected} AND (r.kind != 'stop' OR r.id IN ({', '.join('?' * len(stops))}))", [*stops]
    return f"{expected} AND r.kind != 'stop'", []


def notes(request: Request) -> tuple[str, ...]:
    """How to ask, when nothing is to come."""
    query = "SELECT count(*) FROM event r WHERE r.status = 'expected' AND r.end_instant > ? AND r.end_instant < ?"
    count = request.knowledge.connection.execute(query, (request.moment, NEVER)).fetchone()[0]
    if count or request.knowledge.as_of != ALL_THAT_IS_KNOWN:
        return ()
    day = request.knowledge.meta["first_day"]
    return (f"Nothing with a date is still to come; ask for an earlier moment: --as-of {day}",)


_SHARED = (
    'start, start_qualifier, start_part, "end", end_qualifier, end_part, length, stop, place, country, timezone, '
    "title, kind, venue, status, disputed, participants, foremost, named, topics, attendance, note, sources, "
    "source_count, differ, expected_fields, sort_instant, sort_precision, day, clock, offset, end_instant"
)
_STOP_ROW = (
    "SELECT id, arrive, arrive_qualifier, arrive_part, depart, depart_qualifier, depart_part, NULL, id, name, country, "
    "timezone, 'Stay in ' || name, 'stop', NULL, status, disputed, NULL, NULL, NULL, NULL, NULL, note, sources, "
    "source_count, differ, expected_fields, sort_instant, 9, day, clock, offset, end_instant FROM stop "
    "WHERE kind != 'home'"
)
ROWS = f"(SELECT id, {_SHARED} FROM selected_event UNION ALL {_STOP_ROW}) r"
"""Events and stops as rows of one shape; a stop's row is about its arrival, and stands behind the day's events."""

COLUMNS = _columns()

VIEW = View(
    id="next",
    kinds=(EVENT,),
    columns=COLUMNS,
    rows_from=ROWS,
    conditions=conditions,
    order=f"{RANK}, r.day, r.offset, r.place, r.sort_instant, r.sort_precision, r.id",
    notes=notes,
    examples=(
        "tripcli next",
        "tripcli next --as-of now -n 1 -c in,title",
        "tripcli next --source-kind official -f json",
    ),
)
