"""Names and dates on the command line, where several trips may have what is named."""

import json

import pytest

from conftest import LIBRARY
from running import Result, Tripcli


def ids(result: Result) -> list[str]:
    """The ids of the rows."""
    assert result.code == 0, result.err
    return [row["id"] for row in json.loads(result.text)]


def echo(library: Tripcli, *arguments: str) -> str:
    """What is printed on how words were understood."""
    return library(*arguments, err_is_terminal=True).err


IN_LIMA = ["spring-2023/talks", "spring-2023/dinner", "spring-2024/talks", "envoy-2024/talks", "spring-2024/mine-visit"]


def test_a_stop_that_several_trips_have_means_all_of_them(library: Tripcli) -> None:
    for name in ("lima", "Lima", "LIM"):
        assert ids(library("timeline", "--stop", name, "-f", "json")) == IN_LIMA
    assert "envoy-2024/lima, spring-2023/lima, spring-2024/lima" in echo(library, "timeline", "--stop", "lima")


def test_a_trip_before_the_id_means_that_one(library: Tripcli) -> None:
    assert ids(library("timeline", "--stop", "envoy-2024/lima", "-f", "json")) == ["envoy-2024/talks"]
    assert ids(library("timeline", "--stop", "envoy-2024/li", "-f", "json")) == ["envoy-2024/talks"]
    assert ids(library("pledges", "--event", "spring-2023/talks", "-f", "json")) == [
        "spring-2023/mine",
        "spring-2023/road",
    ]


def test_what_is_left_out_is_left_out_of_all_trips(library: Tripcli) -> None:
    left = ids(library("timeline", "--not-stop", "lima", "-f", "json"))
    assert left == ["envoy-2024/closing", "spring-2023/follow-up"]


def test_a_source_of_one_id_in_several_trips_means_all(library: Tripcli) -> None:
    assert ids(library("sources", "--source", "plan", "-f", "json")) == ["spring-2023/plan", "spring-2024/plan"]
    assert ids(library("sources", "--source", "spring-2024/plan", "-f", "json")) == ["spring-2024/plan"]


def test_a_publisher_of_several_trips_is_one(library: Tripcli) -> None:
    found = ids(library("sources", "--source", "gaceta", "-f", "json"))
    assert found == ["spring-2023/gaceta-1", "spring-2023/gaceta-2", "spring-2024/gaceta-1"]
    assert "3 sources of that publisher" in echo(library, "sources", "--source", "gaceta")


def test_a_person_of_several_trips_is_one(library: Tripcli) -> None:
    assert len(ids(library("timeline", "--person", "ines", "-f", "json"))) == 4


def test_two_of_one_trip_are_ambiguous(library: Tripcli) -> None:
    result = library("timeline", "--event", "spring-2024/")
    assert result.code == 2
    assert "may be any of" in result.err


def test_the_beginning_of_a_trips_id_names_no_record(library: Tripcli) -> None:
    result = library("timeline", "--stop", "spring")
    assert result.code == 2
    assert "no stop of that name is known" in result.err


def test_show_takes_an_id_that_one_trip_has(library: Tripcli) -> None:
    assert "spring-2024/mine-visit" in library("show", "mine-visit").text
    assert "spring-2024/callao" in library("show", "callao").text
    assert library("show", "ines").code == 0


def test_show_names_the_records_of_one_id(library: Tripcli) -> None:
    result = library("show", "talks")
    assert (result.code, result.out) == (2, b"")
    for trip in ("spring-2023", "spring-2024", "envoy-2024"):
        assert f"{trip}/talks" in result.err
    assert "THE MINE · event · spring-2024/talks" in library("show", "spring-2024/talks").text


def test_the_sources_of_one_record_are_those_of_its_trip(library: Tripcli) -> None:
    found = ids(library("sources", "--record", "spring-2024/talks", "-f", "json"))
    assert found == ["spring-2024/plan", "spring-2024/gaceta-1"]
    assert len(ids(library("sources", "--record", "talks", "-f", "json"))) == 6


