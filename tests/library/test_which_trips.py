"""Which trips are asked together: several options, a folder of trips, all, and TRIPCLI_TRIP."""

import json
import os
import shutil
from io import StringIO, TextIOWrapper
from pathlib import Path

import pytest

from conftest import GOLDEN_TRIP, LIBRARY
from everything import completion
from running import Result, Tripcli

TRIPS = ["spring-2023", "spring-2024", "envoy-2024"]
TWO = ("--trip", str(LIBRARY / "spring-2023"), "--trip", str(LIBRARY / "envoy-2024"))


def trips_in(result: Result) -> list[str]:
    """The trips of an answer to `sql`."""
    assert result.code == 0, result.err
    return [str(row["id"]) for row in json.loads(result.text)]


QUERY = ("sql", "SELECT id FROM trip ORDER BY first_day, id DESC", "-f", "json")


def test_several_options_ask_several_trips(bundled: Tripcli) -> None:
    assert trips_in(bundled(*QUERY, *TWO)) == ["spring-2023", "envoy-2024"]


def test_the_order_and_repetition_of_options_change_nothing(bundled: Tripcli) -> None:
    first, second = TWO[:2], TWO[2:]
    expected = bundled("timeline", *first, *second)
    assert bundled("timeline", *second, *first) == expected
    assert bundled("timeline", *first, *second, *first) == expected


def test_a_folder_of_trips_means_all_in_it(bundled: Tripcli) -> None:
    assert trips_in(bundled(*QUERY, "--trip", str(LIBRARY))) == TRIPS


def test_a_folder_of_trips_can_be_named_by_the_folder_that_holds_it(bundled: Tripcli) -> None:
    environment = {"TRIPCLI_PATH": str(LIBRARY.parent)}
    assert trips_in(bundled(*QUERY, "--trip", "trips", environment=environment)) == TRIPS


def test_what_lies_beside_the_trips_of_a_folder_is_passed_over(bundled: Tripcli, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY, tmp_path, dirs_exist_ok=True)
    (tmp_path / "README.md").write_text("about")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "list.yaml").write_text("items: [1]\n")
    (tmp_path / ".hidden").mkdir()
    shutil.copy(LIBRARY / "envoy-2024" / "trip.yaml", tmp_path / ".hidden" / "trip.yaml")
    assert trips_in(bundled(*QUERY, "--trip", str(tmp_path))) == TRIPS


