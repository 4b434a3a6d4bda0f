"""Links: what belongs to what, whatever is known when."""

from datasets import read
from tripcli.records.publishers import Publishers
from tripcli.store.compile import known_sources
from tripcli.store.existence import first_known
from tripcli.store.links import Links

TEXT = """
events:
  - {id: talks, stop: yokosuka, title: T, kind: summit, reports: [{source: alpha-21, status: expected}]}
  - {id: far, place: {name: Sea, country: KR, timezone: Asia/Seoul}, concerns: [busan], title: T, kind: other, reports: [{source: alpha-21, status: expected}]}
agreements:
  - {id: pact, title: T, kind: trade, parties: [acme, KR], event: talks, reports: [{source: alpha-21, status: expected}]}
  - {id: loose, title: T, kind: trade, parties: [JP], concerns: [busan], reports: [{source: alpha-21, status: expected}]}
pledges:
  - {id: whole, title: T, kind: investment, by: JP, to: US, amount: 5, unit: USD, event: talks, reports: [{source: alpha-21, status: expected}]}
  - {id: part, title: T, kind: investment, by: hikari, to: US, amount: 3, unit: USD, part_of: whole, reports: [{source: alpha-21, status: expected}]}
  - {id: deep, title: T, kind: investment, by: hikari, amount: 1, unit: USD, part_of: part, overlaps: [aside], reports: [{source: alpha-21, status: expected}]}
  - {id: aside, title: T, kind: investment, by: JP, amount: 1, unit: USD, part_of: whole, concerns: [busan], reports: [{source: alpha-21, status: expected}]}
  - {id: under, title: T, kind: investment, by: JP, amount: 1, unit: USD, part_of: top, reports: [{source: alpha-21, status: expected}]}
  - {id: top, title: T, kind: investment, by: JP, amount: 9, unit: USD, concerns: [busan], reports: [{source: alpha-21, status: expected}]}
"""
DATASET = read(TEXT)
LINKS = Links(DATASET, first_known(DATASET, known_sources(DATASET, Publishers(DATASET))))
EVENTS = {event.id: event for event in DATASET.events}
AGREEMENTS = {agreement.id: agreement for agreement in DATASET.agreements}
PLEDGES = {pledge.id: pledge for pledge in DATASET.pledges}


def test_what_is_at_a_stop_is_also_at_those_within_which_it_lies() -> None:
    assert LINKS.stops_of(EVENTS["talks"]) == {"yokosuka", "tokyo"}
    assert LINKS.stops_of(EVENTS["far"]) == {"busan"}


def test_an_agreement_has_the_stop_of_its_event_or_those_that_it_concerns() -> None:
    assert LINKS.stops_of(AGREEMENTS["pact"]) == {"yokosuka", "tokyo"}
    assert LINKS.stops_of(AGREEMENTS["loose"]) == {"busan"}


def test_a_pledge_has_the_event_of_the_nearest_pledge_above_it_that_has_one() -> None:
    found = {name: LINKS.event_of(pledge) for name, pledge in PLEDGES.items()}
    assert {name: event and event.id for name, event in found.items()} == {
        "whole": "talks", "part": "talks", "deep": "talks", "aside": None, "under": None, "top": None,
    }  # fmt: skip
    assert LINKS.stops_of(PLEDGES["deep"]) == {"yokosuka", "tokyo"}
    assert LINKS.stops_of(PLEDGES["aside"]) == {"busan"}
    assert LINKS.stops_of(PLEDGES["under"]) == {"busan"}


def test_a_country_has_what_happens_in_it_and_what_its_companies_sign_or_pay() -> None:
    assert LINKS.countries_of(EVENTS["far"]) == {"KR"}
    assert LINKS.countries_of(AGREEMENTS["pact"]) == {"JP", "KR", "US"}
    assert LINKS.countries_of(PLEDGES["deep"]) == {"JP"}


def test_an_overlap_that_one_pledge_names_holds_for_both() -> None:
    assert (LINKS.overlaps(PLEDGES["deep"]), LINKS.overlaps(PLEDGES["aside"])) == (["aside"], ["deep"])


def test_an_events_zone_is_its_stops_or_its_places() -> None:
    assert [LINKS.zone_name(event) for event in DATASET.events] == ["Asia/Tokyo", "Asia/Seoul"]
