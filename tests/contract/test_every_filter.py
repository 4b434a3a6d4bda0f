"""Every filter on every view: it narrows where it has a meaning, and elsewhere says which views it serves."""

import json

import pytest

from running import Tripcli
from tripcli.cli.options import OF_PAGES, SHARED, options_of
from tripcli.query.filters import FILTERS, Filter
from tripcli.views import VIEWS, load_view

TABLES = [view for view in VIEWS if view not in {"show", "summary", "sql", "search", "trips"}]
SERVED = {view: set(load_view(view).kinds) for view in TABLES}
VALUES = {
    "stop": "bergen", "country": "NO", "person": "weber", "party": "JP", "kind": "visit", "topic": "cables",
    "status": "cancelled", "source": "Harbour Post", "source-kind": "press", "event": "harbour-talks", "by": "JP",
    "for": "JP", "unit": "tonnes", "text": "steel", "from": "2024-05-15", "to": "2024-05-13", "on": "2024-05-14",
    "said-by": "dahl", "binding": "no", "amount": ">1e9",
}  # fmt: skip
"""For each filter a value that selects some records of the small trip, and not all."""
MATCHES = {
    ("timeline", "kind"): {"boat-trip", "steelworks-visit"},
    ("timeline", "status"): {"boat-trip"},
    ("timeline", "topic"): {"harbour-talks"},
    ("timeline", "source-kind"): {"harbour-talks", "harbour-protest", "sapporo-arrival"},
    ("timeline", "country"): {"harbour-talks", "harbour-protest", "cable-dinner", "boat-trip"},
    ("timeline", "party"): {"sapporo-arrival", "steelworks-visit"},
    ("timeline", "from"): {"sapporo-arrival", "steelworks-visit", "return-call"},
    ("timeline", "on"): {"boat-trip"},
    ("agreements", "party"): {"steel-letter"},
    ("agreements", "disputed"): {"steel-letter"},
    ("agreements", "person"): {"cable-accord", "steel-letter"},
    ("agreements", "from"): {"steel-letter"},
    ("agreements", "to"): {"cable-accord"},
    ("agreements", "topic"): {"cable-accord"},
    ("agreements", "event"): {"cable-accord"},
    ("agreements", "stop"): {"cable-accord"},
    ("agreements", "country"): {"cable-accord"},
    ("pledges", "from"): {"steel-plant", "steel-total", "steel-tariff", "scrap-steel"},
    ("pledges", "event"): {"cable-fund", "cable-fund-nordlys", "cable-yearly", "harbour-cranes", "harbour-rail"},
    ("pledges", "by"): {"steel-plant", "steel-total"},
    ("pledges", "for"): {"steel-tariff", "scrap-steel"},
    ("pledges", "unit"): {"scrap-steel"},
    ("pledges", "disputed"): {"scrap-steel"},
    ("pledges", "said-by"): {"cable-fund"},
    ("pledges", "binding"): {"cable-fund"},
    ("agreements", "binding"): {"steel-letter"},
    ("pledges", "amount"): {"cable-fund", "cable-fund-nordlys", "steel-total"},
    ("timeline", "said-by"): {"harbour-talks"},
    ("sources", "unit"): {"agency-sapporo", "ledger-doubt"},
    ("sources", "source"): {"harbour-post"},
}
"""Some answers, worked out by hand from the dataset."""
AS_OF = {"next": ("--as-of", "2024-05-08")}
"""When a view has something to show."""


def asked(one: Filter) -> list[str]:
    """The filter as it stands on the command line."""
    return [f"--{one.id}", VALUES[one.id]] if one.names else [f"--{one.id}"]


def test_every_filter_has_a_test_value() -> None:
    assert {one.id for one in FILTERS if one.names} == set(VALUES)


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.id)
@pytest.mark.parametrize("view", TABLES)
def test_a_filter_narrows_the_views_it_serves_and_names_them_elsewhere(
    tripcli: Tripcli, view: str, one: Filter
) -> None:
    result = tripcli(view, *asked(one), *AS_OF.get(view, ()), "-f", "json")
    flags = {flag for option in options_of(load_view(view)) for flag in option.flags}
    if f"--{one.id}" not in flags:
        assert (result.code, result.out) == (2, b"")
        assert result.err.startswith(f"tripcli: --{one.id} is not an option of {view}; it is one of: ")
        serves = result.err.rpartition(": ")[2].strip().split(", ")
        assert serves == [name for name in VIEWS if any(f"--{one.id}" in o.flags for o in options_of(load_view(name)))]
        return
    if AS_OF.get(view) and result.code == 2:
        assert "no such" in result.err or "is known" in result.err  # what was not known then has no name then
        return
    assert result.code == 0, result.err
    rows = json.loads(result.text)
    everything = json.loads(tripcli(view, *AS_OF.get(view, ()), "-f", "json").text)
    assert len(rows) <= len(everything) + (view == "stops")  # a filter lists the halts that it finds
    if (view, one.id) in MATCHES:
        assert {row["id"] for row in rows} == MATCHES[view, one.id]


@pytest.mark.parametrize("one", [one for one in FILTERS if one.names not in {"", "day"}], ids=lambda one: one.id)
def test_a_filter_twice_is_or(tripcli: Tripcli, one: Filter) -> None:
    view = "timeline" if "event" in one.kinds else "pledges"
    other = {
        "stop": "sapporo", "country": "JP", "person": "haugen", "party": "NO", "kind": "summit", "topic": "鉄鋼",
        "status": "held", "source": "The Ledger", "source-kind": "official", "event": "boat-trip", "by": "NO",
        "for": "DE", "unit": "EUR", "text": "dinner",
    }[one.id]  # fmt: skip

    def ids(*values: str) -> set[str]:
        arguments = [part for value in values for part in (f"--{one.id}", value)]
        return {row["id"] for row in json.loads(tripcli(view, *arguments, "-f", "json").text)}

    first, second = ids(VALUES[one.id]), ids(other)
    assert first - second or second - first
    assert ids(VALUES[one.id], other) == first | second


def test_a_text_filter_requires_all_of_its_words(tripcli: Tripcli) -> None:
    rows = json.loads(tripcli("timeline", "--text", "steel visit", "-f", "json").text)
    assert [row["id"] for row in rows] == ["steelworks-visit"]


def test_different_filters_are_and(tripcli: Tripcli) -> None:
    def ids(*arguments: str) -> set[str]:
        return {row["id"] for row in json.loads(tripcli("timeline", *arguments, "-f", "json").text)}

    assert ids("--stop", "bergen", "--person", "weber") == ids("--stop", "bergen") & ids("--person", "weber")


def test_an_option_of_one_view_names_that_view_elsewhere(tripcli: Tripcli) -> None:
    for view in TABLES:
        own = load_view(view).options
        for option in own:
            for other in TABLES:
                flags = {flag for one in options_of(load_view(other)) for flag in one.flags}
                if f"--{option.id}" in flags:
                    continue
                result = tripcli(other, f"--{option.id}")
                assert result.code == 2
                assert f"--{option.id} is not an option of {other}; it is one of: " in result.err
                assert view in result.err.rpartition(": ")[2].strip().split(", ")


def test_every_view_has_every_shared_option() -> None:
    for view in TABLES:
        flags = [option.flags for option in options_of(load_view(view))]
        assert all(option.flags in flags for option in SHARED if option.name not in OF_PAGES)
        assert len(flags) == len(set(flags))
