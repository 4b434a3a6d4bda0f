"""Make an event with one report of each line of a spreadsheet, and the records that the event names."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from tripcli.authoring.ids import Namer
from tripcli.authoring.spreadsheet.people import KnownPeople, names_in
from tripcli.authoring.spreadsheet.times import CellTime, read_time
from tripcli.records import Dataset
from tripcli.values.amounts import parse_count, parse_length
from tripcli.values.countries import country_name, named_country, zones_of
from tripcli.values.instants import zone
from tripcli.values.stages import STAGES
from tripcli.values.vocabulary import EVENT_KINDS
from tripcli.values.words import folded

_ADDRESS = re.compile(r"https?://\S+")
_LONGEST_SUBJECT = 1900
"""Characters of an event's title that fit into the title of a source on it."""
Tree = dict[str, Any]


class Unread(NamedTuple):
    """Something of the spreadsheet that is not in the dataset as it stood."""

    line: int
    column: str
    """Name of the column; empty for the line as a whole."""
    found: str
    why: str


class Defaults(NamedTuple):
    """What holds where no column says otherwise."""

    file: str
    """Name of the spreadsheet's file."""
    title: str = ""
    traveler: str = ""
    country: str = ""
    timezone: str = ""
    """Zone of places of which no column and no option gives the zone."""
    zones: Mapping[str, str] = MappingProxyType({})
    """Place -> its zone."""
    status: str = "held"
    published: str = ""
    """Day of publication of lines that give none."""
    date_order: str = ""
    year: str = ""
    """Year of dates that have none."""
    worksheet: str = ""


