"""compile: records to store. One function, `compile_dataset`, fills an empty SQLite database.

Takes a dataset without problems and an open connection; the same dataset gives the same bytes each time. It must not
know where the file lies, nor who asks.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from tripcli.records import Agreement, Dataset, Event, Pledge, Stop
from tripcli.records.publishers import Publishers
from tripcli.store.existence import first_known, first_named
from tripcli.store.links import FOREVER, Links, RecordKey, Reported, kind_of
from tripcli.store.offices import with_offices
from tripcli.store.rows.agreements import agreement_row
from tripcli.store.rows.conflicts import conflict_rows
from tripcli.store.rows.details import Details, positions_cell
from tripcli.store.rows.events import Participants, event_row, moved_rows
from tripcli.store.rows.names import party_row, person_row, publisher_rows, source_row, unit_row
from tripcli.store.rows.pledges import pledge_row
from tripcli.store.rows.relations import relation_rows
from tripcli.store.rows.search import Known, search_rows
from tripcli.store.rows.shared import Cell, Context, Row
from tripcli.store.rows.stops import stop_row
from tripcli.store.tables import Tables, schema_text
from tripcli.store.versions import KnownSource, Version, steps, versions
from tripcli.store.words import NUMBERS, word_rows
from tripcli.values.instants import known_instant
from tripcli.values.times import OPEN, parse_time
from tripcli.values.units import summed_units
from tripcli.values.words import parse_texts

Progress = Callable[[int, int], None]
"""Called with the number of records that are done, and the number of all."""

RecordT = TypeVar("RecordT", Stop, Event, Agreement, Pledge)
STEP = 500
"""Progress is reported each time that so many records are done."""


def no_progress(_done: int, _total: int) -> None:
    """Report no progress."""


def compile_dataset(dataset: Dataset, connection: sqlite3.Connection, progress: Progress = no_progress) -> None:
    """Fill an empty database with the dataset; the caller commits."""
    tables = Tables(connection, schema_text())
    compilation = Compilation(dataset, tables, progress)
    compilation.names()
    compilation.stops()
    compilation.events()
    compilation.agreements()
    compilation.pledges()
    tables.add_values("topic", sorted(compilation.topics))
    for table, rows in relation_rows(compilation.links, compilation.numbers):
        tables.add_values(table, rows)
    tables.add_values("search_row", compilation.search_rows())
    tables.finish()
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
    compilation.meta(connection)


def known_sources(dataset: Dataset, publishers: Publishers) -> dict[str, KnownSource]:
    """From when each source is known, and whose publication it is."""
    return {
        source.id: KnownSource(
            known_instant(parse_time(source.published, offset_allowed=True), publishers.zone_of(source)),
            publishers.id_of(source),
            publishers.speaks_for(source),
        )
        for source in dataset.sources
    }


def in_order(dataset: Dataset) -> Dataset:
    """The same records in an order that is not the files': people by name, the rest as they came to be known."""
    sources = known_sources(dataset, Publishers(dataset))
    known = first_known(dataset, sources)

    def by_knowledge(record: Reported) -> tuple[int, str]:
        return known[kind_of(record), record.id], record.id

    return replace(
        dataset,
        units=tuple(sorted(dataset.units, key=lambda unit: unit.id)),
        parties=tuple(sorted(dataset.parties, key=lambda party: party.id)),
        publishers=tuple(sorted(dataset.publishers, key=lambda publisher: publisher.id)),
        sources=tuple(sorted(dataset.sources, key=lambda source: (sources[source.id].known_from, source.id))),
        people=tuple(sorted(dataset.people, key=lambda person: (person.short or person.name, person.id))),
        stops=tuple(sorted(dataset.stops, key=by_knowledge)),
        events=tuple(sorted(dataset.events, key=by_knowledge)),
        agreements=tuple(sorted(dataset.agreements, key=by_knowledge)),
        pledges=tuple(sorted(dataset.pledges, key=by_knowledge)),
    )


