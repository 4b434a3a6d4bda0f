"""Trips beside each other: columns for people, rows for programs, filters, and the same day of each trip."""

import json
from pathlib import Path
from typing import Any

import pytest

from running import Tripcli

TRIP = """
trip: {{id: {name}, title: Journey to {place}, traveler: ann, timezone: Europe/Oslo}}
parties: [{{id: NO, name: Norway, kind: country}}, {{id: {country}, name: {land}, kind: country}}]
people:
  - {{id: ann, name: Ann Berg, short: Ann, title: Prime Minister, party: NO, leader: yes}}
  - {{id: bo, name: Bo Dahl, short: Bo, title: Envoy, party: {country}}}
  - {{id: {host}, name: {host}, short: {host}, title: President, party: {country}, leader: yes}}
sources:
  - {{id: plan, publisher: Post, title: The plan, published: {year}-04-20, kind: press}}
  - {{id: first, publisher: Post, title: The first day, published: {year}-05-10, kind: press}}
  - {{id: second, publisher: Wire, title: The second day, published: {year}-05-11, kind: wire}}
  - {{id: later, publisher: Wire, title: Months later, published: {year}-09-01, kind: wire}}
stops:
  - id: there
    name: {place}
    country: {country}
    timezone: Europe/Oslo
    reports:
      - {{source: plan, status: expected, arrive: {year}-05-10, depart: {year}-05-12}}
      - {{source: second, status: held, arrive: {year}-05-10}}
events:
  - {{id: talks, stop: there, title: Talks, kind: meeting, reports: [{{source: first, status: held, start: {year}-05-10, participants: [ann, {host}, bo]}}]}}
  - {{id: reunion, place: {{name: Elsewhere, country: {country}, timezone: Europe/Oslo}}, concerns: [there], title: Reunion, kind: meeting, reports: [{{source: later, status: held, start: {year}-08-30, participants: [ann, {host}]}}]}}
agreements:
  - {{id: accord, title: Accord, kind: trade, parties: [NO, {country}], event: talks, reports: [{{source: second, status: signed}}, {{source: later, status: {fate}}}]}}
pledges:
  - {{id: loan, title: Loan, kind: investment, by: {country}, to: NO, amount: {amount}, unit: USD, event: talks, reports: [{{source: first, status: pledged, said_by: {host}}}]}}
  - {{id: part, title: Part of the loan, kind: investment, by: {country}, to: NO, amount: 1, unit: USD, part_of: loan, reports: [{{source: first, status: pledged, said_by: {host}}}]}}
"""
TRIPS = {
    "north": {"place": "Reykjavik", "country": "IS", "land": "Iceland", "host": "eva", "year": 2021, "fate": "lapsed", "amount": 7},
    "south": {"place": "Rome", "country": "IT", "land": "Italy", "host": "gia", "year": 2022, "fate": "signed", "amount": 5},
    "east": {"place": "Helsinki", "country": "FI", "land": "Finland", "host": "eva", "year": 2023, "fate": "signed", "amount": 3},
}  # fmt: skip
IDS = tuple(TRIPS)


