"""sql: a read-only query over what is known, through the same writers."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.diagnostics import tell
from tripcli.cli.options import SHARED, Option
from tripcli.cli.request import as_of_of
from tripcli.cli.surroundings import Surroundings
from tripcli.cli.write import chosen_writer, write
from tripcli.errors import Exit, UsageError
from tripcli.query.knowledge import Knowledge
from tripcli.query.sandbox import TABLES, TIME_SECONDS, columns, sandbox
from tripcli.store.open import open_store
from tripcli.table import Column, Kind, Row, Table
from tripcli.trips import dataset_path

_UNSERVED = {"columns", "sort", "tz"}
"""Shared options that a query says itself."""


def run(values: Mapping[str, Any], surroundings: Surroundings) -> Exit:
    """Answer a query, or list what may be asked; raises UsageError."""
    writer = chosen_writer(values)
    connection = open_store(dataset_path(values.get("trip"), surroundings.environment), surroundings.cache_folder)
    as_of = as_of_of(values.get("as_of"), connection, surroundings.now_instant)
    knowledge = Knowledge(connection, as_of)
    query = " ".join(values.get("query") or ())
    if values.get("tables"):
        table = _tables(knowledge)
    elif query.strip():
        table = _answer(knowledge, query, values.get("limit"))
    else:
        raise UsageError("a query is needed; tripcli sql --tables lists what may be asked")
    rows = write(table, writer, values, surroundings)
    if rows == 0:
        tell(surroundings, "nothing to show: the query gives no row")
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


def _answer(knowledge: Knowledge, query: str, limit: str | None) -> Table:
    """The rows of a query; raises UsageError with SQLite's own words."""
    if not query.lstrip(" \t\r\n(").lower().startswith(("select", "with", "values")):
        raise UsageError("a query begins with SELECT, WITH or VALUES: nothing can be changed")
    try:
        cursor = sandbox(knowledge).execute(query)
        most = int(limit) if limit is not None and limit.isascii() and limit.isdigit() else None
        rows = cursor.fetchall() if most is None else cursor.fetchmany(most)
    except (sqlite3.Error, sqlite3.Warning, UnicodeError, OverflowError) as error:
        why = f"it took more than {TIME_SECONDS:g} seconds" if "interrupted" in str(error) else str(error)
        raise UsageError(f"the query cannot be answered: {why}") from error
    shape = tuple(
        Column(id=name[0], label=name[0], kind=_kind([row[index] for row in rows[:100]]), help="a column of the query")
        for index, name in enumerate(cursor.description)
    )
    return Table(title="sql", columns=shape, rows=_texts(rows))


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
