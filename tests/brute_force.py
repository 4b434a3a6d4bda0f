"""What each filter selects, worked out record by record in Python, without the store's tables of relations.

Folded values (a stage, topics, days, who took part) are read from the rows of a store; links between records, and what
reports say, from the records themselves.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from tripcli.query.knowledge import Knowledge
from tripcli.records import Agreement, Dataset, Event, Pledge, Stop
from tripcli.values.words import folded

Deal = Agreement | Pledge
AnyRecord = Stop | Event | Deal
Row = dict[str, Any]


def _listed(value: Any) -> list[str]:
    """A field that is one id or several, or nothing."""
    return [value] if isinstance(value, str) else list(value or ())


class World:
    """The records of a dataset, with their rows in a store."""

    def __init__(self, dataset: Dataset, knowledge: Knowledge) -> None:
        self.stops = {one.id: one for one in dataset.stops}
        self.events = {one.id: one for one in dataset.events}
        self.pledges = {one.id: one for one in dataset.pledges}
        self.people = {one.id: one for one in dataset.people}
        self.parties = {one.id: one for one in dataset.parties}
        self.records: dict[str, dict[str, AnyRecord]] = {
            "stop": {**self.stops}, "event": {**self.events},
            "agreement": {one.id: one for one in dataset.agreements}, "pledge": {**self.pledges},
        }  # fmt: skip
        connection = knowledge.connection
        self.rows = {kind: _rows(connection, kind) for kind in self.records}
        self.source_kinds = dict(connection.execute("SELECT id, kind FROM source"))
        self.publishers = dict(connection.execute("SELECT id, publisher_id FROM source"))
        self.present: dict[str, set[str]] = {}
        for event, person in connection.execute("SELECT event, person FROM participant"):
            self.present.setdefault(event, set()).add(person)

        self.connection = connection

    def moved(self, kind: str, record_id: str, moment: int) -> bool:
        """Whether a record has another stage or figure than at a moment, or was not known then."""
        query = f"SELECT * FROM {kind}_version WHERE id = ? AND known_from <= ? AND known_to > ?"
        then = self.connection.execute(query, (record_id, moment, moment))
        names, row = [column[0] for column in then.description], then.fetchone()
        if row is None:
            return True
        shown = [name for name in ("status", "disputed", "amount", "unit", "bound", "per", "unnamed") if name in names]
        return any(dict(zip(names, row, strict=True))[name] != self.rows[kind][record_id][name] for name in shown)

    def end(self) -> int:
        """The last second of the last day of the stops, in the zone where it ends last."""
        days = [row["last_local"] for row in self.rows["stop"].values()]
        last = datetime.fromisoformat(f"{max(filter(None, days))[:10]}T23:59:59-12:00")
        return int(last.timestamp())

    def wholes(self, stop_id: str | None) -> Iterator[str]:
        """A stop and those within which it lies."""
        while stop_id is not None:
            yield stop_id
            stop_id = self.stops[stop_id].within

    def above(self, pledge: Deal) -> Iterator[Pledge]:
        """The pledges of which one is part, the nearest first."""
        while isinstance(pledge, Pledge) and pledge.part_of:
            pledge = self.pledges[pledge.part_of]
            yield pledge

    def event_of(self, deal: Deal) -> Event | None:
        """The event of an agreement or pledge, else that of the pledge of which it is part."""
        if deal.event or deal.concerns:
            return self.events[deal.event] if deal.event else None
        return next((self.events[one.event] for one in self.above(deal) if one.event), None)

    def stops_of(self, record: Event | Deal) -> set[str]:
        """The stops to which a record belongs."""
        own = set(record.concerns)
        if isinstance(record, Event):
            own = {record.stop} if record.stop else own
        elif event := self.event_of(record):
            return self.stops_of(event) | {whole for stop in own for whole in self.wholes(stop)}
        elif not own:
            own = next((set(one.concerns) for one in self.above(record) if one.concerns), set())
        return {whole for stop in own for whole in self.wholes(stop)}

    def countries_of(self, record: Event | Deal) -> set[str]:
        """The countries to which a record belongs."""
        if isinstance(record, Event):
            country = record.place.country if record.place else self.stops[record.stop or ""].country
            return {country} if country else {self.stops[stop].country for stop in self.stops_of(record)}
        sides = {side for party in self.parties_of(record) for side in self.sides_of(party)}
        countries = {side for side in sides if self.parties[side].kind == "country"}
        event = self.event_of(record)
        places = self.countries_of(event) if event else {self.stops[stop].country for stop in self.stops_of(record)}
        return countries | places | {self.stops[stop].country for stop in record.concerns}

    def parties_of(self, deal: Deal) -> list[str]:
        """Who signed, or who pays and receives."""
        return list(deal.parties) if isinstance(deal, Agreement) else [*_listed(deal.by), *_listed(deal.to)]

    def sides_of(self, record_id: str) -> set[str]:
        """A person or party, the party of a person, and the country of either."""
        person = self.people.get(record_id)
        party_id = person.party if person and person.party else record_id
        party = self.parties.get(party_id)
        return {record_id, party_id} | ({party.country} if party and party.country else set())


def _rows(connection: sqlite3.Connection, kind: str) -> dict[str, Row]:
    cursor = connection.execute(f"SELECT * FROM {kind}")
    names = [column[0] for column in cursor.description]
    return {row["id"]: row for row in (dict(zip(names, values, strict=True)) for values in cursor)}


Selects = Callable[[World, Any, Row, str], bool]
"""Whether a filter with a value selects a record with this row."""


def _within_days(row: Row, first: str, last: str) -> bool:
    return row["first_local"] is not None and row["first_local"] <= last and row["last_local"] >= first


def _text(world: World, record: Any, row: Row, words: str) -> bool:
    texts = [row.get(name) for name in ("title", "venue", "period", "note")]
    names: list[str] = []
    if isinstance(record, Event):
        place = record.place or world.stops[record.stop or ""]
        texts += [place.name, *place.alt_names]
        names = sorted(world.present.get(record.id, ()))
    elif isinstance(record, Agreement | Pledge):
        names = world.parties_of(record)
    for name in names:
        one = world.people.get(name) or world.parties[name]
        texts += [one.name, *one.alt_names]
    everything = folded(" ".join([text for text in texts if text] + json.loads(row["topics"] or "[]")))
    return all(word in everything for word in folded(words).split())


DIRECT: dict[str, Selects] = {
    "stop": lambda w, r, _row, v: v in ({r.id, r.within} if isinstance(r, Stop) else w.stops_of(r)),
    "country": lambda w, r, _row, v: v in ({r.country} if isinstance(r, Stop) else w.countries_of(r)),
    "person": lambda w, r, _row, v: v in w.present.get(r.id, ()),
    "party": lambda w, r, _row, v: any(
        v in w.sides_of(one) for one in (w.present.get(r.id, ()) if isinstance(r, Event) else w.parties_of(r))
    ),
    "kind": lambda _w, r, _row, v: r.kind == v,
    "topic": lambda _w, _r, row, v: v in json.loads(row["topics"] or "[]"),
    "status": lambda _w, _r, row, v: row["status"] == v,
    "source": lambda _w, r, _row, v: any(report.source == v for report in r.reports),
    "source-kind": lambda w, r, _row, v: any(w.source_kinds[report.source] == v for report in r.reports),
    "said-by": lambda w, r, _row, v: any(
        v in w.sides_of(one) for report in r.reports for one in _listed(report.said_by)
    ),
    "event": lambda _w, r, _row, v: r.id == v,
    "by": lambda w, r, _row, v: any(v in w.sides_of(one) for one in _listed(r.by)),
    "for": lambda w, r, _row, v: any(v in w.sides_of(one) for one in _listed(r.to)),
    "unit": lambda _w, _r, row, v: row["unit"] == v,
    "binding": lambda _w, _r, row, v: row["binding"] == v,
    "disputed": lambda _w, _r, row, _v: row["disputed"] == "yes",
    "one-publisher": lambda w, r, _row, _v: len({w.publishers[report.source] for report in r.reports}) == 1,
    "one-side": lambda _w, _r, row, _v: row["one_side"] == 1,
    "moved": lambda w, r, _row, _v: w.moved(type(r).__name__.lower(), r.id, w.end()),
    "moved-since": lambda w, r, _row, v: w.moved(type(r).__name__.lower(), r.id, int(v)),
    "text": _text,
    "from": lambda _w, _r, row, v: _within_days(row, v, "9999"),
    "to": lambda _w, _r, row, v: _within_days(row, "0000", f"{v}T23:59"),
    "on": lambda _w, _r, row, v: _within_days(row, v, f"{v}T23:59"),
}
"""For each filter whether it selects a record by what the record itself says."""
THROUGH_THE_EVENT = frozenset({"person", "topic", "event", "from", "to", "on"})
"""Filters that select an agreement or pledge also when they select its event."""


def selected(world: World, filter_id: str, kind: str, value: str) -> set[str]:
    """The ids of the records of a kind that a filter with one value selects."""
    selects = DIRECT[filter_id]
    result = set()
    for record_id, record in world.records[kind].items():
        chosen = selects(world, record, world.rows[kind][record_id], value)
        if not chosen and filter_id in THROUGH_THE_EVENT and isinstance(record, Agreement | Pledge):
            event = world.event_of(record)
            chosen = event is not None and selects(world, event, world.rows["event"][event.id], value)
        if chosen:
            result.add(record_id)
    return result