@pytest.fixture
def trips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Three trips in a folder of datasets."""
    for name, values in TRIPS.items():
        (tmp_path / f"{name}.yaml").write_text(TRIP.format(name=name, **values), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tuple(f"{name}.yaml" for name in TRIPS)


def values(tripcli: Tripcli, *arguments: str) -> dict[tuple[str, str | None], list[Any]]:
    """The values of each measure in the order of the trips."""
    result: dict[tuple[str, str | None], list[Any]] = {}
    for row in json.loads(tripcli("compare", *arguments, "-f", "json").text):
        result.setdefault((row["measure"], row["of"]), []).append(row["value"])
    return result


def test_words_and_trip_options_name_the_same_trips(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    by_words = tripcli("compare", *trips)
    assert by_words.code == 0, by_words.err
    assert by_words == tripcli("compare", *(word for trip in trips for word in ("--trip", trip)))
    assert by_words == tripcli("compare", trips[2], trips[0], "--trip", trips[1])


def test_people_see_a_column_for_each_trip_in_the_order_of_the_trips(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    lines = tripcli("compare", *trips).lines
    assert lines[0].split() == ["section", "row", *IDS]
    assert next(line.split()[-3:] for line in lines if "leaders met" in line) == ["1", "1", "1"]
    assert next(line.split()[-3:] for line in lines if "of these in force" in line) == ["0", "1", "1"]


def test_a_terminal_names_who_was_met_on_all_on_several_and_on_one(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    lines = tripcli("compare", *trips, "--color", "never", out_is_terminal=True, width_cells=100).lines
    assert "MET ON ALL (1): Bo" in lines
    assert "MET ON SEVERAL (1): eva" in lines
    assert "MET ONLY ON south (1): gia" in lines


def test_a_meeting_after_the_trip_is_none_of_the_trip(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    found = values(tripcli, *trips)
    assert found["events", None] == [1, 1, 1]
    assert found["met", "eva"] == [1, 1]


def test_an_agreement_that_lapsed_was_signed_and_is_not_in_force(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    found = values(tripcli, *trips)
    assert found["agreements_signed", None] == [1, 1, 1]
    assert found["agreements_in_force", None] == [0, 1, 1]
    assert found["agreements_at_stage", "lapsed"] == [1, 0, 0]


def test_no_part_is_added_to_its_whole(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    found = values(tripcli, *trips)
    sums = {of: number for (measure, of), number in found.items() if measure == "pledged"}
    assert sums == {"Iceland → Norway": [7], "Italy → Norway": [5], "Finland → Norway": [3]}


def test_the_same_day_of_each_trip_is_counted_from_its_first_day(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    assert values(tripcli, *trips, "--as-of", "day-1")["events", None] == [0, 0, 0]
    first = values(tripcli, *trips, "--as-of", "day+0")
    assert first["events", None] == [1, 1, 1]
    assert first["agreements_signed", None] == [0, 0, 0]
    assert values(tripcli, *trips, "--as-of", "DAY +1")["agreements_in_force", None] == [1, 1, 1]


@pytest.mark.parametrize(("day", "date"), [("day+0", "2021-05-10"), ("day+1", "2021-05-11"), ("day-20", "2021-04-20")])
def test_a_day_of_the_only_trip_is_a_date_in_every_view(
    tripcli: Tripcli, trips: tuple[str, ...], day: str, date: str
) -> None:
    for view in ("timeline", "agreements", "pledges", "compare", "summary"):
        by_day = tripcli(view, "--trip", trips[0], "--as-of", day, "-q")
        assert by_day.code == 0
        assert by_day.out == tripcli(view, "--trip", trips[0], "--as-of", date, "-q").out


def test_other_views_of_several_trips_take_no_day_of_each(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    both = ("--trip", trips[0], "--trip", trips[1])
    result = tripcli("timeline", *both, "--as-of", "day+1")
    assert (result.code, result.out) == (2, b"")
    assert result.err == 'tripcli: "day+1" is another day of each trip: only compare can ask so; name a date\n'


def test_stages_stand_in_their_order_though_the_first_trip_has_only_come_to_a_late_one(
    tripcli: Tripcli, trips: tuple[str, ...]
) -> None:
    found = values(tripcli, "north.yaml", "south.yaml", "--as-of", "day+200")
    assert [of for measure, of in found if measure == "agreements_at_stage"] == ["signed", "lapsed"]


def test_a_date_leaves_out_the_trips_of_which_nothing_was_known(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    rows = json.loads(tripcli("compare", *trips, "--as-of", "2022-05-10", "-f", "json").text)
    assert {row["trip"]["id"] for row in rows} == {"north", "south"}


def test_a_filter_narrows_the_records_and_leaves_out_the_way(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    found = values(tripcli, *trips, "--country", "IS")
    assert found["events", None] == [1, 0, 0]
    assert not {"days", "nights", "stops", "countries", "kilometres"} & {measure for measure, _ in found}


def test_one_trip_alone_is_compared_with_none(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    result = tripcli("compare", trips[0], "--color", "never", out_is_terminal=True, width_cells=80)
    assert result.code == 0
    assert result.lines[0].split() == ["measure", "north"]
    assert "MET (2): eva, Bo" in result.lines or "MET (2): Bo, eva" in result.lines


def test_records_of_a_value_can_be_asked_for(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    lines = tripcli("compare", *trips, "-f", "tsv", "-c", "measure,of,trip,records").lines
    assert "agreements_at_stage\tlapsed\tnorth\tnorth/accord" in lines
    assert "leaders_met\t\tsouth\tgia" in lines


def test_people_who_name_columns_of_programs_get_their_rows(tripcli: Tripcli, trips: tuple[str, ...]) -> None:
    assert tripcli("compare", *trips, "-c", "measure,trip,value").lines[0].split() == ["measure", "trip", "value"]
    assert tripcli("compare", *trips, "-c", "row,south").lines[0].split() == ["row", "south"]


@pytest.mark.parametrize("width_cells", [40, 60, 80, 200])
def test_a_terminal_of_any_width_holds_three_trips(tripcli: Tripcli, trips: tuple[str, ...], width_cells: int) -> None:
    from tripcli.values.cells import width

    lines = tripcli("compare", *trips, "--color", "never", out_is_terminal=True, width_cells=width_cells).lines
    assert max(map(width, lines)) <= width_cells
    assert any("north" in line for line in lines)
