"""Rows of the texts that a search looks through, each known from the report that says it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tripcli.records import Agreement, Dataset, Event, Party, Person, Pledge, Stop
from tripcli.store.rows.shared import Row
from tripcli.store.versions import FOREVER, KnownSource, Reported, kind_of, reports_of

PLACES = ("title", "names", "venue", "place", "period", "topics", "note", "publisher")
"""Where a text may stand, the weightiest first."""

Found = tuple[str, str, int]
"""Where, the text, and from when it is known."""


def text_rows(dataset: Dataset, sources: Mapping[str, KnownSource], known: Mapping[str, int]) -> Iterator[Row]:
    """All texts of a dataset."""
    named: list[Person | Party] = [*dataset.people, *dataset.parties]
    names = {one.id: " ".join([one.name, *one.alt_names]) for one in named}
    records: list[Reported] = [*dataset.stops, *dataset.events, *dataset.agreements, *dataset.pledges]
    for record in records:
        yield from _rows(kind_of(record), record.id, _texts_of(record, sources, names))
    for one in named:
        since = known.get(one.id, FOREVER)
        found = [("title", one.name, since), *(("names", name, since) for name in one.alt_names)]
        if isinstance(one, Person) and one.title:
            found.append(("note", one.title, since))
        yield from _rows("person" if isinstance(one, Person) else "party", one.id, found)
    for source in dataset.sources:
        since = sources[source.id].known_from
        publisher = " ".join([source.publisher, *([source.via] if source.via else [])])
        yield from _rows("source", source.id, [("title", source.title, since), ("publisher", publisher, since)])


def _rows(kind: str, record_id: str, found: Iterable[Found]) -> Iterator[Row]:
    """A row for each text; one that several reports say is known from the first."""
    first: dict[tuple[str, str], int] = {}
    for field, text, since in found:
        first[field, text] = min(since, first.get((field, text), FOREVER))
    for (field, text), since in first.items():
        place = PLACES.index(field)
        yield {"kind": kind, "record": record_id, "field": field, "place": place, "known_from": since, "text": text}


def _texts_of(record: Reported, sources: Mapping[str, KnownSource], names: Mapping[str, str]) -> Iterator[Found]:
    """The texts of a record and of its reports."""
    reports = reports_of(record)
    since = min(sources[report.source].known_from for report in reports)
    yield from ((field, text, since) for field, text in _said(record, names))
    if isinstance(record, Stop):
        yield "title", record.name, since
    if isinstance(record, Event) and record.place is not None:
        yield "place", record.place.name, since
    if isinstance(record, Agreement):
        yield "names", " · ".join(names[party] for party in record.parties), since
    if isinstance(record, Pledge):
        yield "names", " · ".join(names[party] for party in (*record.payers, record.to) if party), since
    for report in reports:
        said = sources[report.source].known_from
        yield from ((field, text, said) for field, text in _said(report, names))


def _said(said: Any, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The texts among the fields of a record or report."""
    for field in ("title", "venue", "period", "note"):
        text = getattr(said, field, None)
        if text:
            yield field, text
    topics = getattr(said, "topics", None)
    if topics:
        yield "topics", ", ".join(topics)
    people = [item if isinstance(item, str) else item.person for item in getattr(said, "participants", None) or ()]
    if people:
        yield "names", " · ".join(names[person] for person in people)
