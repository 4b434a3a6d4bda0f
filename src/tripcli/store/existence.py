"""From when each record, person, party and publisher exists.

A record exists from its first report, a person or party from the first report or record that names it, a publisher from
its first source. Takes a dataset and the moments from which its sources are known, gives moments by id. It must not
know SQL.
"""

from collections.abc import Iterable, Iterator, Mapping

from tripcli.records import Dataset, Event, EventReport, Stop
from tripcli.records.types import ids_in
from tripcli.store.links import FOREVER, Links, RecordKey, Reported, kind_of
from tripcli.store.versions import KnownSource, Report, reports_of


def reported_records(dataset: Dataset) -> list[Reported]:
    """All records that have reports."""
    return [*dataset.stops, *dataset.events, *dataset.agreements, *dataset.pledges]


def first_known(dataset: Dataset, sources: Mapping[str, KnownSource]) -> dict[RecordKey, int]:
    """The moment of each record's first report."""
    return {
        (kind_of(record), record.id): min(sources[report.source].known_from for report in reports_of(record))
        for record in reported_records(dataset)
    }


def first_named(links: Links, sources: Mapping[str, KnownSource]) -> dict[str, int]:
    """The moment from which each person and party is known. Those that no record names are left out."""
    known: dict[str, int] = {}

    def name(ids: Iterable[str | None], moment: int) -> None:
        for record_id in ids:
            if record_id is not None and moment < known.get(record_id, FOREVER):
                known[record_id] = moment

    dataset = links.dataset
    for record in reported_records(dataset):
        first = links.first_known[kind_of(record), record.id]
        name([dataset.trip.traveler, *_named_by_record(record, links.at(first))], first)
        for report in reports_of(record):
            name(_named_by_report(report), sources[report.source].known_from)
    first_sources = _first_sources(sources)
    for publisher in dataset.publishers:
        name([publisher.country], first_sources.get(publisher.id, FOREVER))
    for person in dataset.people:
        since = known.get(person.id, FOREVER)
        name([person.party, *(office.party for office in person.offices)], since)
    for party in dataset.parties:
        name([party.country], known.get(party.id, FOREVER))
    return known


def _first_sources(sources: Mapping[str, KnownSource]) -> dict[str, int]:
    """The moment of each publisher's first source."""
    first: dict[str, int] = {}
    for source in sources.values():
        first[source.publisher] = min(source.known_from, first.get(source.publisher, FOREVER))
    return first


def _named_by_record(record: Reported, links: Links) -> Iterator[str]:
    """The people and parties that a record names outside its reports."""
    if isinstance(record, Stop):
        yield record.country
        return
    if isinstance(record, Event):
        yield from _participants(record)
    else:
        yield from links.parties_of(record)
    yield from links.countries_of(record)


def _named_by_report(report: Report) -> Iterator[str]:
    """The people and parties that a report names."""
    yield from ids_in(report.said_by)
    if isinstance(report, EventReport):
        yield from _participants(report)


def _participants(holder: Event | EventReport) -> Iterator[str]:
    """The people and parties that a list of participants names."""
    yield from (item if isinstance(item, str) else item.person for item in holder.participants or ())
