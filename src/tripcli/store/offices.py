"""Offices: which of the offices in a person's register was held on the days of the trip."""

from collections.abc import Mapping

from msgspec.structs import replace

from tripcli.records import Dataset, Office, Person
from tripcli.store.versions import KnownSource
from tripcli.values.times import Time, parse_time


def with_offices(dataset: Dataset, sources: Mapping[str, KnownSource]) -> Dataset:
    """The dataset with each person's title and party taken from the office held on the trip.

    The days of the trip are those of the first report that gives any: so a later one changes nobody's office.
    """
    if not any(person.offices for person in dataset.people):
        return dataset
    days = _first_days(dataset, sources)
    return replace(dataset, people=tuple(_with_office(person, days) for person in dataset.people))


def _first_days(dataset: Dataset, sources: Mapping[str, KnownSource]) -> Time | None:
    """The first time that the earliest report on a stop gives; else of an event."""
    stops = [(report.source, report.arrive or report.depart) for stop in dataset.stops for report in stop.reports]
    events = [(report.source, report.start) for event in dataset.events for report in event.reports]
    for given in (stops, events):
        known = [(sources[source].known_from, text) for source, text in given if text]
        if known:
            return parse_time(min(known)[1])
    return None


def _with_office(person: Person, days: Time | None) -> Person:
    """The person with the title and party of the last listed office that was held on these days."""
    held = [office for office in person.offices if days is not None and _held(office, days)]
    if not held:
        return person
    return replace(person, title=held[-1].title, party=held[-1].party or person.party, leader=held[-1].leader)


def _held(office: Office, days: Time) -> bool:
    """Whether an office was held during a time; an end that is not given is open."""
    begun = office.from_ is None or parse_time(office.from_).first <= days.last
    return begun and (office.to is None or parse_time(office.to).last >= days.first)
