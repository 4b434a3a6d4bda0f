"""Several trips together in every view and format, and the column that tells them apart."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import LIBRARY
from running import Tripcli
from tripcli.cli.format_needs import serves
from tripcli.table import Audience, Kind
from tripcli.values.cells import width as cells
from tripcli.views import VIEWS, load_view
from tripcli.views.view import TableView, columns_of
from tripcli.writers import WRITERS, Pages, Writer

TRIPS = ("spring-2023", "spring-2024", "envoy-2024")
"""The trips of the library, in the order of their first days."""
OF_ITS_OWN = {"compare"}
"""A view that always says to which trip a value belongs, in a column of its own."""
TABLES = [view for view in VIEWS if isinstance(load_view(view), TableView) and view not in OF_ITS_OWN]
SECTIONS = {"show": "record", "summary": "route"}
MOMENTS = (None, "2024-05-14T18:00", "2023-05-20", "1990-01-01")
"""Moments whose knowledge is asked for: all that is known, in the middle of two trips, after the first, before all."""


def words_of(view: str) -> tuple[str, ...]:
    """The words that a view needs, and a moment at which it has something to show."""
    moment = ("--as-of", "2024-05-10") if view == "next" else ()
    return {"search": ("copper",), "show": ("spring-2024/talks",)}.get(view, ()) + moment


@pytest.mark.parametrize("as_of", MOMENTS)
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.id)
@pytest.mark.parametrize("view", VIEWS)
def test_every_writer_takes_the_views_that_it_serves(
    library: Tripcli, view: str, writer: Writer, as_of: str | None
) -> None:
    if not serves(writer, load_view(view)):
        return
    section = ("--section", SECTIONS[view]) if writer.pages is Pages.SECTION and view in SECTIONS else ()
    moment = ("--as-of", as_of) if as_of else ()
    result = library(view, *words_of(view), "-f", writer.id, *section, *moment)
    assert "fault of the program" not in result.err
    if view == "show" and as_of in MOMENTS[2:]:
        assert result.code == 2
        return
    assert result.code == 0, result.err
    assert result == library(view, *words_of(view), "-f", writer.id, *section, *moment)


@pytest.mark.parametrize("view", TABLES)
def test_the_first_column_of_data_is_the_trip(library: Tripcli, view: str) -> None:
    rows = json.loads(library(view, *words_of(view), "-f", "json").text)
    assert rows
    for row in rows:
        assert next(iter(row)) == "trip"
        trips = row["trip"] if isinstance(row["trip"], list) else [row["trip"]]
        assert trips
        assert {trip["id"] for trip in trips} <= set(TRIPS)
    assert library(view, *words_of(view), "-f", "tsv").lines[0].split("\t")[0] == "trip"


@pytest.mark.parametrize("view", TABLES)
def test_people_see_which_trip_a_row_belongs_to(library: Tripcli, view: str) -> None:
    wide: dict[str, Any] = {"out_is_terminal": True, "width_cells": 200}
    for settings in ({}, wide):
        text = library(view, *words_of(view), "--color", "never", **settings).text.lower()
        assert any(trip in text for trip in TRIPS)


@pytest.mark.parametrize("view", TABLES)
def test_the_column_of_the_trip_is_declared_by_every_view(view: str) -> None:
    first = columns_of(load_view(view))[0].column
    assert (first.id, first.audience) == ("trip", Audience.LIBRARY)
    assert first.kind in {Kind.TRIP, Kind.TRIPS}


@pytest.mark.parametrize("view", TABLES)
def test_one_trip_has_the_column_only_on_request(tripcli: Tripcli, view: str) -> None:
    words = {"search": ("harbour",), "next": ("--as-of", "2024-05-08")}.get(view, ())
    assert "trip" not in tripcli(view, *words, "-f", "tsv").lines[0].split("\t")
    rows = tripcli(view, *words, "-f", "tsv", "-c", "trip").lines
    assert set(rows) == {"trip", "harbour-tour"}


@pytest.mark.parametrize("view", TABLES)
@pytest.mark.parametrize("width_cells", [20, 60, 80, 120, 200])
def test_a_terminal_is_never_overrun(library: Tripcli, view: str, width_cells: int) -> None:
    settings: dict[str, Any] = {"out_is_terminal": True, "width_cells": width_cells}
    result = library(view, *words_of(view), "--color", "never", **settings)
    assert result.code == 0
    if width_cells >= 60:
        assert max(cells(line) for line in result.lines) <= width_cells


@pytest.mark.parametrize("view", VIEWS)
def test_a_folder_with_one_trip_answers_as_that_trip(
    bundled: Tripcli, library: Tripcli, view: str, tmp_path: Path
) -> None:
    (tmp_path / "spring-2024").mkdir()
    (tmp_path / "spring-2024" / "trip.yaml").write_bytes((LIBRARY / "spring-2024" / "trip.yaml").read_bytes())
    words = {"show": ("talks",)}.get(view, words_of(view))
    for format_id in ("table", "json"):
        of_folder = library(view, *words, "-f", format_id, "--trip", str(tmp_path))
        alone = library(view, *words, "-f", format_id, "--trip", str(tmp_path / "spring-2024"))
        assert of_folder == alone
        assert of_folder.code == 0
    assert bundled("timeline", "-f", "json").out == bundled("timeline", "-f", "json", "--trip", "trump-asia-2025").out


def test_the_years_are_shown_where_trips_lie_in_several(library: Tripcli) -> None:
    assert "8 May 2023" in library("meetings").text
    assert "14 May 2024" in library("meetings").text
    one_year = library("meetings", "--trip", str(LIBRARY / TRIPS[1]), "--trip", str(LIBRARY / TRIPS[2]))
    assert "14 May " in one_year.text
    assert "14 May 2024" not in one_year.text


def test_entries_of_a_calendar_and_keys_of_references_are_unique(library: Tripcli) -> None:
    for arguments, begin in ((("timeline", "-f", "ics"), "UID:"), (("sources", "-f", "bibtex"), "@")):
        together = [line for line in library(*arguments).lines if line.startswith(begin)]
        assert len(together) == len(set(together)) > 5
    alone = [
        line
        for trip in TRIPS
        for line in library("timeline", "-f", "ics", "--trip", str(LIBRARY / trip)).lines
        if line.startswith("UID:")
    ]
    assert sorted(line for line in library("timeline", "-f", "ics").lines if line.startswith("UID:")) == sorted(alone)


def test_a_map_has_a_route_for_each_trip(library: Tripcli) -> None:
    features = json.loads(library("stops", "-f", "geojson").text)["features"]
    routes = [one for one in features if one["properties"]["kind"] == "route"]
    assert [(one["id"], one["properties"]["trip"]) for one in routes] == [(f"{trip}/route", trip) for trip in TRIPS]
    assert len(routes[2]["geometry"]["coordinates"]) == 2
    (alone,) = (
        one
        for one in json.loads(library("stops", "-f", "geojson", "--trip", str(LIBRARY / TRIPS[2])).text)["features"]
        if one["properties"]["kind"] == "route"
    )
    assert (alone["id"], alone["properties"]) == ("route", {"kind": "route"})
    assert alone["geometry"] == routes[2]["geometry"]


def test_days_are_in_order_and_within_a_day_each_trip_stands_by_itself(library: Tripcli) -> None:
    rows = json.loads(library("timeline", "-f", "json").text)
    assert [(row["trip"]["id"], (row["start"] or "")[:10]) for row in rows] == [
        ("spring-2023", "2023-05-08"), ("spring-2023", "2023-05-09"), ("spring-2024", "2024-05-14"),
        ("envoy-2024", "2024-05-14"), ("spring-2024", "2024-05-15"), ("envoy-2024", "2024-05-16"), ("spring-2023", ""),
    ]  # fmt: skip


def test_somebody_of_several_trips_is_one_person(library: Tripcli) -> None:
    rows = {row["id"]: row for row in json.loads(library("participants", "-f", "json").text)}
    ines = rows["ines"]
    assert [trip["id"] for trip in ines["trip"]] == [*TRIPS]
    assert (ines["events"], ines["first"], ines["last"]) == (4, "2023-05-08", "2024-05-14")
    assert ines["title"] == "Mayor; Foreign Minister"
    earlier = json.loads(library("participants", "--stop", "spring-2023/lima", "-f", "json").text)
    assert [row["title"] for row in earlier if row["id"] == "ines"] == ["Mayor"]
    pairs = [
        (row["person"]["id"], row["other"]["id"], row["events"])
        for row in json.loads(library("meetings", "-f", "json").text)
    ]
    assert pairs == [("ada", "ines", 3), ("ben", "ines", 1)]


def test_totals_are_over_all_trips(library: Tripcli) -> None:
    totals = {row["unit"]: row for row in json.loads(library("pledges", "--total", "-f", "json").text)}
    assert (totals["EUR"]["amount_least"], totals["EUR"]["amount_most"]) == (750_000_000, 800_000_000)
    assert [trip["id"] for trip in totals["EUR"]["trip"]] == ["spring-2023", "spring-2024"]
    counted = {row["id"]: row["counted"] for row in json.loads(library("pledges", "-f", "json").text)}
    assert counted["spring-2023/road"] == "no: part of spring-2023/mine"
