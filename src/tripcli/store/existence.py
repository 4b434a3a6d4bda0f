"""From when each record, person, party and publisher exists.

A record exists from its first report, a person or party from the first report or record that names it, a publisher from
its first source. Takes a dataset and the moments from which its sources are known, gives moments by id. It must not
know SQL.
"""

from collections.abc import Iterable, Mapping

from tripcli.records import Agreement, Dataset, Event, EventReport, Pledge, Stop
from tripcli.records.types import ids_in
from tripcli.store.links import FOREVER, Links, RecordKey, Reported, kind_of
from tripcli.store.versions import KnownSource, reports_of


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
    """The moment from which each person and party is known; those that nothing names are never known."""
    known: dict[str, int] = {}

    def name(ids: Iterable[str | None], moment: int) -> None:
        for record_id in ids:
            if record_id is not None and moment < known.get(record_id, FOREVER):
                known[record_id] = moment

    dataset = links.dataset
    for record in reported_records(dataset):
        first = links.first_known[kind_of(record), record.id]
        name([dataset.trip.traveler], first)
        if isinstance(record, Event):
            name(_people(record), first)
            for event_report in record.reports:
                name(_people(event_report), sources[event_report.source].known_from)
        for report in reports_of(record):
            name(ids_in(report.said_by), sources[report.source].known_from)
        if isinstance(record, Agreement | Pledge):
            name(links.parties_of(record), first)
        name([record.country] if isinstance(record, Stop) else links.at(first).countries_of(record), first)
    for publisher in dataset.publishers:
        name([publisher.country], _first_source(publisher.id, sources))
    for person in dataset.people:
        since = known.get(person.id, FOREVER)
        name([person.party, *(office.party for office in person.offices)], since)
    for party in dataset.parties:
        name([party.country], known.get(party.id, FOREVER))
    return known


def _first_source(publisher: str, sources: Mapping[str, KnownSource]) -> int:
    """The moment of a publisher's first source."""
    return min((source.known_from for source in sources.values() if source.publisher == publisher), default=FOREVER)


def _people(record: Event | EventReport) -> list[str]:
    """The people and parties that a list of participants names."""
    return [item if isinstance(item, str) else item.person for item in record.participants or ()]
