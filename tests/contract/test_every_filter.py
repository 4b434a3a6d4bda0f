"""Every filter on every view: it narrows where it has a meaning, and elsewhere says which views it serves."""

import json
import re

import pytest

from everything import flags_of
from running import Tripcli
from tripcli.cli.options import OF_PAGES, SHARED, options_of
from tripcli.query.filters import FILTERS, Filter
from tripcli.views import VIEWS, load_view

TABLES = [view for view in VIEWS if view not in {"show", "summary", "sql", "search", "trips"}]
VALUES = {
    "stop": "bergen", "country": "NO", "person": "weber", "party": "JP", "kind": "visit", "topic": "cables",
    "status": "cancelled", "source": "Harbour Post", "source-kind": "press", "event": "harbour-talks", "by": "JP",
    "for": "JP", "unit": "tonnes", "text": "steel", "from": "2024-05-15", "to": "2024-05-13", "on": "2024-05-14",
    "said-by": "dahl", "moved-since": "2024-05-16", "binding": "no", "amount": ">1e9",
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
    ("timeline", "one-publisher"): {"harbour-protest", "cable-dinner", "sapporo-arrival", "return-call"},
    ("agreements", "moved"): {"steel-letter"},
    ("pledges", "moved"): {"scrap-steel", "steel-total"},
    ("timeline", "moved-since"): {"steelworks-visit", "return-call"},
    ("sources", "unit"): {"agency-sapporo", "ledger-doubt"},
    ("sources", "source"): {"harbour-post"},
}
"""Some answers, worked out by hand from the dataset."""
OF_RECORDS = {"timeline", "agreements"}
"""Views of which each row is a record, and the same one whatever else is selected."""
AS_OF = {"next": ("--as-of", "2024-05-08")}
"""When a view has something to show."""


def asked(one: Filter) -> list[str]:
    """The filter as it stands on the command line; raises KeyError for a filter without a value here."""
    return [f"--{one.id}", VALUES[one.id]] if one.names else [f"--{one.id}"]


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.id)
@pytest.mark.parametrize("view", VIEWS)
def test_a_view_without_a_filter_names_the_views_that_have_it(tripcli: Tripcli, view: str, one: Filter) -> None:
    if f"--{one.id}" in flags_of(view):
        return
    result = tripcli(view, *asked(one))
    assert (result.code, result.out) == (2, b"")
    assert f"--{one.id} is not" in result.err
    serves = result.err.rpartition(": ")[2].strip().split(", ")
    assert [name for name in serves if name in VIEWS] == [name for name in VIEWS if f"--{one.id}" in flags_of(name)]


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.id)
@pytest.mark.parametrize("view", TABLES)
def test_a_filter_leaves_rows_out_and_changes_no_other_row(tripcli: Tripcli, view: str, one: Filter) -> None:
    if f"--{one.id}" not in flags_of(view):
        return
    result = tripcli(view, *asked(one), *AS_OF.get(view, ()), "-f", "json")
    if AS_OF.get(view) and result.code == 2:
        assert re.search(r'tripcli: --[a-z-]+ "[^"]+": no', result.err)  # nothing of that name was known then
        return
    assert (result.code, result.err.count("fault of the program")) == (0, 0), result.err
    rows = json.loads(result.text)
    everything = json.loads(tripcli(view, *AS_OF.get(view, ()), "-f", "json").text)
    if view in OF_RECORDS:
        assert [row for row in everything if row["id"] in {row["id"] for row in rows}] == rows
    if (view, one.id) in MATCHES:
        assert {row["id"] for row in rows} == MATCHES[view, one.id]


def test_all_words_of_one_text_are_sought(tripcli: Tripcli) -> None:
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
