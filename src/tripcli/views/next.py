"""next: what is still to come after the asked moment, then what is overdue, then what has no date."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from tripcli.query.filters import EVENT
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.values.times import NEVER
from tripcli.views.event_order import COLUMNS as ORDER_COLUMNS
from tripcli.views.event_order import order_function
from tripcli.views.moves import moved_columns
from tripcli.views.shared_columns import TRIP_OF, identity_columns, said_by_column
from tripcli.views.stops import STAY_TITLE
from tripcli.views.timeline import COLUMNS as TIMELINE_COLUMNS
from tripcli.views.view import Condition, TableView, ViewColumn, data, people

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""Instants are added to it, because Windows cannot convert those before 1970."""

ENTRIES = f"""\
entry AS (
  SELECT 'event' AS entry_kind, r.id, r.status, r.day, r.clock, r.offset, r.end_instant,
    event_order({ORDER_COLUMNS.format("r")}) AS rank
  FROM selected_event r
  UNION ALL
  SELECT 'stop', s.id, s.status, s.day, s.clock, s.offset, s.end_instant,
    event_order('', s.id, s.day, s.arrive, s.arrive_part, s.sort_instant, s.sort_instant, s.end_instant,
      'stop', NULL, s.first_local)
  FROM stop s
  WHERE s.kind != 'home' AND NOT EXISTS (
    SELECT 1 FROM selected_event a WHERE a.stop = s.id AND a.kind = 'arrival' AND a.status = 'expected'
  )
)"""
"""Expected events, and the stops whose arrival no expected event tells already."""

STATE = f"""\
CASE WHEN n.end_instant = {NEVER} THEN 'NO DATE' WHEN n.end_instant <= moment() THEN 'OVERDUE' ELSE 'TO COME' END"""
STATE_RANK = f"CASE {STATE} WHEN 'TO COME' THEN 0 WHEN 'OVERDUE' THEN 1 ELSE 2 END"
LAST_REPORT = """\
(SELECT max(s.published_day) FROM report k JOIN source s ON s.id = k.source
 WHERE k.record = n.id AND k.kind = n.entry_kind)"""

STOP_VALUES = {
    "trip": TRIP_OF.format("s.id"),
    "id": "s.id",
    "date": "s.day",
    "time": "s.clock",
    "offset": "s.offset",
    "start": "s.arrive",
    "start_qualifier": "s.arrive_qualifier",
    "start_part": "s.arrive_part",
    "end": "s.depart",
    "end_qualifier": "s.depart_qualifier",
    "end_part": "s.depart_part",
    "stop": "s.id",
    "place": "s.name",
    "where": "s.name",
    "country": "s.country",
    "status": "s.status",
    "stage": "s.status",
    "title": STAY_TITLE.format("s"),
    "kind": "'stop'",
    "disputed": "s.disputed",
    "note": "s.note",
    "src": "s.publisher_count",
    "sources": "s.sources",
    "differ": "s.differ",
    "expected_fields": "s.expected_fields",
    "latitude": "s.latitude",
    "longitude": "s.longitude",
    **{one.column.id: one.sql.replace("r.id", "s.id") for one in identity_columns("stop")},
}
"""What a stop's row has in the columns of the timeline, by their ids; no value in the others."""


def _columns() -> tuple[ViewColumn, ...]:
    """The timeline's columns with the time left; for people also whether it is to come."""
    result = [people("state", Kind.WORD, STATE, "to come, overdue (past, never confirmed) or no date", group=1)]
    for one in TIMELINE_COLUMNS:
        if one in OF_THE_PAST:  # what is only expected is listed by when it is to be
            continue
        of_stop = STOP_VALUES.get(one.column.id, "NULL")
        joined = one._replace(sql=f"CASE n.entry_kind WHEN 'stop' THEN {of_stop} ELSE {one.sql} END", order="")
        if one.order:
            joined = joined._replace(order="n.end_instant" if one.column.id == "end" else "n.rank")
        if one.column.id == "stage":  # all rows are expected, so people need no column for it
            continue
        result.insert(0 if one.column.id == "trip" else len(result), joined)
        if one.column.id == "where":
            time_left = "time_left(n.day, {}, n.offset)"
            result.append(data("in", Kind.WORD, time_left.format("n.clock"), "days or hours until then"))
            result.append(people("left", Kind.WORD, time_left.format("''"), "days until then", group=1))
    result.append(people("reported", Kind.TIME, LAST_REPORT, "day of the last report on it", label="last", priority=4))
    return tuple(result)


