"""The records that rows of a table name: events with one report each, and their stops, people, parties, sources.

Takes rows, gives trees of records; a text that does not fit its field goes into the note, and is told.
"""

import re
from collections.abc import Callable
from typing import Any, get_args

from tripcli.authoring.ids import Namer
from tripcli.authoring.table_times import table_time
from tripcli.records import EventStage
from tripcli.values.amounts import parse_count, parse_length
from tripcli.values.countries import country_name, named_country, zones_of
from tripcli.values.instants import zone
from tripcli.values.vocabulary import EVENT_KINDS

KINDS, STAGES = EVENT_KINDS, get_args(EventStage)

NO_DAY = "2000"
"""Stands where a table names no day at all."""

_ADDRESS = re.compile(r"https?://\S+")


class Row:
    """One row of the table, and what of it could not be read."""

    def __init__(self, cells: dict[str, str]) -> None:
        self.cells = cells
        """By field; nothing where the cell is empty."""
        self.refused: list[tuple[str, str, str]] = []
        """Field, what stands there, and why it cannot stay there."""

    def refuse(self, field: str, found: str, why: str) -> None:
        """Note that a text does not fit its field."""
        self.refused.append((field, found, why))

    def read(self, field: str, read_text: Callable[[str], str]) -> str:
        """What a field holds, or nothing when it cannot be read."""
        text = self.cells.get(field, "")
        try:
            return read_text(text) if text else ""
        except ValueError as error:
            self.refuse(field, text, f"needed: {error}")
            return ""


class Records:
    """All records of a table but the events."""

    def __init__(self, file: str, status: str, country: str, timezone: str) -> None:
        self._file, self._status, self._country, self._timezone = file, status, country, timezone
        self.zones: list[str] = []
        """Of each event."""
        self._last_day = ""
        self._people: dict[str, dict[str, Any]] = {}
        self._sources: dict[tuple[str, ...], dict[str, Any]] = {}
        self._stops: dict[tuple[str, ...], dict[str, Any]] = {}
        self._countries = dict.fromkeys([country] if country else [])
        self._person_namer, self._source_namer, self._stop_namer = Namer("person"), Namer("source"), Namer("stop")

    def event(self, row: Row) -> dict[str, Any]:
        """The event of a row, without its id."""
        start = row.read("start", lambda text: table_time(text, row.cells.get("time", "")))
        if not start and row.cells.get("time"):
            row.refuse("time", row.cells["time"], "needed: a day before it")
        report: dict[str, Any] = {
            "source": "",
            "status": row.read("status", _word(STAGES)) or self._status,
            "start": start,
            "end": row.read("end", table_time),
            "length": row.read("length", lambda text: text if parse_length(text) else ""),
            "venue": row.cells.get("venue", ""),
            "participants": [self.person(name) for name in _listed(row.cells.get("participants", ""))],
            "topics": _listed(row.cells.get("topics", "")),
            "attendance": row.read("attendance", lambda text: text if parse_count(text) else ""),
        }
        kind = row.read("kind", _word(KINDS)) or "other"
        report["source"] = self._source(row, report["end"] or start)
        place = self._place(row, report["source"], report["status"])
        kept = [f"{field}: {found}" if field else found for field, found, _ in row.refused]
        report["note"] = "; ".join(filter(None, [row.cells.get("note", ""), *kept]))
        said = {key: value for key, value in report.items() if value}
        return {"title": row.cells["title"], "kind": kind, **place, "reports": [said]}

    def person(self, name: str) -> str:
        """The id of the person of that name."""
        if name not in self._people:
            self._people[name] = {"id": self._person_namer.fresh(name), "name": name}
        return str(self._people[name]["id"])

    def trees(self) -> dict[str, list[dict[str, Any]]]:
        """Parties, people, sources and stops."""
        parties = [{"id": code, "name": country_name(code) or code, "kind": "country"} for code in self._countries]
        used = {stop["country"] for stop in self._stops.values()}
        return {
            "parties": [party for party in parties if party["id"] in used],
            "people": list(self._people.values()),
            "sources": [
                {**source, "published": source["published"] or f"{self._last_day or NO_DAY}~"}
                for source in self._sources.values()
            ],
            "stops": list(self._stops.values()),
        }

    def _source(self, row: Row, day: str) -> str:
        """The id of the source of a row; without any the table itself is one."""
        url = row.read("url", _address)
        said = row.read("published", table_time)
        published = said or (f"{day[:10]}~" if day else "")
        self._last_day = max(self._last_day, day[:10])
        publisher, title = row.cells.get("publisher", ""), row.cells.get("source_title", "")
        if not (publisher or url or title):
            key: tuple[str, ...] = ()
            tree = {"publisher": f"[{self._file}]", "title": f"[Imported from {self._file}]"}
        else:
            key = (publisher, title, url) if url or title else (publisher, published)
            tree = {"publisher": publisher or "[not given]", "title": title or f"[On {row.cells['title']}]"}
        known = self._sources.get(key)
        if known is None:
            name = f"{publisher or self._file.rpartition('.')[0]} {published.rstrip('~')}" if key else self._file
            known = {"id": self._source_namer.fresh(name), **tree, "published": published, "kind": "press"}
            self._sources[key] = known = known | ({"url": url} if url else {})
        elif not said and known["published"].endswith("~"):
            known["published"] = max(known["published"], published)  # it tells of that day, so it is no older
        return str(known["id"])

    def _place(self, row: Row, source: str, status: str) -> dict[str, Any]:
        """The stop of a row; a place where its country is not known."""
        country = row.read("country", _country) or self._country
        timezone = row.read("timezone", _zone) or self._timezone or (zones_of(country) or ["UTC"])[0]
        self.zones.append(timezone)
        name = row.cells.get("stop", "")
        if not (name and country):
            return {"place": {"name": name or "[not given]", "timezone": timezone}}
        self._countries.setdefault(country)
        stop = self._stops.setdefault(
            (name, country, timezone),
            {
                "id": "", "name": name, "country": country, "timezone": timezone,
                "reports": [{"source": source, "status": status}],
            },
        )  # fmt: skip
        stop["id"] = stop["id"] or self._stop_namer.fresh(name)
        return {"stop": stop["id"]}


def _listed(text: str) -> list[str]:
    """The items of a cell, parted by semicolons, or else by commas."""
    items = (item.strip() for item in text.split(";" if ";" in text else ","))
    return list(dict.fromkeys(item for item in items if item))


def _word(words: tuple[str, ...]) -> Callable[[str], str]:
    """What reads one of a few words."""

    def read(text: str) -> str:
        if text.lower() not in words:
            raise ValueError("one of " + ", ".join(words))
        return text.lower()

    return read


def _country(text: str) -> str:
    code = text.upper() if len(text) == 2 else named_country(text)
    if code is None or country_name(code) is None:
        raise ValueError("a country by its two letters or its English name")
    return code


def _zone(text: str) -> str:
    zone(text)
    return text


def _address(text: str) -> str:
    if _ADDRESS.fullmatch(text) is None:
        raise ValueError("an address that begins with https://")
    return text
