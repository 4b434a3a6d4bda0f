"""stops: the route of each trip, in order of arrival, with nights and distances."""

from itertools import pairwise
from typing import NamedTuple

from tripcli.query.filters import EVENT, STOP, condition
from tripcli.query.knowledge import OF_TRIP, Knowledge, Trip
from tripcli.query.request import Request
from tripcli.table import Drawing, Kind, Point, Track
from tripcli.values.display import format_time
from tripcli.values.stages import STAGES
from tripcli.views.distance import kilometres
from tripcli.views.route import Route
from tripcli.views.shared_columns import (
    DIFFER,
    DISPUTED,
    EXPECTED_FIELDS,
    NOTE,
    QUALIFIERS,
    SOURCE_COUNT,
    SOURCES,
    identity_columns,
    trip_column,
)
from tripcli.views.view import Condition, TableView, ViewOption, both, data, on_request, people

OF_STOPS = frozenset({"stop", "source", "source-kind", "said-by"})
"""Filters that select stops by what is said of the stops themselves, and not by their events."""

_EVENTS = (
    "(SELECT count(*) FROM selected_event e WHERE e.id IN "
    "(SELECT record FROM record_stop WHERE kind = 'event' AND stop = r.id))"
)
STAY_TITLE = "CASE {0}.kind WHEN 'home' THEN 'Return to ' ELSE 'Stay in ' END || {0}.name"
"""The title of the stay at the stop `{0}`, where it stands among events; of home the return."""

_RETURN = "r.kind = 'home' AND r.depart IS NOT NULL"

_TOLD = "r.{0}_text || CASE WHEN ';' || r.expected_fields || ';' LIKE '%;{0};%' THEN ' planned' ELSE '' END"
"""A time that only plans give, of a stop that was reached, says so."""

COLUMNS = (
    trip_column("r.id", group=3),
    data("id", Kind.ID, "r.id", "the stop's id"),
    both("name", Kind.TEXT, "r.name", "the place", label="stop", priority=1),
    both("kind", Kind.WORD, "r.kind", "stop, halt on the way, or home", priority=6, words=("stop", "halt", "home")),
    data("within", Kind.STOP, "r.within", "the stop of which it is part"),
    data("country", Kind.PARTY, "r.country", "ISO 3166 alpha-2"),
    data("timezone", Kind.WORD, "r.timezone", "IANA time zone", label="zone"),
    data("latitude", Kind.NUMBER, "r.latitude", "degrees north"),
    data("longitude", Kind.NUMBER, "r.longitude", "degrees east"),
    people(
        "arrived",
        Kind.TIME,
        f"CASE WHEN {_RETURN} THEN NULL ELSE {_TOLD.format('arrive')} END",
        "local time of arrival; the return stands below",
        label="arrival",
        order="r.sort_instant",
        priority=2,
    ),
    people("departed", Kind.TIME, _TOLD.format("depart"), "local time of departure", label="departure", priority=2),
    data("arrive", Kind.TIME, "r.arrive", "arrival, local time with offset", order="r.sort_instant"),
    data(
        "arrive_qualifier",
        Kind.WORD,
        "r.arrive_qualifier",
        "~ approximate, ? uncertain, % both",
        label="arrive sure",
        words=QUALIFIERS,
    ),
    data("arrive_part", Kind.WORD, "r.arrive_part", "morning … night", label="part of day"),
    data("depart", Kind.TIME, "r.depart", "departure, local time with offset"),
    data("depart_qualifier", Kind.WORD, "r.depart_qualifier", "as for arrival", label="depart sure", words=QUALIFIERS),
    data("depart_part", Kind.WORD, "r.depart_part", "as for arrival", label="part of day"),
    people("offset", Kind.WORD, "r.offset", "offset from UTC on arrival", label="UTC", priority=4),
    both("nights", Kind.COUNT, "r.nights", "nights between arrival and departure", priority=4),
    both(
        "events",
        Kind.COUNT,
        _EVENTS,
        "selected events there, within it or concerning it",
        order=_EVENTS,
        priority=5,
    ),
    both(
        "status",
        Kind.STATUS,
        "r.status",
        "expected, cancelled or held (from the arrival)",
        priority=3,
        words=STAGES["stop"],
    ),
    DISPUTED,
    NOTE,
    SOURCE_COUNT,
    SOURCES,
    DIFFER,
    EXPECTED_FIELDS,
    on_request("title", Kind.TEXT, STAY_TITLE.format("r"), "the stay, in words"),
    *identity_columns("stop"),
)


def conditions(request: Request) -> Condition:
    """The stops of the selected events; by stop, or by who reports, the stops that were named and reported themselves.

    Halts are listed on request, or when a filter selects them.
    """
    if not request.selections:
        return ("" if "halts" in request.options else "r.kind != 'halt'"), []
    if any(one.filter.id not in OF_STOPS for one in request.selections):
        return f"{_EVENTS} > 0", []
    parts, parameters = [], []
    for one in request.selections:
        sql, bound = condition(one, STOP)
        parts.append(f"({sql})" + (" IS NOT TRUE" if one.excluded else ""))
        parameters += bound
    return " AND ".join(parts), parameters


