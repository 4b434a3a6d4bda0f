"""Rows as a pandas data frame; pandas is imported here alone."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tripcli.table import Column, Kind

if TYPE_CHECKING:
    from pandas import DataFrame

Rows = Sequence[Mapping[str, Any]]


def data_frame(rows: Rows, columns: Mapping[str, Column]) -> "DataFrame":
    """The rows as a data frame with one column for each; raises ImportError, which says how to install pandas."""
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("to_pandas needs pandas: pip install 'tripcli[pandas]'") from error
    return pd.DataFrame({name: _series(column, [row[name] for row in rows], pd) for name, column in columns.items()})


def _series(column: Column, values: list[Any], pd: Any) -> Any:
    """The values of a column with the type that suits its kind."""
    if column.kind is Kind.COUNT:
        return pd.Series(values, dtype="Int64")
    if column.kind is Kind.NUMBER:
        return pd.Series([None if value is None else float(value) for value in values], dtype="float64")
    if column.kind is Kind.FLAG:
        return pd.Series(values, dtype="bool")
    if column.kind in {Kind.TIME, Kind.DATE}:
        if any(values) and all(value is None or isinstance(value, datetime) for value in values):
            return pd.to_datetime(pd.Series(values, dtype="object"), utc=True)
        return pd.Series([_time_text(value) for value in values], dtype="object")
    return pd.Series(values, dtype="object")


def _time_text(value: Any) -> str | None:
    """A time as text: with an hour as ISO 8601, a date as an author writes it."""
    if value is None:
        return None
    return value.isoformat(timespec="minutes") if isinstance(value, datetime) else str(value)
