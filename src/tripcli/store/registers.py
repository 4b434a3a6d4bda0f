"""Registers of a library: people, parties, publishers and units, of which all trips share one row each.

The newest trip that names a person gives the person's row, but only from when that trip names it: before, the next
older trip does. So nothing of a later trip shows at an earlier moment.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tripcli.store.links import FOREVER
from tripcli.store.merge import columns_of
from tripcli.store.words import NUMBERS
from tripcli.values.words import parse_texts

TIMED = ("publisher", "party", "person")
"""The registers whose rows are known from some moment; their merged tables end in `_all`."""
MERGED = {**{name: f"{name}_all" for name in TIMED}, "unit": "unit"}
"""Register -> its merged table. The table of each trip's own rows ends in `_trip`."""
SHARED_TEXT_BASE = 1 << 62
"""The rowids of the texts of people and parties in search_text are larger than this."""

Values = tuple[Any, ...]


def create_registers(connection: sqlite3.Connection) -> None:
    """Replace the views of the trips' own registers by tables."""
    for name, merged in MERGED.items():
        columns = ", ".join(f'"{column}"' for column in columns_of(connection, merged))
        connection.execute(f"DROP VIEW {name}_trip")
        connection.execute(f"CREATE TABLE {name}_trip (trip TEXT, {columns}, PRIMARY KEY (trip, id)) WITHOUT ROWID")
        connection.execute(f"CREATE INDEX {name}_of_id ON {name}_trip (id)")
    connection.execute("CREATE INDEX search_shared ON search_row (name, kind) WHERE owner IS NULL")


def replace_registers(
    connection: sqlite3.Connection, trip: str, schema: str | None, *, all_changed: bool = False
) -> dict[str, set[str]]:
    """Put the registers of an attached store in the place of the trip's; without a store, remove them.

    Returns the ids whose rows differ from before, by register; with `all_changed`, all ids.
    """
    changed: dict[str, set[str]] = {}
    for name, merged in MERGED.items():
        columns = columns_of(connection, merged)
        listed = ", ".join(f'"{column}"' for column in columns)
        compared = [index for index, column in enumerate(columns) if column != "rank"]
        old = connection.execute(f"SELECT {listed} FROM main.{name}_trip WHERE trip = ?", (trip,)).fetchall()
        new = connection.execute(f"SELECT {listed} FROM {schema}.{merged}").fetchall() if schema else []
        same = {tuple(row[index] for index in compared) for row in old}
        same &= {tuple(row[index] for index in compared) for row in new}
        kept = set() if all_changed else {row[0] for row in same}
        changed[name] = {row[0] for row in (*old, *new)} - kept
        connection.executemany(
            f"DELETE FROM main.{name}_trip WHERE trip = ? AND id = ?", [(trip, one) for one in sorted(changed[name])]
        )
        connection.executemany(
            f"INSERT INTO main.{name}_trip VALUES (?{', ?' * len(columns)})",
            [(trip, *row) for row in new if row[0] in changed[name]],
        )
    return changed


def merge_registers(connection: sqlite3.Connection, changed: dict[str, set[str]], *, indexed: bool) -> None:
    """Make the merged rows of these ids anew, and the texts by which a search finds them.

    `indexed` tells whether the texts also go into the full-text index, or that is made of all texts later.
    """
    for name, ids in changed.items():
        for one in sorted(ids):
            _merge_one(connection, name, one)
    if changed["person"]:
        connection.execute(
            "UPDATE person_all SET rank = n.rank FROM ("
            "SELECT id, known_from, row_number() OVER (ORDER BY short, id, known_from) - 1 AS rank FROM person_all) n "
            "WHERE n.id = person_all.id AND n.known_from = person_all.known_from AND n.rank != person_all.rank"
        )
    _write_shared_texts(connection, changed, indexed)


def _merge_one(connection: sqlite3.Connection, name: str, one: str) -> None:
    """The merged rows of one id, from the rows that the trips have of it."""
    merged = MERGED[name]
    columns = columns_of(connection, merged)
    rows = connection.execute(
        f"SELECT r.* FROM {name}_trip r JOIN trip_all t ON t.id = r.trip WHERE r.id = ? ORDER BY t.position DESC",
        (one,),
    ).fetchall()
    connection.execute(f"DELETE FROM {merged} WHERE id = ?", (one,))
    own = [row[1:] for row in rows]
    spans = list(_spans(own, columns)) if name in TIMED else own[:1]
    connection.executemany(f"INSERT INTO {merged} VALUES ({', '.join('?' * len(columns))})", spans)


def _spans(rows: Sequence[Values], columns: Sequence[str]) -> Iterator[Values]:
    """The rows that stand, newest trip first, each from when it is known to when a newer one is."""
    begin, end = columns.index("known_from"), columns.index("known_to")
    compared = [index for index, column in enumerate(columns) if column not in {"known_from", "known_to", "rank"}]
    standing: list[list[Any]] = []
    until = FOREVER
    for row in rows:
        if row[begin] >= until:
            continue
        span = list(row)
        span[end], until = until, row[begin]
        if standing and all(standing[-1][index] == span[index] for index in compared):
            standing[-1][begin] = span[begin]
        else:
            standing.append(span)
    yield from map(tuple, standing)


def _write_shared_texts(connection: sqlite3.Connection, changed: dict[str, set[str]], indexed: bool) -> None:
    """Make the texts of these people and parties anew."""
    of_one = "FROM search_row WHERE name = ? AND kind = ? AND owner IS NULL"
    last = connection.execute("SELECT max(rowid) FROM search_row").fetchone()[0] or 0
    number = max(last, SHARED_TEXT_BASE)
    for kind in ("person", "party"):
        for one in sorted(changed[kind]):
            of = (one, NUMBERS[kind])
            if indexed:
                delete = f"INSERT INTO search (search, rowid, text) SELECT 'delete', rowid, text {of_one}"
                connection.execute(delete, of)
            connection.execute(f"DELETE {of_one}", of)
            for row in _texts(connection, kind, one):
                number += 1
                connection.execute(
                    "INSERT INTO search_row (rowid, kind, name, field, known_from, text) VALUES (?, ?, ?, ?, ?, ?)",
                    (number, NUMBERS[kind], one, *row),
                )
                if indexed:
                    connection.execute("INSERT INTO search (rowid, text) VALUES (?, ?)", (number, row[-1]))


def _texts(connection: sqlite3.Connection, kind: str, one: str) -> Iterable[Values]:
    """Field, beginning and text of all that any trip calls a person or party: each known from the first."""
    title = "title" if kind == "person" else "NULL"
    rows = connection.execute(
        f"SELECT known_from, name, alt_names, {title} FROM {kind}_trip WHERE id = ? ORDER BY known_from, trip", (one,)
    )
    first: dict[tuple[int, str], int] = {}
    for known_from, name, alt_names, office in rows:
        texts = [(NUMBERS["title"], name), *((NUMBERS["names"], other) for other in parse_texts(alt_names))]
        for text in texts + ([(NUMBERS["note"], office)] if office else []):
            first.setdefault(text, known_from)
    return [(field, known_from, text) for (field, text), known_from in first.items()]
