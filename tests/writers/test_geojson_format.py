"""GeoJSON, read back by shapely and by GDAL."""

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import antimeridian
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_tables import written
from shapely.geometry import LineString, MultiLineString, shape

from hostile_tables import HOSTILE, hostile_table
from running import Tripcli
from tripcli.table import Column, Kind, Table
from tripcli.writers.antimeridian import Position, split_line


def collection(tripcli: Tripcli, *arguments: str) -> list[dict[str, Any]]:
    """The features that a command gives."""
    result = tripcli(*arguments, "-f", "geojson")
    assert result.code == 0, result.err
    answer = json.loads(result.text)
    assert answer["type"] == "FeatureCollection"
    return list(answer["features"])


def test_each_stop_is_a_point_with_longitude_first_and_the_way_is_a_line(bundled: Tripcli) -> None:
    *stops, way = collection(bundled, "stops")
    rows = {row["id"]: row for row in json.loads(bundled("stops", "-f", "json").text)}
    for feature in stops:
        row = rows[feature["id"]]
        point = shape(feature["geometry"])
        assert (point.x, point.y) == (row["longitude"], row["latitude"])
        assert feature["properties"]["name"] == row["name"]
        assert not {"longitude", "latitude"} & set(feature["properties"])
    line = shape(way["geometry"])
    assert (way["id"], line.geom_type, line.is_valid, len(line.geoms)) == ("route", "MultiLineString", True, 2)
    assert line.bounds[0] == -180
    assert line.bounds[2] == 180


def test_properties_are_the_cells_of_csv_with_numbers_and_booleans(tripcli: Tripcli) -> None:
    rows = json.loads(tripcli("timeline", "-f", "json").text)
    for feature, row in zip(collection(tripcli, "timeline"), rows, strict=True):
        properties = feature["properties"]
        assert properties["id"] == feature["id"] == row["id"]
        assert properties["disputed"] is row["disputed"]
        assert (properties["participants"] or "").split(";") == [p["id"] for p in row["participants"]] or [""]
        assert properties["stop_name"] == (row["stop"]["name"] if row["stop"] else None)
        assert all(value is None or isinstance(value, str | int | float) for value in properties.values())


def test_columns_can_be_chosen(tripcli: Tripcli) -> None:
    features = collection(tripcli, "timeline", "-c", "title,status")
    assert {tuple(feature["properties"]) for feature in features} == {("title", "status", "id")}
    assert {feature["geometry"]["type"] for feature in features if feature["geometry"]} == {"Point"}


def test_certain_stops_have_no_way(bundled: Tripcli) -> None:
    assert all(feature["id"] != "route" for feature in collection(bundled, "stops", "--stop", "tokyo"))
    assert all(feature["id"] != "route" for feature in collection(bundled, "stops", "-n", "2"))


def test_events_off_the_route_have_no_geometry_and_a_note_counts_them(bundled: Tripcli) -> None:
    result = bundled("timeline", "-f", "geojson", err_is_terminal=True)
    without = [one for one in json.loads(result.text)["features"] if one["geometry"] is None]
    assert without
    assert f"{len(without)} rows have no coordinates, and so the geometry null\n" in result.err


def test_nothing_to_show_is_an_empty_collection(tripcli: Tripcli) -> None:
    assert collection(tripcli, "timeline", "--text", "nowhere") == []


def test_hostile_text_stays_text() -> None:
    text = written("geojson", hostile_table("timeline"), names=True)
    features = json.loads(text)["features"]
    assert [feature["properties"]["title"] for feature in features] == list(HOSTILE)
    assert not [character for character in text.replace("\n", "") if not character.isprintable()]


@pytest.mark.parametrize("cells", [("91", "0"), ("0", "181"), ("x", "0"), ("nan", "inf"), (None, "0"), ("1e999", "0")])
def test_what_is_not_on_the_earth_is_no_point(cells: tuple[str | None, str]) -> None:
    columns = tuple(Column(id=one, label=one, kind=Kind.NUMBER) for one in ("latitude", "longitude"))
    text = written("geojson", Table(title="", columns=columns, rows=[cells]))
    assert json.loads(text)["features"] == [{"type": "Feature", "geometry": None, "properties": {}}]


def test_coordinates_have_six_decimals_at_most() -> None:
    columns = tuple(Column(id=one, label=one, kind=Kind.NUMBER) for one in ("latitude", "longitude"))
    text = written("geojson", Table(title="", columns=columns, rows=[("-0.0000001", "100"), ("12.34567891", "-7")]))
    assert '"coordinates": [100, 0]' in text.replace("-0]", "0]")
    assert '"coordinates": [-7, 12.345679]' in text


POSITIONS = st.lists(
    st.tuples(st.integers(-179, 179).map(float), st.integers(-80, 80).map(float)), min_size=2, max_size=5, unique=True
)


@given(POSITIONS)
def test_a_line_is_split_as_another_library_splits_it(points: list[Position]) -> None:
    if any(abs(abs(one[0] - other[0]) - 180) < 1 for one, other in pairwise(points)):
        return  # both ways around the earth are as short
    mine = MultiLineString(split_line(points))
    theirs = antimeridian.fix_line_string(LineString(points), great_circle=False)
    assert mine.equals_exact(theirs if theirs.geom_type == "MultiLineString" else MultiLineString([theirs]), 1e-5)


def test_a_line_that_ends_on_the_meridian_is_one_piece() -> None:
    assert split_line([(170.0, 0.0), (180.0, 0.0)]) == [[(170.0, 0.0), (180.0, 0.0)]]
    assert split_line([(-170.0, 0.0), (180.0, 0.0)]) == [[(-170.0, 0.0), (-180.0, 0.0)]]
    assert split_line([(5.0, 5.0), (5.0, 5.0)]) == []
    assert split_line([]) == []


@pytest.mark.skipif(shutil.which("ogr2ogr") is None, reason="GDAL is not installed")
@pytest.mark.parametrize("view", ["stops", "timeline"])
def test_gdal_reads_every_feature(bundled: Tripcli, tmp_path: Path, view: str) -> None:
    path, copy = tmp_path / "trip.geojson", tmp_path / "trip.csv"
    assert bundled(view, "-o", str(path)).code == 0
    done = subprocess.run(
        ["ogr2ogr", "-f", "CSV", "-lco", "GEOMETRY=AS_WKT", str(copy), str(path)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert "Warning" not in done.stderr
    assert "Error" not in done.stderr
    features = json.loads(path.read_text())["features"]
    lines = copy.read_text().splitlines()
    assert len(lines) == len(features) + 1
    assert sum("POINT (" in line for line in lines) == sum(
        (one["geometry"] or {}).get("type") == "Point" for one in features
    )
