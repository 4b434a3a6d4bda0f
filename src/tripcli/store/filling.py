"""Filling the store of a library with the stores of its trips.

Takes a connection to the library's store and the stores of trips. It must not know datasets or caches.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tripcli.errors import DatasetError
from tripcli.store.merge import Block, block_size, copy_rows, index_texts, remove_rows
from tripcli.store.registers import MERGED, create_registers, merge_registers, replace_registers
from tripcli.store.tables import Tables, schema_text
from tripcli.store.words import word_rows


class Store(Protocol):
    """The store of one trip."""

    @property
    def dataset(self) -> str:
        """Path of the dataset."""

    @property
    def connection(self) -> sqlite3.Connection:
        """A connection to it."""

    @property
    def path(self) -> str:
        """The file of the store; empty when it is in memory."""


class Filling:
    """A library's store while trips are taken out and put in; `finish` makes what depends on all trips."""

    def __init__(self, connection: sqlite3.Connection, *, anew: bool) -> None:
        """`anew` tells that the database is empty."""
        self.connection = connection
        self.anew = anew
        self.tables = Tables(connection, schema_text()) if anew else None
        if self.tables is not None:
            create_registers(connection)
            self.tables.add_values("word", word_rows())
        self.touched: dict[str, set[str]] = {name: set() for name in MERGED}
        """The people, parties, publishers and units whose merged rows must be made anew, by register."""
        self.first_days: dict[str, str] = {}
        """First day of each trip that was taken out: where it moves, another trip may be the newest."""
        self.removed: set[str] = set()
        """Ids of the trips that were taken out and not put in again."""

    def remove(self, dataset: str) -> None:
        """Take the trip of a dataset out; its registers stay until it is known whether it comes again."""
        query = "SELECT id, base, size, first_day FROM trip_all WHERE dataset = ?"
        row = self.connection.execute(query, (dataset,)).fetchone()
        if row is None:
            return
        trip, base, size, first_day = row
        self.connection.execute("BEGIN")
        remove_rows(self.connection, Block(trip, base, size))
        self.connection.execute("DELETE FROM trip_all WHERE id = ?", (trip,))
        self.connection.execute("DELETE FROM file WHERE dataset = ?", (dataset,))
        self.connection.execute("COMMIT")
        self.first_days[trip] = first_day
        self.removed.add(trip)

    def add(self, store: Store) -> None:
        """Put the store of a trip in; raises DatasetError when another trip has its id."""
        with _attached(self.connection, store):
            self.connection.execute("BEGIN")
            block = self._add_trip()
            copy_rows(self.connection, "one", block)
            moved = self.first_days.get(block.trip, "") != self._first_day(block.trip)
            changed = replace_registers(self.connection, block.trip, "one", all_changed=moved)
            if not self.anew:
                index_texts(self.connection, block)
            self.connection.execute("COMMIT")
        self._touch(changed)
        self.removed.discard(block.trip)

    def finish(self) -> None:
        """Make what depends on all trips: their order, the shared registers, and the indices of a new store."""
        self.connection.execute("BEGIN")
        for trip in sorted(self.removed):
            self._touch(replace_registers(self.connection, trip, None))
        self.connection.execute(
            "UPDATE trip_all SET position = n.position FROM ("
            "SELECT id, row_number() OVER (ORDER BY first_day, id) - 1 AS position FROM trip_all) n "
            "WHERE n.id = trip_all.id AND n.position != trip_all.position"
        )
        merge_registers(self.connection, self.touched, indexed=not self.anew)
        self._set_meta()
        if self.tables is not None:
            self.tables.finish()
            self.connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        self.connection.execute("COMMIT")

    def _add_trip(self) -> Block:
        """The row of the attached trip and its files; returns the block of rowids that its rows get."""
        execute = self.connection.execute
        trip, dataset = execute("SELECT id, dataset FROM one.trip_all").fetchone()
        other = execute("SELECT dataset FROM main.trip_all WHERE id = ?", (trip,)).fetchone()
        if other is not None:
            raise DatasetError(f"{other[0]} and {dataset}: both are the trip {trip}; give one of them another id")
        base = execute("SELECT coalesce(max(base + size), 0) FROM main.trip_all").fetchone()[0]
        block = Block(trip, base, block_size(self.connection, "one"))
        execute(
            "INSERT INTO main.trip_all SELECT id, title, traveler, timezone, first_day, last_day, position, ?, "
            "known_from, dataset, ?, ? FROM one.trip_all",
            (block.prefix, base, block.size),
        )
        execute("INSERT INTO main.file SELECT * FROM one.file")
        return block

    def _first_day(self, trip: str) -> str:
        """The first day of a trip that was put in."""
        query = "SELECT first_day FROM main.trip_all WHERE id = ?"
        return str(self.connection.execute(query, (trip,)).fetchone()[0])

    def _touch(self, changed: dict[str, set[str]]) -> None:
        for name, ids in changed.items():
            self.touched[name] |= ids

    def _set_meta(self) -> None:
        """What all trips have in common, and the days of the whole."""
        common = "SELECT CASE WHEN min({0}) = max({0}) THEN min({0}) ELSE '{1}' END FROM trip_all"
        rows = {
            "trip": "",
            "title": "",
            "first_day": "SELECT coalesce(min(nullif(first_day, '')), '') FROM trip_all",
            "last_day": "SELECT max(last_day) FROM trip_all",
            "traveler": common.format("traveler", ""),
            "timezone": common.format("timezone", "UTC"),
        }
        for key, query in rows.items():
            value = self.connection.execute(query).fetchone()[0] if query else ""
            self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


@contextmanager
def _attached(connection: sqlite3.Connection, store: Store) -> Iterator[None]:
    """Attach the store of a trip as `one`."""
    if store.path:
        connection.execute("ATTACH ? AS one", (f"{Path(store.path).absolute().as_uri()}?mode=ro&immutable=1",))
    else:
        connection.execute("ATTACH ':memory:' AS one")
        connection.deserialize(store.connection.serialize(), name="one")
    yield  # where it fails, the library's store is given up
    connection.execute("DETACH one")
