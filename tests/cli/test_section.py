"""--section: one table of a page, for formats that hold one."""

import csv
import io
import json

import pytest

from running import Tripcli


@pytest.mark.parametrize("format_id", ["csv", "tsv"])
def test_a_format_of_one_table_refuses_a_page_and_names_its_sections(tripcli: Tripcli, format_id: str) -> None:
    result = tripcli("summary", "-f", format_id)
    assert (result.code, result.text) == (2, "")
    assert f"{format_id} holds one table, and summary has several: --section takes one of counts, route" in result.err


def test_a_section_is_a_table_of_its_own_in_every_format(tripcli: Tripcli) -> None:
    route = json.loads(tripcli("summary", "-f", "json").text)["route"]
    assert json.loads(tripcli("summary", "--section", "route", "-f", "json").text) == route
    rows = list(csv.DictReader(io.StringIO(tripcli("summary", "--section", "route", "-f", "csv").text)))
    assert [row["name"] for row in rows] == [row["name"] for row in route]


def test_an_unknown_section_names_the_others(tripcli: Tripcli) -> None:
    result = tripcli("summary", "--section", "rout", "-f", "json")
    assert result.code == 2
    assert "no such section; summary has: counts, route" in result.err


def test_a_refusal_leaves_a_file_as_it_was(tripcli: Tripcli, tmp_path: object) -> None:
    from pathlib import Path

    path = Path(str(tmp_path)) / "page.csv"
    path.write_text("before")
    assert tripcli("summary", "-o", str(path)).code == 2
    assert path.read_text() == "before"


@pytest.mark.parametrize("format_id", ["csv", "tsv"])
def test_names_stand_beside_ids_in_csv_and_where_they_are_asked_for(tripcli: Tripcli, format_id: str) -> None:
    separator = "," if format_id == "csv" else "\t"
    usual = tripcli("timeline", "-f", format_id).lines[0].split(separator)
    assert ("participants_names" in usual) == (format_id == "csv")
    chosen = tripcli("timeline", "-c", "participants", "-f", format_id)
    assert chosen.lines[0] == "participants"
    named = tripcli("timeline", "-c", "participants", "--names", "-f", format_id)
    assert named.lines[0] == f"participants{separator}participants_names"


@pytest.mark.parametrize("on_terminal", [False, True])
def test_people_may_name_the_sections_that_completion_offers(tripcli: Tripcli, on_terminal: bool) -> None:
    page = json.loads(tripcli("show", "harbour-talks", "-f", "json").text)
    for section in page:
        result = tripcli("show", "harbour-talks", "--section", section, out_is_terminal=on_terminal)
        assert result.code == 0, result.err
    reports = tripcli("show", "harbour-talks", "--section", "reports", out_is_terminal=on_terminal)
    assert "Harbour Post" in reports.text
    refused = tripcli("show", "harbour-talks", "--section", "reports_for_people", out_is_terminal=on_terminal)
    assert refused.code == 2
    assert "_for_people, " not in refused.err
