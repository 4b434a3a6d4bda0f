"""Rows of publishers, sources, parties, people and units: what the other records refer to by id."""

from collections.abc import Iterator, Mapping

from tripcli.records import Party, Person, Source, Unit
from tripcli.records.publishers import Publishers
from tripcli.store.links import FOREVER
from tripcli.store.rows.shared import Row, plain_time
from tripcli.store.versions import KnownSource
from tripcli.values.times import parse_time
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
            "known_to": FOREVER,
        }


def source_row(source: Source, publishers: Publishers, known: KnownSource) -> Row:
    """A source, and from when it is known."""
    publisher, zone = publishers.of(source), publishers.zone_of(source)
    published = parse_time(source.published, offset_allowed=True)
    return {
        "id": source.id,
        "publisher_id": known.publisher,
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
        "known_from": known.known_from,
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
        "known_to": FOREVER,
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
        "leader": person.leader,
        "alt_names": format_texts(person.alt_names),
        "rank": rank,
        "known_from": known.get(person.id, FOREVER),
        "known_to": FOREVER,
    }


def unit_row(unit: Unit) -> Row:
    """A unit that the dataset declares, with its words: made from the id where the dataset has none."""
    plural = unit.plural or unit.id.replace("-", " ")
    return {
        "id": unit.id,
        "singular": unit.singular or plural.removesuffix("s"),
        "plural": plural,
        "summed": int(unit.summed == "yes"),
    }
