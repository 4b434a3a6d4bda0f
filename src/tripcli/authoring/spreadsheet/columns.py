"""Decide which column of a spreadsheet holds which field: by its name, else by what its cells hold."""

import re
from collections.abc import Callable, Mapping, Sequence

from tripcli.authoring.spreadsheet.times import is_clock, is_day
from tripcli.values.countries import country_name, named_country
from tripcli.values.words import folded

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "event id", "key"),
    "title": (
        "title", "event", "what", "what happened", "happened", "name", "summary", "subject", "event title",
        "event name", "activity", "item", "programme", "program", "agenda",
    ),
    "start": (
        "start", "date", "dates", "start date", "day", "when", "begin", "begins", "from", "datetime", "date and time",
        "start time", "event date",
    ),
    "time": ("time", "hour", "clock", "start time", "time of day", "local time", "times"),
    "end": ("end", "end date", "until", "to", "ends", "end time"),
    "length": ("length", "duration", "how long"),
    "kind": ("kind", "type", "category"),
    "stop": ("stop", "city", "place", "location", "where", "town"),
    "country": ("country", "country code", "nation"),
    "timezone": ("timezone", "time zone", "zone", "tz"),
    "venue": ("venue", "building", "room", "site"),
    "participants": (
        "participants", "people", "attendees", "who", "with", "persons", "participant", "present", "who was there",
        "delegation",
    ),
    "topics": ("topics", "topic", "tags", "about", "themes"),
    "attendance": ("attendance", "visitors", "crowd"),
    "status": ("status", "state", "stage"),
    "note": ("note", "notes", "comment", "comments", "remarks", "details", "description"),
    "publisher": ("publisher", "source", "outlet", "medium", "media", "newspaper", "reported by", "sources"),
    "source_title": ("source title", "headline", "article"),
    "published": ("published", "publication date", "published on", "source date", "date published", "reported on"),
    "url": ("url", "link", "address", "source url", "source link", "web", "links"),
}  # fmt: skip
"""Field -> names that a column of it may have; where two columns fit, the first name of this list counts."""

_ADDRESS = re.compile(r"https?://\S+")
_SHARE = 0.6
"""A column holds a field when this share of its filled cells looks like it."""


def column_name(text: str) -> str:
    """Return a heading in the form in which FIELDS lists it."""
    return " ".join(folded(text).replace("_", " ").replace("-", " ").strip(" :?.").split())


def known_names(cells: Sequence[str]) -> int:
    """Count the cells that are names of columns."""
    names = {name for names in FIELDS.values() for name in names}
    return sum(column_name(cell) in names for cell in cells)


def chosen_columns(header: Sequence[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field by the headings alone.

    `mapped` is what the author said; an empty column means that no column holds the field. Raises ValueError when it
    names a field or a column that does not exist.
    """
    for field, column in mapped.items():
        if field not in FIELDS:
            raise ValueError(f'--map "{field}={column}": no such field; there are: {", ".join(FIELDS)}')
        if column and column not in header:
            raise ValueError(f'--map "{field}={column}": no such column; there are: {", ".join(filter(None, header))}')
    columns = {field: column for field, column in mapped.items() if column}
    by_name: dict[str, str] = {}
    for column in header:
        by_name.setdefault(column_name(column), column)
    for field, names in FIELDS.items():
        free = (by_name[name] for name in names if name in by_name and by_name[name] not in columns.values())
        if field not in mapped and (fitting := next(free, None)):
            columns[field] = fitting
    return {field: columns[field] for field in FIELDS if field in columns}


def columns_by_content(
    cells: Mapping[str, Sequence[str]], columns: Mapping[str, str], mapped: Mapping[str, str]
) -> dict[str, str]:
    """Return fields that no heading names, each with the column whose cells look like it.

    `cells` holds the filled cells of each column. The title is the column with the longest texts that remains.
    """
    result: dict[str, str] = {}

    def free() -> list[str]:
        return [name for name in cells if name and name not in columns.values() and name not in result.values()]

    for field, looks in _LOOKS.items():
        if field in columns or field in mapped:
            continue
        for name in free():
            filled = [cell for cell in cells[name] if cell]
            if filled and sum(map(looks, filled)) >= _SHARE * len(filled):
                result[field] = name
                break
    if "title" not in columns and "title" not in mapped:
        lengths = {name: sum(map(len, cells[name])) / max(1, len(cells[name])) for name in free()}
        longest = max(lengths, key=lambda name: lengths[name], default="")
        if longest and lengths[longest] >= 1:
            result["title"] = longest
    return result


def _is_country(text: str) -> bool:
    return named_country(text) is not None or (text.isupper() and len(text) == 2 and country_name(text) is not None)


_LOOKS: dict[str, Callable[[str], bool]] = {
    "start": is_day,
    "time": is_clock,
    "url": lambda text: _ADDRESS.fullmatch(text) is not None,
    "country": _is_country,
}
"""Field -> whether the text of a cell looks like it."""
