"""What has moved: the filters --moved and --moved-since, the columns, and the line of the summary."""

import sqlite3
from typing import Any

import pytest

from datasets import answer, compiled, whole_page

TEXT = """
agreements:
  - {id: pact, title: Minerals pact, kind: minerals, parties: [US, JP], reports: [{source: beta-28, status: signed, date: 2025-10-28}, {source: gamma-31, status: lapsed}]}
  - {id: deal, title: Company deal, kind: technology, parties: [acme, hikari], reports: [{source: gamma-29, status: announced, date: 2025-10-29}]}
  - {id: sequel, title: Second pact, kind: minerals, parties: [US, JP], reports: [{source: gamma-31, status: expected}]}
  - {id: doubt, title: Doubtful pact, kind: minerals, parties: [US, JP], reports: [{source: beta-28, status: announced}, {source: alpha-31, disputed: yes}]}
pledges:
  - {id: loan, title: Loan, kind: investment, by: JP, to: US, reports: [{source: beta-28, status: pledged, amount: 5 billion, unit: USD}, {source: beta-31, status: disbursed, amount: 5 billion, unit: USD}]}
  - {id: plant, title: Plant, kind: investment, by: hikari, to: US, reports: [{source: beta-28, status: pledged, amount: 5 billion, unit: USD}, {source: beta-31, status: pledged, amount: 6 billion, unit: USD, bound: about}, {source: gamma-31, status: pledged, amount: 6 billion, unit: USD, bound: about}]}
  - {id: last-day, title: Reported on the last day, kind: goods, by: JP, to: US, reports: [{source: beta-30, status: pledged, amount: 7, unit: aircraft}]}
"""


@pytest.fixture(scope="module")
def store() -> sqlite3.Connection:
    return compiled(TEXT)


def moved(store: sqlite3.Connection, view: str, **options: Any) -> dict[Any, tuple[Any, ...]]:
    """What a view says of the records that moved."""
    return {row["id"]: (row["moved"], row["was"], row["was_status"]) for row in answer(store, view, **options)}


def test_a_record_that_came_to_another_stage_after_the_trip_has_moved(store: sqlite3.Connection) -> None:
    assert moved(store, "agreements", moved=True) == {
        "pact": ("2025-10-31", "signed", "signed"),
        "sequel": ("2025-10-31", "new", None),
        "doubt": ("2025-10-31", "announced", "announced"),
    }


def test_another_figure_is_a_move_too(store: sqlite3.Connection) -> None:
    rows = {row["id"]: row for row in answer(store, "pledges", moved=True)}
    assert rows.keys() == {"loan", "plant"}
    assert [rows["plant"][name] for name in ("moved", "was", "was_status", "was_amount")] == [
        "2025-10-31", "US$5 billion", "pledged", "figure:5000000000 USD",
    ]  # fmt: skip
    assert [rows["loan"][name] for name in ("was", "was_amount")] == ["pledged", None]


def test_a_report_of_the_last_day_is_not_later_than_the_trip(store: sqlite3.Connection) -> None:
    assert "last-day" not in moved(store, "pledges", moved=True)
    assert moved(store, "pledges", moved_since="2025-10-30T12:00")["last-day"] == ("2025-10-30", "new", None)


def test_what_changed_and_changed_back_has_not_moved() -> None:
    reports = ", ".join(
        f"{{source: {source}, status: pledged, amount: {amount}, unit: aircraft}}"
        for source, amount in (("beta-28", 5), ("alpha-29", 6), ("gamma-29", 6), ("beta-30", 5), ("delta-30", 5))
    )
    store = compiled(f"pledges:\n  - {{id: jets, title: Jets, kind: goods, by: JP, to: US, reports: [{reports}]}}\n")
    assert moved(store, "pledges", moved_since="2025-10-29", as_of="2025-10-29").keys() == {"jets"}
    assert moved(store, "pledges", moved_since="2025-10-29") == {}


def test_nothing_has_moved_as_of_the_end_of_the_trip(store: sqlite3.Connection) -> None:
    for view in ("timeline", "agreements", "pledges"):
        assert moved(store, view, moved=True, as_of="2025-10-30") == {}


def test_the_summary_counts_what_moved_and_says_nothing_when_nothing_did(store: sqlite3.Connection) -> None:
    page = dict(section for section in whole_page(store, "summary") if isinstance(section, tuple) and len(section) == 2)
    assert (
        dict(page["lines"])["SINCE"]
        == "1 disbursed, 1 lapsed, 1 disputed, 1 with another figure, 1 new: tripcli pledges --moved"
    )
    assert [tuple(row) for row in page["since"]] == [
        ("pledge", "disbursed", 1, 0), ("agreement", "expected", 0, 1), ("agreement", "lapsed", 1, 0),
        ("agreement", "disputed", 1, 0), ("pledge", "figure", 1, 0),
    ]  # fmt: skip
    before = whole_page(store, "summary", as_of="2025-10-30")
    assert "SINCE" not in dict(next(rows for one, rows in before[1:-1] if one == "lines"))


def test_the_changes_view_keeps_its_own_since(store: sqlite3.Connection) -> None:
    rows = answer(store, "changes", moved=True, since="2025-10-31")
    assert {row["record"] for row in rows} == {"pact", "sequel", "doubt", "loan", "plant"}
