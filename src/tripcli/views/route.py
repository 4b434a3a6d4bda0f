"""The route as of one moment: in what order the traveller came to the places of a day."""

from datetime import datetime
from functools import cached_property, cmp_to_key
from itertools import combinations
from typing import NamedTuple

from tripcli.query.knowledge import Knowledge

LATEST = 2**61
"""An instant later than any date; what has no date has a later one in the store."""
COME_BACK = 0.5
"""Added to the segment of a day trip for what follows it at the place from which it was made."""


class Stay(NamedTuple):
    """One stay at a stop."""

    stop: str
    arrive_day: str | None
    """The local day of arrival; None when it is not known, and for the stay at home before the trip."""
    arrive_instant: int | None
    """Seconds since 1970 UTC; None when no hour is known."""
    earliest: int
    """The first instant at which it may have begun."""
    latest: int
    """The last instant at which it may have begun."""
    depart_day: str | None
    depart_instant: int | None
    rank: float = 0.0
    """Where it comes in the route, from 1."""
    floor_day: str = ""
    """The latest local day on which an earlier stop was left: later than the arrival where the traveller crossed the
    date line backwards."""
    within: str | None = None
    """The stop in which this one lies."""
    is_halt: bool = False

    @property
    def last_day(self) -> str:
        """The last local day, a day after all others when it is not known; a halt of which no report gives the
        departure ends on its first day."""
        return self.depart_day or (self.arrive_day if self.is_halt else None) or "9999"

    def is_left_before(self, day: str, instant: int | None) -> bool:
        """Return whether the stay had surely ended by an instant of a local day."""
        if day != self.depart_day or self.depart_instant is None or instant is None:
            return False
        return instant > self.depart_instant

    def during(self, day: str, instant: int, latest: int | None) -> int:
        """Return the instant moved between arrival and departure, when these have an hour on that day.

        What had surely happened before the arrival, as its latest instant says, is not moved.
        """
        arrival, departure = self.arrive_instant, self.depart_instant
        if day == self.arrive_day and arrival is not None and (latest is None or latest >= arrival):
            instant = max(instant, arrival)
        if day == self.depart_day and departure is not None:
            instant = min(instant, departure)
        return instant


