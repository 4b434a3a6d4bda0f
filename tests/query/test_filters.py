"""Each filter selects what it says, alone, repeated, and with others."""

from typing import Any

import pytest

from datasets import compiled, ids, knowledge_of
from tripcli.query.context import WhenContext
from tripcli.query.filters import FILTERS
from tripcli.query.request import Request

TEXT = """
events:
  - id: audience
    stop: tokyo
    title: Audience with the Emperor
    kind: meeting
    topics: [protocol]
    reports:
      - {source: alpha-22, status: expected, start: 2025-10-27, participants: [ann]}
      - {source: beta-27, status: held, start: 2025-10-27T18:30, end: 2025-10-27T19:00, venue: Palais Impérial, participants: [ann, bea]}
  - id: carrier
    stop: yokosuka
    title: Speech aboard 100% steel
    kind: speech
    topics: [security]
    reports:
      - {source: delta-28, status: held, start: 2025-10-28, participants: [ann, {person: cy, as: mentioned}]}
      - {source: beta-29, disputed: yes}
  - id: launch
    place: {name: Yellow Sea, country: KR, timezone: Asia/Seoul}
    concerns: [tokyo]
    title: Missile test
    kind: other
    reports: [{source: gamma-28, status: held, start: 2025-10-28, participants: [families]}]
  - id: summit
    stop: busan
    title: Summit of Lee and Young
    kind: summit
    topics: [trade]
    reports: [{source: gamma-28, status: expected, start: 2025-10-30, participants: [ann, dot]}]
agreements:
  - {id: pact, title: Minerals pact, kind: minerals, parties: [US, JP], event: audience, topics: [minerals], reports: [{source: beta-28, status: signed}]}
  - {id: deal, title: Company deal, kind: technology, parties: [acme, hikari], concerns: [busan], reports: [{source: gamma-29, status: expected, date: 2025-10-29}]}
pledges:
  - {id: whole, title: Large investment, kind: investment, by: JP, to: US, amount: 550 billion, unit: USD, event: audience, reports: [{source: beta-28, status: pledged}]}
  - {id: part, title: Reactors, kind: investment, by: hikari, to: acme, amount: 100 billion, unit: USD, part_of: whole, reports: [{source: beta-28, status: pledged}]}
  - {id: planes, title: Aircraft, kind: purchase, by: KR, to: acme, amount: 80, unit: aircraft, concerns: [busan], reports: [{source: delta-29, status: committed}]}
"""
STORE = compiled(TEXT)
EVENTS, AGREEMENTS, PLEDGES = "timeline", "agreements", "pledges"


def found(view: str, **options: Any) -> set[str]:
    """What a view's filter selects."""
    return {str(record) for record in ids(STORE, view, **options)}


