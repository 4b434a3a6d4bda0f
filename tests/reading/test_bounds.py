"""Bounds of what is read: how many reports, how many wholes above a part, and what JSON is told of its commas."""

import json
from pathlib import Path
from typing import Any

import pytest

from tripcli.errors import Problem
from tripcli.reading.findings import DEPTH_LIMIT
from tripcli.reading.load import read_dataset
from tripcli.reading.rules.limits import REPORTS_LIMIT
from tripcli.values.nearest import SEARCHES

RECORDS: dict[str, Any] = {
    "trip": {"id": "tour", "title": "The tour", "traveler": "ann", "timezone": "UTC"},
    "parties": [{"id": "DE", "name": "Germany", "kind": "country"}],
    "people": [{"id": "ann", "name": "Ann", "party": "DE"}],
    "sources": [{"id": "wire", "publisher": "Wire", "title": "A page", "published": "2024-05-14", "kind": "wire"}],
}
REPORT = {"source": "wire", "status": "held"}


def problems(folder: Path, text: str) -> list[Problem]:
    path = folder / "dataset.json"
    path.write_text(text, encoding="utf-8")
    return [problem for problem in read_dataset(path).problems if not problem.warning]


def test_a_wrong_zone_has_a_suggestion_however_many_were_wrong_in_earlier_readings(tmp_path: Path) -> None:
    def trip_in(*zones: str) -> str:
        places = [{"name": "Bonn", "country": "DE", "timezone": zone} for zone in zones]
        events = [
            {"id": f"talks-{number}", "title": "Talks", "kind": "other", "place": place, "reports": [REPORT]}
            for number, place in enumerate(places)
        ]
        return json.dumps({**RECORDS, "events": events})

    names = [f"Europe/{first}{second}x" for first in "abcdefghijklmnopqrstuvwxyz" for second in "abcdefghijklmn"]
    assert len(names) > SEARCHES
    assert problems(tmp_path, trip_in(*names))
    (problem,) = problems(tmp_path, trip_in("Europe/Berln"))
    assert problem.nearest == "Europe/Berlin"


@pytest.mark.parametrize("surplus", [0, 1])
def test_a_record_has_so_many_reports_and_no_more(tmp_path: Path, surplus: int) -> None:
    reports = [{"source": "wire", "status": "held"}] * (REPORTS_LIMIT + surplus)
    place = {"name": "Bonn", "country": "DE", "timezone": "UTC"}
    event = {"id": "talks", "title": "Talks", "kind": "other", "place": place, "reports": reports}
    found = problems(tmp_path, json.dumps({**RECORDS, "events": [event]}))
    assert [(problem.code, problem.found) for problem in found] == [("record-too-long", "301 reports")] * surplus


@pytest.mark.parametrize("surplus", [0, 1, 50])
def test_wholes_stand_in_each_other_so_deep_and_no_deeper(tmp_path: Path, surplus: int) -> None:
    pledges = [
        {"id": f"part-{number}", "title": "A part", "kind": "other", "by": "DE", "amount": "5", "unit": "EUR",
         "reports": [{"source": "wire", "status": "pledged"}]} | ({"part_of": f"part-{number - 1}"} if number else {})
        for number in range(DEPTH_LIMIT + 1 + surplus)
    ]  # fmt: skip
    found = problems(tmp_path, json.dumps({**RECORDS, "pledges": pledges}))
    assert [problem.code for problem in found] == ["too-deep"] * (surplus > 0)


@pytest.mark.parametrize("text", ['{"trip": {"id": "tour",}}', '{"trip": {"id": ["a", "b" , ]}}'])
def test_a_comma_before_a_bracket_is_told_where_it_stands_in_every_python(tmp_path: Path, text: str) -> None:
    (problem,) = [one for one in problems(tmp_path, text) if one.code == "json-syntax"]
    assert (problem.found, problem.column) == ("a comma after the last value", text.rindex(",") + 1)


def test_the_answer_of_a_view_in_a_dataset_folder_is_named_as_what_it_is(tmp_path: Path) -> None:
    (problem,) = [one for one in problems(tmp_path, '[{"id": "talks"}]') if one.code == "json-syntax"]
    assert problem.found == "a list"
    assert "the answer of a view" in problem.expected