class Cells:
    """The cells of one line by field, and what of them could not be read."""

    def __init__(self, number: int, cells: dict[str, str]) -> None:
        self.number = number
        self.by_field = cells
        self.refused: list[tuple[str, str, str]] = []
        """Field, text, and why it cannot stand there."""

    def text(self, field: str) -> str:
        """Return the text of a field; empty where it has none."""
        return self.by_field.get(field, "")

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the texts that must fit into a record, with their fields: of lists each item."""
        for field, text in self.by_field.items():
            items = {"participants": names_in, "topics": items_in}.get(field, lambda whole: [whole])(text)
            yield from ((field, item) for item in items)

    def read(self, field: str, read_text: Callable[[str], str]) -> str:
        """Return what a field holds, or nothing when it cannot be read; what cannot is remembered."""
        text = self.text(field)
        try:
            return read_text(text) if text else ""
        except ValueError as error:
            self.refused.append((field, text, f"needed: {error}"))
            return ""


class Records:
    """The records that the lines name: those of the trip, and new ones."""

    def __init__(self, known: Dataset | None, defaults: Defaults) -> None:
        self._defaults = defaults
        self.known = known
        self._parties = dict.fromkeys(party.id for party in known.parties) if known else {}
        self._people: dict[str, Tree] = {}
        self._stops: dict[tuple[str, str], Tree] = {}
        self._sources: dict[tuple[str, ...], Tree] = {}
        self._known_stops = {folded(stop.name): stop.id for stop in known.stops} if known else {}
        self._known_urls = {source.url: source.id for source in known.sources if source.url} if known else {}
        self._person_names = {person.id: person.name for person in known.people} if known else {}
        self.zones: dict[str, str] = {}
        """Place -> the zone that it was given."""
        self.matched: dict[str, str] = {}
        """Name in a cell -> id of the person whom it was taken for, where the name is another."""
        self._names = KnownPeople(known.people if known else ())
        taken = {record.id for records in (known.people, known.parties) for record in records} if known else set()
        self._person_namer = Namer("person", taken)
        self._stop_namer = Namer("stop", {stop.id for stop in known.stops} if known else ())
        self._source_namer = Namer("source", {source.id for source in known.sources} if known else ())

    def person(self, name: str) -> str:
        """Return the id of the person of that name: a known one, else a new one."""
        found = self._names.find(name)
        if found is None:
            found = self._person_namer.fresh(name)
            self._people[found] = {"id": found, "name": name}
            self._names.add(name, found)
        elif self._person_names.get(found, self._people.get(found, {}).get("name")) != name:
            self.matched[name] = found
        return found

    def event(self, cells: Cells) -> Tree | None:
        """Return the event of a line without its id, or None where its source has no day of publication."""
        time = self._time(cells)
        report: Tree = {
            "source": "",
            "status": cells.read("status", _one_of(STAGES["event"])) or self._defaults.status,
            "start": time.start,
            "end": self._end(cells) or time.end,
            "length": cells.read("length", lambda text: text if parse_length(text) else ""),
            "venue": cells.text("venue"),
            "participants": list(dict.fromkeys(self.person(name) for name in names_in(cells.text("participants")))),
            "topics": items_in(cells.text("topics")),
            "attendance": cells.read("attendance", lambda text: text if parse_count(text) else ""),
        }
        kind = cells.read("kind", _one_of(EVENT_KINDS)) or "other"
        published = cells.read("published", lambda text: read_time(text, order=self._defaults.date_order).start)
        published = published or self._defaults.published
        if not published:
            return None
        report["source"] = self._source(cells, published)
        place = self._place(cells, report["source"], report["status"])
        kept = [f"{field}: {found}" for field, found, _ in cells.refused]
        report["note"] = "; ".join(filter(None, [cells.text("note"), *kept]))
        given = {key: value for key, value in report.items() if value}
        return {"title": cells.text("title"), "kind": kind, **place, "reports": [given]}

    def trees(self) -> dict[str, list[Tree]]:
        """Return the new parties, people, sources and stops."""
        used = {stop["country"] for stop in self._stops.values()}
        new = [code for code in sorted(used) if code not in self._parties]
        return {
            "parties": [{"id": code, "name": country_name(code) or code, "kind": "country"} for code in new],
            "people": list(self._people.values()),
            "sources": list(self._sources.values()),
            "stops": list(self._stops.values()),
        }

    def _time(self, cells: Cells) -> CellTime:
        """Return when the event began and ended; a time of day that cannot be read leaves the day as it is."""
        try:
            time = None
            if cells.text("start"):
                order, year = self._defaults.date_order, self._defaults.year
                time = read_time(cells.text("start"), cells.text("time"), order, year)
        except ValueError as error:
            cells.refused.append(("start", cells.text("start"), f"needed: {error}"))
            time = None
        if time is None:
            if cells.text("time"):
                cells.refused.append(("time", cells.text("time"), "needed: a day before it"))
            return CellTime("", "", "")
        if time.rest:
            field = "time" if time.rest == cells.text("time") else "start"
            cells.refused.append((field, time.rest, "needed: a time of day such as 09:30; the day is kept"))
        return time

    def _end(self, cells: Cells) -> str:
        """Return the end that a column of its own gives."""
        return cells.read("end", lambda text: read_time(text, order=self._defaults.date_order).start)

    def _source(self, cells: Cells, published: str) -> str:
        """Return the id of the source of a line; without any the spreadsheet itself is one."""
        file = self._defaults.file
        url = cells.read("url", _address)
        if url in self._known_urls:
            return self._known_urls[url]
        publisher, title = cells.text("publisher"), cells.text("source_title")
        if not (publisher or url or title):
            key: tuple[str, ...] = (published,)
            tree = {"publisher": f"[{file}]", "title": f"[Imported from {file}]"}
        else:
            key = (publisher, title, url, published) if url or title else (publisher, published)
            tree = {
                "publisher": publisher or "[not given]",
                "title": title or f"[On {cells.text('title')[:_LONGEST_SUBJECT]}]",
            }
        if key not in self._sources:
            name = f"{publisher or file.rpartition('.')[0]} {published}"
            source_id = self._source_namer.fresh(name)
            self._sources[key] = {"id": source_id, **tree, "published": published, "kind": "press"}
            self._sources[key] |= {"url": url} if url else {}
        return str(self._sources[key]["id"])

    def _place(self, cells: Cells, source: str, status: str) -> Tree:
        """Return the stop of a line; a place of its own where its country is not known."""
        name = cells.text("stop")
        if folded(name) in self._known_stops:
            return {"stop": self._known_stops[folded(name)]}
        country = cells.read("country", _country) or self._defaults.country
        timezone = cells.read("timezone", _zone) or self._defaults.zones.get(folded(name)) or self._defaults.timezone
        if not timezone:
            timezone = _usual_zone(country, name)
            self.zones[name or "no place"] = timezone
        if not (name and country):
            return {"place": {"name": name or "[not given]", "timezone": timezone}}
        key = (folded(name), country)
        if key not in self._stops:
            report = {"source": source, "status": status}
            stop_id = self._stop_namer.fresh(name)
            self._stops[key] = {
                "id": stop_id, "name": name, "country": country, "timezone": timezone, "reports": [report],
            }  # fmt: skip
        return {"stop": self._stops[key]["id"]}


def _usual_zone(country: str, place: str) -> str:
    """Return the zone of the country that is named after the place, else the one in which most of its people live."""
    zones = zones_of(country)
    after_place = [name for name in zones if folded(name.rpartition("/")[2].replace("_", " ")) == folded(place)]
    return (after_place or zones or ["UTC"])[0]


def items_in(text: str) -> list[str]:
    """Return the items of a cell, separated by semicolons, or else by commas."""
    items = (item.strip() for item in text.split(";" if ";" in text else ","))
    return list(dict.fromkeys(item for item in items if item))


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    """Return the function that reads one of a few words."""

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
