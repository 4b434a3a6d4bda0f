"""Queries that users write in SQL: a copy in memory of what is known, with an allow-list and limits.

Takes a Knowledge and a query, returns the rows of its answer. The copy does not contain what was learnt later. What is
not on the allow-list is refused, so that a new feature of SQLite does not become a way out.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from threading import Thread
from time import monotonic
from typing import Any, NamedTuple, TypeVar

from tripcli.errors import UsageError
from tripcli.query.knowledge import Knowledge

TABLES = (
    "trip", "stop", "event", "agreement", "pledge", "person", "party", "publisher", "source", "report", "report_value",
    "participant", "change", "conflict", "field",
)  # fmt: skip
"""The tables that a query may read, each as of the asked moment."""

INNER_COLUMNS = frozenset((
    "version", "rowid", "rank", "known_from", "known_to", "sort_instant", "sort_precision", "end_instant",
    "earliest_instant", "latest_instant", "first_local", "last_local", "arrive_text", "depart_text", "clock", "words",
    "foremost", "addable", "amount_order", "difference", "unit_word", "trip", "prefix",
))  # fmt: skip
"""Columns of these tables that only the program itself uses: they are not copied."""

INNER_COLUMNS_OF = {"trip": frozenset({"position"})}
"""The same of one table alone: the position of a trip counts trips that were not known yet."""

TABLE_FUNCTIONS = frozenset({"json_each", "json_tree"})
"""Functions that a query may use as a table."""

FUNCTIONS = frozenset((
    "abs", "avg", "ceil", "ceiling", "char", "coalesce", "concat", "concat_ws", "count", "cume_dist", "date",
    "datetime", "dense_rank", "first_value", "floor", "format", "glob", "group_concat", "hex", "ifnull", "iif",
    "instr", "json", "json_array", "json_array_length", "json_extract", "json_group_array", "json_group_object",
    "json_object", "json_type", "julianday", "lag", "last_value", "lead", "length", "like", "lower", "ltrim",
    "max", "min", "mod", "ntile", "nth_value", "nullif", "percent_rank", "pow", "power", "printf", "quote",
    "rank", "replace", "round", "row_number", "rtrim", "sign", "sqrt", "strftime", "string_agg", "substr",
    "substring", "sum", "time", "timediff", "total", "trim", "trunc", "typeof", "unhex", "unicode", "unixepoch",
    "upper", "->", "->>",
))  # fmt: skip
"""Functions that a query may call: they only compute."""

TIME_SECONDS = 5.0
"""Seconds that a query may take."""
LENGTH_LIMIT = 250_000
"""Bytes of the longest text that a query may read or make. `instr` compares two texts of this length in 0.25 s."""
PATTERN_LIMIT = 1000
"""Bytes of the longest pattern of LIKE or GLOB. One of 50,000 bytes took a minute on a single long text."""
COLUMN_LIMIT = 200
"""Columns of a result: what SQLite works out between two looks at the clock."""
HEAP_LIMIT = 1 << 30
"""Bytes of memory that SQLite may use."""
ROWS_LIMIT = 128 << 20
"""Bytes of memory that the rows of an answer may use: all of them are read before the first is written."""
STEPS_BETWEEN_LOOKS = 1000
"""Steps of SQLite's virtual machine after which it looks at the clock."""

T = TypeVar("T")


class Answer(NamedTuple):
    """What a query returns."""

    names: list[str]
    """Names of the columns, as SQLite gives them: two may be equal."""
    rows: list[tuple[Any, ...]]


