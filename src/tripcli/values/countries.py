"""Countries and their time zones, from the tables that come with the time-zone database.

Takes the two letters of ISO 3166, gives a name and zones; nothing where a table is missing.
"""

from functools import cache
from importlib.resources import files

from tripcli.values.words import folded


def country_name(code: str) -> str | None:
    """What the country is called in English."""
    return next((fields[1] for fields in _table("iso3166.tab") if fields[0] == code), None)


def named_country(name: str) -> str | None:
    """The two letters of the country of that English name."""
    return next((fields[0] for fields in _table("iso3166.tab") if folded(fields[1]) == folded(name)), None)


def zones_of(code: str) -> list[str]:
    """Its time zones, the one of most people first."""
    return [fields[2] for fields in _table("zone.tab") if fields[0] == code]


@cache
def _table(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table, without comments."""
    try:
        text = files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    except (OSError, ModuleNotFoundError):
        return ()
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
