"""Rules of identity: one trip, one record an id, and countries that are countries."""

from collections.abc import Iterator

from tripcli.reading.findings import NOWHERE, Finding, Span
from tripcli.reading.rules.register import Register

_SPACES = (
    ("parties", "people"),
    ("publishers",),
    ("sources",),
    ("stops",),
    ("events",),
    ("agreements",),
    ("pledges",),
    ("units",),
    ("source_kinds",),
)
"""Kinds that share one space of ids: a participant is a person or a party."""


def missing_trip(register: Register) -> Iterator[Finding]:
    """Report a dataset without a trip."""
    if not register.has_trip:
        yield Finding("missing-trip", NOWHERE, (), "no `trip:`", "one, with id, title, traveler and timezone")


def double_ids(register: Register) -> Iterator[Finding]:
    """Report ids that two records of one kind have, or a person and a party."""
    for kinds in _SPACES:
        seen: set[str] = set()
        for kind in kinds:
            for record, span in register.entries(kind):
                if record.id in seen:
                    yield _double(record.id, " or ".join(kinds), span)
                seen.add(record.id)
    words = set()
    for word, span in register.entries("kinds"):
        if (word.of, word.id) in words:
            yield _double(word.id, f"kinds of {word.of}s", span)
        words.add((word.of, word.id))


def _double(record_id: str, kinds: str, span: Span) -> Finding:
    """The finding for an id that stands a second time."""
    return Finding("duplicate-id", span, ("id",), f"a second `{record_id}`", f"each id once in {kinds}")


def country_ids(register: Register) -> Iterator[Finding]:
    """Report countries whose id is not two capital letters, other parties whose id is, and undeclared countries."""
    for party, span in register.entries("parties"):
        if (party.kind == "country") != party.id.isupper():
            is_small = party.kind == "country" and len(party.id) == 2
            found = (
                f"`{party.id}`, the id of a country in small letters"
                if is_small
                else f"`{party.id}` of the kind {party.kind}"
            )
            expected = "two capital letters for a country, small letters for other parties"
            yield Finding("bad-country", span, ("id",), found, expected, party.id.upper() if is_small else "")
    for kind in ("parties", "stops"):
        for record, span in register.entries(kind):
            if record.country is not None and record.country not in register.countries:
                yield _no_country(register, record.country, span, ("country",))
    for event, span in register.entries("events"):
        if event.place is not None and event.place.country not in {None, *register.countries}:
            yield _no_country(register, event.place.country or "", span, ("place", "country"))


def _no_country(register: Register, country: str, span: Span, path: tuple[str, ...]) -> Finding:
    """The finding for a country that is not declared."""
    nearest = register.nearest(country, "countries")
    expected = f"a party of the kind country: parties: [{{id: {country}, name: …, kind: country}}]"
    return Finding("not-a-country", span, path, f"`{country}`", expected, nearest)
