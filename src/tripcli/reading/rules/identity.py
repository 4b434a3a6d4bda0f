"""Rules of identity: one trip, one record an id, and countries that are countries."""

from collections.abc import Iterator

from tripcli.reading.findings import NOWHERE, Finding, Span
from tripcli.reading.rules.register import Register

_SPACES = (("parties", "people"), ("publishers",), ("sources",), ("stops",), ("events",), ("agreements",), ("pledges",))
"""Kinds that share one space of ids: a participant is a person or a party."""


def missing_trip(register: Register) -> Iterator[Finding]:
    """There is a trip."""
    if not register.has_trip:
        yield Finding("missing-trip", NOWHERE, (), "no `trip:`", "one, with id, title, traveler and timezone")


def double_ids(register: Register) -> Iterator[Finding]:
    """No two records of one kind have one id, nor a person and a party."""
    for kinds in _SPACES:
        seen: set[str] = set()
        for kind in kinds:
            for record, span in register.entries(kind):
                if record.id in seen:
                    what = " or ".join(kinds)
                    yield Finding("duplicate-id", span, ("id",), f"a second `{record.id}`", f"each id once in {what}")
                seen.add(record.id)


def country_ids(register: Register) -> Iterator[Finding]:
    """Countries, and they alone, have ids of two capital letters; what is named as a country is one."""
    for party, span in register.entries("parties"):
        if (party.kind == "country") != party.id.isupper():
            expected = "two capital letters for a country, small letters for other parties"
            yield Finding("bad-country", span, ("id",), f"`{party.id}` of the kind {party.kind}", expected)
    for kind in ("parties", "publishers", "stops"):
        for record, span in register.entries(kind):
            if record.country is not None and record.country not in register.countries:
                yield _no_country(register, record.country, span, ("country",))
    for event, span in register.entries("events"):
        if event.place is not None and event.place.country not in {None, *register.countries}:
            yield _no_country(register, event.place.country, span, ("place", "country"))


def _no_country(register: Register, country: str, span: Span, path: tuple[str, ...]) -> Finding:
    """A country that is not declared."""
    nearest = register.nearest(country, "countries")
    return Finding("not-a-country", span, path, f"`{country}`", "a party of the kind country", nearest)
