"""Rows of the texts that a search looks through, each known from the report that says it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tripcli.records import Agreement, Event, Party, Person, Pledge, Stop
from tripcli.records.publishers import Publishers
from tripcli.store.existence import reported_records
from tripcli.store.fields import FIELDS, TYPES
from tripcli.store.links import FOREVER, Links, RecordKey, Reported, kind_of
from tripcli.store.rows.shared import Cell
from tripcli.store.versions import KnownSource, Report, reports_of
from tripcli.store.words import NUMBERS

TEXTS = frozenset(name for name, type_name in TYPES.items() if type_name == "text")
"""The fields whose texts are found as reports give them."""

FoundText = tuple[str, str, int]
"""Where a text stands, the text, and the instant from which it is known."""
Values = tuple[Cell, ...]
"""The cells of a row of search_row, in the order of its columns."""


class Owner(NamedTuple):
    """Whose a text is."""

    kind: str
    number: int | None
    """Number of a record or source."""
    name: str | None = None
    """Id of a person or party."""


class Known(NamedTuple):
    """What is known of the records, people and parties of a dataset."""

    named: Mapping[str, int]
    """The instant from which each person and party is known."""
    numbers: Mapping[RecordKey, int]
    """The number of each record."""
    given: Mapping[RecordKey, tuple[Mapping[tuple[str, str], int], Sequence[int]]]
    """Of each record, the position of the first report that gives a field a text, and when each report is known."""


def search_rows(
    links: Links, sources: Mapping[str, KnownSource], publishers: Publishers, known: Known
) -> Iterator[Values]:
    """All texts of a dataset."""
    dataset = links.dataset
    named: list[Person | Party] = [*dataset.people, *dataset.parties]
    names = {one.id: " ".join([one.name, *one.alt_names]) for one in named}
    for record in reported_records(dataset):
        key = kind_of(record), record.id
        owner = Owner(key[0], known.numbers[key])
        yield from _rows(owner, _record_texts(record, sources, names), *known.given[key])
        if isinstance(record, Event):
            yield from _place_rows(record, owner, links)
    for one in named:
        since = known.named.get(one.id, FOREVER)
        texts = [("title", one.name, since), *(("names", name, since) for name in one.alt_names)]
        if isinstance(one, Person) and one.title:
            texts.append(("note", one.title, since))
        yield from _rows(Owner("person" if isinstance(one, Person) else "party", None, one.id), texts, {}, ())
    for number, source in enumerate(dataset.sources, 1):
        since = sources[source.id].known_from
        publisher = publishers.of(source)
        wrote = " · ".join(filter(None, [publisher.name, *publisher.alt_names, source.via]))
        owner = Owner("source", number)
        yield _row(owner, ("title", source.title, since), position=0)
        yield _row(owner, ("publisher", wrote, since))
        if source.note:
            yield _row(owner, ("note", source.note, since), position=0)


def _rows(
    owner: Owner, found: Iterable[FoundText], given: Mapping[tuple[str, str], int], beginnings: Sequence[int]
) -> Iterator[Values]:
    """A row for each text; one that several reports say is known from the first."""
    first: dict[tuple[str, str], int] = {}
    for field, text, since in found:
        first[field, text] = min(since, first.get((field, text), FOREVER))
    for (field, text), since in first.items():
        position = given.get((field, text)) if field in TEXTS else None
        if position is not None and since < beginnings[position]:  # the record itself says it, from its first report
            position = None
        yield _row(owner, (field, text, since), position=position)


def _place_rows(event: Event, owner: Owner, links: Links) -> Iterator[Values]:
    """Where an event was: its place, for good; its stop only while that is not known as a stop."""
    place = event.place
    names = [links.stops[event.stop or ""].name] if place is None else [place.name, *place.alt_names]
    since, until = links.first_known["event", event.id], FOREVER
    if event.stop is not None:
        until = links.first_known["stop", event.stop]
    if since < until:
        yield _row(owner, ("place", " · ".join(names), since), until)


def _row(owner: Owner, found: FoundText, until: int = FOREVER, *, position: int | None = None) -> Values:
    """A row; text and beginning are left out where they are those of the report at a position, or of a source."""
    field, text, since = found
    kept, begin = (text, since) if position is None else (None, None)
    end = None if until == FOREVER else until
    return NUMBERS[owner.kind], owner.number, owner.name, NUMBERS[field], begin, end, position, kept


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
