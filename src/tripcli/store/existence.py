"""From when each person and party exists: from the first known record that names it.

Takes a dataset and the moments from which its reports are known, gives moments by id. It must not know SQL.
"""

from collections.abc import Iterable

from tripcli.records import Agreement, Event, EventReport, Pledge, Stop
from tripcli.store.links import Links
from tripcli.store.versions import FOREVER, KnownSource, Reported, reports_of


def first_named(links: Links, sources: dict[str, KnownSource]) -> dict[str, int]:
    """The moment from which each person and party is known; those that nothing names are never known."""
    known: dict[str, int] = {}

    def name(ids: Iterable[str | None], moment: int) -> None:
        for record_id in ids:
            if record_id is not None and moment < known.get(record_id, FOREVER):
                known[record_id] = moment

    dataset = links.dataset
    everything: list[Reported] = [*dataset.stops, *dataset.events, *dataset.agreements, *dataset.pledges]
    for record in everything:
        moments = [sources[report.source].known_from for report in reports_of(record)]
        first = min(moments)
        name([dataset.trip.traveler], first)
        if isinstance(record, Event):
            name(_people(record), first)
            for report, moment in zip(record.reports, moments, strict=True):
                name(_people(report), moment)
        if isinstance(record, Agreement | Pledge):
            name(links.parties_of(record), first)
        name([record.country] if isinstance(record, Stop) else links.countries_of(record), first)
    for person in dataset.people:
        name([person.party], known.get(person.id, FOREVER))
    for party in dataset.parties:
        name([party.country], known.get(party.id, FOREVER))
    return known


def _people(record: Event | EventReport) -> list[str]:
    """The people and parties that a list of participants names."""
    return [item if isinstance(item, str) else item.person for item in record.participants or ()]
