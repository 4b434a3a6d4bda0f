"""The register: what every rule looks up of the records that could be decoded.

Takes a Collector, gives records, ids, nearest words, instants of publication and orders of stages. It reports no
problem itself.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal, overload

from tripcli.reading.collector import Collector
from tripcli.reading.findings import Path, Span
from tripcli.records import (
    Agreement,
    Dataset,
    Event,
    KindWord,
    Party,
    Person,
    Pledge,
    Publisher,
    Reported,
    Source,
    SourceKindWord,
    Stop,
    Trip,
    Unit,
)
from tripcli.records.publishers import Publishers
from tripcli.records.types import WORD_PATTERN
from tripcli.values import stages
from tripcli.values.instants import instant, known_instant
from tripcli.values.nearest import Words
from tripcli.values.times import Time, parse_time

REPORTED = ("stops", "events", "agreements", "pledges")
"""Kinds of record that have reports."""

STAGES: dict[str, dict[str, int]] = {
    f"{kind}s": {stage: rank for rank, stage in enumerate(names)} for kind, names in stages.STAGES.items()
}
"""Kind of record -> its stages, each with its rank."""


def time_of(text: str | None) -> Time | None:
    """The time that a text means, or None when it is not a time: another rule reports that."""
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


def participant_ids(event: Event) -> Iterator[str]:
    """The ids of all participants of an event that anybody names."""
    for facts in (event, *event.reports):
        for participant in facts.participants or ():
            yield participant if isinstance(participant, str) else participant.person


class Register:
    """The records of a dataset by id, and what is worked out of them once."""

    def __init__(self, collector: Collector) -> None:
        self._collector = collector
        self.trip: Trip | None = collector.trip
        self.trip_span = collector.trip_span
        self.has_trip = collector.has_trip
        self.is_complete = not collector.has_errors()
        """False when some record could not be decoded: then it is not known what that one names."""
        self._ids: dict[str, set[str]] = {}
        self._words: dict[str, Words] = {}

    @overload
    def entries(self, kind: Literal["parties"]) -> Iterator[tuple[Party, Span]]: ...
    @overload
    def entries(self, kind: Literal["people"]) -> Iterator[tuple[Person, Span]]: ...
    @overload
    def entries(self, kind: Literal["publishers"]) -> Iterator[tuple[Publisher, Span]]: ...
    @overload
    def entries(self, kind: Literal["sources"]) -> Iterator[tuple[Source, Span]]: ...
    @overload
    def entries(self, kind: Literal["stops"]) -> Iterator[tuple[Stop, Span]]: ...
    @overload
    def entries(self, kind: Literal["events"]) -> Iterator[tuple[Event, Span]]: ...
    @overload
    def entries(self, kind: Literal["agreements"]) -> Iterator[tuple[Agreement, Span]]: ...
    @overload
    def entries(self, kind: Literal["pledges"]) -> Iterator[tuple[Pledge, Span]]: ...
    @overload
    def entries(self, kind: Literal["units"]) -> Iterator[tuple[Unit, Span]]: ...
    @overload
    def entries(self, kind: Literal["kinds"]) -> Iterator[tuple[KindWord, Span]]: ...
    @overload
    def entries(self, kind: Literal["source_kinds"]) -> Iterator[tuple[SourceKindWord, Span]]: ...
    @overload
    def entries(self, kind: str) -> Iterator[tuple[Any, Span]]: ...
    def entries(self, kind: str) -> Iterator[tuple[Any, Span]]:
        """The records of a kind, each with its span; a rule that takes several kinds knows their fields itself."""
        return self._collector.entries(kind)

    def reported(self) -> Iterator[tuple[str, Reported, Span]]:
        """Every record that has reports, with its kind and span."""
        for kind in REPORTED:
            for record, span in self.entries(kind):
                yield kind, record, span

    def words(self, kind: str, field: str) -> Iterator[tuple[str, Span]]:
        """The words in one field of all records of a kind, each with where its record stands; broken records too."""
        for record, span in self.entries(kind):
            if (word := getattr(record, field)) is not None:
                yield word, span
        for tree, span in self._collector.broken[kind]:
            if isinstance(word := tree.get(field), str) and re.search(WORD_PATTERN, word):
                yield word, span

    def ids(self, kind: str) -> set[str]:
        """The ids of a kind (or of several, `people parties`), also of records that could not be decoded."""
        if kind not in self._ids:
            self._ids[kind] = set()
            for one in kind.split():
                self._ids[kind].update(record.id for record in self._collector.records[one])
                self._ids[kind] |= self._collector.broken_ids[one]
                if one == "parties":
                    self._ids[kind] |= self._country_ids
        return self._ids[kind]

    def nearest(self, word: str, kind: str) -> str:
        """The id of a kind nearest to a word."""
        if kind not in self._words:
            self._words[kind] = Words(sorted(self.countries if kind == "countries" else self.ids(kind)))
        return self._words[kind].nearest(word)

    @cached_property
    def countries(self) -> set[str]:
        """The ids of the parties that are countries."""
        return self._country_ids | self._collector.broken_ids["parties"]

    @cached_property
    def _country_ids(self) -> set[str]:
        """The ids of countries; in capital letters even where they are not written so, which is reported once."""
        return {party.id.upper() for party, _ in self.entries("parties") if party.kind == "country"}

    @cached_property
    def by_id(self) -> dict[str, dict[str, Any]]:
        """Kind -> id -> record."""
        return {kind: {record.id: record for record in records} for kind, records in self._collector.records.items()}

    @cached_property
    def _publishers(self) -> Publishers:
        """The publishers of all sources."""
        trip = self.trip or Trip(id="trip", title="trip", traveler="trip", timezone="UTC")
        records = self._collector.records
        return Publishers(
            Dataset(trip=trip, publishers=tuple(records["publishers"]), sources=tuple(records["sources"]))
        )

    def publisher_of(self, source: Source) -> Publisher:
        """The publisher of a source; one that is not declared has only the name that the source gives."""
        return self._publishers.of(source)

    def is_declared(self, source: Source) -> bool:
        """Whether the dataset declares the publisher of a source."""
        return self._publishers.is_declared(source)

    @cached_property
    def published(self) -> dict[str, int]:
        """Source -> the instant from which it is known; without those whose date or zone cannot be read."""
        return {source: known for source, (_, known) in self._publication.items()}

    @cached_property
    def first_published(self) -> dict[str, int]:
        """Source -> the instant from which it may have been out: the first that its date may mean."""
        return {source: first for source, (first, _) in self._publication.items()}

    @cached_property
    def _publication(self) -> dict[str, tuple[int, int]]:
        """Source -> the first instant that its date may mean, and the instant from which it is known."""
        instants = {}
        for source, _ in self.entries("sources"):
            time, zone = time_of(source.published), self._publishers.zone_of(source)
            if time is not None:
                try:
                    known = known_instant(time, zone)
                    instants[source.id] = (known if time.precision == "minute" else instant(time.first, zone), known)
                except ValueError:
                    continue
        return instants

    def zone_of(self, record: Stop | Event) -> str | None:
        """The zone in which the times of a stop or event are given."""
        if isinstance(record, Stop):
            return record.timezone
        if record.place is not None:
            return record.place.timezone
        stop = self.by_id["stops"].get(record.stop or "")
        return str(stop.timezone) if stop is not None else None
