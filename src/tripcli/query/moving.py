"""Knowledge that moves: one store, looked at as of one moment after the other.

A view that is asked at many moments keeps its prepared statements, as the views of the store stay the same: they read
the moment from a table of one row.
"""

import sqlite3
from pathlib import Path

from tripcli.query.knowledge import Knowledge


class MovingKnowledge(Knowledge):
    """One store as of a moment that can be changed. It takes the place of all other knowledge on its connection."""

    def __init__(self, connection: sqlite3.Connection, as_of: int) -> None:
        connection.execute("PRAGMA temp_store = MEMORY")  # tables that a query makes for itself never go to a file
        names = "SELECT name FROM sqlite_temp_master WHERE type = 'view'"
        for (name,) in connection.execute(names).fetchall():
            connection.execute(f'DROP VIEW temp."{name}"')
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS moment (instant INT NOT NULL)")
        connection.execute("DELETE FROM moment")
        connection.execute("INSERT INTO moment VALUES (?)", (as_of,))
        views = Path(__file__).with_name("asof.sql").read_text(encoding="utf-8")
        connection.executescript(views.replace(":as_of", "(SELECT instant FROM temp.moment)"))
        self.connection = connection
        self.as_of = as_of
        self._names = {}

    def move(self, as_of: int) -> None:
        """Look at the store as of another moment, in seconds since 1970 UTC."""
        self.connection.execute("UPDATE moment SET instant = ?", (as_of,))
        self.as_of = as_of
        self._names.clear()
        for cached in ("trips", "_trip_ranks", "usual_year"):
            self.__dict__.pop(cached, None)
