"""Knowledge that moves: one store, looked at as of one moment after the other.

A view that is asked at many moments keeps its prepared statements, as the views of the store stay the same: they read
the moment from a table of one row.
"""

import sqlite3
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from tripcli.query.knowledge import Knowledge, Trip, asof_sql


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
        connection.executescript(asof_sql().replace(":as_of", "(SELECT instant FROM temp.moment)"))
        self.connection = connection
        self.as_of = as_of
        self._names = {}
        self._functions: dict[str, object] = {}
        self._trips_at: dict[int, tuple[Trip, ...]] = {}

    def move(self, as_of: int) -> None:
        """Look at the store as of another moment, in seconds since 1970 UTC."""
        self.connection.execute("UPDATE moment SET instant = ?", (as_of,))
        self.as_of = as_of
        self._names.clear()
        for cached in ("trips", "_trip_ranks", "usual_year"):
            self.__dict__.pop(cached, None)

    def register(self, name: str, function: Callable[..., Any]) -> None:
        """Give SQLite a function, unless it has it already: to give one anew costs all prepared statements."""
        parts = (function.func, function.args, function.keywords) if isinstance(function, partial) else function
        if self._functions.get(name) != parts:
            self._functions[name] = parts
            super().register(name, function)

    @cached_property
    def trips(self) -> tuple[Trip, ...]:
        """The trips as of the moment; several views ask at the same moments."""
        if self.as_of not in self._trips_at:
            self._trips_at[self.as_of] = super().trips
        return self._trips_at[self.as_of]
