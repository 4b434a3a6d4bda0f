"""participants: who was there, how often and when; and who only was to be."""

from typing import Any

import pytest

from datasets import answer, compiled, ids

TEXT = """
events:
  - id: talks
    stop: tokyo
    title: Talks
    kind: summit
    reports:
      - {source: alpha-22, status: expected, start: 2025-10-28, participants: [ann, bea, dot]}
      - {source: beta-28, status: held, start: 2025-10-28, participants: [ann, bea, {person: cy, as: mentioned}, families]}
  - id: dinner
    stop: busan
    title: Dinner
    kind: dinner
    reports:
      - {source: beta-29, status: held, start: 2025-10-29 evening, participants: [ann, cy]}
  - id: farewell
    stop: busan
    title: Farewell
    kind: ceremony
    reports:
      - {source: beta-29, status: expected, start: 2025-10-30, participants: [ann, dot]}
  - id: lunch
    stop: busan
    title: Lunch
    kind: dinner
    reports:
      - {source: beta-29, status: cancelled, start: 2025-10-29, participants: [ann, dot]}
"""
STORE = compiled(TEXT)


def counts(**options: Any) -> dict[object, object]:
    """How many events each person has."""
    return {row["id"]: row["events"] for row in answer(STORE, "participants", **options)}


def test_only_those_present_at_what_was_held_are_counted() -> None:
    assert counts() == {"ann": 2, "bea": 1, "cy": 1}


def test_before_anything_was_held_nobody_was_there() -> None:
    assert counts(as_of="2025-10-27") == {}


def test_of_what_is_expected_those_count_who_are_to_be_there() -> None:
    assert counts(status=["expected"]) == {"ann": 1, "dot": 1}
    assert counts(status=["expected"], as_of="2025-10-27") == {"ann": 1, "bea": 1, "dot": 1}


def test_those_only_named_and_groups_come_on_request_and_count_for_nothing() -> None:
    assert counts(named=True) == {"ann": 2, "bea": 1, "cy": 1}
    assert counts(named=True, event=["talks"]) == {"ann": 1, "bea": 1, "cy": 0}
    assert counts(groups=True) == {"ann": 2, "bea": 1, "cy": 1, "families": 1}
    (cy,) = (row for row in answer(STORE, "participants", named=True, event=["talks"]) if row["id"] == "cy")
    assert (cy["presence"], cy["first"], cy["last"], cy["stops"]) == ("mentioned", None, None, None)


def test_first_and_last_are_days_and_stops_are_those_of_the_events() -> None:
    (ann,) = (row for row in answer(STORE, "participants") if row["id"] == "ann")
    assert (ann["first"], ann["last"]) == ("2025-10-28", "2025-10-29")
    assert sorted(str(ann["stops"]).split(";")) == ["busan", "tokyo"]
    assert (ann["name"], ann["title"], ann["party"], ann["side"]) == ("Ann Lee", "President", "US", "United States")


@pytest.mark.parametrize(
    ("options", "people"),
    [
        ({"stop": ["tokyo"]}, ["ann", "bea"]),
        ({"person": ["cy"]}, ["ann", "bea", "cy"]),  # whoever was where Young was or was named
        ({"on": "2025-10-29"}, ["ann", "cy"]),
        ({"party": ["JP"]}, ["ann", "bea"]),
        ({"kind": ["dinner"]}, ["ann", "cy"]),
    ],
)
def test_filters_select_the_events(options: dict[str, Any], people: list[str]) -> None:
    assert sorted(map(str, ids(STORE, "participants", **options))) == people


def test_the_travelers_side_comes_first_and_companies_behind_countries() -> None:
    assert ids(STORE, "participants", groups=True) == ["ann", "bea", "cy", "families"]
