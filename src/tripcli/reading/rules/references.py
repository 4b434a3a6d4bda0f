"""Rule of references: what a record names exists."""

from collections.abc import Iterator

from tripcli.reading.findings import Finding, Path, Span
from tripcli.reading.rules.register import Register

REFERENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "people": (("party", "parties"),),
    "stops": (("within", "stops"),),
    "events": (("stop", "stops"), ("concerns", "stops")),
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
    yield from _sources(register)
    yield from _participants(register)


def _field(register: Register, kind: str, field: str, target: str) -> Iterator[Finding]:
    """The ids in one field of all records of a kind."""
    known = register.ids(target)
    for record, span in register.entries(kind):
        named = getattr(record, field)
        if named.__class__ is tuple:
            for index, one in enumerate(named):
                if one not in known:
                    yield _dangling(register, target, span, (field, index), one)
        elif named is not None and named not in known:
            yield _dangling(register, target, span, (field,), named)


def _sources(register: Register) -> Iterator[Finding]:
    """The source of each report."""
    known = register.ids("sources")
    for kind in ("stops", "events", "agreements", "pledges"):
        for record, span in register.entries(kind):
            for number, report in enumerate(record.reports):
                if report.source not in known:
                    yield _dangling(register, "sources", span, ("reports", number, "source"), report.source)


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
