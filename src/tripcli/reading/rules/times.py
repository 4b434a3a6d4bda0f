"""Rules of times: ends after starts, events in the days of their stops, and records that tell of one arrival agree."""

from collections import Counter
from collections.abc import Iterator

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import Register, participant_ids, sides, time_of
from tripcli.records import Event, Stop
from tripcli.values.instants import instant
from tripcli.values.time_relations import confirms
from tripcli.values.times import Time

_TURNED = (
    ("events", "start", "end", "ends-before-start"),
    ("stops", "arrive", "depart", "departs-before-arrival"),
)
"""Kind of record, the field of its beginning, that of its end, and the code when these are exchanged."""


def turned_times(register: Register) -> Iterator[Finding]:
    """Report ends before starts, and departures before arrivals (but of a home, which is left first)."""
    for kind, first, last, code in _TURNED:
        for record, span in register.entries(kind):
            if kind == "stops" and record.kind == "home":
                continue
            for path, facts in sides(record):
                start, end = getattr(facts, first), getattr(facts, last)
                if start is None and end is None:
                    continue
                begin, close = start or getattr(record, first), end or getattr(record, last)
                if _is_turned(begin, close):
                    field = last if end is not None else first
                    yield Finding(code, span, (*path, field), f"`{last}: {close}`", f"it after `{first}: {begin}`")


def turned_offices(register: Register) -> Iterator[Finding]:
    """Report offices that end before they begin."""
    for person, span in register.entries("people"):
        for number, office in enumerate(person.offices):
            if _is_turned(office.from_, office.to):
                expected = f"it after `from: {office.from_}`"
                yield Finding("ends-before-start", span, ("offices", number, "to"), f"`to: {office.to}`", expected)


def _is_turned(start: str | None, end: str | None) -> bool:
    """Whether an end certainly lies before a start; a part of a day counts as its whole day."""
    start_time, end_time = time_of(start), time_of(end)
    if start_time is None or end_time is None:
        return False
    length = len("2000-01-01") if "part" in {start_time.precision, end_time.precision} else len("2000-01-01T00:00")
    return end_time.last[:length] < start_time.first[:length]


def outside_stop(register: Register) -> Iterator[Finding]:
    """Report events that were held and certainly began outside the days of their stop, or of the stop around it."""
    ends = {stop.id: _ends(stop) for stop, _ in register.entries("stops")}
    days = {
        stop.id: _days(ends[stop.id], ends.get(stop.within or "", ([], [])))
        for stop, _ in register.entries("stops")
        if stop.kind != "home"
    }
    for event, span in register.entries("events"):
        first, last = days.get(event.stop or "", ("~", ""))
        if first > last or not any(report.status == "held" for report in event.reports):
            continue
        for path, facts in sides(event):
            time = time_of(facts.start) if not path or facts.status == "held" else None
            if time is not None and not (first <= time.last[:10] and time.first[:10] <= last):
                expected = f"a day of the stop: {first or '…'} to {'…' if last == '~' else last}"
                yield Finding("outside-stop", span, (*path, "start"), f"`start: {facts.start}`", expected)


def _ends(stop: Stop) -> tuple[list[str], list[str]]:
    """The days given for the arrival and those for the departure, from what was held if anything was."""
    reports = [report for report in stop.reports if report.status == "held"] or stop.reports
    arrivals = [time.first[:10] for facts in (stop, *reports) if (time := time_of(facts.arrive))]
    departures = [time.last[:10] for facts in (stop, *reports) if (time := time_of(facts.depart))]
    return arrivals, departures


def _days(own: tuple[list[str], list[str]], outer: tuple[list[str], list[str]]) -> tuple[str, str]:
    """The first and last day that may have been spent at a stop; `~`, after all days, when no departure is known."""
    return min(own[0] + outer[0], default=""), max(own[1] + outer[1], default="~")


def after_later(register: Register) -> Iterator[Finding]:
    """Report events that are said to come after an event that certainly began later."""
    events = {event.id: event for event, _ in register.entries("events")}
    for event, span in register.entries("events"):
        for index, earlier_id in enumerate(event.earlier_events):
            earlier = events.get(earlier_id)
            if earlier is None:
                continue
            last, first = _held_instants(register, event), _held_instants(register, earlier)
            if last and first and max(last)[1] < min(first)[0]:
                path = ("after",) if isinstance(event.after, str) else ("after", index)
                yield Finding(
                    "after-later", span, path, f"`{earlier_id}`, which began later", "an event that came before"
                )


def _held_instants(register: Register, event: Event) -> list[tuple[int, int]]:
    """The first and last instant at which the event may have begun, by each report that says it was held."""
    zone = register.zone_of(event)
    times = [time_of(report.start or event.start) for report in event.reports if report.status == "held"]
    try:
        return [(instant(time.first, zone), instant(time.last, zone)) for time in times if time and zone]
    except ValueError:
        return []


def arrivals(register: Register) -> Iterator[Finding]:
    """Report arrivals of the traveller that begin at another minute than their stop is reached."""
    stops = {stop.id: stop for stop, _ in register.entries("stops")}
    traveler = register.trip.traveler if register.trip is not None else ""
    own = [
        (event, span)
        for event, span in register.entries("events")
        if event.kind == "arrival" and event.stop is not None and traveler in participant_ids(event)
    ]
    counts = Counter(event.stop for event, _ in own)
    for event, span in own:
        stop = stops.get(event.stop or "")
        if stop is None or counts[event.stop] > 1:
            continue  # of several arrivals nobody knows which one is meant
        begins = _minutes(report.start or event.start for report in event.reports if report.status == "held")
        reached = _minutes(report.arrive or stop.arrive for report in stop.reports if report.status == "held")
        agreed = (confirms(one, other) or confirms(other, one) for one in begins for other in reached)
        if begins and reached and not any(agreed):
            found = f"arrival at {_joined(begins)}, while `{stop.id}` is reached at {_joined(reached)}"
            yield Finding("arrival-differs", span, ("id",), found, "one time in both, or the same reports")


def _minutes(texts: Iterator[str | None]) -> list[Time]:
    """The times among these texts that are given to the minute."""
    return [time for time in map(time_of, texts) if time is not None and time.precision == "minute"]


def _joined(times: list[Time]) -> str:
    return " or ".join(dict.fromkeys(time.text for time in times))
