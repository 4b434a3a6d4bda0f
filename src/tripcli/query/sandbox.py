"""The sandbox for SQL that users write: a database in memory that holds what is known, and nothing else.

Takes a Knowledge, gives a connection of its own, with an allow-list and limits. What was learnt later is not in it, and
what is not on the list is refused, so that no new feature of SQLite opens a door.
"""

import sqlite3
import time

from tripcli.query.knowledge import Knowledge

TABLES = (
    "stop", "event", "agreement", "pledge", "person", "party", "source", "report", "participant", "change", "conflict",
    "field",
)  # fmt: skip
"""What may be asked, each as of the asked moment."""

INNER = frozenset({"version", "known_from", "known_to", "sort_instant", "sort_precision", "words", "clock", "foremost"})
"""Columns by which the program itself works."""

FUNCTIONS = frozenset(
    [
        "abs",
        "avg",
        "ceil",
        "ceiling",
        "char",
        "coalesce",
        "concat",
        "concat_ws",
        "count",
        "cume_dist",
        "date",
        "datetime",
        "dense_rank",
        "first_value",
        "floor",
        "format",
        "glob",
        "group_concat",
        "hex",
        "ifnull",
        "iif",
        "instr",
        "json",
        "json_array",
        "json_array_length",
        "json_extract",
        "json_object",
        "json_group_array",
        "json_group_object",
        "json_type",
        "julianday",
        "lag",
        "last_value",
        "lead",
        "length",
        "like",
        "lower",
        "ltrim",
        "max",
        "min",
        "mod",
        "ntile",
        "nth_value",
        "nullif",
        "percent_rank",
        "pow",
        "power",
        "printf",
        "quote",
        "rank",
        "replace",
        "round",
        "row_number",
        "rtrim",
        "sign",
        "sqrt",
        "strftime",
        "string_agg",
        "substr",
        "substring",
        "sum",
        "time",
        "timediff",
        "total",
        "trim",
        "trunc",
        "typeof",
        "unhex",
        "unicode",
        "unixepoch",
        "upper",
        "->",
        "->>",
    ]
)
"""Functions that only compute."""

TIME_SECONDS = 5.0
"""How long a query may take."""
LENGTH_LIMIT = 1_000_000
"""Bytes of the longest text that a query may make."""
HEAP_LIMIT = 1 << 30
"""Bytes that SQLite may take in all; beyond, it raises MemoryError."""
_STEPS = 10_000


def sandbox(knowledge: Knowledge) -> sqlite3.Connection:
    """A database with all that is known, for queries of users."""
    connection = sqlite3.connect(":memory:")
    for table in TABLES:
        names = columns(knowledge, table)
        quoted = ", ".join(f'"{name}"' for name in names)
        connection.execute(f"CREATE TABLE {table} ({quoted})")
        rows = knowledge.connection.execute(f"SELECT {quoted} FROM {table}")
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(names))})", rows)
    connection.commit()
    _restrict(connection)
    return connection


def columns(knowledge: Knowledge, table: str) -> list[str]:
    """The columns of a table that users may ask for."""
    found = knowledge.connection.execute(f"SELECT * FROM {table} LIMIT 0").description
    return [column[0] for column in found if column[0] not in INNER]


def _restrict(connection: sqlite3.Connection) -> None:
    """From now on the connection serves only queries, within limits."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LENGTH_LIMIT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 100)
    connection.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # a large sort would fill the disk
    connection.execute(f"PRAGMA hard_heap_limit = {HEAP_LIMIT}")
    ends = time.monotonic() + TIME_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > ends), _STEPS)
    connection.set_authorizer(_allowed)


def _allowed(action: int, one: str | None, two: str | None, _database: str | None, _view: str | None) -> int:
    """Whether a query may do this."""
    if action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE}:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION:
        return sqlite3.SQLITE_OK if (two or "").lower() in FUNCTIONS else sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ:
        return sqlite3.SQLITE_DENY if (one or "").lower().startswith(("sqlite_", "pragma_")) else sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
