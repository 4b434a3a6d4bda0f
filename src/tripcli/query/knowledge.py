"""Knowledge: a store as of one moment.

Takes a connection to a store and an instant, and sets up views that show each kind of record as of then. All
views read through them, so nothing that was learnt later can show. A connection shows one moment for as long as it
lives: rows of an answer that are read later are still as of the moment that was asked.
"""

import sqlite3
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from tripcli.table import Kind, Name

ALL_THAT_IS_KNOWN = 2**63 - 2
"""The as-of of those who name none: a second before the end of time."""

_NAME_TABLES = {
    Kind.PERSON: ("person", "party"),
    Kind.PEOPLE: ("person", "party"),
    Kind.PARTY: ("party",),
    Kind.PARTIES: ("party",),
    Kind.STOP: ("stop",),
    Kind.STOPS: ("stop",),
    Kind.SOURCE: ("source",),
    Kind.SOURCES: ("source",),
    Kind.EVENT: ("event",),
    Kind.EVENTS: ("event",),
    Kind.PLEDGE: ("pledge",),
    Kind.PLEDGES: ("pledge",),
    Kind.TRIP: ("trip",),
    Kind.TRIPS: ("trip",),
    Kind.FIGURE: ("unit",),
}
_NAME_COLUMNS = {
    "person": "name, short",
    "party": "name, short",
    "stop": "name, name",
    "source": "publisher || ', ' || title, publisher",
    "event": "title, title",
    "pledge": "title, title",
    "trip": "title, id",
    "unit": "plural, singular",
}


OF_TRIP = "{0} >= :from_id AND {0} < :to_id"
"""SQL by which the record with an id belongs to a trip; its parameters are the trip's `id_range`."""


class Trip(NamedTuple):
    """One trip, as of one moment."""

    id: str
    title: str
    traveler: str
    """Id of the person whose trip it is."""
    timezone: str
    """The IANA zone in which times without an offset are read."""
    first_day: str
    """The first and the last local day, or the month or year, as known at the moment; empty when none is known."""
    last_day: str
    prefix: str
    """How the ids of its records begin; empty where it is the only trip."""

    @property
    def id_range(self) -> dict[str, str]:
        """The parameters of `OF_TRIP`: two texts between which the ids of its records lie."""
        return {"from_id": self.prefix, "to_id": f"{self.prefix}\U0010ffff"}


def asof_sql() -> str:
    """The statements that make the views, with :as_of in the place of the moment."""
    return Path(__file__).with_name("asof.sql").read_text(encoding="utf-8")


class Knowledge:
    """One store as of one moment.

    A second Knowledge of the connection is of the same moment; any other raises ValueError.
    """

    def __init__(self, connection: sqlite3.Connection, as_of: int = ALL_THAT_IS_KNOWN) -> None:
        self.connection = connection
        self.as_of = as_of
        views = asof_sql()
        try:
            connection.executescript(views.replace(":as_of", str(int(as_of))))
        except sqlite3.OperationalError:
            if not _shows(connection, as_of):
                raise
        self._names: dict[tuple[Kind, str], Name | None] = {}

    def at(self, as_of: int) -> "Knowledge":
        """Return the same store as of another moment, on a connection of its own."""
        if as_of == self.as_of:
            return self
        path = self.connection.execute("PRAGMA database_list").fetchone()[2]
        if path:
            return Knowledge(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro&immutable=1", uri=True), as_of)
        copy = sqlite3.connect(":memory:")
        copy.deserialize(self.connection.serialize())
        return Knowledge(copy, as_of)

    def register(self, name: str, function: Callable[..., Any]) -> None:
        """Give SQLite a function that SQL can call by a name. It must give equal results for equal arguments."""
        self.connection.create_function(name, -1, function, deterministic=True)

    @cached_property
    def trips(self) -> tuple[Trip, ...]:
        """The trips of which something was known, by their first day, and those without one last.

        Where only one trip is asked it is there, also before anything was known of it.
        """
        query = (
            "SELECT id, title, traveler, timezone, first_day, last_day, prefix FROM trip "
            "ORDER BY coalesce(nullif(first_day, ''), '9999'), id"
        )
        return tuple(Trip(*row) for row in self.connection.execute(query))

    @cached_property
    def is_of_several_trips(self) -> bool:
        """Whether several trips are asked together, so that the ids of records begin with those of their trips."""
        return len(self.connection.execute("SELECT 1 FROM trip_all LIMIT 2").fetchall()) > 1

    @cached_property
    def _trip_ranks(self) -> dict[str, int]:
        return {trip.id: rank for rank, trip in enumerate(self.trips)}

    def trip_of(self, record_id: str) -> str:
        """Return the id of the trip that a record belongs to, by the record's id."""
        trip, slash, _ = record_id.rpartition("/")
        return trip if slash or not self.trips else self.trips[0].id

    def trip_rank(self, record_id: str) -> int:
        """Return where the trip of a record comes among all trips, from 0."""
        return self._trip_ranks.get(self.trip_of(record_id), len(self._trip_ranks))

    def in_trip_order(self, trips: str | None) -> str | None:
        """Return ids of trips, which are joined with commas, joined with `;` in the order of the trips."""
        if trips is None:
            return None
        return ";".join(sorted(trips.split(","), key=lambda trip: self._trip_ranks.get(trip, len(self._trip_ranks))))

    @cached_property
    def usual_year(self) -> str | None:
        """The year that people need not read beside every day: that of all trips. It is empty when they lie in several
        years, and None when no trip has a day yet."""
        years = {(trip.first_day or trip.last_day)[:4] for trip in self.trips} - {""}
        return ("" if len(years) > 1 else years.pop()) if years else None

    def address(self, source: str) -> str | None:
        """Return where a source can be read; None when it is not known, or has no address."""
        row = self.connection.execute("SELECT url FROM source WHERE id = ?", (source,)).fetchone()
        return None if row is None else row[0]

    def name(self, kind: Kind, record_id: str) -> Name | None:
        """The name of a record, by the kind of column that refers to it; None when it is not known.

        Of a unit that the dataset declares, which a figure refers to, it is the plural, and in short the singular.
        """
        key = (kind, record_id)
        if key not in self._names:
            self._names[key] = None
            for table in _NAME_TABLES.get(kind, ()):
                query = f"SELECT {_NAME_COLUMNS[table]} FROM {table} WHERE id = ?"
                row = self.connection.execute(query, (record_id,)).fetchone()
                if row is not None:
                    self._names[key] = Name(*row)
                    break
        return self._names[key]

    def unit_words(self, unit: str) -> tuple[str, str] | None:
        """The singular and the plural of a unit that the dataset declares; None for a built-in unit."""
        name = self.name(Kind.FIGURE, unit)
        return (name.short, name.name) if name else None


def _shows(connection: sqlite3.Connection, as_of: int) -> bool:
    """Whether the connection has the views of this moment; raises ValueError when it has those of another one."""
    row = connection.execute("SELECT sql FROM sqlite_temp_schema WHERE name = 'publisher'").fetchone()
    if row is not None and f"<= {as_of:d} " not in f"{row[0]} ":
        raise ValueError("this connection shows another moment: each moment takes a connection of its own")
    return row is not None
