"""What belongs to what, whatever is known when: stops within stops, pledges above pledges, whose event a figure has.

Takes a dataset whose references all resolve (the reader sees to that). It must not know SQL or versions.
"""

from collections.abc import Iterable, Iterator

from tripcli.records import Agreement, Dataset, Event, Pledge


class Links:
    """The fixed relations between the records of one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.stops = {stop.id: stop for stop in dataset.stops}
        self.events = {event.id: event for event in dataset.events}
        self.pledges = {pledge.id: pledge for pledge in dataset.pledges}
        self.parties = {party.id: party for party in dataset.parties}
        self.people = {person.id: person for person in dataset.people}
        self.overlaps: dict[str, set[str]] = {pledge.id: set() for pledge in dataset.pledges}
        for pledge in dataset.pledges:
            for other in pledge.overlaps:
                self.overlaps[pledge.id].add(other)
                self.overlaps[other].add(pledge.id)

    def zone_name(self, event: Event) -> str:
        """The IANA zone in which an event's times are given."""
        if event.place is not None:
            return event.place.timezone
        return self.stops[event.stop or ""].timezone

    def with_wholes(self, stop_ids: Iterable[str]) -> Iterator[str]:
        """Stops, and those within which they lie."""
        for stop_id in stop_ids:
            current: str | None = stop_id
            while current is not None:
                yield current
                current = self.stops[current].within

    def above(self, pledge: Pledge) -> Iterator[Pledge]:
        """The pledges of which one is part, the nearest first."""
        current = pledge.part_of
        while current is not None:
            yield self.pledges[current]
            current = self.pledges[current].part_of

    def event_of(self, record: Agreement | Pledge) -> Event | None:
        """The event from which a record takes stop, people, topics and dates."""
        if record.event is not None:
            return self.events[record.event]
        if isinstance(record, Pledge) and not record.concerns:
            return next((self.events[p.event] for p in self.above(record) if p.event is not None), None)
        return None

    def stops_of(self, record: Event | Agreement | Pledge) -> set[str]:
        """The stops to which a record belongs."""
        if isinstance(record, Event):
            own = [record.stop] if record.stop is not None else list(record.concerns)
            return set(self.with_wholes(own))
        event = self.event_of(record)
        if event is not None:
            return self.stops_of(event)
        own = list(record.concerns)
        if not own and isinstance(record, Pledge):
            own = next((list(pledge.concerns) for pledge in self.above(record) if pledge.concerns), [])
        return set(self.with_wholes(own))

    def country_of_event(self, event: Event) -> str | None:
        """The country in which an event happened."""
        if event.place is not None:
            return event.place.country
        return self.stops[event.stop or ""].country

    def parties_of(self, record: Agreement | Pledge) -> list[str]:
        """The parties of an agreement, or the payer and receiver of a pledge."""
        if isinstance(record, Agreement):
            return list(record.parties)
        return [*record.payers, *([record.to] if record.to else [])]

    def with_countries(self, party_ids: Iterable[str]) -> set[str]:
        """Parties, and the countries of companies and organisations."""
        ids = set(party_ids)
        return ids | {party.country for party in map(self.parties.get, ids) if party and party.country}

    def countries_of(self, record: Event | Agreement | Pledge) -> set[str]:
        """The countries to which a record belongs: where it happened, and whose it is."""
        event = record if isinstance(record, Event) else self.event_of(record)
        country = self.country_of_event(event) if event else None
        place = {country} if country else {self.stops[stop].country for stop in self.stops_of(record)}
        if isinstance(record, Event):
            return place
        own = self.with_countries(self.parties_of(record))
        return place | {party for party in own if self.parties[party].kind == "country"}
