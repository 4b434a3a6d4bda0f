"""Figures that may be added, and those that may not: the rules one by one."""

import sqlite3
from decimal import Decimal
from typing import Any

import pytest

from datasets import answer, compiled, record, whole_answer
from tripcli.table import Cell

BASE = {"kind": "investment", "by": "JP", "to": "US", "unit": "USD"}


def pledges(**figures: str | dict[str, str]) -> sqlite3.Connection:
    """The store of pledges by id: an amount, or the fields that differ from the base; also those of its report."""
    lines = []
    for name, given in figures.items():
        fields = {**BASE, **({"amount": given} if isinstance(given, str) else given)}
        report = {"source": "alpha-22", "status": fields.pop("status", "pledged")}
        report |= {name: fields.pop(name) for name in ("disputed", "said_by") if name in fields}
        said, outside = (", ".join(f"{key}: {text}" for key, text in one.items()) for one in (report, fields))
        lines.append(f"  - {{id: {name}, title: {name}, {outside}, reports: [{{{said}}}]}}")
    return compiled("pledges:\n" + "\n".join(lines) + "\n")


def totals(store: sqlite3.Connection, **options: Any) -> list[tuple[Cell, ...]]:
    """Amount, unit, kind, payer (None for all payers), receiver, stage, bound and number of figures of each total."""
    rows = answer(store, "pledges", columns=None, total=True, **options)
    names = ("amount", "unit", "kind", "by", "to", "status", "bound", "pledges")
    rows = [{**row, "by": None if row["sum_of"] == "all payers" else row["by"]} for row in rows]
    return [tuple(row[name] for name in names) for row in rows]


def amounts(store: sqlite3.Connection, **options: Any) -> list[Cell]:
    """The amounts of the totals."""
    return [row[0] for row in totals(store, **options)]


def counted(store: sqlite3.Connection, **options: Any) -> dict[Cell, Cell]:
    """Whether each figure counts, or why not."""
    return {row["id"]: row["counted"] for row in answer(store, "pledges", **options)}


def left_out(store: sqlite3.Connection) -> str:
    """What people are told of figures that are in no total."""
    (line,) = (line for line in whole_answer(store, "pledges")[1] if line.startswith("Not counted"))
    return line


def test_figures_of_one_kind_are_added() -> None:
    store = pledges(a="550 billion", b="1.5 billion")
    assert totals(store) == [("551500000000", "USD", "investment", "JP", "US", "pledged", "exactly", 2)]


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "JPY"}, {"kind": "purchase"}, {"by": "KR"}, {"to": "KR"}, {"status": "committed"}, {"bound": "about"},
    ],
)  # fmt: skip
def test_a_sum_has_one_unit_kind_payer_receiver_stage_and_bound(other: dict[str, str]) -> None:
    store = pledges(a="10", b={"amount": "7", **other})
    apart = [row for row in totals(store) if row[3] is not None]
    assert sorted(str(row[0]) for row in apart) == ["10", "7"]
    assert set(counted(store).values()) == {"yes"}


def test_only_over_payers_is_there_a_sum_of_several_and_it_names_none() -> None:
    store = pledges(a="10", b={"amount": "7", "by": "KR"}, c={"amount": "5", "unit": "JPY"})
    assert ("17", "USD", "investment", None, "US", "pledged", "exactly", 2) in totals(store)
    assert not any(row[1] == "JPY" and row[3] is None for row in totals(store))
    assert not any("17" in line for line in whole_answer(store, "pledges")[1])


@pytest.mark.parametrize(
    "part",
    [
        {"amount": "3", "part_of": "whole"},
        {"amount": "3", "part_of": "middle"},
        {"amount": "3", "part_of": "whole", "by": "hikari"},
        {"amount": "3", "part_of": "middle", "kind": "purchase"},
    ],
)
def test_a_pledge_is_not_added_when_any_above_it_is_selected(part: dict[str, str]) -> None:
    store = pledges(whole="10", middle={"amount": "8", "part_of": "whole"}, part=part)
    assert counted(store)["part"] == f"no: part of {part['part_of']}"
    assert counted(store)["middle"] == "no: part of whole"
    assert amounts(store) == ["10"]


def test_a_part_counts_when_no_pledge_above_it_is_selected() -> None:
    store = pledges(
        whole={"amount": "10", "by": "JP"},
        one={"amount": "3", "by": "hikari", "part_of": "whole"},
        two={"amount": "4", "by": "hikari", "part_of": "whole"},
    )
    assert amounts(store, by=["hikari"]) == ["7"]
    assert set(counted(store, by=["hikari"]).values()) == {"yes"}


