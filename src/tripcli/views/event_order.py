"""The order of events: by local day, then by trip, then along the way of the traveller, then by hour.

Within one day the places follow the route, and what happened elsewhere comes last. At one place, timed events stand by
time; a part of the day stands at its usual hour, between the arrival and the departure; events without an hour follow;
the departure closes the day there. A place comes twice on one day only when the traveller came back to it. An event
that names others in `after` stands behind them.

An event's key depends on its own columns, on the stops and on what it comes after, and so never on the filters.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from tripcli.query.knowledge import Knowledge
from tripcli.views.route import Route

ELSEWHERE = 9_999.0
"""The segment of a day behind all places of the route."""
COARSE = 0.0
"""The segment before all places of the first day on which something may have begun that has a month, a season or a
year, and no day."""
UNDATED = "9999-99-99"
"""The day of what has neither a day nor a stop by which it could be placed."""
TIMED, HOURLESS, LEAVING, LEFT_AFTER, PLANNED = range(5)
"""The order within one place and day; LEFT_AFTER is what happened there when the traveller had left, PLANNED what has
no date at all."""
ARRIVING, USUAL = 0.0, 1.0
"""The order of two events of one minute: an arrival comes first."""
AFTER_STEP = 0.001
"""How far an event stands behind the one that it comes after."""
PASSES = 20
"""Times that all events with `after` are put in order at most."""

TRAVELLING = frozenset({"arrival", "departure", "stop"})
"""Kinds of events whose place within a day depends on more than their hour."""

KIND_RANKS = {"arrival": 0, "ceremony": 1, "signing": 3, "dinner": 4, "protest": 5, "statement": 6, "other": 6}
"""The order of events of one place and day that have no hour: talks stand before what came of them, and what was said
of both comes last."""
USUAL_RANK = 2

COLUMNS = (
    "{0}.id, {0}.stop, {0}.day, {0}.start, {0}.start_part, {0}.sort_instant, {0}.earliest_instant, {0}.latest_instant, "
    "{0}.kind, CASE WHEN {0}.kind IN ('arrival', 'departure', 'stop') THEN {0}.participants END, "
    "CASE WHEN length({0}.day) < 10 THEN {0}.first_local END"
)
"""The arguments of the SQL function `event_order`, of the event `{0}`; texts that most events do not need are NULL."""


def order_key(alias: str) -> str:
    """Return the SQL of the text by which an event of that alias is sorted."""
    return f"event_order({COLUMNS.format(alias)})"


def event_order(alias: str) -> str:
    """Return the SQL after ORDER BY that puts the events of that alias in order."""
    return f"{order_key(alias)}, {alias}.id"


class OrderedEvent(NamedTuple):
    """What the order needs of an event, or of a stop's arrival: the columns of COLUMNS."""

    id: str
    stop: str | None
    day: str | None
    start: str | None
    part: str | None
    instant: int
    """The usual instant of its start; of a part of the day its usual hour."""
    earliest: int | None
    latest: int | None
    """The first and the last instant at which it may have begun; None when not known."""
    kind: str
    participants: str | None
    first_local: str | None
    """The first local minute at which it may have begun; None when not known."""


class Position(NamedTuple):
    """Where an event stands among all others; positions compare as tuples."""

    order_day: str
    """The local day, or a later one where the traveller crossed the date line backwards."""
    segment: float
    """Where the place comes on that day."""
    day: str
    stage: int
    """TIMED, HOURLESS, LEAVING, LEFT_AFTER or PLANNED."""
    instant: int
    """When it began, in seconds since 1970 UTC; 0 when no hour is known."""
    tie: float
    """The order among events of one minute, or without an hour."""

    def text(self, trip_rank: int) -> str:
        """The position as text that sorts in the same order; within a day each trip stands by itself."""
        order_day, segment, day, stage, instant, tie = self
        place = f"{order_day:<10} {trip_rank:06d} {segment:09.3f}"
        return f"{place} {day:<10} {stage} {instant + _EPOCH_SHIFT:015d} {tie:09.5f}"


_EPOCH_SHIFT = 10**12
"""Makes instants from the year 1 on positive, so that they sort as text."""
_ANY_INSTANT, _USUAL_END = f"{_EPOCH_SHIFT:015d}", f" {USUAL:09.5f}"
"""The ends of a position's text: an instant, and the tie of an event with an hour that is no arrival."""


