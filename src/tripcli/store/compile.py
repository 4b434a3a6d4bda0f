"""compile: records to store. One function, `compile_dataset`, fills an empty SQLite database.

Takes a dataset without problems and an open connection; the same dataset gives the same bytes each time. It must not
know where the file lies, nor who asks.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from tripcli.records import Dataset
from tripcli.store.existence import first_named
from tripcli.store.links import Links
from tripcli.store.rows.agreements import agreement_row
from tripcli.store.rows.changes import aside_rows, change_rows
from tripcli.store.rows.conflicts import conflict_rows, field_rows
from tripcli.store.rows.events import event_rows
from tripcli.store.rows.names import party_row, person_row, source_row
from tripcli.store.rows.pledges import pledge_row
from tripcli.store.rows.relations import relation_rows
from tripcli.store.rows.search import text_rows
from tripcli.store.rows.shared import Row
from tripcli.store.rows.stops import stop_row
from tripcli.store.tables import Tables
from tripcli.store.versions import FOREVER, KnownSource, Reported, Version, kind_of, reports_of, steps, versions
from tripcli.values.instants import known_instant
from tripcli.values.times import parse_time

Progress = Callable[[int, int], None]
"""Told how many records are done, and of how many."""

ReportedT = TypeVar("ReportedT", bound=Reported)
STEP = 500


def no_progress(_done: int, _total: int) -> None:
    """For those who do not wait."""


def compile_dataset(dataset: Dataset, connection: sqlite3.Connection, progress: Progress = no_progress) -> None:
    """Fill an empty database with the dataset; the caller commits."""
    tables = Tables(connection, Path(__file__).with_name("schema.sql").read_text(encoding="utf-8"))
    compilation = Compilation(in_order(dataset), tables, progress)
    compilation.names()
    compilation.stops()
    compilation.events()
    compilation.agreements()
    compilation.pledges()
    for table, rows in relation_rows(compilation.links):
        tables.add_all(table, rows)
    tables.add_all("search_text", text_rows(compilation.dataset, compilation.sources, compilation.known))
    tables.finish()
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    compilation.meta(connection)


def in_order(dataset: Dataset) -> Dataset:
    """The same records in an order that is not the files': people by name, the rest as they came to be known."""
    instants = {
        source.id: known_instant(parse_time(source.published, offset_allowed=True), dataset.trip.timezone)
        for source in dataset.sources
    }

    def first_known(record: Reported) -> tuple[int, str]:
        return min(instants[report.source] for report in reports_of(record)), record.id

    return replace(
        dataset,
        parties=tuple(sorted(dataset.parties, key=lambda party: party.id)),
        sources=tuple(sorted(dataset.sources, key=lambda source: (instants[source.id], source.id))),
        people=tuple(sorted(dataset.people, key=lambda person: (person.short or person.name, person.id))),
        stops=tuple(sorted(dataset.stops, key=first_known)),
        events=tuple(sorted(dataset.events, key=first_known)),
        agreements=tuple(sorted(dataset.agreements, key=first_known)),
        pledges=tuple(sorted(dataset.pledges, key=first_known)),
    )


class Compilation:
    """One dataset on its way into the tables of one database."""

    def __init__(self, dataset: Dataset, tables: Tables, progress: Progress) -> None:
        self.dataset = dataset
        self.tables = tables
        self.links = Links(dataset)
        self.published = {source.id: parse_time(source.published, offset_allowed=True) for source in dataset.sources}
        self.sources = {
            source.id: KnownSource(known_instant(self.published[source.id], dataset.trip.timezone), source.publisher)
            for source in dataset.sources
        }
        self.known = first_named(self.links, self.sources)
        """From when each person and party exists."""
        self.stop_histories: dict[str, list[Version]] = {}
        self.progress = progress
        self.total = len(dataset.stops) + len(dataset.events) + len(dataset.agreements) + len(dataset.pledges)
        self.done = 0

    def histories(self, records: Iterable[ReportedT]) -> Iterator[tuple[ReportedT, list[Version]]]:
        """Each record with its versions; its reports and conflicts go into the store on the way."""
        for record in records:
            learnt = steps(record, self.sources)
            history = versions(learnt)
            kind = kind_of(record)
            self.tables.add_all("field_version", field_rows(kind, record.id, history))
            self.tables.add_all("change", change_rows(kind, record, learnt))
            self.tables.add_all("aside", aside_rows(kind, record, learnt))
            self.reports(kind, record)
            self.tables.add_all("conflict_version", conflict_rows(kind, record.id, history))
            self.done += 1
            if self.done % STEP == 0:
                self.progress(self.done, self.total)
            yield record, history

    def reports(self, kind: str, record: Reported) -> None:
        """The record's reports: who said when that it had come how far."""
        for place, report in enumerate(reports_of(record)):
            row = {
                "kind": kind,
                "record": record.id,
                "place": place,
                "source": report.source,
                "known_from": self.sources[report.source].known_from,
                "status": report.status,
                "disputed": report.disputed,
                "note": report.note,
            }
            self.tables.add("report", row)

    def with_topics(self, kind: str, row: Row) -> int:
        """Add a version's row, and its topics; gives its number."""
        number = self.tables.add(f"{kind}_version", row)
        for topic in dict.fromkeys((row["topics"] or "").split(";")):
            if topic:
                self.tables.add("topic", {"kind": kind, "version": number, "topic": topic})
        return number

    def stops(self) -> None:
        """Versions of stops."""
        for stop, history in self.histories(self.dataset.stops):
            self.stop_histories[stop.id] = history
            self.tables.add_all("stop_version", (stop_row(stop, version) for version in history))

    def events(self) -> None:
        """Versions of events, and who took part in each."""
        for event, history in self.histories(self.dataset.events):
            stop_history = self.stop_histories.get(event.stop or "", [])
            for row, participants in event_rows(event, history, self.links, stop_history):
                number = self.with_topics("event", row)
                for person, presence in participants:
                    self.tables.add("participation", {"version": number, "person": person, "presence": presence})

    def agreements(self) -> None:
        """Versions of agreements."""
        for agreement, history in self.histories(self.dataset.agreements):
            for version in history:
                self.with_topics("agreement", agreement_row(agreement, version, self.links))

    def pledges(self) -> None:
        """Versions of pledges."""
        for place, (pledge, history) in enumerate(self.histories(self.dataset.pledges)):
            for version in history:
                self.with_topics("pledge", pledge_row(pledge, version, self.links, place))

    def names(self) -> None:
        """Sources, parties and people."""
        parties = self.links.parties
        for source in self.dataset.sources:
            row = source_row(
                source, self.published[source.id], self.dataset.trip.timezone, self.sources[source.id].known_from
            )
            self.tables.add("source_all", row)
        self.tables.add_all("party_all", (party_row(party, self.known) for party in self.dataset.parties))
        for place, person in enumerate(self.dataset.people):
            self.tables.add("person_all", person_row(person, parties.get(person.party or ""), place, self.known))

    def meta(self, connection: sqlite3.Connection) -> None:
        """The trip itself, and the days in which a date without a year lies."""
        trip = self.dataset.trip
        for table in ("stop_version", "event_version"):
            span = f"SELECT min(first_local), max(last_local) FROM {table} WHERE known_to = ?"
            first, last = connection.execute(span, (FOREVER,)).fetchone()
            if first is not None:
                break
        rows = {
            "trip": trip.id,
            "title": trip.title,
            "traveler": trip.traveler,
            "timezone": trip.timezone,
            "first_day": (first or "")[:10],
            "last_day": (last or "")[:10],
        }
        connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(rows.items()))
