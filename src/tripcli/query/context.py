"""What dates are read with; apart from the reading itself, which most runs do not need."""

from typing import NamedTuple


class WhenContext(NamedTuple):
    """What the words of a date are read with."""

    trip_years: tuple[int, ...]
    """First and last year of the trip, or of all trips; a year that is not written is one of them."""
    timezone: str
    """IANA name of the trip's zone, in which an as-of without an offset is read; that of all trips, or UTC where they
    have several."""
    now_instant: int
    """The present in seconds since 1970 UTC; only `now` reads it."""
    example_day: str = ""
    """A day of the trip, for messages; without it any day of the trip's first year."""
    trips: tuple["WhenContext", ...] = ()
    """The same for each trip, where several are asked together: a year that is not written is one of each."""
    prefix: str = ""
    """How the ids of the trip's records begin; empty for all trips together."""
