"""Questions that name something use an index: no large table is read from its beginning to its end for them.

The plans of SQLite depend on the schema alone, as no statistics are kept, so a small store stands for a large one.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP, LIBRARY
from datasets import NOW
from tripcli.query.filters import ALL, FILTERS, STOP, Filter, Selection, selection
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.questions.requests import Echo, request_of
from tripcli.store.library import open_library
from tripcli.table import Page
from tripcli.views import load_view
from tripcli.views.answer import answer_of

LARGE = frozenset(
    [
        "event_row",
        "agreement_row",
        "pledge_row",
        "participation_row",
        "topic",
        "stop_of",
        "country_of",
        "party_of",
        "event_of",
        "report_row",
        "value_row",
        "change_row",
        "aside_row",
        "search_row",
        "field_row",
        "record_key",
        "conflict_version",
        "source_all",
    ]
)
"""Tables of the store that grow with the number of events and reports."""
EACH_RECORD = frozenset(
    [
        "kind",
        "status",
        "for",
        "amount",
        "unit",
        "binding",
        "disputed",
        "one-publisher",
        "one-side",
        "text",
        "from",
        "to",
        "on",
    ]
)
"""Filters that look at each record, because most records may have one of their values, or because pledges are few."""
EACH_REPORT = frozenset({"source-kind", "said-by", "moved", "moved-since"})
"""Filters that look at each report, or at each change: most of them may have one of their values."""
VALUES = {"day": ("2024-05-14T00:00", "2024-05-14T23:59"), "amount": (">= 5 <= 9",), "": ()}


class Plans:
    """A store whose queries are explained."""

    def __init__(self, paths: list[Path], as_of: int = ALL_THAT_IS_KNOWN) -> None:
        self.connection = open_library(paths, None)
        self.knowledge = Knowledge(self.connection, as_of)

    def scans(self, query: str, parameters: Sequence[str] = ()) -> list[str]:
        """The steps of a query that read a large table, or a whole index of one."""
        steps = [str(row[3]) for row in self.connection.execute(f"EXPLAIN QUERY PLAN {query}", parameters)]
        return [step for step in steps if step.startswith("SCAN ") and self._is_large(step, query)]

    def _is_large(self, step: str, query: str) -> bool:
        """Whether a scan is of a large table; SQLite names the alias, which the views and the query explain."""
        name = step.split()[1]
        schema = "SELECT sql FROM sqlite_schema UNION ALL SELECT sql FROM sqlite_temp_schema"
        texts = [row[0] for row in self.connection.execute(schema) if row[0]]
        words = " ".join([query, *texts]).replace("(", " ").replace(")", " ").replace(",", " ").split()
        tables = {before for before, after in pairwise(words) if after == name}
        return bool(LARGE & {name, *tables}) and "CONSTANT" not in step

    def of_view(self, view: str, **values: object) -> dict[str, list[str]]:
        """The scans of each statement that a view runs to its end."""
        statements: list[str] = []
        self.connection.set_trace_callback(statements.append)
        request = request_of(load_view(view), {"words": [], **values}, self.connection, NOW, Echo())
        answer = answer_of(load_view(view), request)
        tables = [one.table for one in answer.sections] if isinstance(answer, Page) else [answer]
        rows = [row for table in tables for row in table.rows]
        self.connection.set_trace_callback(None)
        assert rows
        return {one: scans for one in statements if one.lstrip()[:4] in {"SELE", "WITH"} and (scans := self.scans(one))}


@pytest.fixture(scope="module", params=["a trip", "a trip, earlier", "several trips"])
def plans(request: pytest.FixtureRequest) -> Plans:
    """The small trip, as of now and as of an earlier moment, and a library."""
    if request.param == "several trips":
        return Plans(sorted(LIBRARY.iterdir()))
    return Plans([GOLDEN_TRIP], 1_715_700_000 if request.param == "a trip, earlier" else ALL_THAT_IS_KNOWN)


def values_of(one: Filter) -> tuple[str, ...]:
    """Values of a filter as the query gets them."""
    return VALUES.get(one.names, ("any",))


@pytest.mark.parametrize("one", FILTERS, ids=lambda one: one.id)
@pytest.mark.parametrize("kind", [*ALL, STOP])
def test_a_filter_that_names_something_finds_its_records_by_an_index(plans: Plans, one: Filter, kind: str) -> None:
    if one.id in EACH_RECORD | EACH_REPORT or kind not in {*one.kinds, STOP} or (kind == STOP and not one.stop):
        return
    clause, parameters = selection((kind,), (Selection(one, values_of(one)),))
    assert plans.scans(f"{clause}SELECT r.id FROM selected_{kind} r", parameters) == []


@pytest.mark.parametrize("one", [one for one in FILTERS if one.id in EACH_RECORD | EACH_REPORT], ids=lambda one: one.id)
def test_the_filters_that_are_said_to_look_at_each_record_or_report_do(plans: Plans, one: Filter) -> None:
    kind = one.kinds[-1]
    clause, parameters = selection((kind,), (Selection(one, values_of(one)),))
    assert plans.scans(f"{clause}SELECT r.id FROM selected_{kind} r", parameters)


def test_a_scan_of_a_large_table_is_seen(plans: Plans) -> None:
    assert plans.scans("SELECT r.title FROM event r") == ["SCAN e"]
    assert plans.scans("SELECT r.title FROM event r WHERE r.id = 'x'") == []
    assert plans.scans("SELECT r.id FROM person r") == []


def test_one_trip_of_a_library_is_found_by_its_ids() -> None:
    plans = Plans(sorted(LIBRARY.iterdir()))
    for kind in (*ALL, STOP):
        query = f"SELECT id FROM {kind} WHERE id >= 'spring-2023/' AND id < 'spring-2023/' || char(1114111)"
        assert plans.scans(query) == []


FEW = ("SCAN v", "SCAN t", "SCAN e USING INDEX event_after", "SCAN s VIRTUAL TABLE INDEX 0:M0")
"""Scans that a view may have: of agreements and pledges (`v`) and of trips (`t`), which are few; of the events that name
others in `after`, by an index that has only these; and of what a full-text search gives."""


def needless(scans: dict[str, list[str]]) -> list[tuple[str, str]]:
    """The scans that are not of few rows, with their statements."""
    return [(scan, query) for query, steps in scans.items() for scan in steps if scan not in FEW]


@pytest.mark.parametrize("kind", ["event", "stop", "person", "party", "agreement", "pledge"])
def test_the_page_of_a_record_reads_what_belongs_to_the_record(kind: str) -> None:
    plans = Plans([GOLDEN_TRIP])
    record = plans.connection.execute(f"SELECT id FROM {kind} LIMIT 1").fetchone()[0]
    assert needless(plans.of_view("show", words=[record])) == []


def test_a_search_reads_the_texts_that_have_the_words() -> None:
    assert needless(Plans([GOLDEN_TRIP]).of_view("search", words=["steel"])) == []


@pytest.mark.parametrize("filters", [{"stop": ("bergen",)}, {"person": ("weber",)}, {"event": ("harbour-talks",)}])
def test_a_listing_of_what_is_named_reads_no_other_events_for_their_order(filters: dict[str, tuple[str]]) -> None:
    assert needless(Plans([GOLDEN_TRIP]).of_view("timeline", **filters)) == []
