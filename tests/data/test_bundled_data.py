"""The bundled tour: what the reader does not ask of every dataset, and what this one promises. Never its size."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest

from tripcli.reading.load import Reading, read_dataset
from tripcli.records import Dataset, Publisher, Source
from tripcli.trips import bundled
from tripcli.values.amounts import plain_amount
from tripcli.values.instants import known_instant
from tripcli.values.times import parse_time
from tripcli.values.vocabulary import UNNAMED

FIRST_ARTICLE = "modern-diplomacy-2025-10-27-tokyo"

MEANT = {
    ("status-goes-back", "`status: sought`, after pledged"),
    ("status-goes-back", "`status: announced`, after signed"),
    ("status-goes-back", "`status: expected`, after pledged"),
}
"""The warnings that data/README.md explains: an article that knew less than others did when it came out."""

SIGNED_WHO_KNOWS_WHERE = {"us-japan-trade-framework", "khnp-posco-centrus"}
"""Signed before the tour; no page that was read says where."""

SAID_BY_NOBODY = {
    "rok-investment-fox-sum": "a broadcaster's own sum",
    "japan-purchase-package": "people whom the agency does not name",
}
"""Pledges of which no report names a speaker, and why."""

FIRST_FACTS = [
    ("Trump has arrived in Tokyo", "stops", "tokyo", "held"),
    ("on a tour for trade, investment and defence spending", "events", "arrival-haneda", "held"),
    ("his longest foreign tour since taking office", "events", "arrival-haneda", "held"),
    ("a ceasefire of Thailand and Cambodia, brokered in Malaysia", "agreements", "kl-joint-declaration", "announced"),
    ("which happened in Kuala Lumpur", "stops", "kuala-lumpur", "held"),
    ("trade agreements signed in Malaysia", "agreements", "us-malaysia-art", "signed"),
    ("trade agreements signed in Malaysia", "agreements", "us-cambodia-art", "signed"),
    ("rare earth agreements signed in Malaysia", "agreements", "us-malaysia-critical-minerals", "signed"),
    ("rare earth agreements signed in Malaysia", "agreements", "us-thailand-critical-minerals", "signed"),
    ("talks with Xi Jinping to follow in South Korea", "events", "trump-xi-summit", "expected"),
    ("550 billion dollars of investment to be secured", "pledges", "japan-550bn-investment", "sought"),
    ("Japan to carry more of its defence costs", "pledges", "japan-defence-2-percent", "sought"),
    ("Takaichi, new in office, meets him", "events", "summit-talks", "expected"),
    ("her readiness to deepen security cooperation", "agreements", "joint-security-statement", "expected"),
    ("Asian markets and investors watch", "pledges", "japan-550bn-investment", "sought"),
    ("a test of the stability that the visit brings", "events", "departure-haneda", "expected"),
    ("Kevin Maher comments", "events", "maher-comment", "held"),
    ("a strong joint statement on security would signal coordination", "agreements", "joint-security-statement", "expected"),
    ("tight security, thousands of police", "events", "security-operation", "held"),
    ("minor protests near the US embassy", "events", "protest-27-october", "held"),
    ("purchases of energy as a topic of the talks", "pledges", "energy-purchases", "expected"),
    ("a stay that sets the tone of the summit with Xi", "events", "departure-haneda", "expected"),
    ("first on the programme, an audience with the Emperor", "events", "imperial-audience", "expected"),
    ("then talks with Takaichi at Akasaka Palace", "events", "summit-talks", "expected"),
    ("on to South Korea", "stops", "busan", "expected"),
    ("on to South Korea", "events", "arrival-busan", "expected"),
]  # fmt: skip
"""What the first article says: in words, and as a report of it."""


@cache
def reading() -> Reading:
    """The bundled tour as read, with its problems."""
    return read_dataset(bundled() / "trump-asia-2025")


def tour() -> Dataset:
    """The bundled tour."""
    dataset = reading().dataset
    assert dataset is not None
    return dataset


def reported() -> Iterator[Any]:
    """Every record that has reports."""
    for records in (tour().stops, tour().events, tour().agreements, tour().pledges):
        yield from records


def publishers() -> dict[str, Publisher]:
    """Each name of a publisher, in small letters -> the publisher."""
    return {
        name.casefold(): publisher
        for publisher in tour().publishers
        for name in (publisher.id, publisher.name, publisher.short, *publisher.alt_names)
        if name
    }


def zone_of(source: Source) -> str:
    """The zone in which the publication of a source is read."""
    zone = source.timezone or publishers()[source.publisher.casefold()].timezone
    assert zone is not None
    return zone


def known() -> dict[str, int]:
    """Source -> the instant from which it is known."""
    return {
        source.id: known_instant(parse_time(source.published, offset_allowed=True), zone_of(source))
        for source in tour().sources
    }


def test_every_source_is_of_a_declared_publisher_that_has_a_zone_and_a_kind() -> None:
    for source in tour().sources:
        publisher = publishers()[source.publisher.casefold()]
        assert publisher.timezone, source.id
        assert publisher.kind, source.id


def test_no_publisher_is_declared_without_a_source() -> None:
    used = {publishers()[source.publisher.casefold()].id for source in tour().sources}
    assert {publisher.id for publisher in tour().publishers} == used


def test_topics_stand_outside_the_reports_only_where_all_are_known_at_once() -> None:
    instants = known()
    for event in tour().events:
        if event.topics is not None:
            assert len({instants[report.source] for report in event.reports}) == 1, event.id


def test_every_pledge_says_who_says_so_or_why_nobody_does() -> None:
    for pledge in tour().pledges:
        if pledge.id not in SAID_BY_NOBODY:
            assert any(report.said_by for report in pledge.reports), pledge.id


def test_the_bundled_trip_has_only_the_explained_problems() -> None:
    assert {(problem.code, problem.found) for problem in reading().problems} <= MEANT


@pytest.mark.parametrize(("fact", "kind", "record_id", "status"), FIRST_FACTS, ids=[row[0] for row in FIRST_FACTS])
def test_every_fact_of_the_first_article_is_in_the_dataset(fact: str, kind: str, record_id: str, status: str) -> None:
    (record,) = (one for one in getattr(tour(), kind) if one.id == record_id)
    assert status in [report.status for report in record.reports if report.source == FIRST_ARTICLE], fact


def test_the_records_of_the_first_article_have_its_topics_venue_and_people() -> None:
    (talks,) = (event for event in tour().events if event.id == "summit-talks")
    (report,) = (one for one in talks.reports if one.source == FIRST_ARTICLE)
    assert {"trade", "energy", "defence-buildup"} <= set(report.topics or ())
    assert "Akasaka" in (report.venue or "")
    assert "Abe" in (report.note or "")
    assert {"kevin-maher", "sanae-takaichi"} <= {person.id for person in tour().people}


def test_every_signed_agreement_has_an_event_or_a_venue() -> None:
    for agreement in tour().agreements:
        signed = [report for report in agreement.reports if report.status == "signed"]
        if signed and agreement.id not in SIGNED_WHO_KNOWS_WHERE:
            assert agreement.event or agreement.venue or any(report.venue for report in signed), agreement.id


def test_everybody_has_an_office_and_a_party() -> None:
    assert [person.id for person in tour().people if not (person.title and person.party)] == []


def test_every_pledge_and_agreement_has_an_event_a_stop_or_a_whole() -> None:
    for pledge in tour().pledges:
        assert pledge.event or pledge.part_of or pledge.concerns, pledge.id
    for agreement in tour().agreements:
        assert agreement.event or agreement.concerns, agreement.id


def test_no_id_contains_a_figure_on_which_sources_differ() -> None:
    for pledge in tour().pledges:
        amounts = {plain_amount(report.amount) for report in pledge.reports if report.amount not in {None, UNNAMED}}
        figures = {amount.rstrip("0").rstrip(".") for amount in amounts} if len(amounts) > 1 else set()
        parts = {part.rstrip("bnmt").rstrip("0") for part in pledge.id.split("-") if part[0].isdigit()}
        assert not figures & parts, pledge.id


def test_a_figure_for_a_period_is_a_rate() -> None:
    for pledge in tour().pledges:
        for facts in (pledge, *pledge.reports):
            assert not (facts.period or "").startswith(("per ", "a ", "each ", "every ")), pledge.id


def test_no_site_has_both_http_and_https_addresses() -> None:
    sites = {scheme: set[str]() for scheme in ("http", "https")}
    for source in tour().sources:
        if source.url is not None:
            address = urlsplit(source.url)
            sites[address.scheme].add(address.netloc.removeprefix("www."))
    assert not sites["http"] & sites["https"]


def test_each_publisher_has_one_spelling() -> None:
    spellings: dict[str, str] = {}
    for source in tour().sources:
        for name in filter(None, (source.publisher, source.via)):
            key = "".join(letter for letter in name.casefold().removeprefix("the ") if letter.isalnum())
            assert spellings.setdefault(key, name) == name


def test_sources_and_reports_are_in_the_order_of_publication() -> None:
    instants = known()
    order = [(instants[source.id], source.id) for source in tour().sources]
    assert order == sorted(order)
    for record in reported():
        times = [instants[report.source] for report in record.reports]
        assert times == sorted(times), record.id


def test_notes_are_clauses_not_sentences() -> None:
    for record in reported():
        for report in record.reports:
            note = report.note or ""
            assert len(note) <= 90, (record.id, report.source)
            assert not note.endswith("."), (record.id, report.source)


def test_every_day_of_the_tour_has_an_event_that_was_held() -> None:
    days = {(report.start or "")[:10] for event in tour().events for report in event.reports if report.status == "held"}
    stays = {
        (report.arrive or report.depart or "")[:10] for stop in tour().stops for report in stop.reports
        if report.status == "held"
    } - {""}  # fmt: skip
    first, last = int(min(stays)[-2:]), int(max(stays)[-2:])
    assert {f"{min(stays)[:8]}{day:02}" for day in range(first, last + 1)} <= days


def test_the_route_has_main_stops_in_order_and_the_rest_are_halts() -> None:
    assert [stop.name for stop in tour().stops if stop.kind in {None, "stop"}] == [
        "Kuala Lumpur", "Tokyo", "Gyeongju", "Busan",
    ]  # fmt: skip
    halts = [stop for stop in tour().stops if stop.kind == "halt"]
    assert {stop.within for stop in halts} >= {"tokyo", "busan"}


@pytest.mark.parametrize(
    ("person", "name"), [("xi-jinping", "習近平"), ("sanae-takaichi", "高市早苗"), ("lee-jae-myung", "이재명")]
)
def test_people_have_their_name_in_their_own_script(person: str, name: str) -> None:
    (found,) = (one for one in tour().people if one.id == person)
    assert name in (found.alt_names or ())


def test_parts_of_one_whole_have_its_payer_or_one_of_its_country() -> None:
    pledges = {pledge.id: pledge for pledge in tour().pledges}
    country = {party.id: party.country or party.id for party in tour().parties}
    for pledge in pledges.values():
        if pledge.part_of is not None and pledges[pledge.part_of].by != "foreign-investors-korea":
            assert country[pledge.payers[0]] == country[pledges[pledge.part_of].payers[0]], pledge.id
