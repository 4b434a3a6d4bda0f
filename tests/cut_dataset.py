"""The dataset that would have been written at a moment: a dataset cut to the sources that were known then.

Sources that were not known are removed with their reports, records without a report are removed, and so are links to
removed records. An event at a removed stop gets a place with the stop's name, country and time zone.
"""

from typing import TypeVar

from msgspec.structs import replace

from tripcli.records import Agreement, Dataset, Event, Place, Pledge, Stop
from tripcli.records.publishers import Publishers
from tripcli.store.compile import known_sources

RecordT = TypeVar("RecordT", Stop, Event, Agreement, Pledge)


def published(dataset: Dataset) -> dict[str, int]:
    """From when each source is known, in seconds since 1970 UTC."""
    sources = known_sources(dataset, Publishers(dataset))
    return {source_id: source.known_from for source_id, source in sources.items()}


def moments_of(dataset: Dataset) -> list[int]:
    """Every instant at which something became known."""
    return sorted(set(published(dataset).values()))


def cut_dataset(dataset: Dataset, moment: int) -> Dataset:
    """The dataset cut to what was known at a moment."""
    known = published(dataset)
    sources = {source_id for source_id, instant in known.items() if instant <= moment}
    stops = _reported(dataset.stops, sources)
    events = _reported(dataset.events, sources)
    agreements = _reported(dataset.agreements, sources)
    pledges = _reported(dataset.pledges, sources)
    stop_ids, event_ids, pledge_ids = ({record.id for record in records} for records in (stops, events, pledges))
    removed_stops = {stop.id: stop for stop in dataset.stops if stop.id not in stop_ids}
    return replace(
        dataset,
        sources=tuple(source for source in dataset.sources if source.id in sources),
        stops=tuple(replace(stop, within=_one(stop.within, stop_ids)) for stop in stops),
        events=tuple(_cut_event(event, stop_ids, event_ids, removed_stops) for event in events),
        agreements=tuple(
            replace(one, event=_one(one.event, event_ids), concerns=_many(one.concerns, stop_ids)) for one in agreements
        ),
        pledges=tuple(
            replace(
                one, event=_one(one.event, event_ids), concerns=_many(one.concerns, stop_ids),
                part_of=_one(one.part_of, pledge_ids), overlaps=_many(one.overlaps, pledge_ids),
            )
            for one in pledges
        ),
    )  # fmt: skip


def _reported(records: tuple[RecordT, ...], sources: set[str]) -> tuple[RecordT, ...]:
    """The records of which some known source reports, with the reports of those."""
    kept = (replace(one, reports=tuple(r for r in one.reports if r.source in sources)) for one in records)
    return tuple(record for record in kept if record.reports)


def _cut_event(event: Event, stop_ids: set[str], event_ids: set[str], removed_stops: dict[str, Stop]) -> Event:
    """The event without links to removed records."""
    place = event.place
    if event.stop in removed_stops:
        stop = removed_stops[event.stop]
        place = Place(name=stop.name, country=stop.country, timezone=stop.timezone)
    return replace(
        event, stop=_one(event.stop, stop_ids), place=place, concerns=_many(event.concerns, stop_ids),
        after=_many(event.earlier_events, event_ids),
    )  # fmt: skip


def _one(record_id: str | None, kept: set[str]) -> str | None:
    """The id, if its record is kept."""
    return record_id if record_id in kept else None


def _many(ids: tuple[str, ...], kept: set[str]) -> tuple[str, ...]:
    """Those of the ids whose records are kept."""
    return tuple(record_id for record_id in ids if record_id in kept)
