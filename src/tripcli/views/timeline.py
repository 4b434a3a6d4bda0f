"""timeline: what happened, in order, in local time."""

from tripcli.query.filters import EVENT
from tripcli.table import Kind
from tripcli.values.stages import STAGES
from tripcli.views.event_order import event_order, order_function, order_key
from tripcli.views.moves import move_functions, moved_columns, moved_table, with_moves
from tripcli.views.shared_columns import (
    DIFFER,
    DISPUTED,
    EXPECTED_FIELDS,
    NOTE,
    QUALIFIERS,
    SOURCE_COUNT,
    SOURCES,
    identity_columns,
    said_by_column,
    trip_column,
)
from tripcli.views.view import TableView, both, data, on_request, people

_START_PLANNED, _END_PLANNED = (
    f"coalesce(';' || r.expected_fields || ';' LIKE '%;{field};%', 0)" for field in ("start", "end")
)
CLOCK = f"""\
CASE
  WHEN {_START_PLANNED} OR {_END_PLANNED} AND r.clock LIKE 'to %' THEN r.clock || ' planned'
  WHEN {_END_PLANNED} AND instr(r.clock, '–') THEN substr(r.clock, 1, instr(r.clock, '–') - 1)
  ELSE r.clock
END"""
"""The time of day, marked where only plans give it; the hour of an end that only plans give is left out."""

_ORDER = order_key("r")
WHERE = "CASE WHEN r.stop IS NULL THEN 'Elsewhere' ELSE r.place END"
OFFSET = "CASE WHEN r.stop IS NOT NULL THEN r.offset END"
STAGE = "CASE WHEN r.disputed = 'yes' THEN 'disputed' ELSE r.status END"
OFF_ROUTE = "CASE WHEN r.stop IS NULL THEN r.place END"
"""People find all that happened off the route under one heading, so each of its rows names its place."""

_OF_STOP = "(SELECT s.{0} FROM stop s WHERE s.id = r.stop)"

COLUMNS = (
    trip_column("r.id", group=3),
    data("id", Kind.ID, "r.id", "the event's id"),
    people("date", Kind.DATE, "r.day", "local day of the start", order=_ORDER, group=1),
    people(
        "time", Kind.CLOCK, CLOCK, "local time, as precise as it is known", order=_ORDER, priority=1, least_cells=12
    ),
    people("offset", Kind.OFFSET, OFFSET, "offset from UTC at the stop on that day", label="UTC", group=2),
    data(
        "start",
        Kind.TIME,
        "r.start",
        "beginning, local time with offset; a date when no hour is known",
        order=_ORDER,
    ),
    data(
        "start_qualifier",
        Kind.WORD,
        "r.start_qualifier",
        "~ approximate, ? uncertain, % both",
        label="start sure",
        words=QUALIFIERS,
    ),
    data("start_part", Kind.WORD, "r.start_part", "morning … night", label="part of day"),
    data("end", Kind.TIME, 'r."end"', "end, as reported; never computed", order="r.end_instant"),
    data("end_qualifier", Kind.WORD, "r.end_qualifier", "as for start", label="end sure", words=QUALIFIERS),
    data("end_part", Kind.WORD, "r.end_part", "as for start", label="part of day"),
    data("earliest", Kind.TIME, "r.earliest", "the first minute in UTC at which it may have begun"),
    data("latest", Kind.TIME, "r.latest", "the last minute in UTC at which it may have begun"),
    data("length", Kind.WORD, "r.length", "how long it took, as reported"),
    data("stop", Kind.STOP, "r.stop", "the stop at which it happened"),
    data("place", Kind.TEXT, "r.place", "name of the stop, or of the place off the route"),
    people("where", Kind.TEXT, WHERE, "name of the stop, or Elsewhere off the route", group=2),
    data("country", Kind.PARTY, "r.country", "ISO 3166 alpha-2"),
    data("status", Kind.STATUS, "r.status", "expected, cancelled or held", words=STAGES["event"]),
    people("stage", Kind.STATUS, STAGE, "the status, or disputed", label="status", priority=2),
    *moved_columns("event"),
    both("title", Kind.TEXT, "r.title", "what it was", label="what", priority=1, least_cells=24),
    people(
        "off_route", Kind.TEXT, OFF_ROUTE, "the place, of what happened off the route", label="place", behind="title"
    ),
    data("kind", Kind.WORD, "r.kind", "summit, signing …"),
    data("venue", Kind.TEXT, "r.venue", "where, within the place"),
    DISPUTED,
    people("with", Kind.PEOPLE, "r.foremost", "who took part, or was to", priority=4),
    data("participants", Kind.PEOPLE, "r.participants", "who was present; until it is held, who was expected"),
    data("named", Kind.PEOPLE, "r.named", "who was only expected or mentioned"),
    data("topics", Kind.WORDS, "r.topics", "what it was about"),
    data("attendance", Kind.WORD, "r.attendance", "number of people who came, as reported"),
    NOTE,
    SOURCE_COUNT,
    SOURCES,
    said_by_column("event"),
    DIFFER,
    EXPECTED_FIELDS,
    data("after", Kind.EVENTS, "r.after", "events that it is said to come after, where no hour tells"),
    on_request("latitude", Kind.NUMBER, _OF_STOP.format("latitude"), "degrees north, of the stop"),
    on_request("longitude", Kind.NUMBER, _OF_STOP.format("longitude"), "degrees east, of the stop"),
    *identity_columns("event"),
)

VIEW: TableView = TableView(
    id="timeline",
    kinds=(EVENT,),
    columns=COLUMNS,
    tables=moved_table(),
    rows_from="selected_event r",
    order=event_order("r"),
    functions=lambda request: {**order_function(request.knowledge), **move_functions(request)},
    variant=lambda request: with_moves(VIEW, request),
    examples=(
        "tripcli timeline",
        "tripcli timeline --kind summit --status held",
        "tripcli timeline --as-of now --status expected",
        "tripcli timeline --source-kind official -f csv -o official.csv",
    ),
)
