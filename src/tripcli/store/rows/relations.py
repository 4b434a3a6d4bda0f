"""Rows of what belongs to what, with the interval of knowledge in which it does; by table."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from tripcli.records import Agreement, Event, Pledge
from tripcli.store.links import FOREVER, Links, RecordKey, kind_of
from tripcli.store.rows.shared import Cell

Related = Event | Agreement | Pledge
Values = tuple[Cell, ...]
RelatedT = TypeVar("RelatedT", Event, Agreement, Pledge, Related, Agreement | Pledge)
ItemT = TypeVar("ItemT")


def relation_rows(links: Links, numbers: Mapping[RecordKey, int]) -> Iterator[tuple[str, list[Values]]]:
    """Each table of relations with its rows in order; `numbers` has the number of each record."""
    dataset = links.dataset
    records: list[Related] = [*dataset.events, *dataset.agreements, *dataset.pledges]
    deals: list[Agreement | Pledge] = [*dataset.agreements, *dataset.pledges]
    yield "stop_of", _belonging(records, lambda at, record: at.stops_of(record), links, numbers)
    yield "country_of", _belonging(records, lambda at, record: at.countries_of(record), links, numbers)
    yield "party_of", _belonging(deals, lambda at, one: at.with_countries(at.parties_of(one)), links, numbers)
    yield "event_of", _belonging(deals, _event_ids, links, numbers)
    yield (
        "pledge_above_all",
        [
            (pledge.id, above, distance, begin, end)
            for pledge in dataset.pledges
            for (above, distance), begin, end in _intervals(links, pledge, _wholes)
        ],
    )
    yield (
        "pledge_overlap_all",
        [
            (pledge.id, other, begin, end)
            for pledge in dataset.pledges
            for other, begin, end in _intervals(links, pledge, lambda at, one: at.overlaps(one))
        ],
    )
    yield (
        "pledge_payer",
        [(pledge.id, party) for pledge in dataset.pledges for party in sorted(pledge.payers)],
    )


def _event_ids(links: Links, record: Agreement | Pledge) -> list[str]:
    event = links.event_of(record)
    return [event.id] if event else []


def _wholes(links: Links, pledge: Pledge) -> list[tuple[str, int]]:
    """The pledges above one, each with its distance."""
    return [(above.id, distance) for distance, above in enumerate(links.above(pledge), 1)]


def _belonging(
    records: Iterable[RelatedT],
    related: Callable[[Links, RelatedT], Iterable[str]],
    links: Links,
    numbers: Mapping[RecordKey, int],
) -> list[Values]:
    """The rows of one table: what the records are related to, as of each moment."""
    return sorted(
        (
            (to, numbers[kind_of(record), record.id], begin, None if end == FOREVER else end)
            for record in records
            for to, begin, end in _intervals(links, record, related)
        ),
        key=lambda row: row[:3],
    )


def _intervals(
    links: Links, record: RelatedT, related: Callable[[Links, RelatedT], Iterable[ItemT]]
) -> Iterator[tuple[ItemT, int, int]]:
    """What a record is related to, and the interval of knowledge in which it is."""
    since: dict[ItemT, int] = {}
    last = 0
    for begin, end, at in links.epochs(record):
        now = {item: since.get(item, begin) for item in related(at, record)}
        yield from ((item, first, begin) for item, first in since.items() if item not in now)
        since, last = now, end
    yield from ((item, first, last) for item, first in since.items())
