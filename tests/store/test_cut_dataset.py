"""As of any moment each view of the store has the rows that a dataset of the reports known then would give."""

import re
import sqlite3
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cut_dataset import cut_dataset
from datasets import knowledge_of, store_of
from made_datasets import datasets
from tripcli.query import knowledge as knowledge_module
from tripcli.reading.load import read_dataset
from tripcli.records import Dataset
from tripcli.trips import bundled

ASOF = Path(knowledge_module.__file__).with_name("asof.sql").read_text(encoding="utf-8")
VIEWS = re.findall(r"CREATE TEMP VIEW (\w+)", ASOF)
NOT_COMPARED = {"known_from", "known_to", "version", "rank", "rowid"}
"""Intervals, and numbers that only serve the order of rows."""


def rows(store: sqlite3.Connection, view: str, moment: int) -> list[str]:
    """The rows of a view as of a moment, without intervals."""
    cursor = knowledge_of(store, moment).connection.execute(f"SELECT * FROM {view}")
    kept = [index for index, column in enumerate(cursor.description) if column[0] not in NOT_COMPARED]
    return sorted(repr([row[index] for index in kept]) for row in cursor)


def order(store: sqlite3.Connection, view: str, moment: int) -> list[tuple[object, ...]]:
    """The ids of a view's rows by rank."""
    query = f"SELECT id FROM {view} ORDER BY rank"
    return knowledge_of(store, moment).connection.execute(query).fetchall()


def moments(store: sqlite3.Connection) -> list[int]:
    """Every moment at which something came to be known."""
    return [row[0] for row in store.execute("SELECT DISTINCT known_from FROM source_all ORDER BY 1")]


def assert_same(store: sqlite3.Connection, dataset: Dataset, moment: int) -> None:
    """The store as of the moment is that of the cut dataset, as of the moment and as of ever."""
    cut = store_of(cut_dataset(dataset, moment))
    for view in VIEWS:
        assert rows(store, view, moment) == rows(cut, view, moment), view
    for view in ("person", "pledge"):
        assert order(store, view, moment) == order(cut, view, moment)


@cache
def tour() -> Dataset:
    """The bundled dataset."""
    dataset = read_dataset(bundled() / "trump-asia-2025").dataset
    assert dataset is not None
    return dataset


@pytest.mark.parametrize("part", range(12))
def test_the_bundled_tour_shows_at_each_moment_what_its_cut_dataset_shows(part: int) -> None:
    store = store_of(tour())
    some = moments(store)[part::12]
    for moment in some[:: max(1, len(some) // 2)]:
        assert_same(store, tour(), moment)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dataset=datasets(), data=st.data())
def test_any_dataset_shows_at_any_moment_what_its_cut_dataset_shows(dataset: Dataset, data: st.DataObject) -> None:
    store = store_of(dataset)
    assert_same(store, dataset, data.draw(st.sampled_from(moments(store))))
