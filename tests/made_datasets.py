"""Strategies that make whole datasets of records, on the people, sources and parties of the scene.

Every report says a word of its own (`mark3q7q` is of the fourth record's eighth report) wherever it says words, so that
a test can see which reports an answer rests on.
"""

from collections.abc import Iterator
from functools import cache

from hypothesis import strategies as st
from msgspec.structs import replace

from datasets import read
from tripcli.records import (
    Agreement,
    AgreementReport,
    Dataset,
    Event,
    EventKind,
    EventReport,
    Participant,
    Place,
    Pledge,
    PledgeReport,
    Stop,
    StopReport,
)
from tripcli.store.links import Reported
from tripcli.store.versions import reports_of
from tripcli.values.instants import known_instant
from tripcli.values.times import parse_time

AS_OF = ("2025-10-21", "2025-10-24", "2025-10-26T12:00", "2025-10-27", "2025-10-27T18:00", "2025-10-29", "2025-10-31")
DAYS = st.sampled_from(["2025-10-26", "2025-10-27", "2025-10-28"])
TIMES = st.tuples(
    st.tuples(DAYS, st.sampled_from(["", " morning", " evening", "T09:00", "T18:30", "T23:59"])).map("".join)
    | st.sampled_from(["2025-10", "2025"]),
    st.sampled_from(["", "", "~", "?"]),
).map("".join)
PEOPLE = st.lists(
    st.sampled_from(["ann", "bea", "cy", "dot", "families", "acme"]), unique=True, min_size=1, max_size=4
).flatmap(lambda names: st.tuples(*map(_with_presence, names)))
AMOUNTS = st.integers(1, 10**6).map(lambda number: f"{number // 1000}.{number % 1000:03}") | st.sampled_from(
    ["550 billion", "1.5 million", "999999999999999999 trillion", "0.000000001", "7"]
)
PARTIES = st.sampled_from(["JP", "US", "KR", "acme", "hikari"])


def _with_presence(name: str) -> st.SearchStrategy[str | Participant]:
    return st.sampled_from([name, Participant(person=name, as_="mentioned"), Participant(person=name, as_="present")])


@cache
def scene() -> Dataset:
    """The scene alone."""
    return read("")


def maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    """A value, or none."""
    return st.none() | values


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A valid dataset of a few records of each kind."""
    marks = (f"mark{number}q" for number in range(1000))
    stops = tuple(draw(_stop(name, country, next(marks))) for name, country in (("tokyo", "JP"), ("busan", "KR")))
    events = tuple(draw(_event(f"event-{number}", next(marks))) for number in range(draw(st.integers(0, 4))))
    event_ids = st.sampled_from([None, *(event.id for event in events)])
    agreements = tuple(
        draw(_agreement(f"agreement-{number}", next(marks), event_ids)) for number in range(draw(st.integers(0, 2)))
    )
    pledges: list[Pledge] = []
    for number in range(draw(st.integers(0, 6))):
        others = [pledge.id for pledge in pledges]
        pledges.append(draw(_pledge(f"pledge-{number}", next(marks), event_ids, others)))
    return replace(scene(), stops=stops, events=events, agreements=agreements, pledges=tuple(pledges))


@st.composite
def _sources(draw: st.DrawFn) -> list[str]:
    """Who reports a record, in the order of its list."""
    return draw(st.lists(st.sampled_from([source.id for source in scene().sources]), min_size=1, max_size=5))


@st.composite
def _stop(draw: st.DrawFn, name: str, country: str, mark: str) -> Stop:
    reports = tuple(
        StopReport(
            source=source, status=draw(st.sampled_from(["expected", "cancelled", "held"])), arrive=draw(maybe(TIMES)),
            depart=draw(maybe(TIMES)), note=f"{mark}{number}q",
        )
        for number, source in enumerate(draw(_sources()))
    )  # fmt: skip
    return Stop(
        id=name, name=name.title(), country=country, timezone=f"Asia/{'Tokyo' if name == 'tokyo' else 'Seoul'}",
        coordinates=("35", "139"), reports=reports,
    )  # fmt: skip


@st.composite
def _event(draw: st.DrawFn, name: str, mark: str) -> Event:
    reports = tuple(
        EventReport(
            source=source, status=draw(st.sampled_from(["expected", "held", "held", "cancelled"])),
            disputed=draw(st.sampled_from([None, None, None, "yes"])), title=f"T {mark}{number}q",
            start=draw(maybe(TIMES)), end=draw(maybe(TIMES)), length=draw(maybe(st.sampled_from(["30m", "up to 1h"]))),
            venue=draw(maybe(st.sampled_from(["Hall", f"Room {mark}{number}q"]))),
            participants=draw(st.none() | PEOPLE), topics=draw(st.none() | st.just((f"{mark}{number}q", "trade"))),
            attendance=draw(maybe(st.sampled_from(["100", "about 200"]))), note=f"{mark}{number}q",
        )
        for number, source in enumerate(draw(_sources()))
    )  # fmt: skip
    kinds: list[EventKind] = ["meeting", "summit", "speech"]
    kind = draw(st.sampled_from(kinds))
    if draw(st.booleans()):
        return Event(id=name, stop=draw(st.sampled_from(["tokyo", "busan"])), kind=kind, reports=reports)
    place = Place(name="Sea", country=draw(maybe(st.just("KR"))), timezone="America/New_York")
    concerns = draw(st.lists(st.sampled_from(["tokyo", "busan"]), unique=True).map(tuple))
    return Event(id=name, place=place, concerns=concerns, kind=kind, reports=reports)


@st.composite
def _agreement(draw: st.DrawFn, name: str, mark: str, events: st.SearchStrategy[str | None]) -> Agreement:
    reports = tuple(
        AgreementReport(
            source=source, status=draw(st.sampled_from(["expected", "announced", "signed", "withdrawn"])),
            disputed=draw(st.sampled_from([None, None, "yes"])), title=f"T {mark}{number}q", date=draw(maybe(DAYS)),
            venue=draw(maybe(st.just(f"Room {mark}{number}q"))), note=f"{mark}{number}q",
        )
        for number, source in enumerate(draw(_sources()))
    )  # fmt: skip
    parties = draw(st.lists(PARTIES, min_size=1, max_size=3, unique=True).map(tuple))
    return Agreement(id=name, kind="trade", parties=parties, event=draw(events), reports=reports)


@st.composite
def _pledge(draw: st.DrawFn, name: str, mark: str, events: st.SearchStrategy[str | None], others: list[str]) -> Pledge:
    reports = tuple(
        PledgeReport(
            source=source, status=draw(st.sampled_from(["sought", "pledged", "pledged", "committed"])),
            disputed=draw(st.sampled_from([None, None, None, "yes"])), title=f"T {mark}{number}q", amount=draw(AMOUNTS),
            bound=draw(st.sampled_from([None, None, "about"])), unit=draw(st.sampled_from(["USD", "USD", "tonnes", "percent"])),
            per=draw(st.sampled_from([None, None, None, "year"])), period=draw(maybe(st.just(f"by {mark}{number}q"))),
            note=f"{mark}{number}q",
        )
        for number, source in enumerate(draw(_sources()))
    )  # fmt: skip
    return Pledge(
        id=name, kind=draw(st.sampled_from(["investment", "investment", "purchase"])), by=draw(PARTIES),
        to=draw(st.none() | PARTIES), event=draw(events), part_of=draw(st.sampled_from([None, *others])),
        overlaps=draw(st.lists(st.sampled_from(others), max_size=2, unique=True).map(tuple)) if others else (),
        reports=reports,
    )  # fmt: skip


def reported(dataset: Dataset) -> list[Reported]:
    """All records that have reports."""
    return [*dataset.stops, *dataset.events, *dataset.agreements, *dataset.pledges]


def published(dataset: Dataset) -> dict[str, int]:
    """From when each source is known."""
    return {
        source.id: known_instant(parse_time(source.published, offset_allowed=True), dataset.trip.timezone)
        for source in dataset.sources
    }


def marks_after(dataset: Dataset, moment: int) -> Iterator[str]:
    """The words of the reports that are known only after a moment."""
    known = published(dataset)
    for record in reported(dataset):
        for report in reports_of(record):
            if known[report.source] > moment and report.note:
                yield report.note


def without_later(dataset: Dataset, moment: int) -> Dataset:
    """The dataset without the reports that are known only after a moment, where a record has others too."""
    known = published(dataset)

    def kept(record: Reported) -> Reported:
        early = tuple(report for report in reports_of(record) if known[report.source] <= moment)
        return replace(record, reports=early) if early else record

    parts = {kind: tuple(map(kept, getattr(dataset, kind))) for kind in ("stops", "events", "agreements", "pledges")}
    return replace(dataset, **parts)
