"""Parquet: typed columns for notebooks and engines.

Takes a table and a target. The type of a column depends on its kind alone, so that the files of several answers can be
read as one: only a number that a decimal of 29 digits and 9 decimals cannot hold makes its column text. A column of
times keeps them as text, as precise as they are known, and has a column of instants in UTC behind it (`start_utc`),
without a value where no hour is known. Texts are as the dataset has them: no terminal reads this format.
"""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from tripcli.table import LISTS, Cell, Column, Kind, Table
from tripcli.writers.extras import require
from tripcli.writers.flat_cells import with_names
from tripcli.writers.list_cells import text_items, typed_value
from tripcli.writers.target import Target

if TYPE_CHECKING:
    from pyarrow import Array

_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})")
_DIGITS, _DECIMALS = 38, 9
_IDS = frozenset({*LISTS, Kind.CODES})


def write(table: Table, target: Target) -> None:
    """Write the table to the target as one Parquet file; raises UsageError when pyarrow is not installed."""
    require("pyarrow", "parquet", "parquet")
    import pyarrow as pa
    import pyarrow.parquet as pq

    if target.names:
        table = with_names(table)
    rows = list(table.rows)
    fields, arrays = [], []
    for index, column in enumerate(table.columns):
        for name, array in _arrays(column, [row[index] for row in rows], pa):
            arrays.append(array)
            fields.append(pa.field(name, array.type, metadata={"description": column.help}))
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays, schema=pa.schema(fields)), sink, compression="zstd")
    target.out.write(sink.getvalue().to_pybytes())


def _arrays(column: Column, cells: list[Cell], pa: Any) -> list[tuple[str, "Array"]]:
    """The arrays of a column with their names: one, and for times a second one of instants."""
    kind, name = column.kind, column.id
    if kind is Kind.NUMBER:
        return [(name, _numbers(cells, pa))]
    if kind is Kind.TIME:
        instants = pa.array([_instant(cell) for cell in cells], pa.timestamp("us", tz="UTC"))
        return [(name, pa.array(_texts(cells), pa.string())), (f"{name}_utc", instants)]
    if kind is Kind.COUNT:
        return [(name, pa.array([None if cell is None else int(cell) for cell in cells], pa.int64()))]
    if kind is Kind.FLAG:
        return [(name, pa.array([cell == "yes" for cell in cells], pa.bool_()))]
    if kind in _IDS or kind is Kind.WORDS:
        split: Callable[[str], list[str]] = text_items if kind is Kind.WORDS else lambda text: text.split(";")
        lists = [split(str(cell)) if cell else [] for cell in cells]
        return [(name, pa.array(lists, pa.list_(pa.string())))]
    if kind is Kind.VALUE:
        cells = [None if cell is None else typed_value(str(cell))[1] for cell in cells]
    return [(name, pa.array(_texts(cells), pa.string()))]


def _texts(cells: list[Cell]) -> list[str | None]:
    return [None if cell is None else str(cell) for cell in cells]


def _instant(cell: Cell) -> datetime | None:
    """The instant of a time with an hour and an offset; None for any other."""
    return datetime.fromisoformat(str(cell)) if cell is not None and _TIME.fullmatch(str(cell)) else None


def _numbers(cells: list[Cell], pa: Any) -> "Array":
    """Exact decimals; text where one of them does not fit."""
    try:
        numbers = [None if cell is None else Decimal(str(cell)) for cell in cells]
        return pa.array(numbers, pa.decimal128(_DIGITS, _DECIMALS))
    except (InvalidOperation, pa.ArrowInvalid):
        return pa.array(_texts(cells), pa.string())