def answer_to(knowledge: Knowledge, query: str, limit: int | None = None) -> Answer:
    """The answer to a query, at most `limit` rows of it; raises UsageError when it is refused or exceeds a limit."""
    connection = sandbox(knowledge)

    def work() -> Answer:
        cursor = connection.execute(query)
        rows = list(_within_room(islice(cursor, limit)))
        return Answer([column[0] for column in cursor.description], rows)

    try:
        return _within_time(work, connection)
    except MemoryError as error:
        raise UsageError("the query cannot be answered: it needs too much memory") from error
    except TimeoutError as error:
        raise UsageError(f"the query cannot be answered: it took more than {TIME_SECONDS:g} seconds") from error
    except sqlite3.DataError as error:  # SQLite has one message, "string or blob too big", for all of these
        why = f"{error}: a text of it would have more than {LENGTH_LIMIT:,} bytes"
        raise UsageError(f"the query cannot be answered: {why}") from error
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, OverflowError) as error:
        raise UsageError(f"the query cannot be answered: {error}") from error


def sandbox(knowledge: Knowledge) -> sqlite3.Connection:
    """A new database in memory with the tables that a query may read; its connection only answers queries."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)  # the query runs in a thread of its own
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
    """The columns of a table that a query may read; where several trips are asked together, first that of the trip."""
    description = knowledge.connection.execute(f"SELECT * FROM {table} LIMIT 0").description
    names = [column[0] for column in description]
    of_library = ["trip"] if "trip" in names and knowledge.is_of_several_trips else []
    hidden = INNER_COLUMNS | INNER_COLUMNS_OF.get(table, frozenset())
    return [*of_library, *(name for name in names if name not in hidden)]


def _restrict(connection: sqlite3.Connection) -> None:
    """Let the connection answer queries only, within the limits."""
    for function in sorted(TABLE_FUNCTIONS):  # SQLite sets each up at its first use, which it may not do later
        connection.execute(f"SELECT 1 FROM {function}('[]')")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, LENGTH_LIMIT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, PATTERN_LIMIT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, COLUMN_LIMIT)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 100)
    connection.setlimit(sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # a large sort would fill the disk
    connection.execute(f"PRAGMA hard_heap_limit = {HEAP_LIMIT}")
    connection.set_authorizer(_verdict)


def _verdict(action: int, one: str | None, two: str | None, _database: str | None, _view: str | None) -> int:
    """SQLITE_OK when a query may do this, else SQLITE_DENY; SQLite asks before the query runs."""
    return sqlite3.SQLITE_OK if _is_allowed(action, (one or "").lower(), (two or "").lower()) else sqlite3.SQLITE_DENY


def _is_allowed(action: int, one: str, two: str) -> bool:
    """Whether a query may do this; what the two words mean depends on the action."""
    if action == sqlite3.SQLITE_FUNCTION:
        return two in FUNCTIONS
    if action == sqlite3.SQLITE_READ:
        if two:  # a column
            return one in TABLES or one in TABLE_FUNCTIONS
        # Of a table that is only counted SQLite names no column, and it may be one that the query itself defines.
        return not one.startswith(("sqlite_", "pragma_"))
    return action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE}


def _within_time(work: Callable[[], T], connection: sqlite3.Connection) -> T:
    """What the work returns; raises TimeoutError after the time limit, else what the work raises.

    SQLite looks at the clock between two steps, and one step, such as `printf('%.*c', 999999999, 'x')`, may take longer
    than the limit. So the work runs in a thread. When the time is over it is told to stop and is not waited for; it
    cannot keep the process from ending.
    """
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    end = monotonic() + TIME_SECONDS
    connection.set_progress_handler(lambda: int(monotonic() > end), STEPS_BETWEEN_LOOKS)
    thread = Thread(target=run, name="tripcli-query", daemon=True)
    thread.start()
    try:
        thread.join(TIME_SECONDS)
    finally:
        connection.interrupt()  # of a query that runs; one that is only being prepared is stopped by the handler
    if results:
        return results[0]
    if not errors or monotonic() > end:
        raise TimeoutError
    raise errors[0]


def _within_room(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows; raises UsageError once they use more memory than they may."""
    room = ROWS_LIMIT
    for row in rows:
        room -= sum(len(cell) if isinstance(cell, str | bytes) else 8 for cell in row) + 64
        if room < 0:
            raise UsageError(f"the query cannot be answered: its rows fill more than {ROWS_LIMIT >> 20} MiB; use LIMIT")
        yield row