def heading(request: Request) -> tuple[str, ...]:
    """Whose trip it is; nothing for several trips, which have headings of their own."""
    trips = request.knowledge.trips
    return (trip_heading(request.knowledge, trips[0]),) if len(trips) == 1 else ()


def trip_heading(knowledge: Knowledge, trip: Trip) -> str:
    """Return the title of a trip and whose it is."""
    traveler = knowledge.connection.execute("SELECT name FROM person WHERE id = ?", (trip.traveler,)).fetchone()
    return " · ".join([trip.title, *(traveler or ())])


def notes(request: Request) -> tuple[str, ...]:
    """The way between the stops of each trip, and what is not listed."""
    if request.selections:
        return ()
    knowledge = request.knowledge
    lines = []
    for trip in knowledge.trips:
        of_trip = _notes(request, trip)
        lines += [f"{trip.id}:"] if of_trip and knowledge.is_of_several_trips else []
        lines += of_trip
    return tuple(lines)


def _notes(request: Request, trip: Trip) -> list[str]:
    """The way between the stops of a trip, and what is not listed of it."""
    knowledge = request.knowledge
    lines = []
    steps = way(knowledge, trip)
    if steps is not None:
        lines += _return(knowledge, trip)
        lines += [steps[0], f"{steps[1]:,.0f} km in all, along great circles"]
    query = f"SELECT count(*) FROM stop WHERE kind = 'halt' AND {OF_TRIP.format('id')}"
    halts = knowledge.connection.execute(query, trip.id_range).fetchone()[0]
    if halts and "halts" not in request.options:
        what = "1 halt" if halts == 1 else f"{halts} halts"
        lines.append(f"{what} on the way or on day trips: --halts lists them")
    return lines


def _return(knowledge: Knowledge, trip: Trip) -> list[str]:
    """When the traveller was home again, which the row of home has no place for."""
    query = (
        "SELECT name, arrive_text FROM stop WHERE kind = 'home' AND depart IS NOT NULL AND arrive IS NOT NULL "
        f"AND {OF_TRIP.format('id')}"
    )
    rows = knowledge.connection.execute(query, trip.id_range)
    return [f"Back in {name}: {format_time(arrive)}" for name, arrive in rows]


def way(knowledge: Knowledge, trip: Trip) -> tuple[str, float] | None:
    """The legs in words and their sum in kilometres along great circles, halts and the way home included."""
    places = _places(knowledge, trip)
    if len(places) < 2:
        return None
    legs = [kilometres(one.point, other.point) for one, other in pairwise(places)]
    steps = [f"{leg:,.0f} km to {place.name}" for leg, place in zip(legs, places[1:], strict=True)]
    return f"From {places[0].name}: " + ", ".join(steps), sum(legs)


def tracks(request: Request) -> tuple[Track, ...]:
    """The points of the way of each trip, halts and the way home included."""
    knowledge = request.knowledge
    return tuple(
        Track(trip.prefix.rstrip("/"), tuple(place.point for place in _places(knowledge, trip)))
        for trip in knowledge.trips
    )


class _Place(NamedTuple):
    """A place on the way."""

    name: str
    kind: str
    point: Point
    is_left_and_reached: bool


def _places(knowledge: Knowledge, trip: Trip) -> list[_Place]:
    """The places on the way of a trip, in order; home first and last."""
    query = (
        "SELECT name, kind, latitude, longitude, arrive IS NOT NULL AND depart IS NOT NULL FROM stop "
        f"WHERE latitude IS NOT NULL AND within IS NULL AND {OF_TRIP.format('id')} ORDER BY sort_instant, id"
    )
    places = [
        _Place(name, kind, (latitude, longitude), bool(both_known))
        for name, kind, latitude, longitude, both_known in knowledge.connection.execute(query, trip.id_range)
    ]
    homes = [place for place in places if place.kind == "home" and place.is_left_and_reached]
    if len(places) > 1 and homes and places[0] == homes[0]:
        places.append(homes[0])  # left first, reached last
    return places


def drawing(request: Request) -> Drawing | None:
    """The route of each trip as a drawing, unless the halts are to be listed."""
    from tripcli.views.route_drawing import route_drawing

    return None if "halts" in request.options else route_drawing(request.knowledge)


VIEW = TableView(
    id="stops",
    kinds=(EVENT,),
    columns=COLUMNS,
    rows_from="stop r",
    conditions=conditions,
    order="trip_rank(r.id), route_rank(r.id), r.sort_instant, r.id",
    functions=lambda request: {
        "trip_rank": request.knowledge.trip_rank,
        "route_rank": Route(request.knowledge).rank,
    },
    options=(ViewOption("halts", "also halts on the way and day trips"),),
    heading=heading,
    notes=notes,
    drawing=drawing,
    tracks=tracks,
    lists_stops=True,
    examples=(
        "tripcli stops",
        "tripcli stops --halts",
        "tripcli stops --kind summit",
        "tripcli stops -f json",
    ),
)
