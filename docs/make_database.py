"""The tables of docs/database.md: what an exported database holds, made from its own table `about`."""

import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from make_commands import table

from tripcli.exports.database import database
from tripcli.store.open import open_store
from tripcli.trips import DEFAULT, bundled

_DETAILED = (
    "stop", "event", "agreement", "pledge", "person", "party", "publisher", "source", "report", "report_value",
    "participant", "change", "conflict", "field",
)  # fmt: skip
"""The views whose columns the page lists."""


def database_part() -> Iterator[str]:
    """Yield a row for each table, then a table of the columns of the most useful views."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trip.sqlite"
        path.write_bytes(database(open_store(bundled() / DEFAULT, None)))
        connection = sqlite3.connect(path)
        about = connection.execute("SELECT name, column_name, meaning FROM about").fetchall()
        kinds = dict(connection.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')"))
        connection.close()
    yield ""
    yield from table(
        ("name", "", "what it holds"), ((f"`{name}`", kinds[name], text) for name, column, text in about if not column)
    )
    for view in _DETAILED:
        yield from ("", f"### `{view}`", "")
        yield from table(
            ("column", "meaning"), ((f"`{column}`", text) for name, column, text in about if name == view and column)
        )
    yield ""
