"""A database for other programs: tables of all versions, views as of a moment that can be set, and meanings.

Takes a connection to a store, gives the bytes of a SQLite file. They depend on the datasets alone. The file holds all
that was ever reported; the one row of `as_of` says as of when the views show it. Where the store has numbers for
records and sources, the tables of the file have their ids.
"""

import sqlite3

from tripcli.exports.meanings import NUMBERS, TABLES, meaning
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, asof_sql

_MOMENT = "(SELECT moment FROM as_of)"
_NOT_COPIED = frozenset({"as_of", "about", "search"})
"""Tables that the store does not have, and the index of full texts, which is made anew."""
_OF_THE_CACHE = frozenset({"rowid", "dataset", "base", "size"})
"""Columns that are not copied: numbers of rows, and what the cache keeps of a trip, such as its path."""

_MORE = f"""
CREATE TABLE as_of (id INTEGER PRIMARY KEY CHECK (id = 1), moment INTEGER NOT NULL);
INSERT INTO as_of VALUES (1, {ALL_THAT_IS_KNOWN});
CREATE TABLE about (
  name TEXT NOT NULL, column_name TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (name, column_name)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = 'search_text', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO search (search) VALUES ('rebuild');
"""

_INDEXED = {
    "source_all": ("id", "publisher_id", "known_from"),
    "person_all": ("id",),
    "party_all": ("id", "country"),
    "stop_version": ("id",),
    "event_version": ("id", "stop", "kind", "known_from, known_to"),
    "agreement_version": ("id", "event"),
    "pledge_version": ("id", "event", "part_of"),
    "pledge_payer": ("record", "party"),
    "participation": ("person, version", "version"),
    "topic": ("topic, kind, version",),
    "record_stop_all": ("stop, kind, record", "record"),
    "record_country_all": ("country, kind, record", "record"),
    "record_party_all": ("party, kind, record", "record"),
    "record_event_all": ("event, kind, record", "record"),
    "pledge_above_all": ("record", "above"),
    "pledge_overlap_all": ("record", "other"),
    "report_all": ("record", "source", "known_from"),
    "report_value_all": ("record",),
    "change_all": ("record", "known_from"),
    "aside_all": ("record",),
    "conflict_version": ("record", "difference"),
    "field_version": ("record",),
    "search_text": ("record",),
}
"""Table -> the columns of each of its indexes."""


def database(store: sqlite3.Connection) -> bytes:
    """Return the bytes of the database file, which is made in memory."""
    copy = sqlite3.connect(":memory:")
    try:
        for table in _tables(store):
            _copy_table(store, copy, table)
        copy.executescript(_MORE)
        copy.executescript(asof_sql().replace("CREATE TEMP VIEW", "CREATE VIEW").replace(":as_of", _MOMENT))
        for table, about in TABLES.items():
            copy.execute("INSERT INTO about VALUES (?, '', ?)", (table, about))
            for column in _columns(copy, table):
                copy.execute("INSERT INTO about VALUES (?, ?, ?)", (table, column, meaning(table, column)))
        copy.commit()
        copy.execute("VACUUM")
        return copy.serialize()
    finally:
        copy.close()


def _tables(store: sqlite3.Connection) -> list[str]:
    """The tables that are copied: what the store has of those that are explained."""
    names = {row[0] for row in store.execute("SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view')")}
    return [table for table in TABLES if table in names and table not in _NOT_COPIED]


def _copy_table(store: sqlite3.Connection, copy: sqlite3.Connection, table: str) -> None:
    """Make a table of a table or view of the store; its rows keep the numbers to which other tables refer."""
    columns = [column for column in _columns(store, table) if column not in _OF_THE_CACHE]
    declared = ", ".join(f'"{column}" {NUMBERS.get(column, "TEXT")}' for column in columns)
    copy.execute(f"CREATE TABLE {table} ({declared})")
    listed = ", ".join(f'"{column}"' for column in columns)
    numbered = table.endswith("_version") or table == "search_text"
    rows = store.execute(f"SELECT {'rowid, ' * numbered}{listed} FROM main.{table}")
    marks = ", ".join("?" * (len(columns) + numbered))
    copy.executemany(f"INSERT INTO {table} ({'rowid, ' * numbered}{listed}) VALUES ({marks})", rows)
    for position, indexed in enumerate(_INDEXED.get(table, ())):
        copy.execute(f"CREATE INDEX {table}_{position} ON {table} ({indexed})")


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table or view."""
    return [column[0] for column in connection.execute(f"SELECT * FROM {table} LIMIT 0").description]
