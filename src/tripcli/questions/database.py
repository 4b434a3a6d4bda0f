"""A database of one dataset for other programs: the store's tables, views as of a moment that can be set, and meanings.

Takes a connection to a store, gives the bytes of a SQLite file. They depend on the dataset alone. The file holds all
that was ever reported; the one row of `asof` says as of when the views show it.
"""

import re
import sqlite3
from pathlib import Path

from tripcli import query
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN
from tripcli.questions.database_meanings import TABLES, meaning

_OF_THE_CACHE = "file"
"""The table that says of which files the store was made: paths of one machine."""
_MOMENT = "(SELECT moment FROM asof)"
_VIEW = re.compile(r"CREATE TEMP VIEW (\w+) AS")

_MORE = f"""
CREATE TABLE asof (id INTEGER PRIMARY KEY CHECK (id = 1), moment INTEGER NOT NULL);
INSERT INTO asof VALUES (1, {ALL_THAT_IS_KNOWN});
CREATE TABLE about (name TEXT NOT NULL, column_name TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (name, column_name)) WITHOUT ROWID;
CREATE INDEX event_stop ON event_row (stop);
CREATE INDEX event_kind ON event_row (kind);
CREATE INDEX event_known ON event_row (known_from, known_to);
CREATE INDEX agreement_event ON agreement_row (event);
CREATE INDEX pledge_event ON pledge_row (event);
CREATE INDEX pledge_part_of ON pledge_row (part_of);
CREATE INDEX source_publisher ON source_all (publisher_id);
CREATE INDEX source_known ON source_all (known_from);
"""  # noqa: E501 - one statement a line


def database(store: sqlite3.Connection) -> bytes:
    """The file as bytes; it is put together in memory."""
    copy = sqlite3.connect(":memory:")
    try:
        store.backup(copy)
        copy.execute(f"DROP TABLE {_OF_THE_CACHE}")
        copy.executescript(_MORE)
        copy.executescript(_views())
        for table, about in TABLES.items():
            copy.execute("INSERT INTO about VALUES (?, '', ?)", (table, about))
            for column in _columns(copy, table):
                copy.execute("INSERT INTO about VALUES (?, ?, ?)", (table, column, meaning(table, column)))
        copy.commit()
        copy.execute("VACUUM")
        return copy.serialize()
    finally:
        copy.close()


def _views() -> str:
    """The views of query/asof.sql for the moment in the table `asof`."""
    text = Path(str(query.__file__)).with_name("asof.sql").read_text(encoding="utf-8")
    return _VIEW.sub(r"CREATE VIEW \1 AS", text).replace(":as_of", _MOMENT)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table or view."""
    return [column[0] for column in connection.execute(f"SELECT * FROM {table} LIMIT 0").description]
