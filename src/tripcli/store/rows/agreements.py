"""Rows of agreements."""

from collections.abc import Mapping

from tripcli.records import Agreement
from tripcli.store.links import Links
from tripcli.store.rows.shared import (
    Row,
    common_columns,
    day_column,
    folded_texts,
    folded_value,
    search_words,
    span_columns,
)
from tripcli.store.versions import KnownSource, Version
from tripcli.values.instants import order_instant
from tripcli.values.times import NEVER, Time
from tripcli.values.words import format_texts, join_ids


def agreement_row(agreement: Agreement, version: Version, links: Links, sources: Mapping[str, KnownSource]) -> Row:
    """An agreement as of one version; one without a date of its own takes its event's when it is asked for."""
    event = links.event_of(agreement)
    date: Time | None = folded_value(version, "date")
    zone_name = links.zone_name(event) if event else links.dataset.trip.timezone
    title, venue = folded_value(version, "title"), folded_value(version, "venue")
    topics = folded_texts(version, "topics")
    parties = [links.parties[party].name for party in agreement.parties]
    concerns = links.known("stop", agreement.concerns)
    return {
        **common_columns(agreement, version, sources),
        **span_columns(date, None),
        "title": title or agreement.id,
        "kind": agreement.kind,
        "parties": join_ids(agreement.parties),
        "event": links.known_one("event", agreement.event),
        "concerns": join_ids(concerns),
        "place": ", ".join(links.stops[stop].name for stop in concerns) or None,
        "date": day_column(date),
        "date_qualifier": (date.qualifier or None) if date else None,
        "date_part": (date.part or None) if date else None,
        "venue": venue,
        "binding": folded_value(version, "binding"),
        "topics": format_texts(topics),
        "sort_instant": order_instant(date, zone_name) if date else NEVER,
        "words": search_words(title, venue, folded_value(version, "note"), *topics, *parties),
    }
