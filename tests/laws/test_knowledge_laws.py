"""Laws of knowledge: what was learnt later shows nowhere, and the order of a file says nothing."""

import random
import sqlite3
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from datasets import NOW, ids, store_of, whole_answer, whole_page
from made_datasets import AS_OF, datasets, marks_after, without_later
from tripcli.query.context import WhenContext
from tripcli.query.when import read_as_of
from tripcli.records import Dataset
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView

CONTEXT = WhenContext(trip_years=(2025, 2025), timezone="Asia/Tokyo", now_instant=NOW)
TABLES = [view for view in VIEWS if not isinstance(load_view(view), PageView) and not load_view(view).words]
PAGES = [view for view in VIEWS if isinstance(load_view(view), PageView) and not load_view(view).words]
LISTS = ("parties", "people", "sources", "stops", "events", "agreements", "pledges")
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def answers(store: sqlite3.Connection, **options: Any) -> dict[str, Any]:
    """What every view says, with all columns; the totals, every page, and what some searches find."""
    result: dict[str, Any] = {view: whole_answer(store, view, **options) for view in TABLES}
    result["totals"] = whole_answer(store, "pledges", columns=None, total=True, **options)
    result |= {view: whole_page(store, view, **options) for view in PAGES}
    for words in ("hall", "trade", "ann"):
        result[f"search {words}"] = whole_answer(store, "search", words=[words], **options)
    for name in ("event-0", "agreement-0", "pledge-0", "tokyo", "bea"):
        result[f"show {name}"] = whole_page(store, "show", words=[name], **options)
    return result


def shuffled(dataset: Dataset, seed: int) -> Dataset:
    """The same records in another order; the order of reports within a record stays."""
    lottery = random.Random(seed)  # noqa: S311 - a test is no lottery
    parts = {name: list(getattr(dataset, name)) for name in LISTS}
    for items in parts.values():
        lottery.shuffle(items)
    return replace(dataset, **{name: tuple(items) for name, items in parts.items()})


@FEW
@given(dataset=datasets(), as_of=st.sampled_from(AS_OF))
def test_no_word_of_a_later_report_stands_in_any_view(dataset: Dataset, as_of: str) -> None:
    told = repr(answers(store_of(dataset), as_of=as_of))
    late = [mark for mark in marks_after(dataset, read_as_of(as_of, CONTEXT).instant) if mark in told]
    assert late == []


@FEW
@given(dataset=datasets(), as_of=st.sampled_from(AS_OF))
def test_a_report_after_the_as_of_changes_nothing_in_any_view(dataset: Dataset, as_of: str) -> None:
    moment = read_as_of(as_of, CONTEXT).instant
    now, then = store_of(dataset), store_of(without_later(dataset, moment))
    assert answers(now, as_of=as_of) == answers(then, as_of=as_of)


@FEW
@given(dataset=datasets(), seed=st.integers(0, 10**6))
def test_the_order_of_records_in_the_file_changes_no_answer(dataset: Dataset, seed: int) -> None:
    one, other = store_of(dataset), store_of(shuffled(dataset, seed))
    assert list(one.iterdump()) == list(other.iterdump())


@FEW
@given(dataset=datasets())
def test_an_as_of_past_the_last_report_equals_none(dataset: Dataset) -> None:
    store = store_of(dataset)
    for view in (name for name in TABLES if name != "next"):  # for which the present is another moment
        (rows, lines), (later_rows, later_lines) = (
            whole_answer(store, view),
            whole_answer(store, view, as_of="2030-01-01"),
        )
        assert rows == later_rows
        assert lines[:-1] == later_lines[:-1]


@FEW
@given(dataset=datasets())
def test_the_same_dataset_gives_the_same_store(dataset: Dataset) -> None:
    assert store_of(dataset).serialize() == store_of(dataset).serialize()


@FEW
@given(dataset=datasets(), as_of=st.sampled_from(AS_OF))
def test_no_stage_ever_goes_back_and_no_record_is_ever_lost(dataset: Dataset, as_of: str) -> None:
    store = store_of(dataset)
    for view in ("timeline", "agreements", "pledges"):
        before = ids(store, view, as_of=as_of)
        assert set(before) <= set(ids(store, view))
        assert len(before) == len(set(before))


@FEW
@given(dataset=datasets(), stop=st.sampled_from(["tokyo", "busan"]), person=st.sampled_from(["ann", "bea"]))
def test_different_filters_narrow_and_values_of_one_widen(dataset: Dataset, stop: str, person: str) -> None:
    store = store_of(dataset)
    for view in ("timeline", "agreements", "pledges"):
        everything, at_stop = set(ids(store, view)), set(ids(store, view, stop=[stop]))
        summits, both = set(ids(store, view, text=["hall"])), set(ids(store, view, stop=[stop], text=["hall"]))
        assert both == summits & at_stop
        assert set(ids(store, view, stop=["tokyo", "busan"])) == (
            set(ids(store, view, stop=["tokyo"])) | set(ids(store, view, stop=["busan"]))
        )
        assert at_stop <= everything


@pytest.mark.parametrize("view", TABLES)
def test_a_view_of_a_dataset_without_records_has_no_rows(view: str) -> None:
    from made_datasets import scene

    empty = store_of(replace(scene(), stops=()))
    assert whole_answer(empty, view)[0] == []