class Compilation:
    """One dataset on its way into the tables of one database."""

    def __init__(self, dataset: Dataset, tables: Tables, progress: Progress) -> None:
        ordered = in_order(dataset)
        self.tables = tables
        self.publishers = Publishers(ordered)
        self.sources = known_sources(ordered, self.publishers)
        self.dataset = with_offices(ordered, self.sources)
        self.links = Links(self.dataset, first_known(self.dataset, self.sources))
        self.known = first_named(self.links, self.sources)
        """From when each person and party exists."""
        self.context = Context(
            self.sources,
            summed_units(unit.id for unit in dataset.units if unit.summed == "yes"),
            {pledge.id: rank for rank, pledge in enumerate(ordered.pledges)},
        )
        self.stop_histories: dict[str, list[Version]] = {}
        self.numbers: dict[RecordKey, int] = {}
        """The number of each record in the large tables."""
        self.source_numbers = {source.id: number for number, source in enumerate(ordered.sources, 1)}
        self.given: dict[RecordKey, tuple[Mapping[tuple[str, str], int], list[int]]] = {}
        """Of each record: field and text of the values that reports give -> the position of the first report; and
        when each report is known."""
        self.positions: dict[RecordKey, Mapping[str, int]] = {}
        """Of each record: id of a source -> the position of its first report."""
        self.topics: list[tuple[str, str, int]] = []
        """Topic, kind of record, number of the version."""
        self.word_owners: dict[RecordKey, tuple[Cell, int]] = {}
        """Of each record: the words that a filter looks through, and the version in which they stand."""
        self.progress = progress
        self.total = len(dataset.stops) + len(dataset.events) + len(dataset.agreements) + len(dataset.pledges)
        self.done = 0

    def histories(self, records: Iterable[RecordT]) -> Iterator[tuple[RecordT, list[Version]]]:
        """Each record with its versions; its reports, changes and conflicts go into the store on the way."""
        for record in records:
            history = steps(record, self.sources)
            folded = versions(history)
            key = kind_of(record), record.id
            number = self.numbers[key] = len(self.numbers) + 1
            self.tables.add_values("record_key", [key])
            details = Details(record, number, history, self.source_numbers)
            self.given[key] = details.given, [step.report.known_from for step in history]
            self.positions[key] = details.positions
            self.tables.add_values("report_row", details.report_rows())
            self.tables.add_values("value_row", details.value_rows())
            self.tables.add_values("change_row", details.change_rows())
            self.tables.add_values("aside_row", details.aside_rows())
            self.tables.add_values("field_row", details.field_rows(folded))
            self.tables.add_all("conflict_version", conflict_rows(record, folded, self.links))
            self.done += 1
            if self.done % STEP == 0:
                self.progress(self.done, self.total)
            yield record, folded

    def versions(self, records: Iterable[RecordT]) -> Iterator[tuple[RecordT, Version, Links]]:
        """Each record's versions, split where a record to which it is linked comes to be known, with the links then."""
        for record, history in self.histories(records):
            epochs = self.links.epochs(record)
            for version in history:
                for begin, end, links in epochs:
                    known_from, known_to = max(begin, version.known_from), min(end, version.known_to)
                    if known_from < known_to:
                        yield record, version._replace(known_from=known_from, known_to=known_to), links

    def with_topics(self, kind: str, row: Row) -> int:
        """Add a version's row, and its topics; returns its number."""
        key = kind, str(row["id"])
        words, owner = self.word_owners.get(key, (None, 0))
        words_now = row["words"]
        is_same = words == words_now
        end = None if row["known_to"] == FOREVER else row["known_to"]
        row |= {"known_to": end, "words": owner if is_same else words_now, "note": self._note(key, row["note"])}
        if kind != "event":  # events are listed by the thousand, and each lookup takes its time
            row["sources"] = self._sources(key, str(row["sources"]))
        number = self.tables.add(f"{kind}_row", row)
        if not is_same:
            self.word_owners[key] = words_now, number
        self.topics.extend((topic, kind, number) for topic in dict.fromkeys(parse_texts(str(row["topics"] or ""))))
        return number

    def _note(self, key: RecordKey, note: Cell) -> Cell:
        """The position of the report that gives a note, or the note itself."""
        return note if note is None else self.given[key][0].get(("note", str(note)), note)

    def _sources(self, key: RecordKey, ids: str) -> Cell:
        """A bit for the position of each source, or their ids where that is impossible."""
        cell = positions_cell([self.positions[key][source] for source in ids.split(";")])
        return cell if isinstance(cell, int) else ids

    def stops(self) -> None:
        """Versions of stops."""
        for stop, version, links in self.versions(self.dataset.stops):
            self.stop_histories.setdefault(stop.id, []).append(version)
            self.tables.add("stop_version", stop_row(stop, version, links, self.context))

    def events(self) -> None:
        """Versions of events, and who took part in each."""
        lists: dict[tuple[str, Participants], int] = {}
        for event, version, links in self.versions(self.dataset.events):
            whole, participants = event_row(event, version, links, self.context)
            stop_history = self.stop_histories.get(event.stop or "", [])
            people = lists.setdefault((event.id, participants), self.tables.next_number("event_row"))
            if people == self.tables.next_number("event_row"):
                self.tables.add_values(
                    "participation_row",
                    ((people, rank, person, NUMBERS[one]) for rank, (person, one) in enumerate(participants)),
                )
            whole["people"] = people if participants else None
            for row in moved_rows(event, whole, version, links, stop_history):
                self.with_topics("event", row)

    def agreements(self) -> None:
        """Versions of agreements."""
        for agreement, version, links in self.versions(self.dataset.agreements):
            self.with_topics("agreement", agreement_row(agreement, version, links, self.context))

    def pledges(self) -> None:
        """Versions of pledges."""
        for pledge, version, links in self.versions(self.dataset.pledges):
            self.with_topics("pledge", pledge_row(pledge, version, links, self.context))

    def names(self) -> None:
        """Publishers, sources, parties, people and units."""
        parties = self.links.parties
        self.tables.add_values("word", word_rows())
        self.tables.add_all("unit", map(unit_row, self.dataset.units))
        self.tables.add_all("publisher_all", publisher_rows(self.publishers, self.sources))
        for source in self.dataset.sources:
            self.tables.add("source_all", source_row(source, self.publishers, self.sources[source.id]))
        self.tables.add_all("party_all", (party_row(party, self.known) for party in self.dataset.parties))
        for rank, person in enumerate(self.dataset.people):
            self.tables.add("person_all", person_row(person, parties.get(person.party or ""), rank, self.known))

    def search_rows(self) -> Iterator[tuple[Cell, ...]]:
        """The texts that a search looks through."""
        return search_rows(self.links, self.sources, self.publishers, Known(self.known, self.numbers, self.given))

    def meta(self, connection: sqlite3.Connection) -> None:
        """The trip itself, and the days in which a date without a year lies."""
        trip = self.dataset.trip
        for table in ("stop_version", "event_row"):
            span = f"SELECT min(nullif(first_local, '{OPEN}')), max(last_local) FROM {table} WHERE known_to = ?"
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
        columns = (trip.id, trip.title, trip.traveler, trip.timezone, rows["first_day"], rows["last_day"])
        known_from = min(self.links.first_known.values(), default=FOREVER)
        connection.execute(
            "INSERT INTO trip_all (id, title, traveler, timezone, first_day, last_day, position, prefix, known_from) "
            "VALUES (?, ?, ?, ?, ?, ?, 0, '', ?)",
            (*columns, known_from),
        )
