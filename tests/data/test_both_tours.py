"""The bundled tours beside each other: one register of people, parties and publishers serves both."""

from functools import cache

import pytest

from tripcli.reading.load import Reading, read_dataset
from tripcli.records import Dataset
from tripcli.trips import bundled

TOURS = ("trump-asia-2017", "trump-asia-2025")


@cache
def reading(tour: str) -> Reading:
    """A bundled tour as read, with its problems."""
    return read_dataset(bundled() / tour)


def dataset(tour: str) -> Dataset:
    """A bundled tour."""
    found = reading(tour).dataset
    assert found is not None
    return found


def test_the_tour_of_2017_has_no_problem_and_no_warning() -> None:
    assert reading("trump-asia-2017").problems == ()


@pytest.mark.parametrize("kind", ["people", "parties", "publishers"])
def test_an_id_that_both_tours_have_is_one_name(kind: str) -> None:
    first, second = ({record.id: record.name for record in getattr(dataset(tour), kind)} for tour in TOURS)
    shared = first.keys() & second.keys()
    assert {"people": "xi-jinping", "parties": "JP", "publishers": "reuters"}[kind] in shared
    assert {record_id: first[record_id] for record_id in shared} == {
        record_id: second[record_id] for record_id in shared
    }


def test_somebody_of_both_tours_has_one_short_name() -> None:
    first, second = ({person.id: person.short for person in dataset(tour).people} for tour in TOURS)
    assert {one for one in first.keys() & second.keys() if first[one] != second[one]} == set()


@pytest.mark.parametrize("kind", ["people", "parties", "publishers"])
def test_a_name_that_both_tours_have_is_one_id(kind: str) -> None:
    first, second = (
        {
            name.casefold(): record.id
            for record in getattr(dataset(tour), kind)
            for name in (record.name, *record.alt_names)
        }
        for tour in TOURS
    )
    shared = first.keys() & second.keys()
    assert shared
    assert {name: first[name] for name in shared} == {name: second[name] for name in shared}


def test_a_publisher_of_both_tours_has_one_zone() -> None:
    first, second = ({record.id: record.timezone for record in dataset(tour).publishers} for tour in TOURS)
    assert all(first[record_id] == second[record_id] for record_id in first.keys() & second.keys())


@pytest.mark.parametrize("tour", TOURS)
def test_somebody_whose_office_changed_between_the_tours_has_both(tour: str) -> None:
    (diplomat,) = (person for person in dataset(tour).people if person.id == "s-jaishankar")
    assert [office.title for office in diplomat.offices] == ["Foreign Secretary", "External Affairs Minister"]


@pytest.mark.parametrize("tour", TOURS)
def test_titles_of_events_are_no_sentences(tour: str) -> None:
    verbs = {"arrives", "leaves", "meets", "signs", "says", "speaks", "announces", "agrees", "signed", "denied"}
    for event in dataset(tour).events:
        for title in filter(None, (event.title, *(report.title for report in event.reports))):
            assert ":" not in title, (event.id, title)
            assert not verbs & set(title.split()), (event.id, title)