class EventOrder:
    """The order of the events of one store as of one moment."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._route = Route(knowledge)
        self._travelers = {trip.id: f";{trip.traveler};" for trip in knowledge.trips}
        self._linked = {event: self._text(event, position) for event, position in self._after().items()}
        self._usual_beginnings: dict[tuple[str, str], str] = {}

    def key(  # noqa: PLR0913, PLR0917 - SQL gives the columns one by one
        self, event_id: str, stop: str | None, day: str | None, start: str | None, part: str | None, instant: int,
        earliest: int | None, latest: int | None, kind: str, participants: str | None, first_local: str | None,
    ) -> str:  # fmt: skip
        """Return the text by which an event is sorted; the arguments are those of COLUMNS.

        It is called for each row of a listing. So an event with an hour is put at its place by its minute alone, on
        the days of a stop on which nothing else counts.
        """
        linked = self._linked.get(event_id)
        if linked is not None:
            return linked
        if start is not None and stop is not None and day is not None and "T" in start and kind not in TRAVELLING:
            beginning = self._usual_beginnings.get((stop, day))
            if beginning is None:
                beginning = self._usual_beginnings[stop, day] = self._usual_beginning(stop, day)
            if beginning:
                return f"{beginning}{instant + _EPOCH_SHIFT:015d}{_USUAL_END}"
        event = OrderedEvent(
            event_id, stop, day, start, part, instant, earliest, latest, kind, participants, first_local
        )
        return self._text(event_id or stop or "", self._position(event))

    def _usual_beginning(self, stop: str, day: str) -> str:
        """How the key of an event with an hour begins at a stop on a day; empty where that depends on the hour."""
        stay = self._route.stay_at(stop, day)
        leaves_at = stay.depart_instant if day == stay.depart_day else None
        if len(day) < len("2000-01-01") or leaves_at is not None or self._route.has_day_trip(stop, day):
            return ""
        order_day, segment = self._route.segment(stay, day, 0, leaving=False)
        position = Position(order_day, segment, day, TIMED, 0, USUAL)
        return self._text(stop, position)[: -len(_ANY_INSTANT + _USUAL_END)]

    def _text(self, record_id: str, position: Position) -> str:
        """The position of a record as text."""
        return position.text(self._knowledge.trip_rank(record_id))

    def _position(self, event: OrderedEvent) -> Position:
        """The position of an event by its own columns and the route."""
        timed = event.start is not None and "T" in event.start
        stage = TIMED if timed or event.part else HOURLESS
        when, tie = (event.instant, USUAL) if stage == TIMED else (0, 1.0 + KIND_RANKS.get(event.kind, USUAL_RANK))
        if event.day is not None and len(event.day) < len("2000-01-01") and event.first_local is not None:
            return Position(event.first_local[: len("2000-01-01")], COARSE, event.day, stage, when, tie)
        if event.stop is None:
            return Position(event.day or UNDATED, ELSEWHERE, event.day or "", stage, when, tie)
        if event.day is None:
            last_day, segment = self._route.last_segment(event.stop)
            return Position(last_day or UNDATED, segment, last_day or "", PLANNED, 0, tie)
        stay = self._route.stay_at(event.stop, event.day)
        traveler = self._travelers.get(self._knowledge.trip_of(event.stop), "")
        is_traveler = event.kind == "stop" or traveler in f";{event.participants};"
        if event.kind in {"arrival", "stop"} and is_traveler and event.day == stay.arrive_day:
            stage, when, tie = TIMED, when or stay.arrive_instant or -_EPOCH_SHIFT, ARRIVING
        elif event.kind == "departure" and is_traveler and event.day == stay.depart_day:
            stage = LEAVING
        elif stage == TIMED and stay.is_left_before(event.day, event.earliest):
            stage = LEFT_AFTER
        elif stage == TIMED and not timed:
            when = stay.during(event.day, when, event.latest)
        hour = when if stage == TIMED else None
        order_day, segment = self._route.segment(stay, event.day, hour, leaving=stage == LEAVING)
        return Position(order_day, segment, event.day, stage, when, tie)

    def _after(self) -> dict[str, Position]:
        """The positions of the events that name others in `after`, and of those others."""
        connection = self._knowledge.connection
        named: dict[str, tuple[str, ...]] = {
            event: tuple(after.split(";"))
            for event, after in connection.execute("SELECT id, after FROM event WHERE after IS NOT NULL")
        }
        if not named:
            return {}
        wanted = {*named, *(one for before in named.values() for one in before)}
        query = f"SELECT {COLUMNS.format('r')} FROM event r WHERE r.id IN ({', '.join('?' * len(wanted))})"
        events = [OrderedEvent(*row) for row in connection.execute(query, sorted(wanted))]
        positions = {event.id: self._position(event) for event in events}
        stops = {event.id: event.stop for event in events}
        pairs = [(event, before) for event in _from_first(named) for before in named[event] if before in positions]
        for _ in range(PASSES):  # what moves one event may put it before another that it comes after
            moved = [self._put_behind(positions, event, before, stops[event]) for event, before in pairs]
            if not any(moved):
                break
        return positions

    def _put_behind(self, positions: dict[str, Position], event: str, before: str, stop: str | None) -> bool:
        """Move an event behind another, or, where only the event has an hour, the other before it; False when it is.

        Several events that are moved before one keep their order. An event with a day of its own stays on that day,
        also when the other has no date or a later one.
        """
        own, other = positions[event], positions[before]
        if own > other or _is_elsewhen(own, other):
            return False
        if own.stage == TIMED and other.stage == HOURLESS and own.order_day == other.order_day:
            positions[before] = own._replace(tie=own.tie - AFTER_STEP * (10 - other.tie))
            return True
        behind = other._replace(tie=other.tie + AFTER_STEP)
        if own.order_day == other.order_day and stop is not None:
            later = self._route.segment_behind(stop, own.order_day, other.segment)
            if later is not None:
                behind = own._replace(segment=later)
        positions[event] = behind
        return True


def _is_elsewhen(own: Position, other: Position) -> bool:
    """Return whether an event has a full date, and the other is without one or has a later one."""
    if own.stage == PLANNED or len(own.day) != len("2000-01-01"):
        return False
    return other.stage == PLANNED or own.order_day != other.order_day


def _from_first(named: Mapping[str, Iterable[str]]) -> list[str]:
    """The events, each behind those that it comes after."""
    result: dict[str, None] = {}

    def visit(event: str, above: tuple[str, ...]) -> None:
        for before in named[event]:
            if before in named and before not in result and before not in above:
                visit(before, (*above, event))
        result.setdefault(event)

    for event in sorted(named):
        visit(event, ())
    return list(result)


def order_function(knowledge: Knowledge) -> dict[str, Callable[..., Any]]:
    """Return the SQL function that views declare to sort events."""
    return {"event_order": EventOrder(knowledge).key}