def test_parts_never_add_to_more_than_their_whole_and_the_total_says_that_they_overlap() -> None:
    store = pledges(
        whole={"amount": "10", "by": "JP"},
        one={"amount": "7", "by": "hikari", "part_of": "whole"},
        two={"amount": "8", "by": "hikari", "part_of": "whole"},
        aside={"amount": "2", "by": "hikari"},
    )
    rows, lines = whole_answer(store, "pledges", columns=None, total=True, by=["hikari"])
    assert [(row["amount"], row["overlapping"]) for row in rows] == [("12", "whole")]
    told = whole_answer(store, "pledges", by=["hikari"])[1]
    assert any("parts of whole overlap" in line and "US$12" in line for line in told), (told, lines)
    shown = {row["id"]: row["parts"] for row in answer(store, "pledges")}
    assert shown == {"whole": "overlap", "one": None, "two": None, "aside": None}


def test_parts_of_parts_are_held_below_each_whole_above_them() -> None:
    store = pledges(
        top={"amount": "10", "kind": "other"},
        left={"amount": "6", "kind": "other", "part_of": "top"},
        right={"amount": "6", "kind": "other", "part_of": "top"},
        a={"amount": "9", "part_of": "left"},
        b={"amount": "5", "part_of": "right"},
    )
    assert amounts(store, kind=["investment"]) == ["10"]  # 6 of 9, and 5, held below 10


def test_a_rate_is_in_no_sum_and_in_no_share() -> None:
    store = pledges(
        whole="200", cash={"amount": "150", "part_of": "whole"},
        ceiling={"amount": "20", "per": "year", "part_of": "whole"}, alone={"amount": "30", "per": "month"},
    )  # fmt: skip
    assert amounts(store) == ["200"]
    assert (counted(store)["ceiling"], counted(store)["alone"]) == ("no: a rate", "no: a rate")
    assert record(store, "pledges", "whole")["parts"] == "75 %"


def test_a_rate_bounds_no_sum() -> None:
    store = pledges(
        rate={"amount": "5", "per": "year", "kind": "other"},
        one={"amount": "7", "part_of": "rate"}, two={"amount": "8", "part_of": "rate"},
    )  # fmt: skip
    assert amounts(store, kind=["investment"]) == ["15"]


@pytest.mark.parametrize("unit", ["percent", "percent-of-gdp", "years", "persons"])
def test_what_is_measured_is_not_added(unit: str) -> None:
    store = pledges(a={"amount": "5", "unit": unit}, b={"amount": "6", "unit": unit})
    assert totals(store) == []
    assert set(counted(store).values()) == {f"no: {unit} is not added"}


@pytest.mark.parametrize("unit", ["USD", "aircraft", "tonnes", "vehicles"])
def test_money_and_things_are_added(unit: str) -> None:
    assert amounts(pledges(a={"amount": "5", "unit": unit}, b={"amount": "6", "unit": unit})) == ["11"]


def test_what_is_disputed_stands_apart() -> None:
    store = pledges(a="5", b={"amount": "600", "disputed": "yes"})
    assert amounts(store) == ["5"]
    assert counted(store)["b"] == "no: disputed"
    assert left_out(store).startswith("Not counted: 1 ")
    assert "disputed" in left_out(store)


@pytest.mark.parametrize("said_by", ["small", "large"])
def test_of_two_that_overlap_the_smaller_is_left_out_and_listed(said_by: str) -> None:
    figures = {"small": {"amount": "5"}, "large": {"amount": "150"}}
    figures[said_by]["overlaps"] = "[large]" if said_by == "small" else "[small]"
    store = pledges(**figures)
    assert amounts(store) == ["150"]
    assert counted(store) == {"small": "no: overlaps large", "large": "yes"}
    assert left_out(store).startswith("Not counted: 1 ")
    assert left_out(store) == "Not counted: 1 that may lie in another"


@pytest.mark.parametrize("amount", ["300", "5"])
def test_what_only_the_receiver_says_gives_way_to_what_others_say(amount: str) -> None:
    """The larger claim of one side must not take the figure that both sides give out of the sums."""
    store = pledges(claim={"amount": amount, "said_by": "US", "overlaps": "[figure]"}, figure={"amount": "150"})
    assert counted(store) == {"claim": "no: overlaps figure", "figure": "yes"}
    assert amounts(store) == ["150"]


