"""The law of histories: at every moment, the rows of that moment are the answer of the view as of then."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from datasets import NOW, copied, store_of
from made_datasets import datasets
from tripcli.publish.sections import SECTIONS, SOURCES, Section
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
from tripcli.query.moving import MovingKnowledge
from tripcli.query.request import Request
from tripcli.questions.requests import Echo, request_of
from tripcli.reading.load import read_dataset
from tripcli.records import Dataset
from tripcli.table import Row, Table
from tripcli.trips import bundled
from tripcli.views import load_view
from tripcli.views.answer import table_of
from tripcli.views.history import RowMerger, history_of
from tripcli.views.history_inputs import moments_of_change
from tripcli.views.view import TableView

TRIPS = sorted(path for path in bundled().iterdir() if path.is_dir())
ALL = (SOURCES, *SECTIONS)
FILTERS = ({"stop": ("tokyo",)}, {"kind": ("summit", "trade", "investment")}, {"not_source_kind": ("press",)})


def view_of(section: Section) -> TableView:
    """The view of a section."""
    view = load_view(section.view)
    assert isinstance(view, TableView)
    return view


def request(connection: sqlite3.Connection, values: dict[str, tuple[str, ...]], section: Section) -> Request:
    """What a section asks, as of all that is known."""
    made = request_of(load_view("timeline"), {"words": (), **values}, connection, NOW, Echo())
    return made._replace(columns=section.columns, options=section.options)


def named(table: Table) -> Callable[[Row], tuple[str, ...]]:
    """The row with the names that its ids have at the moment."""
    return lambda row: tuple(
        str(table.names(column.kind, str(cell)) or cell) for column, cell in zip(table.columns, row, strict=True)
    )


def check_section(connection: sqlite3.Connection, section: Section, asked: Request, every: int) -> int:
    """Compare the history of a section with its view at every so many moments; return their number."""
    view = view_of(section)
    moving = MovingKnowledge(connection, ALL_THAT_IS_KNOWN)
    asked = asked._replace(knowledge=moving)
    versions = history_of(view, asked, named).versions
    moments = moments_of_change(asked, (), ALL_THAT_IS_KNOWN)[::every]
    for moment in moments:
        direct = copied(connection)
        table = table_of(view, asked._replace(knowledge=Knowledge(direct, moment)))
        names_now = named(table)
        expected = [(row, names_now(row)) for row in table.rows]
        direct.close()
        found = [(one.row, one.texts) for one in versions if one.known_from <= moment < one.known_to]
        assert found == expected, (section.id, moment)
    return len(moments)


@pytest.mark.parametrize("section", ALL, ids=lambda section: section.id)
@pytest.mark.parametrize("trip", TRIPS, ids=lambda path: path.name)
def test_the_history_of_a_bundled_trip_is_what_its_view_gives(
    trip_store: Callable[..., sqlite3.Connection], trip: str, section: Section
) -> None:
    connection = trip_store(trip)
    assert check_section(connection, section, request(connection, {}, section), every=7) > 10


@pytest.mark.parametrize("section", ALL, ids=lambda section: section.id)
@pytest.mark.parametrize("values", FILTERS, ids=lambda values: next(iter(values)))
def test_a_history_with_filters_is_what_its_view_gives(
    trip_store: Callable[..., sqlite3.Connection], section: Section, values: dict[str, tuple[str, ...]]
) -> None:
    connection = trip_store(TRIPS[-1])
    check_section(connection, section, request(connection, values, section), every=23)


@settings(max_examples=15, deadline=None, suppress_health_check=[*HealthCheck])
@given(dataset=datasets())
def test_the_history_of_any_dataset_is_what_its_views_give(dataset: Dataset) -> None:
    for section in ALL:
        connection = store_of(dataset)
        check_section(connection, section, request(connection, {}, section), every=3)


@pytest.fixture(scope="module")
def trip_store() -> Iterator[Callable[..., sqlite3.Connection]]:
    """The function that gives a fresh connection to the store of a bundled trip."""
    stores: dict[object, sqlite3.Connection] = {}

    def store(path: object) -> sqlite3.Connection:
        if path not in stores:
            dataset = read_dataset(path).dataset  # type: ignore[arg-type]  # a path
            assert dataset is not None
            stores[path] = store_of(dataset)
        return copied(stores[path])

    yield store
    for connection in stores.values():
        connection.close()


@given(st.lists(st.lists(st.integers(0, 7), max_size=9), min_size=1, max_size=8))
def test_versions_give_back_the_answers_of_all_moments_in_their_order(answers: list[list[int]]) -> None:
    merger = RowMerger()
    for moment, answer in enumerate(answers):
        merger.add(moment, [(row,) for row in answer], lambda row: (str(row[0]),), None)
    versions = merger.versions()
    for moment, answer in enumerate(answers):
        assert [one.row[0] for one in versions if one.known_from <= moment < one.known_to] == answer


def test_a_row_that_stays_is_one_version_though_others_move_around_it() -> None:
    merger = RowMerger()
    for moment, answer in enumerate(["ab", "ba", "bca", "ca"]):
        merger.add(moment, [(letter,) for letter in answer], lambda row: (str(row[0]),), None)
    spans = [(one.row[0], one.known_from, one.known_to) for one in merger.versions()]
    assert sorted(spans) in (
        [("a", 0, ALL_THAT_IS_KNOWN), ("b", 0, 1), ("b", 1, 3), ("c", 2, ALL_THAT_IS_KNOWN)],
        [("a", 0, 1), ("a", 1, ALL_THAT_IS_KNOWN), ("b", 0, 3), ("c", 2, ALL_THAT_IS_KNOWN)],
    )
