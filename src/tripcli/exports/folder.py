"""Write a folder that an engine reads: the Parquet files of all tables, and `views.sql` beside them.

Takes a connection to a store, a folder and a dialect. The folder appears in one step: a run that fails leaves nothing,
or the earlier export as it was.
"""

import os
import shutil
import sqlite3
from pathlib import Path

from tripcli.errors import UsageError
from tripcli.exports.dialects import views_sql
from tripcli.exports.parquet_folder import write_tables
from tripcli.exports.tables import TABLES, columns_of

VIEWS_FILE = "views.sql"
"""The file with the views; a folder that has it is an earlier export, and may be replaced."""


def write_folder(connection: sqlite3.Connection, folder: Path, dialect: str, location: str = "") -> int:
    """Write the tables and views, and return the number of rows; raises UsageError, OSError.

    `location` is where the engine finds the folder; empty for DuckDB and Spark when they run in it.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / VIEWS_FILE).is_file())):
        raise UsageError(f"-o {folder}: it exists and is no earlier export; name a new folder")
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        draft.mkdir()
        count = write_tables(connection, draft)
        columns = {table.name: columns_of(connection, table) for table in TABLES}
        (draft / VIEWS_FILE).write_text(
            views_sql(dialect, columns, location or _place(dialect, folder)), encoding="utf-8"
        )
        _put_in_place(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return count


def _place(dialect: str, folder: Path) -> str:
    """Where an engine looks when no place is named: Trino needs an address, the others look in the current folder."""
    return folder.as_uri() if dialect == "trino" else ""


def _put_in_place(draft: Path, folder: Path) -> None:
    """Rename the finished folder; what stood there is removed afterwards."""
    if not folder.exists():
        draft.rename(folder)
        return
    old = draft.with_suffix(".old")
    folder.rename(old)
    draft.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