def conditions(request: Request) -> Condition:
    """Only what is expected; stops only without a filter or when they are named."""
    expected = "n.status = 'expected'"
    if not request.selections:
        return expected, []
    stops = request.values("stop")
    if stops and len(request.selections) == 1:
        return f"{expected} AND (n.entry_kind != 'stop' OR n.id IN ({', '.join('?' * len(stops))}))", [*stops]
    return f"{expected} AND n.entry_kind != 'stop'", []


def functions(request: Request) -> Mapping[str, Callable[..., Any]]:
    """The order of events, the asked moment, and the time from then until something."""
    moment = request.moment
    return {
        **order_function(request.knowledge),
        "moment": lambda: moment,
        "time_left": partial(time_left, moment=moment),
    }


def notes(request: Request) -> tuple[str, ...]:
    """The agreements and pledges that are open too; and how to ask, when nothing is to come."""
    lines = () if request.selections else _open_deals(request)
    query = "SELECT count(*) FROM event r WHERE r.status = 'expected' AND r.end_instant > ? AND r.end_instant < ?"
    count = request.knowledge.connection.execute(query, (request.moment, NEVER)).fetchone()[0]
    if count or request.knowledge.as_of != ALL_THAT_IS_KNOWN:
        return lines
    days = [trip.first_day for trip in request.knowledge.trips]
    return (*lines, f"Nothing with a date is still to come; ask for an earlier moment: --as-of {days[-1]}")


def _open_deals(request: Request) -> tuple[str, ...]:
    """How many agreements and pledges are only expected, and the commands that list them."""
    lines = []
    for view, table, stages in (
        ("agreements", "agreement", ("expected",)),
        ("pledges", "pledge", ("sought", "expected")),
    ):
        marks = ", ".join("?" * len(stages))
        query = f"SELECT count(*) FROM {table} WHERE disputed IS NULL AND status IN ({marks})"
        count = request.knowledge.connection.execute(query, stages).fetchone()[0]
        if count:
            words = f"{count} {f'{table} is' if count == 1 else f'{view} are'} only {' or '.join(stages)}"
            lines.append(f"{words}: tripcli {view} {' '.join(f'--status {stage}' for stage in stages)}")
    return tuple(lines)


def time_left(day: str | None, clock: str, offset: str | None, moment: int) -> str | None:
    """Return the time from an instant to a local day and hour: `in 3 h`, `in 2 days`, `yesterday`; None without a day.

    `clock` begins with the hour and minute, when they are known; `offset` is that of the place, such as `+09:00`.
    """
    if day is None or len(day) < len("2000-01-01") or offset is None:
        return None
    now = _EPOCH + timedelta(seconds=moment) + _shift(offset)
    days = (datetime.fromisoformat(day).date() - now.date()).days
    if days == 0 and clock[:2].isdigit():
        return _hours(datetime.fromisoformat(f"{day}T{clock[:5]}+00:00") - now)
    if days in _NEAR:
        return _NEAR[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def _shift(offset: str) -> timedelta:
    """The offset from UTC of `+09:00`."""
    shift = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6])) if offset != "Z" else timedelta()
    return -shift if offset.startswith("-") else shift


def _hours(left: timedelta) -> str:
    """The time until an hour of the same day."""
    minutes = round(left.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    text = " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
    return f"in {text}" if minutes > 0 else f"{text} ago"


OF_THE_PAST = frozenset((*moved_columns("event"), said_by_column("event")))
"""Columns of the timeline that say nothing of what is to come."""
COLUMNS = _columns()

VIEW = TableView(
    id="next",
    kinds=(EVENT,),
    columns=COLUMNS,
    tables=ENTRIES,
    rows_from=(
        "entry n LEFT JOIN event r ON n.entry_kind = 'event' AND r.id = n.id "
        "LEFT JOIN stop s ON n.entry_kind = 'stop' AND s.id = n.id"
    ),
    conditions=conditions,
    functions=functions,
    order=f"{STATE_RANK}, n.rank, n.entry_kind, n.id",
    notes=notes,
    examples=(
        "tripcli next",
        "tripcli next --as-of now -n 1 -c in,title",
        "tripcli next --source-kind official -f json",
    ),
)
