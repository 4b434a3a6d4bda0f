"""Which tables an engine gets, and with which columns.

Takes a connection to a store. Each table is the store's own table or view of that name, with all versions: what was
known when is decided by the views of `dialects.py`.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple


class EngineTable(NamedTuple):
    """A table of the export."""

    name: str
    rows_from: str = ""
    """SQL of a table with its columns, where it is not the store's table of that name."""
    of_trips: bool = True
    """Whether each row is of one trip. Such a table has a folder for each trip, and the column `trip`."""
    trip: str = "record"
    """The column whose id begins with the id of the row's trip."""


TABLES = (
    EngineTable("trip_all", "SELECT id, title, traveler, timezone, position, known_from FROM trip_all", of_trips=False),
    EngineTable("unit", of_trips=False),
    EngineTable("publisher_all", of_trips=False),
    EngineTable("party_all", of_trips=False),
    EngineTable("person_all", of_trips=False),
    EngineTable("source_all", trip="id"),
    EngineTable("stop_version", trip="id"),
    EngineTable("event_version", trip="id"),
    EngineTable("agreement_version", trip="id"),
    EngineTable("pledge_version", trip="id"),
    EngineTable("pledge_payer"),
    EngineTable(
        "participation",
        "SELECT e.id AS event, e.known_from, e.known_to, p.person, p.presence FROM participation p "
        "JOIN event_version e ON e.rowid = p.version",
        trip="event",
    ),
    EngineTable("record_stop_all"),
    EngineTable("record_country_all"),
    EngineTable("record_party_all"),
    EngineTable("record_event_all"),
    EngineTable("pledge_above_all"),
    EngineTable("pledge_overlap_all"),
    EngineTable("report_all"),
    EngineTable("report_value_all"),
    EngineTable("conflict_version"),
    EngineTable("change_all"),
    EngineTable("aside_all"),
    EngineTable("field_version"),
)

VERSIONED = frozenset({"stop_version", "event_version", "agreement_version", "pledge_version"})
"""Tables that get the column `version`, which is the number of a row."""


def columns_of(connection: sqlite3.Connection, table: EngineTable) -> tuple[str, ...]:
    """The names of a table's columns, without `trip`."""
    cursor = connection.execute(f"SELECT * FROM ({table.rows_from or table.name}) LIMIT 0")
    names = [column[0] for column in cursor.description if column[0] != "rowid"]
    return ("version", *names) if table.name in VERSIONED else tuple(names)


def trips_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of the store's trips."""
    return tuple(row[0] for row in connection.execute("SELECT id FROM trip_all ORDER BY position"))


def rows_of(connection: sqlite3.Connection, table: EngineTable) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Each row with the id of its trip, empty for a row of no single trip; the rows of a trip stand together."""
    columns = columns_of(connection, table)
    listed = ", ".join('rowid AS "version"' if column == "version" else f'"{column}"' for column in columns)
    query = f"SELECT {listed} FROM ({table.rows_from or table.name})"
    if not table.of_trips:
        for row in connection.execute(f"{query} ORDER BY 1"):
            yield "", row
        return
    trips = trips_of(connection)
    only = trips[0] if len(trips) == 1 else ""
    position = columns.index(table.trip)
    for row in connection.execute(f'{query} ORDER BY "{table.trip}"'):
        yield only or row[position].partition("/")[0], row
