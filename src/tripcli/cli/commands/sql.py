"""sql: a read-only query in SQL over what is known, answered in every format."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.datasets import open_dataset
from tripcli.cli.diagnostics import print_warning
from tripcli.cli.options import SHARED, Option
from tripcli.cli.runtime import Runtime
from tripcli.cli.write import chosen_writer, require_no_terminal, write
from tripcli.errors import Exit, UsageError
from tripcli.query.knowledge import Knowledge
from tripcli.query.sandbox import TABLES, answer_to, columns
from tripcli.questions.moments import as_of_of
from tripcli.questions.requests import limit_of
from tripcli.table import Column, Kind, Row, Table

_NOT_OFFERED = {"columns", "sort", "tz", "names", "section"}
"""Shared options that SQL itself expresses."""


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Answer a query, or list the tables that it may read; raises UsageError."""
    writer = chosen_writer(values)
    require_no_terminal(writer, values, runtime)
    connection = open_dataset(values.get("trip"), runtime)
    as_of = as_of_of(values.get("as_of"), connection, runtime.now_instant)
    knowledge = Knowledge(connection, as_of)
    query = " ".join(values.get("query") or ())
    if values.get("tables"):
        table = _list_of_tables(knowledge)
    elif query.strip():
        table = _answer(knowledge, query, limit_of(values.get("limit")))
    else:
        raise UsageError("a query is needed; tripcli sql --tables lists the tables and their columns")
    rows = write(table, writer, values, runtime)
    if rows == 0:
        print_warning(runtime, "nothing to show: the query returns no row")
        if values.get("exit_code"):
            return Exit.FOUND
    return Exit.DONE


def _list_of_tables(knowledge: Knowledge) -> Table:
    """The tables that a query may read, a row for each column."""
    shape = (
        Column(id="table", label="table", kind=Kind.ID, help="name of the table"),
        Column(id="column", label="column", kind=Kind.ID, help="name of the column"),
    )
    return Table(
        title="tables", columns=shape, rows=[(table, name) for table in TABLES for name in columns(knowledge, table)]
    )


def _answer(knowledge: Knowledge, query: str, limit: int | None) -> Table:
    """The answer to a query as a table; raises UsageError."""
    if not query.lstrip(" \t\r\n(").lower().startswith(("select", "with", "values")):
        raise UsageError("a query begins with SELECT, WITH or VALUES; sql changes nothing")
    names, rows = answer_to(knowledge, query, limit)
    shape = tuple(
        Column(id=name, label=name, kind=_kind(row[index] for row in rows), help="a column of the query")
        for index, name in enumerate(_different(names))
    )
    return Table(title="sql", columns=shape, rows=_with_texts(rows))


def _different(given: list[str]) -> list[str]:
    """The names of the columns, each once: of two equal ones the second gets a number, so that JSON holds both."""
    names: list[str] = []
    for name in given:
        numbered = name
        for number in count(2):
            if numbered not in names and (numbered == name or numbered not in given):
                break
            numbered = f"{name}_{number}"
        names.append(numbered)
    return names


def _kind(cells: Iterable[object]) -> Kind:
    """The kind of a column: numbers when every value is a number, else text."""
    values = [cell for cell in cells if cell is not None]
    return Kind.NUMBER if values and all(isinstance(value, int | float) for value in values) else Kind.TEXT


def _with_texts(rows: list[tuple[Any, ...]]) -> Iterator[Row]:
    """The rows with cells that writers take: numbers with a fraction and bytes as text."""
    for row in rows:
        yield tuple(cell if cell is None or isinstance(cell, int | str) else _text(cell) for cell in row)


def _text(cell: float | bytes) -> str:
    """A number with a fraction as Python writes it, bytes in hexadecimal digits."""
    return cell.hex() if isinstance(cell, bytes) else repr(cell)


COMMAND = Command(
    run=run,
    arguments=(Argument("query", "QUERY", required=False, many=True),),
    options=(
        Option(("--tables",), "list the tables that a query may read, with their columns"),
        *(option for option in SHARED if option.name not in _NOT_OFFERED),
    ),
    examples=(
        'tripcli sql "SELECT kind, count(*) FROM event GROUP BY kind"',
        'tripcli sql "SELECT title FROM event WHERE source_count = 1" --as-of now -f csv',
        "tripcli sql --tables",
    ),
)
