"""Rows into tables, a batch at a time; every row of a table has the same columns."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from tripcli.store.rows.shared import Row

BATCH = 2000


class Tables:
    """The tables of one database that is being filled."""

    def __init__(self, connection: sqlite3.Connection, schema: str) -> None:
        text = "\n".join(line for line in schema.splitlines() if not line.startswith("--"))
        statements = [statement for statement in text.split(";\n") if statement.strip()]
        self._connection = connection
        self._indexes = [statement for statement in statements if statement.startswith("CREATE INDEX")]
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._statements: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        for statement in statements:
            if statement not in self._indexes:
                connection.execute(statement)

    def add(self, table: str, row: Row) -> int:
        """Add one row; gives its number in the table, from 1."""
        if table not in self._statements:
            names = ", ".join(f'"{name}"' for name in row)
            values = ", ".join("?" * len(row))
            self._statements[table] = f"INSERT INTO {table} ({names}) VALUES ({values})"
            self._waiting[table] = []
            self._numbers[table] = 0
        waiting = self._waiting[table]
        waiting.append(tuple(row.values()))
        self._numbers[table] += 1
        if len(waiting) >= BATCH:
            self._flush(table)
        return self._numbers[table]

    def add_all(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows."""
        for row in rows:
            self.add(table, row)

    def finish(self) -> None:
        """Write what waits, then the indexes, which are cheaper once the rows are there."""
        for table in self._statements:
            self._flush(table)
        for statement in self._indexes:
            self._connection.execute(statement)

    def _flush(self, table: str) -> None:
        self._connection.executemany(self._statements[table], self._waiting[table])
        self._waiting[table].clear()
