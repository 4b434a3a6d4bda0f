"""participants: who was present at the selected events, how often and on which days."""

import json
from functools import partial

from tripcli.query.filters import EVENT, selection
from tripcli.query.knowledge import Knowledge
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.shared_columns import trips_column
from tripcli.views.view import Condition, TableView, ViewOption, both, data, on_request, people

_PRESENT = "CASE WHEN x.presence = 'present' OR (x.presence = 'expected' AND e.status = 'expected') THEN e.{column} END"
"""Of those who were there; of what is only expected, of those who are to be there."""
_EVENTS = f"count(DISTINCT {_PRESENT.format(column='id')})"
_SIDE = "CASE WHEN q.kind = 'country' THEN q.name WHEN q.kind = 'company' THEN 'Companies' ELSE 'Others' END"
_FIRST, _LAST = (f"{extreme}({_PRESENT.format(column='day')})" for extreme in ("min", "max"))
_THERE = (
    "CASE min(CASE x.presence WHEN 'present' THEN 0 WHEN 'expected' THEN 1 ELSE 2 END) "
    "WHEN 0 THEN 'present' WHEN 1 THEN 'expected' ELSE 'mentioned' END"
)
_TITLES = "titles(json_group_array(json_array(o.trip, o.title)))"
"""The offices held on the trips whose events are selected, which may be several."""
COLUMNS = (
    trips_column("e.id"),
    data("id", Kind.ID, "x.person", "the person's id"),
    people("side", Kind.TEXT, _SIDE, "the country that a person acts for, or Companies, or Others", group=1),
    both("name", Kind.TEXT, "coalesce(p.name, q.name)", "the person's name", priority=1),
    data("title", Kind.TEXT, _TITLES, "the office held at the time", label="office"),
    people(
        "office",
        Kind.TEXT,
        f"coalesce({_TITLES}, '') || CASE WHEN {_EVENTS} = 0 THEN ' · only ' || {_THERE} ELSE '' END",
        "the office held at the time; of those who were at none, that they were only expected or mentioned",
        priority=2,
    ),
    on_request("leader", Kind.FLAG, "p.leader", "whether it is the office of a head of state or of government"),
    data("party", Kind.PARTY, "q.id", "the country, organisation or company"),
    data(
        "stops",
        Kind.STOPS,
        f"replace(group_concat(DISTINCT {_PRESENT.format(column='stop')}), ',', ';')",
        "stops at whose events they were present",
    ),
    both(
        "events",
        Kind.COUNT,
        _EVENTS,
        "selected events at which they were present",
        order=_EVENTS,
        priority=2,
    ),
    both("first", Kind.TIME, _FIRST, "local day of the first of them", priority=3),
    both("last", Kind.TIME, _LAST, "local day of the last of them", priority=3),
    data(
        "presence",
        Kind.WORD,
        _THERE,
        "present, or only expected or mentioned",
        words=("present", "expected", "mentioned"),
        label="there",
        priority=4,
    ),
)


def _titles(knowledge: Knowledge, pairs: str) -> str | None:
    """Return the offices of pairs of trip and office, each once, in the order of the trips."""
    titles = dict(json.loads(pairs))
    held = dict.fromkeys(titles[trip.id] for trip in knowledge.trips if titles.get(trip.id))
    return "; ".join(held) or None


def at_stops(request: Request) -> tuple[list[str], list[str]]:
    """Return the condition that the events were held at the stops that were named, and did not merely concern them."""
    stops = request.values("stop")
    if not stops:
        return ["1"], []
    marks = ", ".join("?" * len(stops))
    return [f"e.stop IN (SELECT id FROM stop WHERE id IN ({marks}) OR within IN ({marks}))"], [*stops, *stops]


def uncontested(request: Request) -> str:
    """Return the condition that no source contests that the event took place, unless such events were asked for."""
    return "1" if any(one.filter.id == "disputed" for one in request.selections) else "e.disputed IS NULL"


def contested_line(request: Request) -> tuple[str, ...]:
    """Return how many of the selected events are not counted because a source contests them."""
    clause, parameters = selection((EVENT,), request.selections)
    where, bound = at_stops(request)
    query = f"{clause}SELECT count(*) FROM selected_event e WHERE {where[0]} AND NOT ({uncontested(request)})"
    count = request.knowledge.connection.execute(query, [*parameters, *bound]).fetchone()[0]
    events = "1 disputed event" if count == 1 else f"{count} disputed events"
    return (f"Not counted: {events} (--disputed)",) if count else ()


def conditions(request: Request) -> Condition:
    """Those present at what was held, unless a stage was asked for; groups and those only named on request."""
    parts, parameters = at_stops(request)
    parts.append(uncontested(request))
    if not request.values("status"):
        parts.append("e.status = 'held'")
        if "named" not in request.options:
            parts.append("x.presence = 'present'")
    if "groups" not in request.options:
        parts.append("p.id IS NOT NULL")
    return " AND ".join(parts), parameters


def notes(request: Request) -> tuple[str, ...]:
    """Who else was named at the events, and how to list them."""
    if request.values("status"):
        return contested_line(request)
    clause, parameters = selection((EVENT,), request.selections)
    where, bound = at_stops(request)
    query = (
        f"{clause}SELECT count(*) FILTER (WHERE person AND NOT there), count(*) FILTER (WHERE NOT person AND there) "
        "FROM (SELECT p.id IS NOT NULL AS person, max(x.presence = 'present') AS there FROM selected_event e "
        "JOIN participation x ON x.version = e.version LEFT JOIN person p ON p.id = x.person "
        f"WHERE e.status = 'held' AND {where[0]} AND {uncontested(request)} GROUP BY x.person)"
    )
    named, groups = request.knowledge.connection.execute(query, [*parameters, *bound]).fetchone()
    parts = []
    if named and "named" not in request.options:
        parts.append(f"{named} only expected or mentioned (--named)")
    if groups and "groups" not in request.options:
        parts.append(f"{groups} {'company or group' if groups == 1 else 'companies and groups'} (--groups)")
    return (*(("Not listed: " + ", ".join(parts),) if parts else ()), *contested_line(request))


_HOMES = "(SELECT t.country FROM person t JOIN trip ON trip.traveler = t.id)"
_ORDER = (
    f"q.kind IS NOT 'country', q.kind IS NOT 'company', CASE WHEN q.kind = 'country' THEN q.id NOT IN {_HOMES} END, "
    "CASE WHEN q.kind = 'country' THEN q.name END, "
    f"{_EVENTS} DESC, p.rank, x.person"
)

VIEW = TableView(
    id="participants",
    kinds=(EVENT,),
    columns=COLUMNS,
    rows_from=(
        "selected_event e JOIN participation x ON x.version = e.version LEFT JOIN person p ON p.id = x.person "
        "LEFT JOIN party q ON q.id = coalesce(p.party, x.person) "
        "LEFT JOIN person_of_trip o ON o.id = x.person AND o.trip = e.trip"
    ),
    conditions=conditions,
    group_by="x.person",
    order=_ORDER,
    functions=lambda request: {"titles": partial(_titles, request.knowledge)},
    notes=notes,
    options=(
        ViewOption("named", "also those who were only expected or mentioned"),
        ViewOption("groups", "also companies and groups that took part as such"),
    ),
    examples=(
        "tripcli participants",
        "tripcli participants --kind summit",
        "tripcli participants --kind dinner --named",
        "tripcli participants --groups -f csv",
    ),
)
