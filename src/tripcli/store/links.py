"""What belongs to what: stops within stops, pledges above pledges, events of agreements, places of events.

Takes a dataset whose references all resolve (the reader sees to that) and the instant from which each record is known.
A link to a record that is not known yet does not exist: links are those of a dataset without that record. This module
must not know SQL or versions.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import copy

from tripcli.records import Agreement, Dataset, Event, Pledge, Stop

FOREVER = 2**63 - 1
"""The `known_to` of what is still so; an as-of that asks for all that is known is one second less."""

Reported = Stop | Event | Agreement | Pledge
"""A record that has reports."""

RecordKey = tuple[str, str]
"""Kind and id of a record."""


def kind_of(record: Reported) -> str:
    """The record's kind, as the store names it."""
    return type(record).__name__.lower()


class Links:
    """The links between the records that are known at one moment; without one, between all records."""

    def __init__(self, dataset: Dataset, first_known: Mapping[RecordKey, int], moment: int = FOREVER) -> None:
        self.dataset = dataset
        self.first_known = first_known
        """From when each record with reports is known."""
        self.moment = moment
        self._at: dict[int, Links] = {}
        self._epochs: dict[RecordKey, list[tuple[int, int, Links]]] = {}
        self.stops = {stop.id: stop for stop in dataset.stops}
        self.events = {event.id: event for event in dataset.events}
        self.pledges = {pledge.id: pledge for pledge in dataset.pledges}
        self.parties = {party.id: party for party in dataset.parties}
        self.people = {person.id: person for person in dataset.people}
        self.all_overlaps: dict[str, set[str]] = {}
        for pledge in dataset.pledges:
            for other in pledge.overlaps:
                self.all_overlaps.setdefault(pledge.id, set()).add(other)
                self.all_overlaps.setdefault(other, set()).add(pledge.id)

    def at(self, moment: int) -> "Links":
        """The links as of another moment."""
        other = self._at.get(moment)
        if other is None:
            other = self._at[moment] = copy(self)
            other.moment = moment
        return other

    def epochs(self, record: Reported) -> list[tuple[int, int, "Links"]]:
        """Intervals of knowledge in which the record's links stay the same: first second, first second after, links."""
        key = kind_of(record), record.id
        if key not in self._epochs:
            first = self.first_known[key]
            later = {moment for linked in self.linked(record) if (moment := self.first_known[linked]) > first}
            begins = [first, *sorted(later)]
            links = [*(self.at(begin) for begin in begins[:-1]), self]  # in the last interval all of them are known
            self._epochs[key] = list(zip(begins, [*begins[1:], FOREVER], links, strict=True))
        return self._epochs[key]

    def linked(self, record: Reported) -> Iterator[RecordKey]:
        """All records on which the record's place, countries and wholes may depend, known or not."""
        stops: list[str] = []
        if isinstance(record, Stop):
            stops += [record.within] if record.within else []
        else:
            stops += record.concerns
        if isinstance(record, Event):
            stops += [record.stop] if record.stop else []
            yield from (("event", event) for event in record.earlier_events)
        elif not isinstance(record, Stop) and record.event is not None:
            yield "event", record.event
            yield from self.linked(self.events[record.event])
        if isinstance(record, Pledge):
            yield from (("pledge", other) for other in self.all_overlaps.get(record.id, ()))
            if record.part_of is not None:
                yield "pledge", record.part_of
                yield from self.linked(self.pledges[record.part_of])
        yield from (("stop", stop) for stop in self.with_wholes(stops))

    def is_known(self, kind: str, record_id: str) -> bool:
        """Whether anything is known of a record at this moment."""
        return self.first_known[kind, record_id] <= self.moment

    def known(self, kind: str, ids: str | Iterable[str] | None) -> list[str]:
        """Those of the ids whose records are known."""
        return [record_id for record_id in _listed(ids) if self.is_known(kind, record_id)] if ids else []

    def known_one(self, kind: str, record_id: str | None) -> str | None:
        """The id, if its record is known."""
        return record_id if record_id is not None and self.is_known(kind, record_id) else None

    def zone_name(self, event: Event) -> str:
        """The IANA zone in which an event's times are given."""
        if event.place is not None:
            return event.place.timezone
        return self.stops[event.stop or ""].timezone

    def with_wholes(self, stop_ids: Iterable[str]) -> Iterator[str]:
        """The known ones of the stops, and those within which they lie."""
        for stop_id in stop_ids:
            current = self.known_one("stop", stop_id)
            while current is not None:
                yield current
                current = self.known_one("stop", self.stops[current].within)

    def above(self, pledge: Pledge) -> Iterator[Pledge]:
        """The pledges of which one is part, the nearest first."""
        current = self.known_one("pledge", pledge.part_of)
        while current is not None:
            yield self.pledges[current]
            current = self.known_one("pledge", self.pledges[current].part_of)

    def overlaps(self, pledge: Pledge) -> list[str]:
        """The pledges that may hold the same money, whichever of the two says so."""
        return self.known("pledge", sorted(self.all_overlaps.get(pledge.id, ())))

    def event_of(self, record: Agreement | Pledge) -> Event | None:
        """The event from which a record takes stop, people, topics and dates."""
        event = self.known_one("event", record.event)
        if event is None and isinstance(record, Pledge) and not self.known("stop", record.concerns):
            above = (self.known_one("event", pledge.event) for pledge in self.above(record))
            event = next((one for one in above if one is not None), None)
        return None if event is None else self.events[event]

    def stops_of(self, record: Event | Agreement | Pledge) -> set[str]:
        """The stops to which a record belongs: its own, those of its event, and those that it concerns."""
        own = self.known("stop", record.concerns)
        if isinstance(record, Event):
            return set(self.with_wholes(self.known("stop", record.stop) or own))
        event = self.event_of(record)
        if event is not None:
            return self.stops_of(event) | set(self.with_wholes(own))
        if not own and isinstance(record, Pledge):
            above = (self.known("stop", pledge.concerns) for pledge in self.above(record))
            own = next((stops for stops in above if stops), [])
        return set(self.with_wholes(own))

    def country_of_event(self, event: Event) -> str | None:
        """The country in which an event happened."""
        if event.place is not None:
            return event.place.country
        return self.stops[event.stop or ""].country

    def parties_of(self, record: Agreement | Pledge) -> list[str]:
        """The parties of an agreement, or the payers and receiver of a pledge."""
        if isinstance(record, Agreement):
            return list(record.parties)
        return [*record.payers, *([record.to] if record.to else [])]

    def side_of(self, record_id: str) -> str:
        """The country for which a person or party speaks; a party without a country stands for itself."""
        person = self.people.get(record_id)
        party_id = person.party if person is not None and person.party else record_id
        party = self.parties.get(party_id)
        return party.country if party is not None and party.country else party_id

    def with_countries(self, party_ids: Iterable[str]) -> set[str]:
        """Parties, and the countries of companies and organisations."""
        ids = set(party_ids)
        return ids | {party.country for party in map(self.parties.get, ids) if party and party.country}

    def countries_of(self, record: Event | Agreement | Pledge) -> set[str]:
        """The countries to which a record belongs: where it happened, and whose it is."""
        event = record if isinstance(record, Event) else self.event_of(record)
        country = self.country_of_event(event) if event else None
        if isinstance(record, Event):
            return {country} if country else {self.stops[stop].country for stop in self.stops_of(record)}
        concerned = self.stops_of(record) if country is None else self.known("stop", record.concerns)
        own = self.with_countries(self.parties_of(record))
        return {
            *([country] if country else []),
            *(self.stops[stop].country for stop in concerned),
            *(party for party in own if self.parties[party].kind == "country"),
        }


def _listed(ids: str | Iterable[str] | None) -> Iterable[str]:
    """The ids of a field that holds one, several or none."""
    if ids is None:
        return ()
    return (ids,) if isinstance(ids, str) else ids
