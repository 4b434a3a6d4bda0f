"""The measures of `compare`, worked out from the records of a dataset in plain Python, without a store and its SQL.

Only the fold is shared: what a record has become once all its reports are known.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import acos, cos, pi, radians, sin
from typing import Any

from tripcli.records import Agreement, Dataset, Event, Pledge, Stop
from tripcli.records.publishers import Publishers
from tripcli.records.types import ids_in
from tripcli.store.compile import known_sources
from tripcli.store.folded import Folded
from tripcli.store.versions import steps
from tripcli.values.stages import STAGES
from tripcli.values.units import COUNTED, MONEY

MEETINGS = {"meeting", "summit", "dinner", "call", "signing", "visit"}
AnyRecord = Stop | Event | Agreement | Pledge
Measures = dict[tuple[str, str], Any]
"""Measure and what it is of -> value."""


class ByHand:
    """One tour, with what each record has become."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.sources = known_sources(dataset, Publishers(dataset))
        self.kinds: dict[str, tuple[AnyRecord, ...]] = {
            "stop": dataset.stops, "event": dataset.events, "agreement": dataset.agreements, "pledge": dataset.pledges,
        }  # fmt: skip
        self.folded: dict[tuple[str, str], Folded] = {
            (kind, record.id): steps(record, self.sources)[-1].folded
            for kind, records in self.kinds.items()
            for record in records
        }
        self.people = {person.id: person for person in dataset.people}
        self.parties = {party.id: party for party in dataset.parties}

    def stage(self, kind: str, record: AnyRecord) -> str:
        """The stage of a record; `disputed` when a source contests it."""
        folded = self.folded[kind, record.id]
        return "disputed" if folded.disputed else STAGES[kind][folded.stage]

    def value(self, kind: str, record: AnyRecord, field: str) -> Any:
        """The value of a field; None when it has none."""
        given = self.folded[kind, record.id].values.get(field)
        return given.value if given else None

    def publishers(self, record: AnyRecord) -> set[str]:
        """Who reports a record."""
        return {self.sources[report.source].publisher for report in record.reports}

    # The way

    def way(self) -> list[Stop]:
        """The stops, halts and home, but for what was cancelled."""
        return [stop for stop in self.dataset.stops if self.stage("stop", stop) != "cancelled"]

    def days(self) -> list[str]:
        """The first and the last day."""
        arrivals = [self.value("stop", stop, "arrive") for stop in self.way() if stop.kind != "home"]
        departures = [self.value("stop", stop, "depart") for stop in self.way() if stop.kind != "home"]
        home = [stop for stop in self.way() if stop.kind == "home"]
        first = [self.value("stop", stop, "depart") for stop in home] + arrivals
        last = [self.value("stop", stop, "arrive") for stop in home] + departures + arrivals
        return [min(time.day for time in first if time), max(time.day for time in last if time)]

    def of_the_way(self) -> Measures:
        """Days, nights, stops, countries and kilometres."""
        first, last = map(date.fromisoformat, self.days())
        stops = [stop for stop in self.way() if stop.kind == "stop"]
        nights = 0
        for stop in stops:
            arrive, depart = (self.value("stop", stop, field) for field in ("arrive", "depart"))
            if arrive and depart:
                nights += (date.fromisoformat(depart.day) - date.fromisoformat(arrive.day)).days
        return {
            ("days", ""): (last - first).days + 1,
            ("nights", ""): nights,
            ("stops", ""): len(stops),
            ("countries", ""): len({stop.country for stop in stops}),
            ("kilometres", ""): round(sum(great_circle(*leg) for leg in pairwise(self.places()))),
        }

    def places(self) -> list[tuple[float, float]]:
        """The coordinates of the way, from home and back, halts on the way included."""
        (home,) = (stop for stop in self.way() if stop.kind == "home")
        others = [stop for stop in self.way() if stop.kind != "home" and stop.within is None and stop.coordinates]
        others.sort(key=lambda stop: self.value("stop", stop, "arrive").first)
        return [
            (float(stop.coordinates[0]), float(stop.coordinates[1]))
            for stop in (home, *others, home)
            if stop.coordinates
        ]

    # Events and people

    def held(self) -> list[Event]:
        """Events that were held on a day of the tour and that nobody contests."""
        first, last = self.days()
        result = []
        for event in self.dataset.events:
            start, end = self.value("event", event, "start"), self.value("event", event, "end")
            if self.stage("event", event) == "held" and start:
                begin, finish = start.first[:10], (end or start).last[:10]
                if begin <= last and finish >= first:
                    result.append(event)
        return result

    def meetings(self) -> Counter[str]:
        """People of other countries, by how many meetings they had with the traveller."""
        traveler = self.dataset.trip.traveler
        counts: Counter[str] = Counter()
        for event in self.held():
            listed = self.value("event", event, "participants") or ()
            present = {person for person, presence in listed if presence in {"present", ""}}
            if event.kind in MEETINGS and traveler in present:
                counts.update(
                    person for person in present & self.people.keys() if self.country(person) != self.country(traveler)
                )
        return counts

    def country(self, person: str) -> str | None:
        """The country for which a person acts."""
        party = self.parties.get(self.people[person].party or "")
        if party is None:
            return None
        return party.id if party.kind == "country" else party.country

    def of_people(self) -> Measures:
        """Events by kind, leaders and people met."""
        held, met = self.held(), self.meetings()
        return {
            ("events", ""): len(held),
            **{("events_of_kind", kind): count for kind, count in Counter(event.kind for event in held).items()},
            ("leaders_met", ""): sum(self.people[person].leader == "yes" for person in met),
            ("people_met", ""): len(met),
            **{("met", person): count for person, count in met.items()},
        }

    # Agreements and pledges

    def of_deals(self) -> Measures:
        """How many have come how far."""
        agreements, pledges = self.dataset.agreements, self.dataset.pledges
        signed = [one for one in agreements if any(report.status == "signed" for report in one.reports)]
        return {
            ("agreements_signed", ""): len(signed),
            ("agreements_in_force", ""): sum(self.stage("agreement", one) == "signed" for one in agreements),
            **self.at_stages("agreement", agreements),
            **self.at_stages("pledge", pledges),
            ("pledges_one_side", ""): sum(map(self.is_one_side, pledges)),
        }

    def at_stages(self, kind: str, records: Iterable[AnyRecord]) -> Measures:
        """The number of records at each stage."""
        counts = Counter(self.stage(kind, record) for record in records)
        return {(f"{kind}s_at_stage", stage): count for stage, count in counts.items()}

    def is_one_side(self, pledge: Pledge) -> bool:
        """Whether all who say so are on the receiver's side."""
        speakers: set[str] = set()
        for report in pledge.reports:
            official = self.sources[report.source].speaks_for
            said_by = [*ids_in(report.said_by)] or ([official] if official else [])
            stage = STAGES["pledge"].index(report.status) if report.status else -1
            if not said_by and report.disputed != "yes" and stage >= self.folded["pledge", pledge.id].stage:
                return False
            speakers.update(map(self.side, said_by))
        payers = set(map(self.side, pledge.payers))
        return pledge.to is not None and speakers == {self.side(pledge.to)} and not speakers & payers

    def side(self, speaker: str) -> str:
        """The country for which a person or party speaks."""
        party = self.people[speaker].party or speaker if speaker in self.people else speaker
        return (self.parties[party].country or party) if party in self.parties else party

    def sums(self) -> dict[tuple[str, ...], Decimal]:
        """The sums by sides, unit, kind, bound and stage, with `yes` for one side's word."""
        pledges = {pledge.id: pledge for pledge in self.dataset.pledges}
        units = MONEY | COUNTED | {unit.id for unit in self.dataset.units if unit.summed == "yes"}
        figures = {one: self.value("pledge", pledge, "amount") for one, pledge in pledges.items()}
        addable = {
            one for one, figure in figures.items()
            if figure and figure.amount != "unnamed" and not figure.per and figure.unit in units
            and self.stage("pledge", pledges[one]) != "disputed"
        }  # fmt: skip
        overlaps = {frozenset((one, other)) for one, pledge in pledges.items() for other in pledge.overlaps}

        def weight(one: str) -> tuple[bool, bool, Decimal, str]:
            planned = self.stage("pledge", pledges[one]) in {"sought", "expected"}
            return not planned, not self.is_one_side(pledges[one]), Decimal(figures[one].amount), one

        result: dict[tuple[str, ...], Decimal] = {}
        for one in addable:
            pledge, figure = pledges[one], figures[one]
            rivals = {other for pair in overlaps if one in pair for other in pair - {one}} & addable
            if pledge.part_of or any(
                figures[other].unit == figure.unit and weight(other) > weight(one) for other in rivals
            ):
                continue
            key = (
                self.between(pledge), figure.unit, pledge.kind, figure.bound or "exactly", self.stage("pledge", pledge),
                "yes" if self.is_one_side(pledge) else "",
            )  # fmt: skip
            result[key] = result.get(key, Decimal()) + Decimal(figure.amount)
        return result

    def between(self, pledge: Pledge) -> str:
        """The sides of payer and receiver in words."""
        payers = sorted({self.nation(payer) + self.companies(payer) for payer in pledge.payers})
        return " and ".join(payers) + (f" → {self.nation(pledge.to)}" if pledge.to else "")

    def nation(self, party: str) -> str:
        """The name of a party's country."""
        country = self.parties[party].country
        return self.parties[country].name if country in self.parties else self.parties[party].name

    def companies(self, party: str) -> str:
        """What follows the name of a country for its companies and organisations."""
        one = self.parties[party]
        return ", companies" if one.kind != "country" and one.country in self.parties else ""

    # Sources

    def of_sources(self) -> Measures:
        """How well the tour is supported."""
        records: list[AnyRecord] = [*self.dataset.events, *self.dataset.agreements, *self.dataset.pledges]
        single = sum(len(self.publishers(record)) == 1 for record in records)
        return {
            ("one_publisher", ""): f"{100 * single / len(records):.1f}",
            ("sources", ""): len({report.source for record in records for report in record.reports}),
            ("publishers", ""): len({name for record in records for name in self.publishers(record)}),
        }

    def measures(self) -> Iterator[tuple[tuple[str, str], Any]]:
        """All measures but the sums and the conflicts."""
        for part in (self.of_the_way(), self.of_people(), self.of_deals(), self.of_sources()):
            yield from part.items()


def great_circle(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The length of the arc between two places, by the cosine of the angle at the centre of the earth."""
    (latitude, longitude), (other_latitude, other_longitude) = (tuple(map(radians, place)) for place in (one, other))
    cosine = sin(latitude) * sin(other_latitude) + cos(latitude) * cos(other_latitude) * cos(
        longitude - other_longitude
    )
    circumference_km = 40_030.2286
    return acos(max(-1.0, min(1.0, cosine))) / (2 * pi) * circumference_km
