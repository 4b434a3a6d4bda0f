"""search: words in titles, names in every script, venues, topics, notes and sources, without regard to accents."""

import re
import sqlite3

from tripcli.errors import UsageError
from tripcli.query.filters import ALL
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.records import selected_with_stops
from tripcli.views.shared_columns import trip_column
from tripcli.views.view import TableView, both, data, people

_TITLE = (
    "coalesce("
    "CASE t.kind WHEN 'event' THEN (SELECT title FROM event n WHERE n.id = t.record) "
    "WHEN 'agreement' THEN (SELECT title FROM agreement n WHERE n.id = t.record) "
    "WHEN 'pledge' THEN (SELECT title FROM pledge n WHERE n.id = t.record) "
    "WHEN 'stop' THEN (SELECT name FROM stop n WHERE n.id = t.record) "
    "WHEN 'person' THEN (SELECT name FROM person n WHERE n.id = t.record) "
    "WHEN 'party' THEN (SELECT name FROM party n WHERE n.id = t.record) "
    "ELSE (SELECT title FROM source n WHERE n.id = t.record) END, t.record)"
)
_DATE = (
    "CASE t.kind WHEN 'event' THEN (SELECT sort_instant FROM event n WHERE n.id = t.record) "
    "WHEN 'agreement' THEN (SELECT sort_instant FROM agreement n WHERE n.id = t.record) "
    "WHEN 'stop' THEN (SELECT sort_instant FROM stop n WHERE n.id = t.record) "
    "WHEN 'source' THEN t.known_from ELSE 0 END"
)

_MATCH = "highlight(search, 0, '«', '»')"
_FOUND = (
    f"CASE WHEN t.field IN ('title', 'name') THEN {_MATCH} ELSE {_TITLE} || ' · ' || t.field || ': ' || {_MATCH} END"
)

COLUMNS = (
    trip_column("t.record", priority=5),
    both(
        "kind",
        Kind.WORD,
        "t.kind",
        "event, agreement, pledge, stop, person, party or source",
        priority=2,
        words=("event", "agreement", "pledge", "stop", "person", "party", "source", "publisher"),
    ),
    both("id", Kind.ID, "t.record", "the record's id", priority=3),
    data("title", Kind.TEXT, _TITLE, "its title or name"),
    people(
        "found",
        Kind.TEXT,
        _FOUND,
        "the title, with the words marked, or the text that has them",
        label="what",
        priority=1,
    ),
    data("where", Kind.WORD, "t.field", "where the words stand"),
    data("match", Kind.TEXT, _MATCH, "the text, the words marked with « »"),
)

_PIECE = re.compile(r'"([^"]*)"|(\S+)')


def expression(words: str) -> str:
    """The words as a full-text query: each must stand, from its beginning on; in quotes exactly; raises UsageError."""
    parts = []
    for phrase, word in _PIECE.findall(words):
        text = (phrase or word.rstrip("*")).replace('"', " ").strip()
        if any(letter.isalnum() for letter in text):
            parts.append(f'"{text}"' + ("" if phrase else " *"))
    if not parts:
        raise UsageError(f'"{words}": no word to search for')
    return " AND ".join(parts)


def conditions(request: Request) -> tuple[str, list[str]]:
    """The best place of each record that has all the words; raises UsageError."""
    words = request.options["words"]
    query = expression(words)
    best = (
        "t.rowid IN (SELECT rowid FROM (SELECT x.rowid, row_number() OVER (PARTITION BY x.kind, x.record "
        "ORDER BY x.rank, x.known_from, x.rowid) AS best FROM search s JOIN text x ON x.rowid = s.rowid "
        "WHERE s.text MATCH ?) WHERE best = 1)"
    )
    try:
        request.knowledge.connection.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (query,)).fetchall()
    except sqlite3.Error as error:
        raise UsageError(f'"{words}": these words cannot be searched for') from error
    where, parameters = f"search MATCH ? AND {best}", [query, query]
    if request.selections:
        records, bound = selected_with_stops(request)
        where += f" AND (t.kind, t.record) IN ({records})"
        parameters += bound
    return where, parameters


VIEW = TableView(
    id="search",
    kinds=ALL,
    columns=COLUMNS,
    rows_from="search JOIN text t ON t.rowid = search.rowid",
    conditions=conditions,
    order=f"t.rank, {_DATE}, t.kind, t.record",
    words="WORDS...",
    lists_stops=True,
    examples=(
        "tripcli search trade",
        "tripcli search '\"joint statement\"'",
        "tripcli search talks --as-of now",
    ),
)