@pytest.mark.parametrize(
    ("option", "words", "expected"),
    [
        ("--on", "8 may", ["spring-2023/talks"]),
        ("--on", "14 may", ["spring-2024/talks", "envoy-2024/talks"]),
        ("--on", "2024-05-14", ["spring-2024/talks", "envoy-2024/talks"]),
        ("--on", "tue 14 may", ["spring-2024/talks", "envoy-2024/talks"]),
        ("--on", "sun 14 may", []),
        ("--from", "9 may", ["spring-2023/dinner", *IN_LIMA[2:], "envoy-2024/closing"]),
        ("--from", "15 may", ["spring-2024/mine-visit", "envoy-2024/closing"]),
        ("--to", "14 may", IN_LIMA[:4]),
        ("--to", "2023-12-31", IN_LIMA[:2]),
    ],
)
def test_a_missing_year_is_that_of_each_trip(library: Tripcli, option: str, words: str, expected: list[str]) -> None:
    assert ids(library("timeline", option, words, "-f", "json")) == expected


def test_the_years_are_printed(library: Tripcli) -> None:
    assert "--on: Sun 14 May 2023 or Tue 14 May 2024" in echo(library, "timeline", "--on", "14 may")
    assert "--on: Tue 14 May 2024" in echo(library, "timeline", "--on", "tue 14 may")


def test_agreements_and_pledges_follow_the_years_of_their_trips(library: Tripcli) -> None:
    assert ids(library("agreements", "--on", "8 may", "-f", "json")) == ["spring-2023/copper-note"]
    assert ids(library("pledges", "--from", "10 may", "-f", "json")) == ["spring-2024/mine"]


def test_no_event_on_a_day_names_the_words(library: Tripcli) -> None:
    result = library("timeline", "--on", "3 jun")
    assert result.code == 0
    assert "no event with --on 3 jun; 7 without --on" in result.err


def test_a_day_that_is_in_no_year_of_a_trip_is_an_error(library: Tripcli) -> None:
    assert library("timeline", "--on", "31 feb").code == 2
    assert library("timeline", "--on", "mon 14 may").code == 2


def test_a_moment_is_one_so_that_its_year_is_needed(library: Tripcli) -> None:
    result = library("timeline", "--as-of", "14 may")
    assert (result.code, result.out) == (2, b"")
    assert "it may be in 2023 or 2024; write it as 2023-05-14 or 2024-05-14" in result.err
    assert library("changes", "--since", "14 may").code == 2
    assert library("timeline", "--as-of", "2024-05-14").code == 0


def test_a_moment_is_read_in_the_zone_of_all_trips_or_in_utc(library: Tripcli) -> None:
    together = library("timeline", "--as-of", "2024-05-14T18:30", err_is_terminal=True).err
    assert "Tue 14 May 2024, 18:30, UTC+00:00 (UTC)" in together
    swedish = [word for trip in ("spring-2023", "spring-2024") for word in ("--trip", str(LIBRARY / trip))]
    of_one_zone = library("timeline", "--as-of", "2024-05-14T18:30", *swedish, err_is_terminal=True).err
    assert "Tue 14 May 2024, 18:30, UTC+02:00 (Europe/Stockholm)" in of_one_zone


def test_a_library_knows_nothing_of_trips_that_were_not_known(library: Tripcli) -> None:
    for arguments in (("timeline",), ("stops",), ("summary",), ("sql", "SELECT * FROM trip"), ("participants",)):
        result = library(*arguments, "--as-of", "2023-06-01", err_is_terminal=True)
        assert result.code == 0
        assert "2024" not in result.text + result.err
    assert ids(library("timeline", "--as-of", "2023-06-01", "--from", "1 may", "-f", "json")) == IN_LIMA[:2]
