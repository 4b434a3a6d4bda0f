"""From when a source is known, and which values disagree: the fold's other sentences."""

import pytest
from one_record import event

from datasets import compiled, conflicts, ids, record


@pytest.mark.parametrize(
    ("as_of", "known"),
    [
        ("2025-10-26", ["held-before"]),
        ("2025-10-27T17:59", ["held-before"]),
        ("2025-10-27T18:00", ["held-before", "timed"]),
        ("2025-10-27T09:00Z", ["held-before", "timed"]),
        ("2025-10-27T08:59Z", ["held-before"]),
        ("2025-10-27T23:59", ["held-before", "timed"]),
        ("2025-10-27", ["dated", "held-before", "timed"]),
        ("2025-10-30", ["dated", "held-before", "timed"]),
        ("2025-10", ["dated", "held-before", "of-the-month", "timed"]),
    ],
)
def test_a_source_is_known_from_the_end_of_its_stated_publication(as_of: str, known: list[str]) -> None:
    sources = {"held-before": "beta-26", "timed": "beta-27-18", "dated": "beta-27", "of-the-month": "monthly"}
    lines = "\n".join(
        f"  - {{id: {name}, stop: tokyo, title: T, kind: other, reports: [{{source: {source}, status: expected}}]}}"
        for name, source in sources.items()
    )
    monthly = "sources:\n  - {id: monthly, publisher: M, title: T, published: 2025-10, kind: press}\n"
    assert sorted(map(str, ids(compiled(f"{monthly}events:\n{lines}\n"), "timeline", as_of=as_of))) == known


def test_a_publication_with_an_offset_is_known_at_that_instant() -> None:
    text = (
        "sources:\n  - {id: us, publisher: U, title: T, published: '2025-10-27T05:00-04:00', kind: press}\n"
        "events:\n  - {id: talks, stop: tokyo, title: T, kind: other, reports: [{source: us, status: expected}]}\n"
    )
    store = compiled(text)
    assert ids(store, "timeline", as_of="2025-10-27T17:59") == []
    assert ids(store, "timeline", as_of="2025-10-27T18:00") == ["talks"]


def test_a_conflict_is_two_values_at_one_stage_of_which_neither_confirms_the_other() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T11:07",
        "source: beta-28, status: held, start: 2025-10-28T11:07",
        "source: gamma-28, status: held, start: 2025-10-28T11:20",
    )
    assert conflicts(store, "talks") == [("start", "held", "2025-10-28T11:07", "2025-10-28T11:20")]
    assert record(store, "timeline", "talks")["differ"] == "start"


def test_values_of_two_stages_are_no_conflict() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-28T11:00, venue: Hall",
        "source: beta-28, status: held, start: 2025-10-28T11:07, venue: Palace",
    )
    assert conflicts(store, "talks") == []


def test_a_note_is_never_in_conflict() -> None:
    store = event("source: alpha-28, status: held, note: first", "source: beta-28, status: held, note: second")
    row = record(store, "timeline", "talks")
    assert (row["note"], row["differ"], conflicts(store, "talks")) == ("second", None, [])


def test_plans_may_be_in_conflict_too() -> None:
    store = event("source: alpha-21, status: expected, venue: Hall", "source: beta-22, status: expected, venue: Palace")
    assert conflicts(store, "talks") == [("venue", "expected", "Palace", "Hall")]
    assert conflicts(store, "talks", "2025-10-21") == []


def test_lists_of_participants_that_do_not_contradict_each_other_are_joined_at_a_stage_of_fact() -> None:
    store = event(
        "source: alpha-28, status: held, participants: [ann, bea]",
        "source: beta-28, status: held, participants: [ann, cy]",
    )
    row = record(store, "timeline", "talks")
    assert set(str(row["participants"]).split(";")) == {"ann", "bea", "cy"}
    assert row["differ"] is None


def test_lists_that_differ_on_whether_somebody_was_there_are_a_conflict() -> None:
    store = event(
        "source: alpha-28, status: held, participants: [ann, bea]",
        "source: beta-28, status: held, participants: [ann, bea]",
        "source: gamma-28, status: held, participants: [ann, {person: bea, as: mentioned}]",
    )
    row = record(store, "timeline", "talks")
    assert (row["participants"], row["differ"]) == ("ann;bea", "participants")
