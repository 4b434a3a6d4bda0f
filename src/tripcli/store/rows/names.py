"""Rows of publishers, sources, parties, people and units: what the other records refer to by id."""

from collections.abc import Iterator, Mapping

from tripcli.records import Party, Person, Publisher, Source, Unit
from tripcli.store.links import FOREVER
from tripcli.store.publishers import Publishers
from tripcli.store.rows.shared import Row, plain_time
from tripcli.store.versions import KnownSource
from tripcli.values.times import Time
from tripcli.values.words import format_texts


def publisher_rows(publishers: Publishers, sources: Mapping[str, KnownSource]) -> Iterator[Row]:
    """The publishers, declared or not, each known from its first source."""
    known: dict[str, int] = {}
    for source in sources.values():
        known[source.publisher] = min(source.known_from, known.get(source.publisher, FOREVER))
    for publisher_id, publisher in sorted(publishers.by_id.items()):
        yield {
            "id": publisher_id,
            "name": publisher.name,
            "short": publisher.short or publisher.name,
            "alt_names": format_texts(publisher.alt_names),
            "timezone": publisher.timezone,
            "country": publisher.country,
            "kind": publisher.kind,
            "note": publisher.note,
            "known_from": known.get(publisher_id, FOREVER),
        }


def source_row(source: Source, publisher_id: str, publisher: Publisher, published: Time, zone: str, known: int) -> Row:
    """A source; `zone` is the IANA zone of its publication, `known` the instant from which it counts."""
    return {
        "id": source.id,
        "publisher_id": publisher_id,
        "publisher": publisher.name,
        "via": source.via,
        "title": source.title,
        "published": published.text + published.offset if published.offset else plain_time(published, zone),
        "published_day": published.heading,
        "published_qualifier": published.qualifier or None,
        "timezone": zone,
        "kind": source.kind or publisher.kind or "press",
        "url": source.url,
        "archive_url": source.archive_url,
        "retrieved": source.retrieved,
        "language": source.language,
        "note": source.note,
        "known_from": known,
    }


def party_row(party: Party, known: Mapping[str, int]) -> Row:
    """A party, and from when it is known."""
    return {
        "id": party.id,
        "name": party.name,
        "short": party.short or party.name,
        "kind": party.kind,
        "country": party.country,
        "alt_names": format_texts(party.alt_names),
        "known_from": known.get(party.id, FOREVER),
    }


def person_row(person: Person, party: Party | None, rank: int, known: Mapping[str, int]) -> Row:
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
        "alt_names": format_texts(person.alt_names),
        "rank": rank,
        "known_from": known.get(person.id, FOREVER),
    }


def unit_row(unit: Unit) -> Row:
    """A unit that the dataset declares."""
    return {
        "id": unit.id,
        "singular": unit.singular,
        "plural": unit.plural,
        "summed": int(unit.summed == "yes"),
    }
