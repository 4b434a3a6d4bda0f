"""The program works with any trip: three trips that differ from the bundled one and from each other."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from running import Setting, Tripcli
from tripcli.reading.load import read_dataset
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView
from tripcli.writers import OF_ANY_TABLE, Pages, Writer

TRIPS = sorted(Path(__file__).parent.glob("*.yaml"))
WORDS = {"date-line": ("pact", "signing"), "long-ago": ("river",), "one-stop": ("lecture",)}
"""The words for views that need some."""

Program = Callable[[str], Tripcli]


@pytest.fixture
def on(environment: Mapping[str, str], cache_folder: Path) -> Program:
    """The program on one of the trips."""

    def program(name: str) -> Tripcli:
        return Tripcli(
            Setting(
                cache_folder=cache_folder, environment=environment, dataset=Path(__file__).with_name(f"{name}.yaml")
            )
        )

    return program


def words(view: str, trip: str) -> tuple[str, ...]:
    """The words for a view that needs some."""
    return WORDS[trip] if view in {"show", "search"} else ()


@pytest.mark.parametrize("path", TRIPS, ids=lambda path: path.stem)
def test_each_trip_has_no_problem(path: Path) -> None:
    assert read_dataset(path).problems == ()


@pytest.mark.parametrize("writer", OF_ANY_TABLE, ids=lambda writer: writer.id)
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("trip", WORDS)
def test_every_view_answers_in_every_format(on: Program, trip: str, view: str, writer: Writer) -> None:
    form = writer.id
    asked = [view, *words(view, trip), "-f", form]
    if isinstance(load_view(view), PageView) and writer.pages is Pages.SECTION:
        assert "--section takes one of" in on(trip)(*asked).err
        asked += ["--section", "audit"]
    result = on(trip)(*asked)
    assert result.code == 0, result.err
    assert "Traceback" not in result.err
    if form == "json":
        json.loads(result.text)
    on_terminal = on(trip)(*asked, out_is_terminal=True, width_cells=80)
    assert on_terminal.code == 0


def rows(program: Tripcli, *arguments: str) -> list[dict[str, str]]:
    """The rows of a view."""
    return list(csv.DictReader(io.StringIO(program(*arguments, "-f", "tsv").text), delimiter="\t"))


def test_across_the_date_line_a_later_event_can_have_an_earlier_date(on: Program) -> None:
    program = on("date-line")
    events = rows(program, "timeline")
    assert [(row["id"], row["start"]) for row in events] == [
        ("talks-on-the-apron", "2019-03-10T13:20+14:00"),
        ("pact-signing", "2019-03-10T11:00-10:00"),
        ("press-call", "2019-03-11"),
    ]
    stops = rows(program, "stops")
    assert [(row["id"], row["arrive"][:10]) for row in stops if row["kind"] == "stop"] == [
        ("apia", "2019-03-10"), ("honolulu", "2019-03-09"),
    ]  # fmt: skip
    assert [row["nights"] for row in stops if row["kind"] == "stop"] == ["0", "1"]
    assert [row["id"] for row in rows(program, "timeline", "--on", "2019-03-10")] == [
        "talks-on-the-apron",
        "pact-signing",
    ]


def test_an_as_of_without_an_offset_is_in_the_zone_of_the_trip(on: Program) -> None:
    program = on("date-line")
    # The Islander is out at 08:00 of the 10th in Honolulu, which is 07:00 of the 11th in Auckland.
    assert rows(program, "timeline", "--as-of", "2019-03-11T06:59", "--status", "held") == []
    held = rows(program, "timeline", "--as-of", "2019-03-11T07:00", "--status", "held")
    assert [row["id"] for row in held] == ["talks-on-the-apron"]


def test_old_times_have_the_offset_that_was_in_force_then(on: Program) -> None:
    stops = rows(on("long-ago"), "stops")
    assert {row["id"]: row["arrive"] for row in stops} == {
        "london": "1969-01", "lisbon": "1969-03", "moscow": "1969-06-02T10:00+03:00",
    }  # fmt: skip
    (conflict,) = rows(on("long-ago"), "conflicts")
    assert {conflict["value"], conflict["other_value"]} == {"1969-05", "1969-04"}
    assert rows(on("long-ago"), "agreements", "--as-of", "1980", "-c", "id,status") == [
        {"id": "rail-memorandum", "status": "announced"}
    ]


def test_a_trip_with_one_stop_has_no_distance_and_without_pledges_no_total(on: Program) -> None:
    program = on("one-stop")
    assert "km" not in program("stops").text + program("stops").err
    assert rows(program, "pledges") == rows(program, "agreements") == []
    title = "<b>Bridges</b>, [red]and[/red] =roads"
    assert [row["title"] for row in rows(program, "timeline")] == [title]
    assert title in program("timeline", out_is_terminal=True, width_cells=100).text
