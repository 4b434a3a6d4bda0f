"""Rows of what belongs to what, whatever is known when; the tables by name, each with its rows in order."""

from collections.abc import Iterator

from tripcli.records import Agreement, Event, Pledge
from tripcli.store.links import Links
from tripcli.store.rows.shared import Row
from tripcli.store.versions import kind_of


def relation_rows(links: Links) -> Iterator[tuple[str, list[Row]]]:
    """Each table of relations with its rows."""
    dataset = links.dataset
    groups: dict[str, list[tuple[str, str, str]]] = {"stop": [], "country": [], "party": [], "event": []}
    records: list[Event | Agreement | Pledge] = [*dataset.events, *dataset.agreements, *dataset.pledges]
    for record in records:
        kind = kind_of(record)
        groups["stop"] += [(stop, kind, record.id) for stop in links.stops_of(record)]
        groups["country"] += [(country, kind, record.id) for country in links.countries_of(record)]
        if isinstance(record, Event):
            continue
        parties = links.with_countries(links.parties_of(record))
        groups["party"] += [(party, kind, record.id) for party in parties]
        event = links.event_of(record)
        groups["event"] += [(event.id, kind, record.id)] if event else []
    for name, found in groups.items():
        yield (
            f"record_{name}",
            [{name: to, "kind": kind, "record": record} for to, kind, record in sorted(found)],
        )
    yield (
        "pledge_above",
        [
            {"record": pledge.id, "above": above.id, "distance": distance}
            for pledge in dataset.pledges
            for distance, above in enumerate(links.above(pledge), 1)
        ],
    )
    yield (
        "pledge_overlap",
        [
            {"record": pledge.id, "other": other}
            for pledge in dataset.pledges
            for other in sorted(links.overlaps[pledge.id])
        ],
    )
