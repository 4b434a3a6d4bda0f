"""Measures of the way: days, nights, stops, countries and kilometres. No filter narrows them."""

from collections.abc import Iterator
from datetime import date

from tripcli.query.knowledge import Trip
from tripcli.views.compare_records import Measure, Selected, Value, count
from tripcli.views.stops import way
from tripcli.views.summary_facts import days_of_trip


def _days(selected: Selected) -> Iterator[Value]:
    """Local days from the first to the last, both included."""
    for trip in selected.trips:
        first, last = days_of_trip(selected.request, trip)
        days = None
        if first and last and len(first) == len(last) == len("2024-05-13"):
            days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        yield Value("days", "", trip.id, days, "days", _way_records(selected, trip))


def _way_records(selected: Selected, trip: Trip) -> tuple[tuple[str, str], ...]:
    return tuple(("stop", row["id"]) for row in selected.way(trip))


def _nights(selected: Selected) -> Iterator[Value]:
    for trip in selected.trips:
        stops = [row for row in selected.stops(trip) if row["nights"] is not None]
        records = tuple(("stop", row["id"]) for row in stops)
        yield Value("nights", "", trip.id, sum(row["nights"] for row in stops) if stops else None, "nights", records)


def _stops(selected: Selected) -> Iterator[Value]:
    for trip in selected.trips:
        yield count("stops", "", trip, "stop", selected.stops(trip))


def _countries(selected: Selected) -> Iterator[Value]:
    for trip in selected.trips:
        stops = selected.stops(trip)
        records = tuple(("stop", row["id"]) for row in stops)
        yield Value("countries", "", trip.id, len({row["country"] for row in stops}), "countries", records)


def _kilometres(selected: Selected) -> Iterator[Value]:
    """Along great circles, halts and the way home included."""
    for trip in selected.trips:
        legs = way(selected.knowledge, trip)
        length = None if legs is None else round(legs[1])
        yield Value("kilometres", "", trip.id, length, "kilometres", _way_records(selected, trip))


_SECTION = "THE WAY"
OF_THE_WAY = (
    Measure("days", _SECTION, "days away", _days),
    Measure("nights", _SECTION, "nights at stops", _nights),
    Measure("stops", _SECTION, "stops", _stops),
    Measure("countries", _SECTION, "countries", _countries),
    Measure("kilometres", _SECTION, "kilometres (great circles)", _kilometres),
)
