"""stops: the route, in order of arrival, with nights and distances."""

from itertools import pairwise
from typing import NamedTuple

from tripcli.query.filters import EVENT, STOP, condition
from tripcli.query.request import Request
from tripcli.table import Drawing, Kind, Point
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
    """Whose trip it is."""
    knowledge = request.knowledge
    name = knowledge.connection.execute(
        "SELECT name FROM person WHERE id = ?", (knowledge.meta["traveler"],)
    ).fetchone()
    return (" · ".join([knowledge.meta["title"], *(name or ())]),)


def notes(request: Request) -> tuple[str, ...]:
    """The way between the stops, and what is not listed."""
    if request.selections:
        return ()
    lines = []
    steps = way(request)
    if steps is not None:
        lines += _return(request)
        lines += [steps[0], f"{steps[1]:,.0f} km in all, along great circles"]
    query = "SELECT count(*) FROM stop WHERE kind = 'halt'"
    halts = request.knowledge.connection.execute(query).fetchone()[0]
    if halts and "halts" not in request.options:
        what = "1 halt" if halts == 1 else f"{halts} halts"
        lines.append(f"{what} on the way or on day trips: --halts lists them")
    return tuple(lines)


def _return(request: Request) -> list[str]:
    """When the traveller was home again, which the row of home has no place for."""
    query = "SELECT name, arrive_text FROM stop WHERE kind = 'home' AND depart IS NOT NULL AND arrive IS NOT NULL"
    return [f"Back in {name}: {format_time(arrive)}" for name, arrive in request.knowledge.connection.execute(query)]


def way(request: Request) -> tuple[str, float] | None:
    """The legs in words and their sum in kilometres along great circles, halts and the way home included."""
    places = _places(request)
    if len(places) < 2:
        return None
    legs = [kilometres(one.point, other.point) for one, other in pairwise(places)]
    steps = [f"{leg:,.0f} km to {place.name}" for leg, place in zip(legs, places[1:], strict=True)]
    return f"From {places[0].name}: " + ", ".join(steps), sum(legs)


def track(request: Request) -> tuple[Point, ...]:
    """The points of the way, halts and the way home included."""
    return tuple(place.point for place in _places(request))


class _Place(NamedTuple):
    """A place on the way."""

    name: str
    kind: str
    point: Point
    is_left_and_reached: bool


def _places(request: Request) -> list[_Place]:
    """The places on the way, in order; home first and last."""
    query = (
        "SELECT name, kind, latitude, longitude, arrive IS NOT NULL AND depart IS NOT NULL FROM stop "
        "WHERE latitude IS NOT NULL AND within IS NULL ORDER BY sort_instant, id"
    )
    places = [
        _Place(name, kind, (latitude, longitude), bool(both_known))
        for name, kind, latitude, longitude, both_known in request.knowledge.connection.execute(query)
    ]
    homes = [place for place in places if place.kind == "home" and place.is_left_and_reached]
    if len(places) > 1 and homes and places[0] == homes[0]:
        places.append(homes[0])  # left first, reached last
    return places


def drawing(request: Request) -> Drawing | None:
    """The route as a drawing, unless the halts are to be listed."""
    from tripcli.views.route_drawing import route_drawing

    return None if "halts" in request.options else route_drawing(request.knowledge)


VIEW = TableView(
    id="stops",
    kinds=(EVENT,),
    columns=COLUMNS,
    rows_from="stop r",
    conditions=conditions,
    order="route_rank(r.id), r.sort_instant, r.id",
    functions=lambda request: {"route_rank": Route(request.knowledge).rank},
    options=(ViewOption("halts", "also halts on the way and day trips"),),
    heading=heading,
    notes=notes,
    drawing=drawing,
    track=track,
    lists_stops=True,
    examples=(
        "tripcli stops",
        "tripcli stops --halts",
        "tripcli stops --kind summit",
        "tripcli stops -f json",
    ),
)
