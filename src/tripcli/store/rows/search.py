"""Rows of the texts that a search looks through, each known from the report that says it."""

from collections.abc import Iterable, Iterator, Mapping

from tripcli.records import Agreement, Event, Party, Person, Pledge, Stop
from tripcli.records.publishers import Publishers
from tripcli.store.existence import reported_records
from tripcli.store.fields import FIELDS
from tripcli.store.links import FOREVER, Links, Reported, kind_of
from tripcli.store.rows.shared import Row
from tripcli.store.versions import KnownSource, Report, reports_of

RANKS = ("title", "names", "venue", "place", "period", "topics", "note", "publisher")
"""Where a text may stand, the weightiest first; a field that is not listed comes last."""

FoundText = tuple[str, str, int]
"""Where a text stands, the text, and the instant from which it is known."""


def search_rows(
    links: Links, sources: Mapping[str, KnownSource], publishers: Publishers, known: Mapping[str, int]
) -> Iterator[Row]:
    """All texts of a dataset; `known` has the instant from which each person and party is known."""
    dataset = links.dataset
    named: list[Person | Party] = [*dataset.people, *dataset.parties]
    names = {one.id: " ".join([one.name, *one.alt_names]) for one in named}
    for record in reported_records(dataset):
        yield from _rows(kind_of(record), record.id, _record_texts(record, sources, names))
        if isinstance(record, Event):
            yield from _place_rows(record, links)
    for one in named:
        since = known.get(one.id, FOREVER)
        texts = [("title", one.name, since), *(("names", name, since) for name in one.alt_names)]
        if isinstance(one, Person) and one.title:
            texts.append(("note", one.title, since))
        yield from _rows("person" if isinstance(one, Person) else "party", one.id, texts)
    for source in dataset.sources:
        since = sources[source.id].known_from
        publisher = publishers.of(source)
        wrote = " · ".join(filter(None, [publisher.name, *publisher.alt_names, source.via]))
        texts = [("title", source.title, since), ("publisher", wrote, since)]
        yield from _rows("source", source.id, texts + ([("note", source.note, since)] if source.note else []))


def _rows(kind: str, record_id: str, found: Iterable[FoundText]) -> Iterator[Row]:
    """A row for each text; one that several reports say is known from the first."""
    first: dict[tuple[str, str], int] = {}
    for field, text, since in found:
        first[field, text] = min(since, first.get((field, text), FOREVER))
    for (field, text), since in first.items():
        yield _row(kind, record_id, (field, text, since))


def _place_rows(event: Event, links: Links) -> Iterator[Row]:
    """Where an event was: its place, for good; its stop only while that is not known as a stop."""
    place = event.place
    names = [links.stops[event.stop or ""].name] if place is None else [place.name, *place.alt_names]
    since, until = links.first_known["event", event.id], FOREVER
    if event.stop is not None:
        until = links.first_known["stop", event.stop]
    if since < until:
        yield _row("event", event.id, ("place", " · ".join(names), since), until)


def _row(kind: str, record_id: str, found: FoundText, until: int = FOREVER) -> Row:
    field, text, since = found
    rank = RANKS.index(field) if field in RANKS else len(RANKS)
    row: Row = {"kind": kind, "record": record_id, "field": field, "rank": rank}
    return {**row, "known_from": since, "known_to": until, "text": text}


def _record_texts(
    record: Reported, sources: Mapping[str, KnownSource], names: Mapping[str, str]
) -> Iterator[FoundText]:
    """The texts of a record and of its reports."""
    kind = kind_of(record)
    reports = reports_of(record)
    since = min(sources[report.source].known_from for report in reports)
    yield from ((field, text, since) for field, text in _field_texts(kind, record, names))
    if isinstance(record, Stop):
        yield "title", record.name, since
        yield from (("names", name, since) for name in record.alt_names)
    if isinstance(record, Agreement):
        yield "names", " · ".join(names[party] for party in record.parties), since
    if isinstance(record, Pledge):
        yield "names", " · ".join(names[party] for party in (*record.payers, record.to) if party), since
    for report in reports:
        known = sources[report.source].known_from
        yield from ((field, text, known) for field, text in _field_texts(kind, report, names))


def _field_texts(kind: str, holder: Reported | Report, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The texts among the fields of a record or report."""
    for field in FIELDS[kind]:
        value = getattr(holder, field.name, None)
        if not value:
            continue
        if field.type == "text":
            yield field.name, value
        elif field.type == "texts":
            yield field.name, ", ".join(value)
        elif field.type == "people":
            people = [item if isinstance(item, str) else item.person for item in value]
            yield "names", " · ".join(names[person] for person in people)
