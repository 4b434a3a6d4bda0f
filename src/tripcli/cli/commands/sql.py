"""sql: a read-only query over what is known, through the same writers."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.datasets import open_dataset
from tripcli.cli.diagnostics import print_message
from tripcli.cli.options import SHARED, Option
from tripcli.cli.request import as_of_of, limit_of
from tripcli.cli.runtime import Runtime
from tripcli.cli.write import chosen_writer, write
from tripcli.errors import Exit, UsageError
from tripcli.query.knowledge import Knowledge
from tripcli.query.sandbox import TABLES, TIME_SECONDS, columns, sandbox
from tripcli.table import Column, Kind, Row, Table

_UNSERVED = {"columns", "sort", "tz", "names", "section"}
"""Shared options that a query says itself."""

ROOM = 128 << 20
"""Bytes that the rows of an answer may take: all are held before the first is written."""


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Answer a query, or list what may be asked; raises UsageError."""
    writer = chosen_writer(values)
    connection = open_dataset(values.get("trip"), runtime)
    as_of = as_of_of(values.get("as_of"), connection, runtime.now_instant)
    knowledge = Knowledge(connection, as_of)
    query = " ".join(values.get("query") or ())
    if values.get("tables"):
        table = _tables(knowledge)
    elif query.strip():
        table = _answer(knowledge, query, limit_of(values.get("limit")))
    else:
        raise UsageError("a query is needed; tripcli sql --tables lists what may be asked")
    rows = write(table, writer, values, runtime)
    if rows == 0:
        print_message(runtime, "nothing to show: the query gives no row")
        if values.get("exit_code"):
            return Exit.FOUND
    return Exit.DONE


def _tables(knowledge: Knowledge) -> Table:
    """What may be asked."""
    shape = (
        Column(id="table", label="table", kind=Kind.ID, help="name of the table"),
        Column(id="column", label="column", kind=Kind.ID, help="name of the column"),
    )
    return Table(
        title="tables", columns=shape, rows=[(table, name) for table in TABLES for name in columns(knowledge, table)]
    )


def _answer(knowledge: Knowledge, query: str, limit: int | None) -> Table:
    """The rows of a query; raises UsageError with SQLite's own words."""
    if not query.lstrip(" \t\r\n(").lower().startswith(("select", "with", "values")):
        raise UsageError("a query begins with SELECT, WITH or VALUES: nothing can be changed")
    try:
        cursor = sandbox(knowledge).execute(query)
        rows = list(_within(ROOM, islice(cursor, limit)))
    except MemoryError as error:
        raise UsageError("the query cannot be answered: it needs too much memory") from error
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, OverflowError) as error:
        why = f"it took more than {TIME_SECONDS:g} seconds" if "interrupted" in str(error) else str(error)
        raise UsageError(f"the query cannot be answered: {why}") from error
    shape = tuple(
        Column(id=name, label=name, kind=_kind([row[index] for row in rows[:100]]), help="a column of the query")
        for index, name in enumerate(_names([column[0] for column in cursor.description]))
    )
    return Table(title="sql", columns=shape, rows=_texts(rows))


def _within(room: int, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows, as long as there is room for them; raises UsageError."""
    for row in rows:
        room -= sum(len(cell) if isinstance(cell, str | bytes) else 8 for cell in row) + 64
        if room < 0:
            raise UsageError(f"the query cannot be answered: its rows fill more than {ROOM >> 20} MiB; use LIMIT")
        yield row


def _names(given: list[str]) -> list[str]:
    """The columns' names, each once: of two the second gets a number, so that an object of JSON holds both."""
    names: dict[str, None] = {}
    for name in given:
        numbered = (f"{name}_{number}" for number in count(2))
        names[name if name not in names else next(new for new in numbered if new not in {*given, *names})] = None
    return list(names)


def _kind(cells: list[object]) -> Kind:
    """Numbers when all that has a value is one, else text."""
    given = [cell for cell in cells if cell is not None]
    return Kind.NUMBER if given and all(isinstance(cell, int | float) for cell in given) else Kind.TEXT


def _texts(rows: list[tuple[Any, ...]]) -> Iterator[Row]:
    """Rows in the texts that writers take."""
    for row in rows:
        yield tuple(cell if cell is None or isinstance(cell, int | str) else _text(cell) for cell in row)


def _text(cell: object) -> str:
    return cell.hex() if isinstance(cell, bytes) else repr(cell)


COMMAND = Command(
    run=run,
    arguments=(Argument("query", "QUERY", required=False, many=True),),
    options=(
        Option(("--tables",), "list the tables and columns that may be asked"),
        *(option for option in SHARED if option.name not in _UNSERVED),
    ),
    examples=(
        'tripcli sql "SELECT kind, count(*) FROM event GROUP BY kind"',
        'tripcli sql "SELECT title FROM event WHERE source_count = 1" --as-of now -f csv',
        "tripcli sql --tables",
    ),
)
