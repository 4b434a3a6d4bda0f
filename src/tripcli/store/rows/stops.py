"""Rows of stops."""

from collections.abc import Mapping
from datetime import date

from tripcli.records import Stop
from tripcli.store.links import Links
from tripcli.store.rows.shared import (
    Row,
    clock,
    common_columns,
    day_column,
    day_offset,
    folded_value,
    span_columns,
    time_columns,
)
from tripcli.store.versions import KnownSource, Version
from tripcli.values.instants import instant, order_instant
from tripcli.values.times import NEVER, Time, time_text
from tripcli.values.words import format_texts


def stop_row(stop: Stop, version: Version, links: Links, sources: Mapping[str, KnownSource]) -> Row:
    """A stop as of one version."""
    arrive: Time | None = folded_value(version, "arrive")
    depart: Time | None = folded_value(version, "depart")
    latitude, longitude = stop.coordinates or (None, None)
    first = (depart or arrive) if stop.kind == "home" else (arrive or depart)
    return {
        **common_columns(stop, version, sources),
        **time_columns("arrive", arrive, stop.timezone),
        **time_columns("depart", depart, stop.timezone),
        **span_columns(arrive, depart),
        "arrive_text": time_text(arrive) if arrive else None,
        "depart_text": time_text(depart) if depart else None,
        "name": stop.name,
        "alt_names": format_texts(stop.alt_names),
        "kind": stop.kind,
        "within": links.known_one("stop", stop.within),
        "country": stop.country,
        "timezone": stop.timezone,
        "latitude": latitude,
        "longitude": longitude,
        "nights": _nights(arrive, depart),
        "day": day_column(arrive),
        "clock": clock(arrive, None),
        "end_instant": instant(arrive.last, stop.timezone) if arrive else NEVER,
        "offset": day_offset(first, stop.timezone),
        "sort_instant": _route_instant(first, stop.timezone),
    }


def _route_instant(time: Time | None, zone_name: str) -> int:
    """The instant by which stops are ordered; a bare date counts as its noon, behind a departure at night."""
    if time is None:
        return NEVER
    return instant(f"{time.day}T12:00", zone_name) if time.precision == "day" else order_instant(time, zone_name)


def _nights(arrive: Time | None, depart: Time | None) -> int | None:
    """Nights between two known days; None when a day is not known, or the stop is left before it is reached."""
    if arrive is None or depart is None or not arrive.day or not depart.day:
        return None
    nights = (date.fromisoformat(depart.day) - date.fromisoformat(arrive.day)).days
    return nights if nights >= 0 else None
