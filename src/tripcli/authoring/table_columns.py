"""Which column of a table holds which field: guessed by name, or as the author says.

Takes the names of columns, gives the column of each field.
"""

from collections.abc import Mapping, Sequence

from tripcli.values.words import folded

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "event id", "key"),
    "title": ("title", "event", "what", "name", "summary", "subject", "event title", "event name"),
    "start": ("start", "date", "start date", "day", "when", "begin", "begins", "from", "datetime", "start time"),
    "time": ("time", "hour", "clock", "start time", "time of day"),
    "end": ("end", "end date", "until", "to", "ends"),
    "length": ("length", "duration"),
    "kind": ("kind", "type", "category"),
    "stop": ("stop", "city", "place", "location", "where", "town"),
    "country": ("country", "country code", "nation"),
    "timezone": ("timezone", "time zone", "zone", "tz"),
    "venue": ("venue", "building", "room", "site"),
    "participants": ("participants", "people", "attendees", "who", "with", "persons", "participant"),
    "topics": ("topics", "topic", "tags", "about", "themes"),
    "attendance": ("attendance", "visitors", "crowd"),
    "status": ("status", "state", "stage"),
    "note": ("note", "notes", "comment", "comments", "remarks", "details", "description"),
    "publisher": ("publisher", "source", "outlet", "medium", "media", "newspaper"),
    "source_title": ("source title", "headline", "article"),
    "published": ("published", "publication date", "published on", "source date"),
    "url": ("url", "link", "address", "source url", "source link", "web"),
}
"""Field -> names that a column of it may have; of two columns that fit the first in this list."""


def guessed(header: Sequence[str], said: Mapping[str, str]) -> dict[str, str]:
    """The column of each field; what the author said goes first; raises ValueError for what does not exist."""
    for field, column in said.items():
        if field not in FIELDS:
            raise ValueError(f'--map "{field}={column}": no such field; there are: {", ".join(FIELDS)}')
        if column and column not in header:
            raise ValueError(f'--map "{field}={column}": no such column; there are: {", ".join(header)}')
    columns = {field: column for field, column in said.items() if column}
    by_name: dict[str, str] = {}
    for column in header:
        by_name.setdefault(" ".join(folded(column).replace("_", " ").replace("-", " ").split()), column)
    for field, names in FIELDS.items():
        free = (by_name[name] for name in names if name in by_name and by_name[name] not in columns.values())
        if field not in said and (fitting := next(free, None)):
            columns[field] = fitting
    return {field: columns[field] for field in FIELDS if field in columns}
