"""Rules of doubt: nothing here is wrong for certain, and an author wants to know of it all the same."""

from collections.abc import Iterator
from typing import Any

from tripcli.reading.findings import Finding
from tripcli.reading.rules.references import REFERENCES
from tripcli.reading.rules.register import Register
from tripcli.records.types import ids_in
from tripcli.values.cells import width
from tripcli.values.words import folded

TITLE_CELLS = 40
"""Width of the column of titles on a terminal of 80 cells."""

_PARTY_FIELDS = [(kind, field) for kind, fields in REFERENCES.items() for field, to in fields if to == "parties"]
_REPORTED = ("stops", "events", "agreements", "pledges")


def unused(register: Register) -> Iterator[Finding]:
    """Every person, party and source is named by some record."""
    if not register.is_complete:
        return
    named = _named(register)
    sources = {report.source for kind in _REPORTED for record, _ in register.entries(kind) for report in record.reports}
    for kind, used in (("people", named), ("parties", named), ("sources", sources)):
        noun = {"people": "person", "parties": "party", "sources": "source"}[kind]
        for record, span in register.entries(kind):
            if record.id not in used:
                expected = "a record that names it, or no such record"
                yield Finding("unused-record", span, ("id",), f"the {noun} `{record.id}`, named nowhere", expected)


def _named(register: Register) -> set[str]:
    """The ids of people and parties that some record names."""
    named = {register.trip.traveler} if register.trip is not None else set()
    for kind, field in _PARTY_FIELDS:
        for record, _ in register.entries(kind):
            named.update(ids_in(getattr(record, field)))
    for kind in _REPORTED:
        for record, _ in register.entries(kind):
            named.update(speaker for report in record.reports for speaker in ids_in(report.said_by))
    for person, _ in register.entries("people"):
        named.update(office.party for office in person.offices if office.party)
    for kind in ("parties", "stops", "publishers"):
        named.update(record.country for record, _ in register.entries(kind))
    for event, _ in register.entries("events"):
        if event.place is not None:
            named.add(event.place.country)
        named.update(participants(event))
    return named


def participants(event: Any) -> Iterator[str]:
    """The ids of all participants of an event, as anybody reports them."""
    for facts in (event, *event.reports):
        for participant in facts.participants or ():
            yield participant if participant.__class__ is str else participant.person


def same_address(register: Register) -> Iterator[Finding]:
    """No two sources have one address."""
    first: dict[str, str] = {}
    for source, span in register.entries("sources"):
        if source.url is not None and first.setdefault(source.url, source.id) != source.id:
            found = f"the address of `{first[source.url]}` again"
            yield Finding("same-address", span, ("url",), found, "one source an address")


def no_office(register: Register) -> Iterator[Finding]:
    """Everybody who takes part has an office or a party."""
    taking_part = {person for event, _ in register.entries("events") for person in participants(event)}
    for person, span in register.entries("people"):
        if person.title is None and person.party is None and not person.offices and person.id in taking_part:
            found = f"the participant `{person.id}` without `title` and `party`"
            yield Finding("no-office", span, ("id",), found, "one of the two")


def long_titles(register: Register) -> Iterator[Finding]:
    """Titles fit the column in which they stand."""
    for kind in ("events", "agreements", "pledges"):
        for record, span in register.entries(kind):
            if record.title is not None and (title_cells := width(record.title)) > TITLE_CELLS:
                yield _long(title_cells, span, ("title",))
            for number, report in enumerate(record.reports):
                if report.title is not None and (title_cells := width(report.title)) > TITLE_CELLS:
                    yield _long(title_cells, span, ("reports", number, "title"))


def _long(title_cells: int, span: Any, path: tuple[str | int, ...]) -> Finding:
    """A title that is too wide."""
    return Finding("long-title", span, path, f"a title of {title_cells} cells", f"at most {TITLE_CELLS}")


def similar_names(register: Register) -> Iterator[Finding]:
    """No two people have names that differ in one letter, or in their order only."""
    owners: dict[str, str] = {}
    for person, span in register.entries("people"):
        name = "".join(sorted(folded(person.name).replace("-", " ").split()))
        keys = {name} | {name[:index] + name[index + 1 :] for index in range(len(name))} if len(name) > 5 else {name}
        other = next((owners[key] for key in keys if key in owners and owners[key] != person.id), None)
        if other is not None:
            found = f"`{person.name}`, nearly the name of `{other}`"
            yield Finding("similar-names", span, ("name",), found, "one record a person")
        for key in keys:
            owners.setdefault(key, person.id)
