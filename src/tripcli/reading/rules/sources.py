"""Rules of sources and publishers: names and addresses tell them apart, and each source has a kind and a zone."""

from collections.abc import Iterator

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import Register, time_of
from tripcli.records import Publisher
from tripcli.values.countries import zones_of
from tripcli.values.instants import instant
from tripcli.values.nearest import Words
from tripcli.values.words import folded

FAR_HOURS = 3
"""A publisher whose clocks differ from the trip's by more than this needs a zone of its own."""


def shared_names(register: Register) -> Iterator[Finding]:
    """Report publishers that have a name of another publisher: a source that gives it could mean either."""
    owners: dict[str, str] = {}
    for publisher, span in register.entries("publishers"):
        names = (("id", publisher.id), ("name", publisher.name), ("short", publisher.short))
        for path, name in (
            *(((field,), name) for field, name in names if name),
            *((("alt_names", number), name) for number, name in enumerate(publisher.alt_names)),
        ):
            owner = owners.setdefault(folded(name), publisher.id)
            if owner != publisher.id:
                found = f"`{name}`, a name of the publisher `{owner}` too"
                yield Finding("shared-name", span, path, found, "each name for one publisher")


def same_address(register: Register) -> Iterator[Finding]:
    """Report sources that share an address."""
    first: dict[str, str] = {}
    for source, span in register.entries("sources"):
        if source.url is not None and first.setdefault(source.url, source.id) != source.id:
            found = f"the address of `{first[source.url]}` again"
            yield Finding("same-address", span, ("url",), found, "one source an address")


def sources_without_kind(register: Register) -> Iterator[Finding]:
    """Report sources that have no kind and whose publisher has none either."""
    for source, span in register.entries("sources"):
        if source.kind is None and register.publisher_of(source).kind is None:
            expected = "`kind` in the source or in its publisher, such as press"
            yield Finding("no-kind", span, ("id",), "a source without `kind`", expected)


def near_publishers(register: Register) -> Iterator[Finding]:
    """Report publishers that are not declared and whose name is nearly that of a declared one."""
    declared = [
        name
        for publisher, _ in register.entries("publishers")
        for name in (publisher.name, publisher.short, *publisher.alt_names)
        if name
    ]
    words = Words(declared)
    for source, span in register.entries("sources"):
        near = "" if not declared or register.is_declared(source) else words.nearest(source.publisher)
        if near:
            found = f"`{source.publisher}`, nearly a declared publisher"
            expected = "the id or a name of a declared publisher, or `alt_names` there"
            yield Finding("near-publisher", span, ("publisher",), found, expected, near)


def sources_without_zone(register: Register) -> Iterator[Finding]:
    """Report days of publication that are read in the trip's zone, though the publisher is far from it."""
    trip = register.trip
    if trip is None:
        return
    for source, span in register.entries("sources"):
        publisher = register.publisher_of(source)
        time = time_of(source.published)
        if source.timezone or publisher.timezone or not publisher.country or time is None or time.precision == "minute":
            continue
        if _is_far(publisher, time.first, trip.timezone):
            found = f"`{source.published}`, a day that is read in the trip's zone, {trip.timezone}"
            expected = f"`timezone` in the publisher `{publisher.id}` or in the source"
            yield Finding("no-zone", span, ("published",), found, expected)


def _is_far(publisher: Publisher, minute: str, trip_zone: str) -> bool:
    """Whether no zone of the publisher's country is within a few hours of the trip's at that local minute."""
    zones = zones_of(publisher.country or "")
    try:
        in_trip_zone = instant(minute, trip_zone)
        apart = [abs(instant(minute, zone) - in_trip_zone) for zone in zones]
    except ValueError:
        return False
    return bool(apart) and min(apart) > FAR_HOURS * 3600
