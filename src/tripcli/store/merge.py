"""Merging: the rows of one trip's store put into the store of a library, and taken out of it again.

Takes connections to stores. In a library the ids of stops, events, agreements, pledges and sources are `trip/id`.
Each trip has a block of rowids in every table that has rowids, so its rows are found without reading the others.
People, parties, publishers and units are not of one trip: `registers.py` merges them.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

IDS: dict[str, tuple[str, ...]] = {
    "record_key": ("id",),
    "source_all": ("id",),
    "stop_version": ("id", "within", "sources"),
    "event_row": ("id", "stop", "concerns", "after", "sources"),
    "agreement_row": ("id", "event", "concerns", "sources"),
    "pledge_row": ("id", "part_of", "event", "concerns", "overlaps", "sources"),
    "pledge_payer": ("record",),
    "participation_row": (),
    "topic": (),
    "stop_of": ("stop",),
    "country_of": (),
    "party_of": (),
    "event_of": ("event",),
    "pledge_above_all": ("record", "above"),
    "pledge_overlap_all": ("record", "other"),
    "report_row": (),
    "value_row": (),
    "conflict_version": ("record", "sources", "other_sources", "difference"),
    "change_row": (),
    "aside_row": (),
    "search_row": (),
    "field_row": (),
}
"""Table whose rows are each of one trip -> its columns that hold ids of records: one id, or several joined with `;`.

A number in such a column is no id.
"""

ROWIDS: dict[str, tuple[str, ...]] = {
    "event_row": ("words", "people"),
    "agreement_row": ("words",),
    "pledge_row": ("words",),
    "participation_row": ("people",),
    "topic": ("version",),
    "stop_of": ("record",),
    "country_of": ("record",),
    "party_of": ("record",),
    "event_of": ("record",),
    "report_row": ("record", "source"),
    "value_row": ("record",),
    "change_row": ("record",),
    "aside_row": ("record",),
    "search_row": ("owner",),
    "field_row": ("record",),
}
"""Table -> its columns that hold rowids of other tables. A text in such a column is no rowid."""

KEYS: dict[str, tuple[str, ...]] = {
    "pledge_payer": ("record",),
    "participation_row": ("people",),
    "topic": ("topic", "kind", "version"),
    "stop_of": ("stop",),
    "country_of": ("country", "record"),
    "party_of": ("party", "record"),
    "event_of": ("event",),
    "pledge_above_all": ("record",),
    "pledge_overlap_all": ("record",),
    "report_row": ("record",),
    "value_row": ("record",),
    "change_row": ("record",),
    "aside_row": ("record",),
    "field_row": ("record",),
}
"""Table without rowids -> the first columns of its key, up to the first that holds an id or rowid of the trip."""

SHARED_TEXTS = "owner IS NULL"
"""The rows of search_row that belong to no single trip."""
_KINDS = "('agreement', 'event', 'pledge', 'stop')"
_LAST = "char(1114111)"
"""Sorts after every character of an id."""


class Block(NamedTuple):
    """The block of rowids that the rows of one trip have: base + 1 to base + size."""

    trip: str
    base: int
    size: int

    @property
    def prefix(self) -> str:
        """What the ids of the trip's records begin with."""
        return f"{self.trip}/"


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table, in their order."""
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]


def block_size(connection: sqlite3.Connection, schema: str) -> int:
    """How many rowids the trip's rows need: the largest rowid in any table of its store."""
    largest = (f"SELECT max(rowid) AS n FROM {schema}.{table}" for table in IDS if table not in KEYS)
    return connection.execute(f"SELECT coalesce(max(n), 0) FROM ({' UNION ALL '.join(largest)})").fetchone()[0] or 0


def copy_rows(connection: sqlite3.Connection, schema: str, block: Block) -> None:
    """Copy the rows of the attached store of a trip into the library; the full-text index is not changed."""
    for table, statement in _copies(connection, schema):
        where = f" WHERE NOT ({SHARED_TEXTS})" if table == "search_row" else ""
        connection.execute(statement + where, {"prefix": block.prefix, "base": block.base})


def _copies(connection: sqlite3.Connection, schema: str) -> Iterator[tuple[str, str]]:
    """Each table, with the statement that copies its rows."""
    for table, ids in IDS.items():
        names, values = [], []
        if table not in KEYS:
            names.append("rowid")
            values.append("rowid + :base")
        for column in columns_of(connection, table):
            names.append(f'"{column}"')
            if column in ids:
                prefixed = f":prefix || replace(\"{column}\", ';', ';' || :prefix)"
                is_number = f"typeof(\"{column}\") = 'integer'"
                values.append(f'CASE WHEN {is_number} THEN "{column}" ELSE {prefixed} END')
            elif column in ROWIDS.get(table, ()):
                plus = f'"{column}" + :base'
                is_text = f"typeof(\"{column}\") = 'text'"
                values.append(f'CASE WHEN {is_text} THEN "{column}" ELSE {plus} END' if column == "words" else plus)
            else:
                values.append(f'"{column}"')
        yield table, f"INSERT INTO main.{table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {schema}.{table}"


def remove_rows(connection: sqlite3.Connection, block: Block) -> None:
    """Remove the rows of a trip from the library, also from the full-text index."""
    bounds = {"first": block.base + 1, "last": block.base + block.size, "prefix": block.prefix}
    connection.execute(
        "INSERT INTO search (search, rowid, text) "
        "SELECT 'delete', rowid, text FROM search_text WHERE rowid BETWEEN :first AND :last",
        bounds,
    )
    for table, ids in IDS.items():
        if table not in KEYS:
            connection.execute(f"DELETE FROM {table} WHERE rowid BETWEEN :first AND :last", bounds)
            continue
        *before, key = KEYS[table]
        is_id = key in ids
        one = f"{key} >= :prefix AND {key} < :prefix || {_LAST}" if is_id else f"{key} BETWEEN :first AND :last"
        conditions = [one]
        for column in before:
            conditions.insert(0, f"{column} IN {_KINDS}" if column == "kind" else f"{column} = :leading")
        query = f"DELETE FROM {table} WHERE {' AND '.join(conditions)}"
        leading = before[0] if before else None
        for value in _distinct(connection, table, leading) if leading else (None,):
            connection.execute(query, {**bounds, "leading": value})


def _distinct(connection: sqlite3.Connection, table: str, column: str) -> Iterator[str]:
    """The values of the first column of a key, each found with one step in the index."""
    query = f"SELECT min({column}) FROM {table} WHERE {column} > ?"
    value = ""
    while (value := connection.execute(query, (value,)).fetchone()[0]) is not None:
        yield value


def index_texts(connection: sqlite3.Connection, block: Block) -> None:
    """Put the texts of a trip into the full-text index."""
    connection.execute(
        "INSERT INTO search (rowid, text) SELECT rowid, text FROM search_text WHERE rowid BETWEEN ? AND ?",
        (block.base + 1, block.base + block.size),
    )
