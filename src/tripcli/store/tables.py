"""Writing rows into the tables of a store, a batch at a time; every row of a table has the same columns."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from tripcli.store.rows.shared import Cell, Row

BATCH = 2000


def schema_text() -> str:
    """The statements that make the tables and views of a store."""
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in ("schema.sql", "views.sql"))


class _Table:
    """One table, and the rows that are not written to it yet."""

    def __init__(self, name: str, columns: Iterable[str]) -> None:
        names = [f'"{column}"' for column in columns]
        self.statement = f"INSERT INTO {name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        self.pending: list[tuple[Cell, ...]] = []
        self.count = 0


class Tables:
    """The tables of one database that is being filled."""

    def __init__(self, connection: sqlite3.Connection, schema: str) -> None:
        text = "\n".join(line for line in schema.splitlines() if not line.startswith("--"))
        # The store keeps these texts: in a small one, their line breaks and indents would be a hundredth of it.
        statements = [" ".join(statement.split()) for statement in text.split(";\n") if statement.strip()]
        self._connection = connection
        self._indexes = [
            statement for statement in statements if statement.startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))
        ]
        self._tables: dict[str, _Table] = {}
        self._values: dict[str, list[tuple[Cell, ...]]] = {}
        for statement in statements:
            if statement not in self._indexes:
                connection.execute(statement)

    def add(self, name: str, row: Row) -> int:
        """Add one row to a table; returns its rowid, from 1."""
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = _Table(name, row)
        table.pending.append(tuple(row.values()))
        table.count += 1
        if len(table.pending) >= BATCH:
            self._flush(table)
        return table.count

    def next_number(self, name: str) -> int:
        """The rowid that the next row of a table gets."""
        table = self._tables.get(name)
        return 1 if table is None else table.count + 1

    def add_all(self, name: str, rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        for row in rows:
            self.add(name, row)

    def add_values(self, name: str, rows: Iterable[tuple[Cell, ...]]) -> None:
        """Add rows to a table, each as the cells of all its columns in their order."""
        pending = self._values.get(name)
        if pending is None:
            pending = self._values[name] = []
        pending.extend(rows)
        if len(pending) >= BATCH:
            self._flush_values(name, pending)

    def finish(self) -> None:
        """Write the remaining rows, then the indexes, which are built faster once all rows are there."""
        for table in self._tables.values():
            self._flush(table)
        for name, pending in self._values.items():
            self._flush_values(name, pending)
        for statement in self._indexes:
            self._connection.execute(statement)

    def _flush(self, table: _Table) -> None:
        self._connection.executemany(table.statement, table.pending)
        table.pending.clear()

    def _flush_values(self, name: str, pending: list[tuple[Cell, ...]]) -> None:
        if pending:
            self._connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(pending[0]))})", pending)
            pending.clear()
