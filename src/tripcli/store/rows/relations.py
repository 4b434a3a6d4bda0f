"""Rows of what belongs to what, with the interval of knowledge in which it does; by table."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tripcli.records import Agreement, Event, Pledge
from tripcli.store.links import Links, kind_of
from tripcli.store.rows.shared import Row

Related = Event | Agreement | Pledge
RelatedT = TypeVar("RelatedT", Event, Agreement, Pledge, Related, Agreement | Pledge)
ItemT = TypeVar("ItemT")


def relation_rows(links: Links) -> Iterator[tuple[str, list[Row]]]:
    """Each table of relations with its rows in order."""
    dataset = links.dataset
    records: list[Related] = [*dataset.events, *dataset.agreements, *dataset.pledges]
    deals: list[Agreement | Pledge] = [*dataset.agreements, *dataset.pledges]
    yield "record_stop_all", _belonging("stop", records, lambda at, record: at.stops_of(record), links)
    yield "record_country_all", _belonging("country", records, lambda at, record: at.countries_of(record), links)
    yield "record_party_all", _belonging("party", deals, lambda at, one: at.with_countries(at.parties_of(one)), links)
    yield "record_event_all", _belonging("event", deals, _event_ids, links)
    yield (
        "pledge_above_all",
        [
            {"record": pledge.id, "above": above, "distance": distance, "known_from": begin, "known_to": end}
            for pledge in dataset.pledges
            for (above, distance), begin, end in _intervals(links, pledge, _wholes)
        ],
    )
    yield (
        "pledge_overlap_all",
        [
            {"record": pledge.id, "other": other, "known_from": begin, "known_to": end}
            for pledge in dataset.pledges
            for other, begin, end in _intervals(links, pledge, lambda at, one: at.overlaps(one))
        ],
    )
    yield (
        "pledge_payer",
        [{"record": pledge.id, "party": party} for pledge in dataset.pledges for party in sorted(pledge.payers)],
    )


def _event_ids(links: Links, record: Agreement | Pledge) -> list[str]:
    event = links.event_of(record)
    return [event.id] if event else []


def _wholes(links: Links, pledge: Pledge) -> list[tuple[str, int]]:
    """The pledges above one, each with its distance."""
    return [(above.id, distance) for distance, above in enumerate(links.above(pledge), 1)]


def _belonging(
    name: str, records: Iterable[RelatedT], related: Callable[[Links, RelatedT], Iterable[str]], links: Links
) -> list[Row]:
    """The rows of one table: what the records are related to, as of each moment."""
    found = sorted(
        (to, kind_of(record), record.id, begin, end)
        for record in records
        for to, begin, end in _intervals(links, record, related)
    )
    return [
        {name: to, "kind": kind, "record": record, "known_from": begin, "known_to": end}
        for to, kind, record, begin, end in found
    ]


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
