"""Rules of places on the earth: time zones exist, and coordinates lie on the globe."""

import re
from collections.abc import Iterator
from functools import cache

from tripcli.reading.decode import shortened
from tripcli.reading.findings import Finding, Path, Span
from tripcli.reading.rules.register import Register
from tripcli.values.countries import zones_of
from tripcli.values.instants import zone
from tripcli.values.nearest import Words

_Cities = dict[str, Words]
"""Region -> its cities. They belong to one reading: of each `Words` the number of searches is limited."""
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,9})?")


def unknown_zones(register: Register) -> Iterator[Finding]:
    """Report time zones that do not exist."""
    cities: _Cities = {}
    if register.trip is not None:
        yield from _zone(register.trip.timezone, "", register.trip_span, cities, ("timezone",))
    for stop, span in register.entries("stops"):
        yield from _zone(stop.timezone, stop.country, span, cities, ("timezone",))
    for event, span in register.entries("events"):
        if event.place is not None:
            yield from _zone(event.place.timezone, event.place.country or "", span, cities, ("place", "timezone"))
    for publisher, span in register.entries("publishers"):
        if publisher.timezone is not None:
            yield from _zone(publisher.timezone, publisher.country or "", span, cities, ("timezone",))
    for source, span in register.entries("sources"):
        if source.timezone is not None:
            yield from _zone(source.timezone, "", span, cities, ("timezone",))


def bad_coordinates(register: Register) -> Iterator[Finding]:
    """Report coordinates that are not decimal degrees on the globe."""
    for stop, span in register.entries("stops"):
        names = zip(stop.coordinates or (), ("latitude", "longitude"), (90, 180), strict=False)
        for index, (text, name, limit) in enumerate(names):
            if _DEGREES.fullmatch(text) is None or abs(float(text)) > limit:
                expected = f"a {name} from -{limit} to {limit}, such as 35.6764"
                yield Finding("bad-coordinates", span, ("coordinates", index), f"`{shortened(text)}`", expected)


def _zone(name: str, country: str, span: Span, cities: _Cities, path: Path) -> Iterator[Finding]:
    """Report a name that is not that of a time zone; the country suggests one where no other name is like it."""
    try:
        zone(name)
    except ValueError as error:
        near = _nearest_zone(name, cities) or _zone_of_country(name, country)
        yield Finding("unknown-zone", span, path, f"`{shortened(name)}`", str(error), near)


def _zone_of_country(name: str, country: str) -> str:
    """The zone of a country in the region that was named; nothing where it has more than two there."""
    zones = [known for known in zones_of(country) if known.partition("/")[0] == name.partition("/")[0]]
    return zones[0] if 0 < len(zones) <= 2 else ""


def _nearest_zone(name: str, cities_of: _Cities) -> str:
    """The zone whose city is most like the one named, of the same region where that exists; nothing for an offset."""
    if re.search("[0-9]", name):
        return ""
    region, _, city = name.rpartition("/")
    cities = _cities()
    if region not in cities_of:
        cities_of[region] = _cities_of(region)
    return cities.get(city) or cities.get(cities_of[region].nearest(city), "")


@cache
def _cities() -> dict[str, str]:
    """City -> its zone; without the names that depend on the machine."""
    from zoneinfo import available_timezones

    zones = available_timezones() - {"localtime", "posixrules", "Factory"}
    return {known.rpartition("/")[2]: known for known in sorted(zones, reverse=True)}


def _cities_of(region: str) -> Words:
    """The cities of a region, or all where there is no such region."""
    cities = _cities()
    return Words([city for city, known in cities.items() if known.startswith(f"{region}/")] or cities)