def test_the_trips_of_a_folder_may_be_files(bundled: Tripcli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for trip in TRIPS:
        shutil.copy(LIBRARY / trip / "trip.yaml", tmp_path / f"{trip}.yaml")
    assert trips_in(bundled(*QUERY, "--trip", str(tmp_path))) == TRIPS
    assert bundled("timeline", "--trip", str(tmp_path)) == bundled("timeline", "--trip", str(LIBRARY))
    monkeypatch.chdir(tmp_path)
    assert trips_in(bundled(*QUERY)) == TRIPS


def test_a_folder_of_which_one_file_has_the_trip_is_one_dataset(bundled: Tripcli, tmp_path: Path) -> None:
    shutil.copy(LIBRARY / "envoy-2024" / "trip.yaml", tmp_path / "trip.yaml")
    (tmp_path / "more.yaml").write_text("parties: []\n")
    shutil.copytree(LIBRARY / "spring-2023", tmp_path / "spring-2023")
    assert trips_in(bundled(*QUERY, "--trip", str(tmp_path))) == ["envoy-2024"]


def test_all_means_what_trips_lists(bundled: Tripcli) -> None:
    environment = {"TRIPCLI_PATH": str(LIBRARY)}
    listed = [row["id"] for row in json.loads(bundled("trips", "-f", "json", environment=environment).text)]
    assert set(TRIPS) < set(listed)
    assert set(trips_in(bundled(*QUERY, "--trip", "all", environment=environment))) == set(listed)


def test_the_variable_names_several_trips(bundled: Tripcli) -> None:
    several = os.pathsep.join(TWO[1::2])
    assert trips_in(bundled(*QUERY, environment={"TRIPCLI_TRIP": several})) == ["spring-2023", "envoy-2024"]
    assert len(trips_in(bundled(*QUERY, environment={"TRIPCLI_TRIP": "all"}))) == 2
    only = bundled(*QUERY, "--trip", str(GOLDEN_TRIP), environment={"TRIPCLI_TRIP": several})
    assert trips_in(only) == ["harbour-tour"]


def test_a_path_with_the_separator_of_the_variable_is_one_trip(bundled: Tripcli, tmp_path: Path) -> None:
    folder = tmp_path / f"one{os.pathsep}two"
    shutil.copytree(GOLDEN_TRIP, folder)
    assert trips_in(bundled(*QUERY, environment={"TRIPCLI_TRIP": str(folder)})) == ["harbour-tour"]


def test_a_name_that_no_trip_has_is_named(bundled: Tripcli) -> None:
    result = bundled(*QUERY, *TWO, "--trip", "nowhere")
    assert result.code == 2
    assert result.err.startswith('tripcli: --trip "nowhere": no such dataset')
    several = os.pathsep.join((TWO[1], "nowhere"))
    assert bundled(*QUERY, environment={"TRIPCLI_TRIP": several}).err.startswith('tripcli: TRIPCLI_TRIP "nowhere"')


def test_standard_input_is_asked_by_itself(bundled: Tripcli) -> None:
    result = bundled(*QUERY, *TWO, "--trip", "-", input=StringIO(""))
    assert (result.code, result.out) == (2, b"")
    assert "by itself" in result.err


def test_two_trips_of_one_id_are_an_error_that_names_both(bundled: Tripcli, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY / "envoy-2024", tmp_path / "copy")
    result = bundled(*QUERY, *TWO, "--trip", str(tmp_path / "copy"))
    assert (result.code, result.out) == (3, b"")
    assert str(tmp_path / "copy") in result.err
    assert str(LIBRARY / "envoy-2024") in result.err


def test_the_problems_of_each_trip_are_printed(bundled: Tripcli, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "trip.yaml").write_text(
            f"trip: {{id: {name}, title: A trip, traveler: nobody, timezone: UTC}}\n"
        )
    result = bundled(*QUERY, "--trip", str(tmp_path), *TWO)
    assert result.code == 3
    assert str(tmp_path / "one" / "trip.yaml") in result.err
    assert str(tmp_path / "two" / "trip.yaml") in result.err


@pytest.mark.parametrize("command", ["export"])
def test_a_command_for_one_trip_says_so(bundled: Tripcli, command: str) -> None:
    for asked in (TWO, ("--trip", str(LIBRARY)), ("--trip", "all")):
        result = bundled(command, *asked)
        assert (result.code, result.out) == (2, b"")
        assert "one trip" in result.err


def test_the_first_screen_names_the_trips_in_use(library: Tripcli) -> None:
    result = library()
    assert result.code == 2
    assert "Spring visit of 2023, Spring visit of 2024, The envoy in Peru are the trips in use" in result.err
    for line in result.err.splitlines():
        if line.startswith("  tripcli "):
            words = line[: len("  ") + 38].split()[1:]
            assert library(*words).code == 0, words


def test_completion_offers_trips_again_and_ids_with_their_trips(library: Tripcli) -> None:
    offered = completion(library, "timeline", "--trip", "spring-2023", "--trip", "").text
    assert "trump-asia-2017" in offered
    assert "\nall\t" in offered
    stops = completion(library, "timeline", "--stop", "").text
    assert {line.partition("\t")[0] for line in stops.splitlines()[1:]} == {f"{trip}/" for trip in TRIPS}
    stops = completion(library, "timeline", "--stop", "spring-2024/").text
    assert {line.partition("\t")[0] for line in stops.splitlines()[1:]} == {
        f"spring-2024/{stop}" for stop in ("home", "lima", "callao")
    }
    assert "spring-2024/lima" in completion(library, "show", "spring-2024/l").text
    alone = completion(library, "timeline", "--trip", str(LIBRARY / "envoy-2024"), "--stop", "").text
    assert "\nlima\t" in alone


def test_check_takes_several_trips_and_groups_their_problems(bundled: Tripcli, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY, tmp_path, dirs_exist_ok=True)
    assert bundled("check", "--strict", "--trip", str(tmp_path)).code == 0
    path = tmp_path / "envoy-2024" / "trip.yaml"
    path.write_text(path.read_text().replace("name: Inés Quispe", "name: Rosa Flores"))
    result = bundled("check", str(tmp_path), "-f", "json")
    assert result.code == 0
    problems = [json.loads(line) for line in result.lines] if result.text.startswith("{") else json.loads(result.text)
    assert {problem["code"] for problem in problems} == {"other-name"}
    assert {Path(problem["file"]).parent.name for problem in problems} <= {"spring-2023", "spring-2024", "envoy-2024"}
    assert bundled("check", "--strict", *map(str, sorted(tmp_path.iterdir()))).code == 1
    for trip in tmp_path.iterdir():
        assert bundled("check", "--strict", str(trip)).code == 0


def test_a_name_that_the_other_trip_has_as_another_name_is_no_problem(bundled: Tripcli, tmp_path: Path) -> None:
    shutil.copytree(LIBRARY, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "envoy-2024" / "trip.yaml"
    path.write_text(path.read_text().replace("name: Inés Quispe", "name: Rosa Flores, alt_names: [Ines Quispe]"))
    assert bundled("check", "--strict", str(tmp_path)).code == 0


def test_the_dataset_of_standard_input_is_checked_beside_others(bundled: Tripcli) -> None:
    text = TextIOWrapper((LIBRARY / "envoy-2024" / "trip.yaml").open("rb"))
    assert bundled("check", "--strict", str(LIBRARY / "spring-2023"), "-", input=text).code == 0
