"""Write the tables as Parquet files: `TABLE/trip=ID/part-0.parquet`, or `TABLE/part-0.parquet` for rows of no trip.

Takes a connection to a store and a folder. Two exports of one store have the same bytes.
"""

import sqlite3
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tripcli.exports.meanings import NUMBERS
from tripcli.exports.tables import TABLES, EngineTable, columns_of, rows_of

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE = 50_000
"""Rows of one row group: what is held in memory."""


def write_tables(connection: sqlite3.Connection, folder: Path) -> int:
    """Write all tables into an empty folder, and return the number of rows; raises OSError."""
    return sum(_write_table(connection, table, folder / table.name) for table in TABLES)


def _write_table(connection: sqlite3.Connection, table: EngineTable, folder: Path) -> int:
    """Write one table, and return the number of its rows."""
    schema = _schema(columns_of(connection, table))
    if not table.of_trips:
        return _write_file(folder / "part-0.parquet", schema, (row for _, row in rows_of(connection, table)))
    count = 0
    for trip, rows in groupby(rows_of(connection, table), key=lambda row: row[0]):
        count += _write_file(folder / f"trip={trip}" / "part-0.parquet", schema, (row for _, row in rows))
    if not count:  # an engine needs a file to know the columns
        _write_file(folder / "trip=none" / "part-0.parquet", schema, iter(()))
    return count


def _write_file(path: Path, schema: "pyarrow.Schema", rows: Iterator[tuple[object, ...]]) -> int:
    """Write one file, and return the number of its rows."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, ROWS_AT_ONCE)):
            columns = zip(*batch, strict=True)
            arrays = [pyarrow.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            count += len(batch)
    return count


def _schema(columns: tuple[str, ...]) -> "pyarrow.Schema":
    """The type of each column."""
    import pyarrow

    types = {"INTEGER": pyarrow.int64(), "REAL": pyarrow.float64()}
    return pyarrow.schema([(column, types.get(NUMBERS.get(column, ""), pyarrow.string())) for column in columns])
