"""Rules of use: what is declared is named by some record, and no list names a record twice."""

from collections.abc import Iterator

from tripcli.reading.findings import Finding, Span
from tripcli.reading.rules.references import REFERENCES
from tripcli.reading.rules.register import Register, participant_ids, sides
from tripcli.records.types import ids_in

_PARTY_FIELDS = [(kind, field) for kind, fields in REFERENCES.items() for field, to in fields if to == "parties"]
_LISTS = [(kind, field) for kind, fields in REFERENCES.items() for field, _ in fields]


def unused(register: Register) -> Iterator[Finding]:
    """Report people, parties, publishers, sources and words of vocabulary that no record names."""
    if not register.is_complete:
        return
    named = _named(register)
    sources = {report.source for _, record, _ in register.reported() for report in record.reports}
    for kind, used, noun in (
        ("people", named, "person"),
        ("parties", named, "party"),
        ("sources", sources, "source"),
        ("publishers", {register.publisher_of(source).id for source, _ in register.entries("sources")}, "publisher"),
        ("units", _units(register), "unit"),
        ("source_kinds", _source_kinds(register), "source kind"),
    ):
        for record, span in register.entries(kind):
            if record.id not in used and record.id.upper() not in used:  # a country's small letters are reported once
                yield _unused(noun, record.id, span)
    for word, span in register.entries("kinds"):
        if all(kind != word.id for kind, _ in register.words(f"{word.of}s", "kind")):
            yield _unused("kind", word.id, span)


def _unused(noun: str, record_id: str, span: Span) -> Finding:
    """The finding for a record that is named nowhere."""
    expected = "a record that names it, or no such record"
    return Finding("unused-record", span, ("id",), f"the {noun} `{record_id}`, named nowhere", expected)


def _units(register: Register) -> set[str]:
    """The units in which pledges are given."""
    return {unit for pledge, _ in register.entries("pledges") for _, facts in sides(pledge) if (unit := facts.unit)}


def _source_kinds(register: Register) -> set[str]:
    """The kinds of sources and publishers."""
    return {kind for name in ("sources", "publishers") for kind, _ in register.words(name, "kind")}


def _named(register: Register) -> set[str]:
    """The ids of people and parties that some record names."""
    named = {register.trip.traveler} if register.trip is not None else set()
    for kind, field in _PARTY_FIELDS:
        for record, _ in register.entries(kind):
            named.update(ids_in(getattr(record, field)))
    for _, record, _ in register.reported():
        named.update(speaker for report in record.reports for speaker in ids_in(report.said_by))
    for person, _ in register.entries("people"):
        named.update(office.party for office in person.offices if office.party)
    for kind in ("parties", "stops", "publishers"):
        named.update(record.country for record, _ in register.entries(kind) if record.country)
    for event, _ in register.entries("events"):
        if event.place is not None and event.place.country is not None:
            named.add(event.place.country)
        named.update(participant_ids(event))
    return named


def repeated_items(register: Register) -> Iterator[Finding]:
    """Report lists of ids that name one record twice."""
    for kind, field in _LISTS:
        for record, span in register.entries(kind):
            ids = ids_in(getattr(record, field))
            for index, one in enumerate(ids):
                if one in ids[:index]:
                    yield Finding("repeated-item", span, (field, index), f"`{one}` a second time", "each id once")
