"""Rows of sources, parties and people: what the other records refer to by id."""

from collections.abc import Mapping

from tripcli.records import Party, Person, Source
from tripcli.store.rows.shared import Row, plain_time
from tripcli.store.versions import FOREVER
from tripcli.values.times import Time
from tripcli.values.words import joined


def source_row(source: Source, published: Time, zone_name: str, known_from: int) -> Row:
    """A source, and from when it is known; a minute without an offset is in the trip's zone."""
    return {
        "id": source.id,
        "publisher": source.publisher,
        "via": source.via,
        "title": source.title,
        "published": published.text + published.offset if published.offset else plain_time(published, zone_name),
        "published_day": published.day or published.text,
        "published_qualifier": published.qualifier or None,
        "kind": source.kind,
        "url": source.url,
        "archive_url": source.archive_url,
        "retrieved": source.retrieved,
        "language": source.language,
        "note": source.note,
        "known_from": known_from,
    }


def party_row(party: Party, known: Mapping[str, int]) -> Row:
    """A party, and from when it is known."""
    return {
        "id": party.id,
        "name": party.name,
        "short": party.short or party.name,
        "kind": party.kind,
        "country": party.country,
        "alt_names": joined(party.alt_names) or "",
        "known_from": known.get(party.id, FOREVER),
    }


def person_row(person: Person, party: Party | None, place: int, known: Mapping[str, int]) -> Row:
    """A person, with the country for which it is counted, and from when it is known."""
    country = None
    if party is not None:
        country = party.id if party.kind == "country" else party.country
    return {
        "id": person.id,
        "name": person.name,
        "short": person.short or person.name,
        "title": person.title,
        "party": person.party,
        "country": country,
        "alt_names": joined(person.alt_names) or "",
        "place": place,
        "known_from": known.get(person.id, FOREVER),
    }
