"""Measures of people: events held, leaders and people met; and who was met on all trips, and who on one only."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.compare_records import Measure, Row, Selected, Value, by_trip, count
from tripcli.views.meetings import MEETING_KINDS


def _held(selected: Selected) -> list[Row]:
    """The events that were held on the days of their trip, those that a source contests left out."""
    return [row for row in selected.events if row["status"] == "held" and not row["disputed"] and row["on_trip"]]


def _events(selected: Selected) -> Iterator[Value]:
    held = by_trip(_held(selected))
    for trip in selected.trips:
        yield count("events", "", trip, "event", held[trip.id])


def _events_by_kind(selected: Selected) -> Iterator[Value]:
    held = _held(selected)
    for kind, _ in Counter(row["kind"] for row in held).most_common():
        of_kind = by_trip(row for row in held if row["kind"] == kind)
        for trip in selected.trips:
            yield count("events_of_kind", kind, trip, "event", of_kind[trip.id])


_MET = """\
SELECT e.trip, y.person, e.id, p.leader
FROM selected_event e
JOIN trip t ON t.id = e.trip
JOIN participation x ON x.version = e.version AND x.person = t.traveler AND x.presence = 'present'
JOIN participation y ON y.version = e.version AND y.presence = 'present'
JOIN person_of_trip p ON p.id = y.person AND p.trip = e.trip
WHERE p.country IS NOT (SELECT h.country FROM person_of_trip h WHERE h.id = t.traveler AND h.trip = e.trip)
ORDER BY e.sort_instant, y.person"""


def meetings(selected: Selected) -> Mapping[tuple[str, str], list[Row]]:
    """Return the meetings of the traveller with people of other countries, by trip and person."""
    held = {row["id"] for row in _held(selected) if row["kind"] in MEETING_KINDS}
    result: dict[tuple[str, str], list[Row]] = {}
    for row in selected.rows(_MET):
        if row["id"] in held:
            result.setdefault((row["trip"], row["person"]), []).append(row)
    return result


def _people(measure: str, leaders: bool) -> Callable[[Selected], Iterator[Value]]:
    """The number of people met; of leaders only those whose office was that of one."""

    def values(selected: Selected) -> Iterator[Value]:
        people: dict[str, list[str]] = {trip.id: [] for trip in selected.trips}
        for (trip_id, person), rows in meetings(selected).items():
            if not leaders or rows[0]["leader"] == "yes":
                people[trip_id].append(person)
        for trip_id, met in people.items():
            yield Value(measure, "", trip_id, len(met), "people", tuple(("person", one) for one in met))

    return values


def _met(selected: Selected) -> Iterator[Value]:
    """Each person met, with the number of meetings."""
    for (trip, person), rows in meetings(selected).items():
        yield Value("met", person, trip, len(rows), "events", tuple(("event", row["id"]) for row in rows))


_EVENTS, _PEOPLE = "EVENTS HELD ON THE TRIP", "PEOPLE OF OTHER COUNTRIES"
OF_PEOPLE = (
    Measure("events", _EVENTS, "all events", _events),
    Measure("events_of_kind", _EVENTS, "", _events_by_kind),
    Measure("leaders_met", _PEOPLE, "leaders met", _people("leaders_met", leaders=True)),
    Measure("people_met", _PEOPLE, "people met", _people("people_met", leaders=False)),
    Measure("met", _PEOPLE, "", _met),
)

SHOWN = 14
"""People that one line names."""


def met_lines(request: Request, trips: Sequence[str], moments: Sequence[Selected]) -> Iterator[str]:
    """Yield the people met on all of several trips, on some and on one only; those met most often come first."""
    counts: dict[str, dict[str, int]] = {}
    for moment in moments:
        for (trip, person), rows in meetings(moment).items():
            counts.setdefault(person, {})[trip] = len(rows)
    ordered = sorted(counts, key=lambda person: (-sum(counts[person].values()), person))
    if len(trips) > 1:
        title = "MET ON BOTH" if len(trips) == 2 else "MET ON ALL"
        yield from _line(request, title, [one for one in ordered if len(counts[one]) == len(trips)])
        some = [one for one in ordered if 1 < len(counts[one]) < len(trips)]
        yield from _line(request, "MET ON SEVERAL", some)
    for trip in trips:
        title = f"MET ONLY ON {trip}" if len(trips) > 1 else "MET"
        yield from _line(request, title, [one for one in ordered if [*counts[one]] == [trip]])
    if len(ordered) > SHOWN:
        yield "-c measure,of,trip,value lists all who were met, with the number of meetings"


def _line(request: Request, title: str, people: Sequence[str]) -> Iterator[str]:
    """A line with the names of some people; none when there are none."""
    if not people:
        return
    names = [request.knowledge.name(Kind.PERSON, one) for one in people[:SHOWN]]
    more = f" +{len(people) - SHOWN}" if len(people) > SHOWN else ""
    yield f"{title} ({len(people)}): " + ", ".join(name.short for name in names if name) + more