@pytest.mark.parametrize(
    ("options", "events", "agreements", "pledges"),
    [
        ({}, "audience carrier launch summit", "pact deal", "whole part planes"),
        ({"stop": ["tokyo"]}, "audience carrier launch", "pact", "whole part"),
        ({"stop": ["yokosuka"]}, "carrier", "", ""),
        ({"stop": ["busan"]}, "summit", "deal", "planes"),
        ({"stop": ["busan", "yokosuka"]}, "carrier summit", "deal", "planes"),
        ({"country": ["JP"]}, "audience carrier", "pact deal", "whole part"),
        ({"country": ["KR"]}, "launch summit", "deal", "planes"),
        ({"country": ["US"]}, "", "pact deal", "whole part planes"),
        ({"person": ["ann"]}, "audience carrier summit", "pact", "whole part"),
        ({"person": ["cy"]}, "carrier", "", ""),
        ({"person": ["dot", "bea"]}, "audience summit", "pact", "whole part"),
        ({"person": ["families"]}, "launch", "", ""),
        ({"party": ["JP"]}, "audience launch", "pact deal", "whole part"),
        ({"party": ["acme"]}, "carrier", "deal", "part planes"),
        ({"party": ["KR"]}, "summit", "", "planes"),
        ({"kind": ["summit", "speech"]}, "carrier summit", "", ""),
        ({"kind": ["minerals"]}, "", "pact", ""),
        ({"kind": ["investment"]}, "", "", "whole part"),
        ({"topic": ["protocol"]}, "audience", "pact", "whole part"),
        ({"topic": ["minerals"]}, "", "pact", ""),
        ({"topic": ["trade", "security"]}, "carrier summit", "", ""),
        ({"status": ["held"]}, "audience carrier launch", "", ""),
        ({"status": ["expected"]}, "summit", "deal", ""),
        ({"status": ["pledged", "signed"]}, "", "pact", "whole part"),
        ({"source": ["beta-28"]}, "", "pact", "whole part"),
        ({"source": ["gamma"]}, "launch summit", "deal", ""),
        ({"source": ["GAMMA", "delta-28"]}, "carrier launch summit", "deal", ""),
        ({"source_kind": ["official"]}, "carrier", "", "planes"),
        ({"event": ["audience"]}, "audience", "pact", "whole part"),
        ({"disputed": True}, "carrier", "", ""),
        ({"text": ["EMPEROR imperial"]}, "audience", "", ""),
        ({"text": ["impérial"]}, "audience", "", ""),
        ({"text": ["100%"]}, "carrier", "", ""),
        ({"text": ["0_"]}, "", "", ""),
        ({"text": ["%"]}, "carrier", "", ""),
        ({"text": ["missile", "summit young"]}, "launch summit", "", ""),
        ({"text": ["missile young"]}, "", "", ""),
        ({"text": ["高市"]}, "audience", "", ""),
        ({"text": ["hikari"]}, "", "deal", "part"),
        ({"on": "2025-10-28"}, "carrier launch", "", ""),
        ({"on": "2025-10-27"}, "audience", "pact", "whole part"),
        ({"on": "2025-10-29"}, "", "deal", ""),
        ({"from": "2025-10-28"}, "carrier launch summit", "deal", ""),
        ({"to": "2025-10-28"}, "audience carrier launch", "pact", "whole part"),
        ({"from": "2025-10-28", "to": "2025-10-29"}, "carrier launch", "deal", ""),
        ({"from": "2025-10-27T18:59", "to": "2025-10-27"}, "audience", "pact", "whole part"),
        ({"from": "2025-10-27T19:01", "to": "2025-10-27"}, "", "", ""),
        ({"from": "2025-10"}, "audience carrier launch summit", "pact deal", "whole part"),
        ({"stop": ["tokyo"], "kind": ["speech", "other"]}, "carrier launch", "", ""),
        ({"person": ["ann"], "on": "2025-10-28"}, "carrier", "", ""),
        ({"stop": ["tokyo"], "country": ["KR"]}, "launch", "", ""),
        ({"moved": True}, "", "", ""),
        ({"one_publisher": True}, "launch summit", "pact deal", "whole part planes"),
        ({"moved_since": "2025-10-27"}, "audience carrier launch summit", "pact deal", "whole part planes"),
        ({"moved_since": "2025-10-29"}, "carrier", "deal", "planes"),
        ({"moved_since": "2025-10-30"}, "", "", ""),
    ],
)
def test_a_filter_selects(options: dict[str, Any], events: str, agreements: str, pledges: str) -> None:
    assert found(EVENTS, **options) == set(events.split())
    assert found(AGREEMENTS, **options) == set(agreements.split())
    assert found(PLEDGES, **options) == set(pledges.split())


@pytest.mark.parametrize(
    ("options", "pledges"),
    [
        ({"by": ["JP"]}, "whole part"),
        ({"by": ["hikari"]}, "part"),
        ({"for": ["US"]}, "whole part planes"),
        ({"for": ["acme"]}, "part planes"),
        ({"by": ["KR"], "for": ["US"]}, "planes"),
        ({"unit": ["aircraft"]}, "planes"),
        ({"one_side": True}, ""),
        ({"unit": ["USD", "aircraft"]}, "whole part planes"),
    ],
)
def test_a_filter_of_figures_selects(options: dict[str, Any], pledges: str) -> None:
    assert found(PLEDGES, **options) == set(pledges.split())
    assert found("sources", **options) <= {"beta-28", "delta-29"}


def test_every_filter_is_tried_here() -> None:
    tried = {
        "stop", "country", "person", "party", "kind", "topic", "status", "source", "source-kind", "event", "by",
        "for", "unit", "disputed", "text", "from", "to", "on", "said-by", "binding", "amount",
        "moved", "moved-since", "one-publisher", "one-side",
    }  # fmt: skip
    assert {one.id for one in FILTERS} == tried


def test_filters_select_what_was_so_as_of_the_moment() -> None:
    before = {"as_of": "2025-10-26"}
    assert found(EVENTS, status=["held"], **before) == set()
    assert found(EVENTS, status=["expected"], **before) == {"audience"}
    assert found(EVENTS, person=["ann"], **before) == {"audience"}
    assert found(EVENTS, text=["imperial"], **before) == set()
    assert found(EVENTS, source=["alpha-22"], **before) == {"audience"}
    assert found(EVENTS, topic=["protocol"], **before) == {"audience"}


def test_what_has_no_date_is_on_no_day() -> None:
    store = compiled(
        "events:\n  - {id: some, stop: tokyo, title: T, kind: other, reports: [{source: alpha-21, status: expected}]}\n"
    )
    for options in ({"on": "2025-10-28"}, {"from": "2020-01-01"}, {"to": "2030-01-01"}):
        assert ids(store, EVENTS, **options) == []


def test_the_values_of_a_filter_that_does_not_exist_are_an_error() -> None:
    request = Request(knowledge=knowledge_of(STORE), context=WhenContext((2025,), "UTC", 0))
    assert request.values("stop") == ()
    with pytest.raises(KeyError):
        request.values("stpo")
