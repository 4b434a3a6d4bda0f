"""Rows of stops."""

from datetime import date

from tripcli.records import Stop
from tripcli.store.rows.shared import (
    Row,
    clock,
    day_offset,
    span_columns,
    standing,
    time_columns,
    time_text,
    value_of,
)
from tripcli.store.versions import Version
from tripcli.values.instants import instant, order_instant
from tripcli.values.times import NEVER, Time


def stop_row(stop: Stop, version: Version) -> Row:
    """A stop as of one version."""
    arrive: Time | None = value_of(version, "arrive")
    depart: Time | None = value_of(version, "depart")
    latitude, longitude = stop.coordinates or (None, None)
    first = (depart or arrive) if stop.kind == "home" else (arrive or depart)
    return {
        **standing(stop, version),
        **time_columns("arrive", arrive, stop.timezone),
        **time_columns("depart", depart, stop.timezone),
        **span_columns(arrive, depart),
        "arrive_text": time_text(arrive),
        "depart_text": time_text(depart),
        "name": stop.name,
        "kind": stop.kind,
        "within": stop.within,
        "country": stop.country,
        "timezone": stop.timezone,
        "latitude": latitude,
        "longitude": longitude,
        "nights": _nights(arrive, depart),
        "day": (arrive.day or arrive.text) if arrive else None,
        "clock": clock(arrive, None),
        "end_instant": instant(arrive.last, stop.timezone) if arrive else NEVER,
        "offset": day_offset(first, stop.timezone),
        "sort_instant": _place_in_route(first, stop.timezone),
    }


def _place_in_route(time: Time | None, zone_name: str) -> int:
    """Where a stop stands among others; a bare date at its noon, behind a departure at night."""
    if time is None:
        return NEVER
    return instant(f"{time.day}T12:00", zone_name) if time.precision == "day" else order_instant(time, zone_name)


def _nights(arrive: Time | None, depart: Time | None) -> int | None:
    """Nights between two known days; None when a day is not known, or the stop is left before it is reached."""
    if arrive is None or depart is None or not arrive.day or not depart.day:
        return None
    nights = (date.fromisoformat(depart.day) - date.fromisoformat(arrive.day)).days
    return nights if nights >= 0 else None
