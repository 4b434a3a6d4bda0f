"""What an editor asks of a small trip: who says so, what changed, what binds, and what is only one side's word."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from running import Setting, Tripcli

EVENING = ("--since", "2031-03-09T12:00", "--until", "2031-03-09T19:00")


@pytest.fixture
def desk(environment: Mapping[str, str], cache_folder: Path) -> Tripcli:
    """The program on the trip beside this file."""
    dataset = Path(__file__).with_name("desk.yaml")
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=dataset))


def rows(program: Tripcli, *arguments: str) -> list[dict[str, Any]]:
    """The rows of an answer in JSON."""
    result = program(*arguments, "-f", "json")
    assert result.code == 0, result.err
    answer: list[dict[str, Any]] = json.loads(result.text)
    return answer


def for_people(program: Tripcli, *arguments: str) -> str:
    """The answer on a wide terminal."""
    return program(*arguments, out_is_terminal=True, err_is_terminal=True, width_cells=200).text


def test_the_dataset_has_no_problem(desk: Tripcli) -> None:
    assert desk("check", str(desk.setting.dataset)).code == 0


def test_reports_of_a_source_hold_only_what_it_gives(desk: Tripcli) -> None:
    reports = rows(desk, "reports", "--source", "Daily")
    assert [(row["record"], row["says"]) for row in reports] == [
        ("talks", ["start: 2031-03-09T11:30"]),
        ("range", ["amount: 5000000 USD"]),
        ("talks", ["start: 2031-03-09T11:30"]),
    ]
    assert [row["changed"] for row in reports] == [
        ["start: 2031-03-09T11:00 → 2031-03-09T11:30"],
        ["amount: 3000000 USD → 5000000 USD"],
        [],
    ]


@pytest.mark.parametrize("name", ["daily", "The Lisbon Daily", "Daily", "diario de lisboa", "lisbon d"])
def test_a_publisher_is_found_by_any_of_its_names(desk: Tripcli, name: str) -> None:
    assert {row["source"]["id"] for row in rows(desk, "reports", "--source", name)} == {"daily-1", "daily-2"}


def test_two_pages_of_one_publisher_are_one_voice(desk: Tripcli) -> None:
    cells = desk("timeline", "-f", "tsv", "-c", "id,src,sources").lines[1].split("\t")
    assert cells == ["talks", "3", "plan;wire-1;daily-1;daily-2"]


def test_changes_compares_two_moments_and_an_order_is_no_change(desk: Tripcli) -> None:
    changed = {(row["record"], row["field"]): row for row in rows(desk, "changes", *EVENING)}
    talks = {field: row for (record, field), row in changed.items() if record == "talks"}
    assert {field: (row["before"], row["after"]) for field, row in talks.items()} == {
        "status": ("expected", "held"),
        "start": ("2031-03-09 morning", "2031-03-09T11:00"),
        "participants": ("ana (expected);ken (expected)", "ana;ken;bruno;kei"),
    }
    assert changed["pact", "status"]["new"]
    assert not talks["status"]["new"]


def test_changes_puts_what_came_about_before_what_is_new(desk: Tripcli) -> None:
    records = list(dict.fromkeys(row["record"] for row in rows(desk, "changes", *EVENING)))
    assert records[:2] == ["talks", "osaka"]
    lines = for_people(desk, "changes", *EVENING)
    assert "expected → held, 9 Mar 11:00" in lines
    assert "new: signed, 9 Mar" in lines
    assert "Not listed: 3 details and wordings" in lines


def test_changes_of_an_earlier_moment_say_nothing_of_a_later_one(desk: Tripcli) -> None:
    as_of = ("--as-of", "2031-03-09T19:00")
    assert rows(desk, "changes", *as_of) == rows(desk, "changes", "--until", "2031-03-09T19:00")


def test_each_step_begins_where_the_step_before_ended(bundled: Tripcli) -> None:
    last: dict[tuple[str, str, str], str] = {}
    steps = list(csv.DictReader(io.StringIO(bundled("changes", "--steps", "-f", "csv").text, newline="")))
    assert len(steps) > 1000
    for row in steps:
        key = (row["kind"], row["record"], row["field"])
        assert row["before"] == last.get(key, ""), key
        assert row["before"] != row["after"]
        last[key] = row["after"]


def test_a_contested_event_is_marked_and_counted_apart(desk: Tripcli) -> None:
    (line,) = (line for line in for_people(desk, "timeline").splitlines() if "Secret meeting" in line)
    assert "≠ disputed" in line
    counts = json.loads(desk("summary", "-f", "json").text)["counts"]
    assert (counts["held"], counts["contested_events"], counts["events"]) == (5, 1, 6)
    assert "Not counted: 1 disputed event (--disputed)" in for_people(desk, "meetings")
    assert [row["events"] for row in rows(desk, "meetings", "--person", "kei", "--with", "ana")] == [1]


def test_only_who_was_there_took_part_at_a_stop(desk: Tripcli) -> None:
    assert {row["id"] for row in rows(desk, "participants", "--stop", "osaka")} == {"ana", "bruno", "ken", "kei"}


def test_meetings_begin_with_those_after_whom_an_event_is_called_and_end_with_one_side(desk: Tripcli) -> None:
    pairs = [(row["person"]["id"], row["other"]["id"]) for row in rows(desk, "meetings", "--stop", "osaka")]
    assert pairs[0] == ("ana", "ken")
    assert set(pairs[-2:]) == {("ana", "bruno"), ("kei", "ken")}


def test_the_summary_names_what_was_announced_and_ends_the_route_at_home(desk: Tripcli) -> None:
    text = for_people(desk, "summary")
    assert "Lisbon → Osaka 1 night → Lisbon" in text
    assert "1: Joint communique (not binding)" in text


def test_a_month_without_a_day_stays_a_month(on_docstring: Tripcli) -> None:
    """
    trip: {id: t, title: Tour, traveler: ana, timezone: UTC}
    parties: [{id: PT, name: Portugal, kind: country}]
    people: [{id: ana, name: Ana Silva, title: Minister, party: PT}]
    sources: [{id: a, publisher: A, title: TA, published: 2031-03-02, kind: press}]
    stops:
      - {id: porto, name: Porto, country: PT, timezone: UTC, reports: [{source: a, status: expected, arrive: 2031-05}]}
    """
    assert on_docstring("summary").lines[0] == "TOUR · Ana Silva · May 2031"


def test_a_day_outside_the_year_of_the_trip_shows_its_year(desk: Tripcli) -> None:
    assert "20 Apr 2032" in for_people(desk, "meetings")
    assert "20 Apr 2032" in for_people(desk, "show", "review")
    assert "9 Mar 2031" not in for_people(desk, "meetings")


def test_what_binds_and_what_is_one_sides_word_stand_beside_the_stage(desk: Tripcli) -> None:
    pledges = for_people(desk, "pledges")
    assert "● committed, not binding" in pledges
    assert "● committed, one side's word" in pledges
    assert "● signed, binding" in for_people(desk, "agreements")
    assert "committed, not binding" in for_people(desk, "show", "fund")


def test_totals_keep_ranges_and_tell_one_sides_word_apart(desk: Tripcli) -> None:
    totals = rows(desk, "pledges", "--total")
    names = ("amount", "amount_least", "amount_most", "status", "one_side")
    investment = [tuple(row[name] for name in names) for row in totals if row["kind"] == "investment"]
    assert investment == [(10000000, None, None, "committed", False), (7000000, None, None, "committed", True)]
    purchases = [row for row in totals if row["kind"] == "purchase"]
    assert [(row["sum_of"], [party["id"] for party in row["by"]]) for row in purchases] == [
        ("one payer", ["JP"]),
        ("one payer", ["acme", "bell"]),
        ("all payers", ["acme", "bell", "JP"]),
    ]
    assert (purchases[-1]["amount_least"], purchases[-1]["amount_most"]) == (7000000, 9000000)


def test_a_pledge_of_several_is_found_by_each_and_names_them(desk: Tripcli) -> None:
    assert {row["id"] for row in rows(desk, "pledges", "--by", "bell")} == {"plants"}
    assert "Plants (Acme, Bell)" in for_people(desk, "pledges")


def test_a_filter_by_reports_selects_the_stops_that_were_reported_so(desk: Tripcli) -> None:
    assert [row["id"] for row in rows(desk, "stops", "--source", "wire-1")] == ["osaka"]
    assert desk("stops", "--source", "daily-1", "-f", "tsv").lines[1:] == []
    assert "no stop with --source daily\n" in desk("stops", "--source", "daily").err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("timeline", "--not-kind", "statement", "--not-kind", "protest"), ["talks", "ghost", "review"]),
        (("timeline", "--not-person", "ana"), ["march", "answer", "elsewhere"]),
        (("pledges", "--said-by", "JP"), ["fund"]),
        (("pledges", "--not-said-by", "ken"), ["claim", "range", "plants"]),
        (("agreements", "--binding", "no"), ["communique"]),
        (("pledges", "--amount", ">5e6"), ["fund", "claim"]),
        (("pledges", "--amount", "4 million..7 million"), ["claim", "range", "plants"]),
        (("pledges", "--amount", "<= 4,000,000"), ["plants"]),
    ],
)
def test_a_filter_selects(desk: Tripcli, arguments: tuple[str, ...], expected: list[str]) -> None:
    assert [row["id"] for row in rows(desk, *arguments)] == expected


def test_an_amount_that_is_none_says_how_to_write_one(desk: Tripcli) -> None:
    result = desk("pledges", "--amount", "much")
    assert result.code == 2
    assert 'write ">1e9", "<= 5 billion", "1e9..5e9"' in result.err


def test_the_values_of_a_column_are_counted(desk: Tripcli) -> None:
    assert desk("timeline", "--count-by", "kind", "-f", "tsv").lines == [
        "kind\trows", "meeting\t2", "statement\t2", "summit\t1", "protest\t1",
    ]  # fmt: skip
    counted = dict(line.split("\t") for line in desk("timeline", "--count-by", "topics", "-f", "tsv").lines[1:])
    assert (counted["trade"], counted["steel"]) == ("1", "1")
    people = dict(line.split("\t") for line in desk("timeline", "--count-by", "participants", "-f", "tsv").lines[1:])
    assert people["ana"] == "3"


def test_columns_are_added_to_and_taken_from_the_usual_ones(desk: Tripcli) -> None:
    usual = desk("agreements", "-f", "tsv").lines[0].split("\t")
    changed = desk("agreements", "-f", "tsv", "-c", "+stage,-note").lines[0].split("\t")
    assert changed == [*(one for one in usual if one != "note"), "stage"]
    assert "either name columns" in desk("agreements", "-c", "id,-note").err
    assert "did you mean note" in desk("agreements", "-c", "-notes").err


def test_an_event_stands_behind_what_it_comes_after(desk: Tripcli) -> None:
    ids = [row["id"] for row in rows(desk, "timeline")]
    assert ids.index("answer") == ids.index("march") + 1


def test_a_search_looks_only_at_what_the_filters_select(desk: Tripcli) -> None:
    assert [row["id"] for row in rows(desk, "search", "talks")] == ["talks"]
    assert desk("search", "talks", "--kind", "meeting", "-f", "json").text.strip() == "[]"
