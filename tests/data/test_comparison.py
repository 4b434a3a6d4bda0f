"""Every measure of `compare` on the bundled tours is what the records say, worked out without the store."""

import json
from collections import Counter
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from comparison_by_hand import MEETINGS, ByHand
from running import Tripcli
from tripcli.reading.load import read_dataset
from tripcli.trips import bundled as bundled_trips
from tripcli.views.compare_measures import MEASURES

KEY = ("of", "unit", "kind", "bound", "status")
"""The columns that all pledges of a sum have in common."""
TOURS = ("trump-asia-2017", "trump-asia-2025")


@cache
def by_hand(tour: str) -> ByHand:
    """A tour, worked out."""
    dataset = read_dataset(bundled_trips() / tour).dataset
    assert dataset is not None
    return ByHand(dataset)


@pytest.fixture
def rows(bundled: Tripcli) -> list[dict[str, Any]]:
    """The values of both tours."""
    result: list[dict[str, Any]] = json.loads(bundled("compare", *TOURS, "-f", "json").text)
    return result


def of_tour(rows: list[dict[str, Any]], tour: str) -> list[dict[str, Any]]:
    """The values of one tour."""
    return [row for row in rows if row["trip"]["id"] == tour]


@pytest.mark.parametrize("tour", TOURS)
def test_every_number_is_that_of_the_records(rows: list[dict[str, Any]], tour: str) -> None:
    given = {
        (row["measure"], row["of"] or ""): row["value"]
        for row in of_tour(rows, tour)
        if row["measure"] not in {"pledged", "conflicts"} and row["value"] != 0
    }
    expected = {key: float(value) for key, value in by_hand(tour).measures() if float(value)}
    assert {key: float(value) for key, value in given.items()} == expected


@pytest.mark.parametrize("tour", TOURS)
def test_the_sums_are_those_of_the_pledges_and_count_nothing_twice(rows: list[dict[str, Any]], tour: str) -> None:
    given = {
        (*(row[name] or "" for name in KEY), "yes" if row["one_side"] else ""): Decimal(str(row["value"]))
        for row in of_tour(rows, tour)
        if row["measure"] == "pledged"
    }
    assert given == by_hand(tour).sums()


@pytest.mark.parametrize("tour", TOURS)
def test_the_conflicts_are_those_of_the_view(bundled: Tripcli, rows: list[dict[str, Any]], tour: str) -> None:
    (count,) = (row["value"] for row in of_tour(rows, tour) if row["measure"] == "conflicts")
    assert count == len(json.loads(bundled("conflicts", "--trip", tour, "-f", "json").text))


def test_every_measure_is_explained_and_worked_out(rows: list[dict[str, Any]]) -> None:
    worked_out = {measure for tour in TOURS for (measure, _), _ in by_hand(tour).measures()}
    assert worked_out | {"pledged", "conflicts"} == {one.id for one in MEASURES} == {row["measure"] for row in rows}


def test_a_record_is_counted_once_in_each_sum(bundled: Tripcli) -> None:
    lines = bundled("compare", *TOURS, "-f", "tsv", "-c", "measure,records").lines[1:]
    pledged = [record for line in lines if line.startswith("pledged\t") for record in line.split("\t")[1].split(";")]
    assert max(Counter(pledged).values()) == 1


def test_people_and_publishers_rest_on_the_sources_of_their_own_trip(rows: list[dict[str, Any]]) -> None:
    for tour in TOURS:
        sources = {row["measure"]: row["sources"] for row in of_tour(rows, tour) if row["of"] is None}
        total = next(row["value"] for row in of_tour(rows, tour) if row["measure"] == "sources")
        assert sources["publishers"] == sources["sources"] == total
        meetings = [event for event in by_hand(tour).held() if event.kind in MEETINGS]
        most = len({report.source for event in meetings for report in event.reports})
        assert 0 < sources["leaders_met"] <= sources["people_met"] <= most
