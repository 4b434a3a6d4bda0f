"""Rule of references: what a record names exists."""

from collections.abc import Iterator

from tripcli.reading.findings import Finding, Path, Span
from tripcli.reading.rules.register import Register
from tripcli.records.types import ids_in

REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "people": (("party", "parties"),),
    "stops": (("within", "stops"),),
    "events": (("stop", "stops"), ("concerns", "stops"), ("after", "events")),
    "agreements": (("parties", "parties"), ("event", "events"), ("concerns", "stops")),
    "pledges": (
        ("by", "parties"),
        ("to", "parties"),
        ("event", "events"),
        ("concerns", "stops"),
        ("part_of", "pledges"),
        ("overlaps", "pledges"),
    ),
}
"""Kind of record -> its fields that name records (one, or a list), and of which kind those are."""

_NOUNS = {
    "parties": "a party",
    "people": "a person",
    "people parties": "a person or party",
    "sources": "a source",
    "stops": "a stop",
    "events": "an event",
    "pledges": "a pledge",
}


def references(register: Register) -> Iterator[Finding]:
    """Every id that is named is one of the dataset."""
    trip = register.trip
    if trip is not None and trip.traveler not in register.ids("people"):
        yield _dangling(register, "people", register.trip_span, ("traveler",), trip.traveler)
    for kind, fields in REFERENCES.items():
        for field, target in fields:
            yield from _field(register, kind, field, target)
    yield from _reports(register)
    yield from _offices(register)
    yield from _participants(register)


def _field(register: Register, kind: str, field: str, target: str) -> Iterator[Finding]:
    """The ids in one field of all records of a kind."""
    for record, span in register.entries(kind):
        yield from _named(register, target, getattr(record, field), span, (field,))


def _named(
    register: Register, target: str, named: str | tuple[str, ...] | None, span: Span, path: Path
) -> Iterator[Finding]:
    """Report the ids of one value that name nothing."""
    known = register.ids(target)
    for index, one in enumerate(ids_in(named)):
        if one not in known:
            yield _dangling(register, target, span, path if isinstance(named, str) else (*path, index), one)


def _reports(register: Register) -> Iterator[Finding]:
    """Report sources of reports, and those who say so, that are not in the dataset."""
    known = register.ids("sources")
    for kind in ("stops", "events", "agreements", "pledges"):
        for record, span in register.entries(kind):
            for number, report in enumerate(record.reports):
                if report.source not in known:
                    yield _dangling(register, "sources", span, ("reports", number, "source"), report.source)
                if report.said_by is not None:
                    yield from _named(register, "people parties", report.said_by, span, ("reports", number, "said_by"))


def _offices(register: Register) -> Iterator[Finding]:
    """Report parties of offices that are not in the dataset."""
    for person, span in register.entries("people"):
        for number, office in enumerate(person.offices):
            yield from _named(register, "parties", office.party, span, ("offices", number, "party"))


def _participants(register: Register) -> Iterator[Finding]:
    """The participants of each event, outside the reports and inside."""
    known = register.ids("people parties")
    for event, span in register.entries("events"):
        for path, participants in [
            (("participants",), event.participants),
            *(
                (("reports", number, "participants"), report.participants)
                for number, report in enumerate(event.reports)
            ),
        ]:
            for index, participant in enumerate(participants or ()):
                if participant.__class__ is str:
                    if participant not in known:
                        yield _dangling(register, "people parties", span, (*path, index), participant)
                elif participant.person not in known:
                    yield _dangling(register, "people parties", span, (*path, index, "person"), participant.person)


def _dangling(register: Register, target: str, span: Span, path: Path, named: str) -> Finding:
    """An id that names nothing."""
    noun = _NOUNS[target]
    return Finding(
        "dangling-reference",
        span,
        path,
        f"`{named}`",
        f"{noun} of the dataset",
        register.nearest(named, target),
    )