@pytest.mark.parametrize("other", [{"disputed": "yes"}, {"per": "year"}, {"unit": "JPY"}])
def test_an_overlap_with_what_is_in_no_sum_leaves_nothing_out(other: dict[str, str]) -> None:
    store = pledges(small={"amount": "5", "overlaps": "[large]"}, large={"amount": "150", **other})
    assert counted(store)["small"] == "yes"


def test_an_overlap_with_what_is_not_selected_leaves_nothing_out() -> None:
    store = pledges(small={"amount": "5", "overlaps": "[large]"}, large={"amount": "150", "by": "KR"})
    assert counted(store, by=["JP"]) == {"small": "yes"}


def test_of_two_equal_figures_that_overlap_one_counts() -> None:
    store = pledges(a={"amount": "5", "overlaps": "[b]"}, b="5")
    assert sorted(map(str, counted(store).values())) == ["no: overlaps b", "yes"]
    assert amounts(store) == ["5"]


def test_sums_are_exact_however_large_and_small() -> None:
    large, small = "999999999999999999 trillion", "0.000000001"
    store = pledges(a=large, b=small, c="0.1", d="0.2")
    exact = int(Decimal(999999999999999999)) * 10**12
    assert amounts(store) == [f"{exact}.300000001"]


def test_a_share_of_tenths_is_not_taken_for_an_overlap() -> None:
    store = pledges(
        whole={"amount": "0.3", "unit": "tonnes"},
        one={"amount": "0.1", "unit": "tonnes", "part_of": "whole"},
        two={"amount": "0.2", "unit": "tonnes", "part_of": "whole"},
    )
    assert record(store, "pledges", "whole")["parts"] == "100 %"


def test_a_disputed_part_is_in_no_share() -> None:
    store = pledges(
        whole="100", one={"amount": "50", "part_of": "whole"},
        two={"amount": "70", "part_of": "whole", "disputed": "yes"},
    )  # fmt: skip
    assert record(store, "pledges", "whole")["parts"] == "50 %"


def test_parts_stand_under_their_whole_as_deep_as_was_asked_for() -> None:
    store = pledges(
        c={"amount": "1", "part_of": "b"}, z="5", b={"amount": "3", "part_of": "y"}, y="9", d={"amount": "2", "part_of": "y"},
    )  # fmt: skip
    assert [row["id"] for row in answer(store, "pledges")] == ["y", "b", "c", "d", "z"]
    assert [row["id"] for row in answer(store, "pledges", depth="1")] == ["y", "b", "d", "z"]
    assert [row["id"] for row in answer(store, "pledges", depth="0")] == ["y", "z"]
    assert "Not listed: 1 deeper part; --depth all lists it" in whole_answer(store, "pledges", depth="1")[1]
    assert amounts(store, depth="0") == amounts(store) == ["14"]


def test_a_figure_on_which_sources_differ_is_a_range_and_counts_once() -> None:
    text = """
pledges:
  - id: money
    title: Money
    kind: investment
    by: JP
    unit: USD
    reports:
      - {source: alpha-22, status: pledged, amount: 390}
      - {source: beta-23, status: pledged, amount: 440}
      - {source: gamma-22, status: pledged, amount: 390}
      - {source: delta-23, status: pledged, disputed: yes, amount: 1}
      - {source: delta-24, status: committed, amount: 400}
"""
    store = compiled(text)
    row = record(store, "pledges", "money", "2025-10-23")
    assert [row[name] for name in ("amount", "amount_least", "amount_most")] == ["390", "390", "440"]
    row = record(store, "pledges", "money")
    assert [row[name] for name in ("amount", "amount_least", "amount_most", "disputed")] == ["400", None, None, None]


def test_a_sum_over_all_payers_says_so_and_names_them() -> None:
    store = pledges(a="10", b={"amount": "7", "by": "KR"})
    rows = answer(store, "pledges", columns=None, total=True)
    assert [(row["sum_of"], row["by"], row["amount"]) for row in rows] == [
        ("one payer", "JP", "10"), ("one payer", "KR", "7"), ("all payers", "JP;KR", "17"),
    ]  # fmt: skip


def test_parts_of_a_least_amount_may_come_to_more() -> None:
    store = pledges(
        whole={"amount": "10", "bound": "at-least", "kind": "other"},
        one={"amount": "7", "part_of": "whole"},
        two={"amount": "5", "part_of": "whole"},
    )
    (row,) = answer(store, "pledges", columns=None, total=True, kind=["investment"])
    assert (row["amount"], row["overlapping"]) == ("12", None)
    assert {row["id"]: row["parts"] for row in answer(store, "pledges")}["whole"] == "120 %"
