"""The moment that `--as-of` means, and what the words of dates are read with."""

import sqlite3
from collections.abc import Sequence

from tripcli.query.context import WhenContext
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Trip

DEFAULT_YEAR = 2000
"""The year of a trip of which no day is known."""


def as_of_of(words: str | None, connection: sqlite3.Connection, now_instant: int) -> int:
    """The instant that `--as-of` means; raises UsageError."""
    if words is None:
        return ALL_THAT_IS_KNOWN
    from tripcli.query.when import read_as_of

    return read_as_of(words, context_of(connection, now_instant)).instant


def context_of(connection: sqlite3.Connection, now_instant: int) -> WhenContext:
    """What `--as-of` is read with: the years and the zones of the trips, by all that is known."""
    query = "SELECT id, title, traveler, timezone, first_day, last_day, prefix FROM trip_all ORDER BY position"
    return context_of_trips([Trip(*row) for row in connection.execute(query)], now_instant)


def context_of_trips(trips: Sequence[Trip], now_instant: int) -> WhenContext:
    """What dates are read with: the years and the zone of the trips together, and those of each."""
    contexts = [_context(trip, now_instant) for trip in trips]
    if len(contexts) == 1:
        return contexts[0]
    years = [year for one in contexts for year in one.trip_years]
    zones = {one.timezone for one in contexts}
    return WhenContext(
        trip_years=(min(years), max(years)) if years else (DEFAULT_YEAR,),
        timezone=zones.pop() if len(zones) == 1 else "UTC",
        now_instant=now_instant,
        example_day=next((one.example_day for one in contexts if one.example_day), ""),
        trips=tuple(contexts),
    )


def _context(trip: Trip, now_instant: int) -> WhenContext:
    """What the dates of one trip are read with."""
    years = [int(day[:4]) for day in (trip.first_day, trip.last_day) if day]
    return WhenContext(
        trip_years=tuple(years) or (DEFAULT_YEAR,),
        timezone=trip.timezone,
        now_instant=now_instant,
        example_day=trip.first_day if len(trip.first_day) == len("2024-05-13") else "",
        prefix=trip.prefix,
    )
