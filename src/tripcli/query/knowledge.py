"""Knowledge: a store as of one moment.

Takes a connection to a store and an instant, and sets up views that show each kind of record as of then. All
views read through them, so nothing that was learnt later can show. A connection shows one moment for as long as it
lives: rows of an answer that are read later are still as of the moment that was asked.
"""

import sqlite3
from functools import cached_property
from pathlib import Path

from tripcli.table import Kind, Name

ALL_THAT_IS_KNOWN = 2**63 - 2
"""The as-of of those who name none: a second before the end of time."""

_NAME_TABLES = {
    Kind.PERSON: ("person", "party"),
    Kind.PEOPLE: ("person", "party"),
    Kind.PARTY: ("party",),
    Kind.PARTIES: ("party",),
    Kind.STOP: ("stop",),
    Kind.STOPS: ("stop",),
    Kind.SOURCE: ("source",),
    Kind.SOURCES: ("source",),
    Kind.EVENT: ("event",),
    Kind.EVENTS: ("event",),
    Kind.PLEDGE: ("pledge",),
    Kind.PLEDGES: ("pledge",),
    Kind.FIGURE: ("unit",),
}
_NAME_COLUMNS = {
    "person": "name, short",
    "party": "name, short",
    "stop": "name, name",
    "source": "publisher || ', ' || title, publisher",
    "event": "title, title",
    "pledge": "title, title",
    "unit": "plural, singular",
}


class Knowledge:
    """One store as of one moment.

    A second Knowledge of the connection is of the same moment; any other raises ValueError.
    """

    def __init__(self, connection: sqlite3.Connection, as_of: int = ALL_THAT_IS_KNOWN) -> None:
        self.connection = connection
        self.as_of = as_of
        views = Path(__file__).with_name("asof.sql").read_text(encoding="utf-8")
        try:
            connection.executescript(views.replace(":as_of", str(int(as_of))))
        except sqlite3.OperationalError:
            if not _shows(connection, as_of):
                raise
        self._names: dict[tuple[Kind, str], Name | None] = {}

    @cached_property
    def meta(self) -> dict[str, str]:
        """The trip itself; its first and last day are those that were known as of the moment."""
        meta = dict(self.connection.execute("SELECT key, value FROM meta"))
        if self.as_of != ALL_THAT_IS_KNOWN:
            from tripcli.values.times import OPEN

            for table in ("stop", "event"):
                span = f"SELECT min(nullif(first_local, '{OPEN}')), max(last_local) FROM {table}"
                first, last = self.connection.execute(span).fetchone()
                if first is not None:
                    break
            meta |= {"first_day": (first or "")[:10], "last_day": (last or "")[:10]}
        return meta

    @cached_property
    def usual_year(self) -> str | None:
        """The year of the trip, which people need not read beside every day; None when the trip has no day yet."""
        return (self.meta["first_day"] or self.meta["last_day"] or "")[:4] or None

    @cached_property
    def timezone(self) -> str:
        """The IANA zone in which times without an offset are read."""
        return self.meta["timezone"]

    def address(self, source: str) -> str | None:
        """Return where a source can be read; None when it is not known, or has no address."""
        row = self.connection.execute("SELECT url FROM source WHERE id = ?", (source,)).fetchone()
        return None if row is None else row[0]

    def name(self, kind: Kind, record_id: str) -> Name | None:
        """The name of a record, by the kind of column that refers to it; None when it is not known.

        Of a unit that the dataset declares, which a figure refers to, it is the plural, and in short the singular.
        """
        key = (kind, record_id)
        if key not in self._names:
            self._names[key] = None
            for table in _NAME_TABLES.get(kind, ()):
                query = f"SELECT {_NAME_COLUMNS[table]} FROM {table} WHERE id = ?"
                row = self.connection.execute(query, (record_id,)).fetchone()
                if row is not None:
                    self._names[key] = Name(*row)
                    break
        return self._names[key]

    def unit_words(self, unit: str) -> tuple[str, str] | None:
        """The singular and the plural of a unit that the dataset declares; None for a built-in unit."""
        name = self.name(Kind.FIGURE, unit)
        return (name.short, name.name) if name else None


def _shows(connection: sqlite3.Connection, as_of: int) -> bool:
    """Whether the connection has the views of this moment; raises ValueError when it has those of another one."""
    row = connection.execute("SELECT sql FROM sqlite_temp_schema WHERE name = 'publisher'").fetchone()
    if row is not None and not row[0].endswith(f"<= {as_of:d}"):
        raise ValueError("this connection shows another moment: each moment takes a connection of its own")
    return row is not None
