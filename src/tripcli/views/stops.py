"""stops: the route, in order of arrival, with nights and distances."""

from collections.abc import Iterator

from tripcli.query.filters import EVENT
from tripcli.query.request import Request
from tripcli.table import Audience, Column, Kind
from tripcli.views.distance import kilometres
from tripcli.views.view import Asked, Own, View

PEOPLE, DATA = Audience.PEOPLE, Audience.DATA

_EVENTS = (
    "(SELECT count(*) FROM selected_event e WHERE e.id IN "
    "(SELECT record FROM record_stop WHERE kind = 'event' AND stop = r.id))"
)
_RETURN = "r.kind = 'home' AND r.depart IS NOT NULL"

COLUMNS = (
    Asked(Column(id="id", label="id", kind=Kind.ID, audience=DATA, help="the stop's id"), "r.id"),
    Asked(Column(id="name", label="stop", kind=Kind.TEXT, priority=1, help="the place"), "r.name"),
    Asked(Column(id="kind", label="kind", kind=Kind.WORD, priority=6, help="stop, halt on the way, or home"), "r.kind"),
    Asked(Column(id="within", label="within", kind=Kind.STOP, audience=DATA, help="the stop of which it is part"), "r.within"),
    Asked(Column(id="country", label="country", kind=Kind.PARTY, audience=DATA, help="ISO 3166 alpha-2"), "r.country"),
    Asked(Column(id="timezone", label="zone", kind=Kind.WORD, audience=DATA, help="IANA time zone"), "r.timezone"),
    Asked(Column(id="latitude", label="latitude", kind=Kind.NUMBER, audience=DATA, help="degrees north"), "r.latitude"),
    Asked(Column(id="longitude", label="longitude", kind=Kind.NUMBER, audience=DATA, help="degrees east"), "r.longitude"),
    Asked(
        Column(id="arrived", label="arrival", kind=Kind.TIME, audience=PEOPLE, priority=2, help="local time of arrival; the return stands below"),
        f"CASE WHEN {_RETURN} THEN NULL ELSE r.arrive_text END", "r.sort_instant",
    ),
    Asked(
        Column(id="departed", label="departure", kind=Kind.TIME, audience=PEOPLE, priority=2, help="local time of departure"),
        "r.depart_text",
    ),
    Asked(Column(id="arrive", label="arrive", kind=Kind.TIME, audience=DATA, help="arrival, local time with offset"), "r.arrive", "r.sort_instant"),
    Asked(Column(id="arrive_qualifier", label="arrive sure", kind=Kind.WORD, audience=DATA, help="~ approximate, ? uncertain, % both"), "r.arrive_qualifier"),
    Asked(Column(id="arrive_part", label="part of day", kind=Kind.WORD, audience=DATA, help="morning … night"), "r.arrive_part"),
    Asked(Column(id="depart", label="depart", kind=Kind.TIME, audience=DATA, help="departure, local time with offset"), "r.depart"),
    Asked(Column(id="depart_qualifier", label="depart sure", kind=Kind.WORD, audience=DATA, help="as for arrival"), "r.depart_qualifier"),
    Asked(Column(id="depart_part", label="part of day", kind=Kind.WORD, audience=DATA, help="as for arrival"), "r.depart_part"),
    Asked(Column(id="offset", label="UTC", kind=Kind.WORD, audience=PEOPLE, priority=4, help="offset from UTC on arrival"), "r.offset"),
    Asked(Column(id="nights", label="nights", kind=Kind.COUNT, priority=4, help="nights between arrival and departure"), "r.nights"),
    Asked(Column(id="events", label="events", kind=Kind.COUNT, priority=5, help="selected events there, within it or concerning it"), _EVENTS, _EVENTS),
    Asked(Column(id="status", label="status", kind=Kind.STATUS, priority=3, help="expected, cancelled or held (from the arrival)"), "r.status"),
    Asked(Column(id="disputed", label="disputed", kind=Kind.FLAG, audience=DATA, help="whether a source contests it"), "r.disputed"),
    Asked(Column(id="note", label="note", kind=Kind.TEXT, audience=DATA, help="a clause of a report"), "r.note"),
    Asked(Column(id="src", label="src", kind=Kind.COUNT, audience=PEOPLE, priority=3, help="number of sources"), "r.source_count"),
    Asked(Column(id="sources", label="sources", kind=Kind.SOURCES, audience=DATA, help="ids of all sources known by then"), "r.sources"),
    Asked(Column(id="differ", label="≠", kind=Kind.WORDS, beside="src", priority=3, help="fields on which sources differ"), "r.differ"),
    Asked(
        Column(id="expected_fields", label="planned", kind=Kind.WORDS, audience=DATA, help="fields that only plans give, of a stop that was reached"),
        "r.expected_fields",
    ),
)  # fmt: skip


def conditions(request: Request) -> tuple[str, list[str]]:
    """The stops of the selected events and those that were named; halts and home on request."""
    parts, parameters = [], []
    if request.chosen:
        places = f"{_EVENTS} > 0"
        named = request.values("stop")
        if named and len(request.chosen) == 1:
            places = f"r.id IN ({', '.join('?' * len(named))}) OR r.within IN ({', '.join('?' * len(named))})"
            parameters += [*named, *named]
        parts.append(f"({places})")
    elif "halts" not in request.own:
        parts.append("r.kind != 'halt'")
    return " AND ".join(parts), parameters


def heading(request: Request) -> tuple[str, ...]:
    """Whose trip it is."""
    knowledge = request.knowledge
    name = knowledge.connection.execute("SELECT name FROM person WHERE id = ?", (knowledge.meta["traveler"],)).fetchone()
    return (" · ".join([knowledge.meta["title"], *(name or ())]),)


def notes(request: Request) -> tuple[str, ...]:
    """The way between the stops, and what is not listed."""
    if request.chosen:
        return ()
    lines = list(_way(request))
    query = "SELECT count(*) FROM stop WHERE kind = 'halt'"
    halts = request.knowledge.connection.execute(query).fetchone()[0]
    if halts and "halts" not in request.own:
        lines.append(f"{halts} halts on the way or on day trips: --halts lists them")
    return tuple(lines)


def _way(request: Request) -> Iterator[str]:
    """Distances along great circles, halts on the way included, and the way home."""
    query = (
        "SELECT name, kind, latitude, longitude, arrive_text, depart FROM stop "
        "WHERE latitude IS NOT NULL AND within IS NULL ORDER BY sort_instant, id"
    )
    places = request.knowledge.connection.execute(query).fetchall()
    homes = [place for place in places if place[1] == "home" and place[4] and place[5]]
    if len(places) > 1 and homes and places[0] == homes[0]:
        places.append(homes[0])  # left first, reached last
    if len(places) < 2:
        return
    legs = [kilometres(one[2:4], other[2:4]) for one, other in zip(places, places[1:], strict=False)]
    steps = [f"{leg:,.0f} km to {place[0]}" for leg, place in zip(legs, places[1:], strict=True)]
    yield f"From {places[0][0]}: " + ", ".join(steps)
    yield f"{sum(legs):,.0f} km in all, along great circles"


VIEW = View(
    id="stops",
    kinds=(EVENT,),
    columns=COLUMNS,
    rows_from="stop r",
    conditions=conditions,
    order="r.sort_instant, r.id",
    own=(Own("halts", "also halts on the way and day trips"),),
    heading=heading,
    notes=notes,
    lists_stops=True,
    examples=("tripcli stops", "tripcli stops --halts -f json", "tripcli stops --person xi-jinping"),
)
