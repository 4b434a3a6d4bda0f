"""Rows of agreements."""

from tripcli.records import Agreement
from tripcli.store.links import Links
from tripcli.store.rows.shared import Row, span_columns, standing, value_of, words_of
from tripcli.store.versions import Version
from tripcli.values.instants import order_instant
from tripcli.values.times import NEVER, Time
from tripcli.values.words import joined


def agreement_row(agreement: Agreement, version: Version, links: Links) -> Row:
    """An agreement as of one version; one without a date of its own takes its event's when it is asked for."""
    event = links.event_of(agreement)
    date: Time | None = value_of(version, "date")
    zone_name = links.zone_name(event) if event else links.dataset.trip.timezone
    title, venue = value_of(version, "title"), value_of(version, "venue")
    topics: tuple[str, ...] = value_of(version, "topics") or ()
    parties = [links.parties[party].name for party in agreement.parties]
    return {
        **standing(agreement, version),
        **span_columns(date, None),
        "title": title or agreement.id,
        "kind": agreement.kind,
        "parties": joined(agreement.parties),
        "event": agreement.event,
        "date": (date.day or date.text) if date else None,
        "date_qualifier": (date.qualifier or None) if date else None,
        "venue": venue,
        "topics": joined(topics),
        "sort_instant": order_instant(date, zone_name) if date else NEVER,
        "words": words_of(title, venue, value_of(version, "note"), *topics, *parties),
    }
