"""The register: what every rule looks up of the records that could be decoded.

Takes a Gathering, gives ids, nearest words, instants of publication and orders of stages. It finds nothing
itself.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from tripcli.reading.findings import Path, Span
from tripcli.reading.gather import Gathering
from tripcli.reading.nearest import Words
from tripcli.records import Trip
from tripcli.records.types import WORD_PATTERN
from tripcli.values import stages
from tripcli.values.instants import instant, known_instant
from tripcli.values.times import Time, parse_time

STAGES: dict[str, dict[str, int]] = {
    f"{kind}s": {stage: order for order, stage in enumerate(names)} for kind, names in stages.STAGES.items()
}
"""Kind of record -> its stages, each with its place in their order."""


def time_of(text: str | None) -> Time | None:
    """The time that a text means, or None when it is none: then another rule tells so."""
    if text is None:
        return None
    try:
        return parse_time(text, offset_allowed=True)
    except ValueError:
        return None


def sides(record: Any) -> Iterator[tuple[Path, Any]]:
    """The record itself and each of its reports, each with its path."""
    yield (), record
    for number, report in enumerate(record.reports):
        yield ("reports", number), report


class Register:
    """The records of a dataset by id, and what is worked out of them once."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        self.trip: Trip | None = gathering.trip
        self.trip_span = gathering.trip_span
        self.has_trip = gathering.has_trip
        self.is_complete = not gathering.has_errors()
        """False when some record could not be decoded: then nobody knows what it names."""
        self._ids: dict[str, set[str]] = {}
        self._words: dict[str, Words] = {}

    def entries(self, kind: str) -> Iterator[tuple[Any, Span]]:
        """The records of a kind, each with where it stands."""
        return self._gathering.entries(kind)

    def words(self, kind: str, field: str) -> Iterator[tuple[str, Span]]:
        """The words in one field of all records of a kind, each with where its record stands; broken records too."""
        for record, span in self.entries(kind):
            if (word := getattr(record, field)) is not None:
                yield word, span
        for tree, span in self._gathering.broken[kind]:
            if isinstance(word := tree.get(field), str) and re.search(WORD_PATTERN, word):
                yield word, span

    def ids(self, kind: str) -> set[str]:
        """The ids of a kind (or of several, `people parties`), also of records that could not be decoded."""
        if kind not in self._ids:
            self._ids[kind] = set()
            for one in kind.split():
                self._ids[kind].update(record.id for record in self._gathering.records[one])
                self._ids[kind] |= self._gathering.broken_ids[one]
        return self._ids[kind]

    def nearest(self, word: str, kind: str) -> str:
        """The id of a kind nearest to a word."""
        if kind not in self._words:
            self._words[kind] = Words(sorted(self.countries if kind == "countries" else self.ids(kind)))
        return self._words[kind].nearest(word)

    @cached_property
    def countries(self) -> set[str]:
        """The ids of the parties that are countries."""
        declared = {record.id for record, _ in self.entries("parties") if record.kind == "country"}
        return declared | self._gathering.broken_ids["parties"]

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """Kind -> id -> record."""
        return {kind: {record.id: record for record in records} for kind, records in self._gathering.records.items()}

    @cached_property
    def published(self) -> dict[str, int]:
        """Source -> the instant from which it is known; without those whose date or zone cannot be read."""
        zone = self.trip.timezone if self.trip else "UTC"
        instants = {}
        for source, _ in self.entries("sources"):
            time = time_of(source.published)
            if time is not None:
                try:
                    instants[source.id] = known_instant(time, zone)
                except ValueError:
                    continue
        return instants

    @cached_property
    def first_published(self) -> dict[str, int]:
        """Source -> the instant from which it may have been out: the first that its date may mean."""
        zone = self.trip.timezone if self.trip else "UTC"
        instants = dict(self.published)
        for source, _ in self.entries("sources"):
            time = time_of(source.published)
            if time is not None and time.precision != "minute" and source.id in instants:
                instants[source.id] = instant(time.first, zone)
        return instants

    def zone_of(self, record: Any) -> str | None:
        """The zone in which the times of a stop or event are given."""
        if hasattr(record, "timezone"):
            return str(record.timezone)
        if record.place is not None:
            return str(record.place.timezone)
        stop = self.by_id["stops"].get(record.stop)
        return stop.timezone if stop is not None else None
