"""A dataset cut to the reports that were known at a moment, as an author would have had it then."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from tripcli.records import Agreement, Dataset, Event, Place, Pledge, Stop
from tripcli.records.publishers import Publishers
from tripcli.store.compile import known_sources

RecordT = TypeVar("RecordT", Stop, Event, Agreement, Pledge)


def cut_dataset(dataset: Dataset, moment: int) -> Dataset:
    """The dataset without the sources that are known only later, their reports, and the records of these alone."""
    known = {source for source, it in known_sources(dataset, Publishers(dataset)).items() if it.known_from <= moment}

    def with_reports(records: Iterable[RecordT]) -> list[RecordT]:
        cut = [
            replace(record, reports=tuple(report for report in record.reports if report.source in known))
            for record in records
        ]
        return [record for record in cut if record.reports]

    stops, events = with_reports(dataset.stops), with_reports(dataset.events)
    agreements, pledges = with_reports(dataset.agreements), with_reports(dataset.pledges)
    stop_ids, event_ids = {stop.id for stop in stops}, {event.id for event in events}
    pledge_ids = {pledge.id for pledge in pledges}
    places = {stop.id: stop for stop in dataset.stops}

    def only(ids: Iterable[str], kept: set[str]) -> tuple[str, ...]:
        return tuple(one for one in ids if one in kept)

    def with_place(event: Event) -> Event:
        event = replace(event, concerns=only(event.concerns, stop_ids), after=only(event.earlier_events, event_ids))
        if event.stop is None or event.stop in stop_ids:
            return event
        stop = places[event.stop]
        place = Place(name=stop.name, country=stop.country, timezone=stop.timezone)
        return replace(event, stop=None, place=place)

    def deal(record: Agreement | Pledge) -> dict[str, object]:
        event = record.event if record.event in event_ids else None
        return {"event": event, "concerns": only(record.concerns, stop_ids)}

    return replace(
        dataset,
        sources=tuple(source for source in dataset.sources if source.id in known),
        stops=tuple(replace(stop, within=stop.within if stop.within in stop_ids else None) for stop in stops),
        events=tuple(map(with_place, events)),
        agreements=tuple(replace(agreement, **deal(agreement)) for agreement in agreements),
        pledges=tuple(
            replace(
                pledge,
                part_of=pledge.part_of if pledge.part_of in pledge_ids else None,
                overlaps=only(pledge.overlaps, pledge_ids),
                **deal(pledge),
            )
            for pledge in pledges
        ),
    )