class Route:
    """The stays of each trip in order, and the segments of a day: its places as the traveller came to them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._connection = knowledge.connection
        self._stays: dict[str, list[Stay]] = {}
        self._trip_of = knowledge.trip_of
        self._routes: dict[str, list[Stay]] = {}
        """For each trip its stays in order."""
        for trip, stays in self._stays_by_trip().items():
            route = self._routes.setdefault(trip, [])
            ordered = sorted(stays, key=cmp_to_key(_compare))
            for rank, stay in enumerate(ordered, 1):
                departures = [
                    one.depart_day
                    for one in ordered[: rank - 1]
                    if one.depart_day and one.depart_instant is not None and one.depart_instant <= stay.latest
                ]
                ranked = stay._replace(rank=float(rank), floor_day=max(departures, default=""))
                route.append(ranked)
                self._stays.setdefault(stay.stop, []).append(ranked)

    def _stays_by_trip(self) -> dict[str, list[Stay]]:
        """The stays of each trip."""
        trips: dict[str, list[Stay]] = {}
        for stay in self._read():
            trips.setdefault(self._trip_of(stay.stop), []).append(stay)
        return trips

    def _read(self) -> list[Stay]:
        """The stays, sorted by id; home is two of them, before and after the trip."""
        query = (
            "SELECT id, kind, within, arrive, arrive_part, depart, sort_instant, end_instant, offset FROM stop "
            "WHERE status != 'cancelled' ORDER BY id"
        )
        stays = []
        for stop, kind, within, arrive, part, depart, sort_instant, end_instant, offset in self._connection.execute(
            query
        ):
            arrived, departed = _instant(arrive), _instant(depart)
            first = _day_begin(arrive, offset) if arrived is None and not part else None
            earliest = arrived if arrived is not None else first if first is not None else sort_instant
            latest = max(earliest, end_instant)
            if departed is not None:
                latest = max(earliest, min(latest, departed))
            stay = Stay(
                stop,
                _day(arrive),
                arrived,
                earliest,
                latest,
                _day(depart),
                departed,
                within=within,
                is_halt=kind == "halt",
            )
            if kind == "home":
                stays.append(stay._replace(arrive_day=None, arrive_instant=None, earliest=-LATEST, latest=-LATEST))
                if arrive is not None:
                    late = max(earliest, end_instant) if end_instant < LATEST else earliest
                    stays.append(stay._replace(latest=late, depart_day=None, depart_instant=None))
            else:
                stays.append(stay)
        return stays

    def stay_at(self, stop: str, day: str) -> Stay:
        """Return the stay at a stop to which a local day belongs; one without days for a stop that was cancelled."""
        stays = self._stays.get(stop)
        if stays is None:
            behind_all = len(self._routes.get(self._trip_of(stop), ())) + 1.0
            return Stay(stop, None, None, LATEST, LATEST, None, None, behind_all)
        return next((one for one in reversed(stays) if (one.arrive_day or "") <= day), stays[0])

    def rank(self, stop: str) -> float:
        """Return where a stop comes in its trip's route, by its first stay; a stop that was cancelled comes last."""
        stays = self._stays.get(stop)
        return stays[0].rank if stays else float(LATEST)

    def segment(self, stay: Stay, day: str, instant: int | None, *, leaving: bool) -> tuple[str, float]:
        """Return the day and the segment in which something stands that happened during or around a stay.

        `instant` is None when no hour is known; `leaving` says that it is the departure.
        """
        segment = stay.rank
        for trip_day, begin_rank, end in self._day_trips.get(stay.stop, ()):
            if trip_day == day and (leaving or (instant is not None and instant > end)):
                segment = begin_rank + COME_BACK
        is_during = len(day) == len("2000-01-01") and stay.arrive_day is not None and day >= stay.arrive_day
        return max(day, stay.floor_day) if is_during else day, segment

    def has_day_trip(self, stop: str, day: str) -> bool:
        """Return whether the traveller went from a stop to another place and back on a local day."""
        return any(trip_day == day for trip_day, _, _ in self._day_trips.get(stop, ()))

    def segment_behind(self, stop: str, day: str, segment: float) -> float | None:
        """Return the first segment of a stop on a day that does not come before another, None when there is none."""
        ranks = [one.rank for one in self._stays.get(stop, ())]
        trips = self._day_trips.get(stop, ())
        ranks += [begin_rank + COME_BACK for trip_day, begin_rank, _ in trips if trip_day == day]
        return min((rank for rank in ranks if rank > segment), default=None)

    def last_segment(self, stop: str) -> tuple[str | None, float]:
        """Return the last local day at a stop and its last segment on that day; no day when none is known."""
        stays = self._stays.get(stop)
        if not stays:
            return None, ELSE_RANK
        stay = stays[-1]
        last_day = stay.depart_day or self._last_days.get(stop) or stay.arrive_day
        if last_day is None:
            return None, stay.rank
        return self.segment(stay, last_day, None, leaving=True)

    @cached_property
    def _last_days(self) -> dict[str, str]:
        """The last local day of an event at each stop."""
        return dict(self._connection.execute("SELECT stop, max(day) FROM event WHERE stop IS NOT NULL GROUP BY stop"))

    @cached_property
    def _day_trips(self) -> dict[str, list[tuple[str, float, int]]]:
        """The trips from each stop to another place and back: local day, rank of the other stay, and its end.

        A trip whose end no report gives ends with the last timed event at that place; without one, nothing is known to
        follow it. A place that was reached on the day of departure, when no report gives the hour of that, is where
        the traveller went on to, unless it lies within the place that he left.
        """
        result: dict[str, list[tuple[str, float, int]]] = {}
        pairs = (pair for route in self._routes.values() for pair in combinations(route, 2))
        for base, trip in pairs:
            if base.depart_day is None or trip.arrive_day is None or trip.arrive_day > base.depart_day:
                continue
            if base.depart_instant is not None and trip.latest >= base.depart_instant:
                continue
            if base.depart_instant is None and trip.arrive_day == base.depart_day and trip.within != base.stop:
                continue
            end = self._end_of(trip)
            if end is not None and (base.depart_instant is None or end < base.depart_instant):
                result.setdefault(base.stop, []).append((trip.depart_day or trip.arrive_day, trip.rank, end))
        return result

    def _end_of(self, stay: Stay) -> int | None:
        """The instant at which a stay ended, as far as reports tell."""
        if stay.depart_instant is not None:
            return stay.depart_instant
        query = "SELECT max(sort_instant) FROM event WHERE stop = ? AND day = ? AND start LIKE '%T%'"
        last: int | None = self._connection.execute(query, (stay.stop, stay.arrive_day)).fetchone()[0]
        return last


ELSE_RANK = 0.0


def _day(text: str | None) -> str | None:
    """The local day of a time, None when it is not known."""
    return text[:10] if text and len(text) >= len("2000-01-01") else None


def _instant(text: str | None) -> int | None:
    """The instant of a time that has an hour and an offset."""
    if text is None or "T" not in text:
        return None
    return int(datetime.fromisoformat(text).timestamp())


def _day_begin(text: str | None, offset: str | None) -> int | None:
    """The instant at which a local day begins."""
    day = _day(text)
    if day is None or offset is None:
        return None
    return int(datetime.fromisoformat(f"{day}T00:00{offset.replace('Z', '+00:00')}").timestamp())


def _compare(one: Stay, other: Stay) -> int:
    """Which of two stays began first; where that may be either, the one that ended first, else by its middle."""
    if one.latest < other.earliest or other.latest < one.earliest:
        return -1 if one.latest < other.earliest else 1
    if one.last_day != other.last_day:
        return -1 if one.last_day < other.last_day else 1
    middles = [stay.earliest + stay.latest for stay in (one, other)]
    return (middles[0] > middles[1]) - (middles[0] < middles[1]) or (one.stop > other.stop) - (one.stop < other.stop)
