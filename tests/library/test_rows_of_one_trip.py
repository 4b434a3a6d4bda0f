"""The law of libraries: of each trip, a library gives the rows that the trip gives by itself, with its id before ids."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from conftest import LIBRARY
from running import Setting, Tripcli
from tripcli.query.sandbox import TABLES
from tripcli.trips import bundled as bundled_folder
from tripcli.views import VIEWS

FOLDERS = {"small": LIBRARY, "bundled": bundled_folder()}
OF_SEVERAL = {"participants", "meetings", "compare"}
"""Views of which a row may stand for several trips."""
SHARED = {"person", "party", "publisher"}
"""What all trips have in common."""
QUESTIONS: list[tuple[str, ...]] = [
    ("timeline",), ("stops", "--halts"), ("agreements",), ("pledges",), ("sources",), ("reports",), ("conflicts",),
    ("changes",), ("changes", "--steps"), ("next",), ("search", "trade"), ("search", "talks"),
    ("timeline", "--status", "held"), ("pledges", "--kind", "investment"), ("sources", "--source-kind", "official"),
]  # fmt: skip
"""Questions of which each row belongs to one trip."""


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest) -> Path:
    """A folder of trips."""
    return FOLDERS[request.param]


@pytest.fixture
def program(environment: Mapping[str, str], cache_folder: Path) -> Tripcli:
    """The program, which is told in each test which trips to ask."""
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment))


def trips_of(folder: Path) -> list[str]:
    """The trips of a folder, which are named after their ids."""
    return sorted(entry.name for entry in folder.iterdir() if entry.is_dir())


def rows_of(program: Tripcli, asked: tuple[str, ...], *trips: Path) -> list[dict[str, Any]]:
    """The rows of an answer about these trips; none where they do not have a word of the question."""
    result = program(*asked, "-f", "json", *(word for trip in trips for word in ("--trip", str(trip))))
    if result.code == 2:
        assert ": no such " in result.err
        return []
    assert result.code == 0, result.err
    rows: list[dict[str, Any]] = json.loads(result.text)
    return rows


def without_trip(row: Mapping[str, Any], trip: str) -> Any:
    """A row without the trip, and with the ids that its records have within it."""
    text = json.dumps({name: value for name, value in row.items() if name != "trip"})
    return json.loads(text.replace(f"{trip}/", ""))


def test_every_view_of_rows_of_one_trip_is_asked() -> None:
    assert {asked[0] for asked in QUESTIONS} | OF_SEVERAL | {"summary", "show"} == set(VIEWS)


@pytest.mark.parametrize("as_of", ["", "2024-05-15"])
@pytest.mark.parametrize("asked", QUESTIONS, ids=" ".join)
def test_each_trip_has_the_rows_that_it_has_alone(
    program: Tripcli, folder: Path, asked: tuple[str, ...], as_of: str
) -> None:
    if as_of:  # the zone is named, because a library may have several
        asked = (*asked, "--as-of", f"{as_of}T12:00Z")
    together = rows_of(program, asked, folder)
    for trip in trips_of(folder):
        alone = [row for row in rows_of(program, asked, folder / trip) if row.get("kind") not in SHARED]
        of_trip = [row for row in together if row["trip"] and row["trip"]["id"] == trip]
        assert [without_trip(row, trip) for row in of_trip] == alone
    assert sum(row["trip"] is not None for row in together) == sum(
        row["trip"]["id"] in trips_of(folder) for row in together if row["trip"]
    )


def test_the_summary_has_the_rows_of_each_trip(program: Tripcli, folder: Path) -> None:
    together = json.loads(program("summary", "-f", "json", "--trip", str(folder)).text)
    assert [row["trip"]["id"] for row in together["trips"]] == [row["trip"]["id"] for row in together["counts"]]
    for trip in trips_of(folder):
        alone = json.loads(program("summary", "-f", "json", "--trip", str(folder / trip)).text)
        for section, rows in alone.items():
            if section == "audit":
                continue
            of_trip = [row for row in together[section] if row["trip"]["id"] == trip]
            expected = [rows] if isinstance(rows, dict) else rows
            assert [without_trip(row, trip) for row in of_trip] == expected, section


def test_the_page_of_a_record_is_the_same(program: Tripcli) -> None:
    for trip in trips_of(LIBRARY):
        together = json.loads(program("show", f"{trip}/talks", "-f", "json", "--trip", str(LIBRARY)).text)
        alone = json.loads(program("show", "talks", "-f", "json", "--trip", str(LIBRARY / trip)).text)
        for page in (together, alone):
            for report in page["reports"]:  # whose words have the year of each day where trips lie in several
                del report["changed"]
        assert json.loads(json.dumps(together).replace(f"{trip}/", "")) == alone


@pytest.mark.parametrize("table", TABLES)
def test_the_tables_of_sql_have_the_rows_of_each_trip(program: Tripcli, folder: Path, table: str) -> None:
    if table in {"trip", "person", "party", "publisher", "participant"}:  # of which rows have no trip
        return
    together = rows_of(program, ("sql", f"SELECT * FROM {table}"), folder)
    assert {row["trip"] for row in together} <= set(trips_of(folder))
    for trip in trips_of(folder):
        alone = rows_of(program, ("sql", f"SELECT * FROM {table}"), folder / trip)
        of_trip = [without_trip(row, trip) for row in together if row["trip"] == trip]
        assert sorted(of_trip, key=json.dumps) == sorted(alone, key=json.dumps)
