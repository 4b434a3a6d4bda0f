"""The fold on cases of real reporting: who confirms a value counts for it, and coarse reports lose nothing finer."""

import pytest
from one_record import agreement, event, pledge

from datasets import answer, compiled, conflicts, knowledge_of, record

# Who confirms a value counts for it.


def test_five_publishers_without_a_bound_count_for_the_number_that_two_give_with_one() -> None:
    """Korean carmakers' investment: 37 billion in seven papers, 38 in two later ones."""
    bare = [f"source: {name}, status: pledged, amount: 37 billion" for name in ("alpha-21", "beta-21", "gamma-21")]
    with_bound = ["source: delta-21, status: pledged, amount: 37 billion, bound: at-least"]
    others = [f"source: {name}, status: pledged, amount: 38 billion" for name in ("m-23", "n-23")]
    sources = "sources:\n" + "".join(
        f"  - {{id: {name}-23, publisher: {name}, title: T, published: 2025-10-23, kind: press}}\n" for name in "mn"
    )
    lines = "\n".join(f"      - {{{report}}}" for report in [*bare, *with_bound, *others])
    store = compiled(
        f"{sources}pledges:\n  - id: money\n    title: Money\n    kind: investment\n    by: JP\n    unit: USD\n"
        f"    reports:\n{lines}\n"
    )
    row = record(store, "pledges", "money")
    assert (row["amount"], row["bound"]) == ("37000000000", "at-least")
    assert conflicts(store, "money") == [
        ("amount", "pledged", "at least 37000000000 USD", "38000000000 USD"),
    ]


def test_who_gives_only_the_date_counts_for_the_hour_of_that_date() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T11:00",
        "source: beta-28, status: held, start: 2025-10-28",
        "source: gamma-30, status: held, start: 2025-10-29T11:00",
    )
    assert record(store, "timeline", "talks")["start"] == "2025-10-28T11:00+09:00"


def test_a_plan_that_a_later_report_repeats_less_exactly_is_what_was_said_last() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-28T10:00",
        "source: beta-22, status: expected, start: 2025-10-29",
        "source: gamma-23, status: expected, start: 2025-10-28",
    )
    assert record(store, "timeline", "talks", "2025-10-22")["start"] == "2025-10-29"
    assert record(store, "timeline", "talks")["start"] == "2025-10-28T10:00+09:00"


# Approximate values.


def test_an_end_counts_beside_a_start_that_its_own_start_confirms() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T11:07",
        "source: beta-28, status: held, start: 2025-10-28T11:05~, end: 2025-10-28T12:47",
        "source: gamma-28, status: held, start: 2025-10-28T11:07",
    )
    row = record(store, "timeline", "talks")
    assert (row["start"], row["end"]) == ("2025-10-28T11:07+09:00", "2025-10-28T12:47+09:00")
    assert conflicts(store, "talks") == []


def test_two_approximate_hours_count_for_the_exact_one_near_to_them() -> None:
    store = event(
        "source: alpha-28, status: held, length: about 1h",
        "source: beta-28, status: held, length: about 1h",
        "source: gamma-28, status: held, length: 63m",
    )
    assert record(store, "timeline", "talks")["length"] == "1h3m"
    assert conflicts(store, "talks") == []


def test_an_exact_length_far_from_the_approximate_one_is_a_conflict() -> None:
    store = event(
        "source: alpha-28, status: held, length: about 1h",
        "source: beta-28, status: held, length: about 1h",
        "source: gamma-28, status: held, length: 1h30m",
    )
    assert record(store, "timeline", "talks")["length"] == "about 1h"
    assert conflicts(store, "talks") == [("length", "held", "about 1h", "1h30m")]


def test_two_approximate_starts_give_way_to_the_exact_one_near_to_them() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T14:00~",
        "source: beta-28, status: held, start: 2025-10-28T14:00~",
        "source: gamma-28, status: held, start: 2025-10-28T14:03",
    )
    row = record(store, "timeline", "talks")
    assert (row["start"], row["start_qualifier"]) == ("2025-10-28T14:03+09:00", None)
    assert conflicts(store, "talks") == []


def test_two_approximate_hours_far_from_one_exact_hour_outweigh_it() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T14:00~",
        "source: beta-28, status: held, start: 2025-10-28T14:04~",
        "source: gamma-28, status: held, start: 2025-10-28T17:00",
    )
    row = record(store, "timeline", "talks")
    assert (row["start"], row["start_qualifier"]) == ("2025-10-28T14:04+09:00", "~")
    assert conflicts(store, "talks") == [("start", "held", "2025-10-28T14:04~", "2025-10-28T17:00")]


def test_of_two_lengths_that_say_the_same_the_one_that_more_publishers_give_is_shown() -> None:
    store = event(
        "source: alpha-28, status: held, length: about 1h40m",
        "source: beta-28, status: held, length: about 1h40m",
        "source: gamma-29, status: held, length: about 1h45m",
    )
    assert record(store, "timeline", "talks")["length"] == "about 1h40m"
    assert conflicts(store, "talks") == []


def test_one_at_least_does_not_take_the_voices_of_those_who_say_about() -> None:
    store = event(
        "source: alpha-28, status: held, length: about 30m",
        "source: beta-28, status: held, length: about 30m",
        "source: gamma-29, status: held, length: at least 30m",
    )
    assert record(store, "timeline", "talks")["length"] == "about 30m"
    assert conflicts(store, "talks") == []


def test_two_values_that_confirm_each_other_are_no_conflict_and_one_of_them_is_shown() -> None:
    store = event(
        "source: alpha-28, status: held, venue: imperial PALACE.",
        "source: beta-28, status: held, venue: Imperial Palace",
        "source: gamma-28, status: held, venue: Hall",
    )
    row = record(store, "timeline", "talks")
    assert row["venue"] == "Imperial Palace"
    assert conflicts(store, "talks") == [("venue", "held", "Imperial Palace", "Hall")]


# A coarse fact and a finer plan.


def test_a_fact_of_that_day_leaves_the_afternoon_of_the_plan_and_marks_it_as_planned() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-28 afternoon",
        "source: beta-28, status: held, start: 2025-10-28",
    )
    row = record(store, "timeline", "talks")
    assert (row["start"], row["start_part"], row["expected_fields"]) == ("2025-10-28", "afternoon", "start")
    assert conflicts(store, "talks") == []


def test_a_plan_that_the_fact_contradicts_is_not_shown() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-27 afternoon",
        "source: beta-28, status: held, start: 2025-10-28",
    )
    row = record(store, "timeline", "talks")
    assert (row["start"], row["start_part"], row["expected_fields"]) == ("2025-10-28", None, None)


def test_an_approximate_minute_of_fact_is_not_replaced_by_the_plans_exact_one() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-28T10:45",
        "source: beta-28, status: held, start: 2025-10-28T10:43~",
    )
    assert record(store, "timeline", "talks")["start"] == "2025-10-28T10:43+09:00"


def test_a_note_is_never_named_as_a_field_that_only_plans_give() -> None:
    store = event("source: alpha-21, status: expected, note: soon, venue: Hall", "source: beta-28, status: held")
    assert record(store, "timeline", "talks")["expected_fields"] == "venue"


# Stages that rest on one publisher.


def test_one_signed_against_four_that_go_on_to_say_announced_is_a_conflict_of_status() -> None:
    store = agreement(
        "source: alpha-24, status: signed, date: 2025-08-25",
        "source: beta-28, status: announced, date: 2025-10-28",
        "source: gamma-28, status: announced, date: 2025-10-28",
        "source: delta-28, status: announced, date: 2025-10-28",
        "source: beta-29, status: announced, date: 2025-10-28",
    )
    row = record(store, "agreements", "pact")
    assert (row["status"], row["differ"]) == ("signed", "status;date")
    assert conflicts(store, "pact") == [
        ("date", "announced", "2025-08-25", "2025-10-28"),
        ("status", "signed", "signed", "announced"),
    ]


@pytest.mark.parametrize(
    "reports",
    [
        ("alpha-24 signed", "beta-28 announced"),  # one voice against one
        ("alpha-24 signed", "beta-28 announced", "beta-29 announced"),  # a publisher that repeats itself
        ("alpha-24 signed", "beta-25 signed", "gamma-28 announced", "delta-28 announced"),
        ("beta-24 announced", "gamma-24 announced", "alpha-28 signed"),  # the usual way
        ("alpha-24 signed", "beta-28 expected", "gamma-28 expected"),  # plans are no fact
    ],
)
def test_no_conflict_of_status_without_two_publishers_that_stay_behind(reports: tuple[str, ...]) -> None:
    store = agreement(*("source: {}, status: {}".format(*report.split()) for report in reports))
    assert conflicts(store, "pact") == []


# Texts and marks.


def test_a_text_that_negates_another_does_not_confirm_it() -> None:
    store = event(
        "source: alpha-28, status: held, venue: Treaty signed",
        "source: beta-28, status: held, venue: Treaty not signed",
        "source: gamma-28, status: held, venue: Treaty not signed",
    )
    assert conflicts(store, "talks") == [("venue", "held", "Treaty not signed", "Treaty signed")]


def test_a_text_without_letters_says_nothing_of_another() -> None:
    store = event("source: alpha-28, status: held, venue: '!!!'", "source: beta-28, status: held, venue: Palace")
    assert conflicts(store, "talks") == [("venue", "held", "Palace", "!!!")]


def test_a_disputed_event_bears_the_mark_and_keeps_its_stage() -> None:
    store = event("source: alpha-28, disputed: yes, status: held")
    row = record(store, "timeline", "talks")
    assert (row["status"], row["disputed"]) == ("held", "yes")
    fields = knowledge_of(store).connection.execute("SELECT value FROM field WHERE field = 'disputed'").fetchall()
    assert fields == [("yes",)]


def test_an_unnamed_amount_gives_way_to_a_number_and_contradicts_none() -> None:
    store = pledge(
        "source: alpha-21, status: pledged, amount: unnamed",
        "source: beta-21, status: pledged, amount: unnamed",
        "source: gamma-22, status: pledged, amount: 5, unit: USD",
    )
    before, after = (record(store, "pledges", "money", day) for day in ("2025-10-21", "2025-10-22"))
    assert (before["amount"], before["unit"]) == (None, None)
    assert (after["amount"], after["unit"]) == ("5", "USD")
    assert conflicts(store, "money") == []


ONE_ARRIVAL = """
stops:
  - id: capital
    name: Capital
    country: KR
    timezone: Asia/Seoul
    reports:
      - {source: alpha-29, status: held, arrive: 2025-10-29T09:54}
      - {source: beta-29, status: held, arrive: 2025-10-29T09:54}
      - {source: gamma-29, status: held, arrive: 2025-10-29T10:04}
  - id: airport
    name: Airport
    kind: halt
    within: capital
    country: KR
    timezone: Asia/Seoul
    reports:
      - {source: alpha-29, status: held, arrive: 2025-10-29T09:54}
      - {source: gamma-29, status: held, arrive: 2025-10-29T10:04}
events:
  - id: landing
    stop: airport
    title: Landing
    kind: arrival
    reports:
      - {source: alpha-29, status: held, start: 2025-10-29T09:54}
      - {source: beta-29, status: held, start: 2025-10-29T09:54}
      - {source: gamma-29, status: held, start: 2025-10-29T10:04}
      - {source: delta-29, status: held, start: 2025-10-29T10:20}
"""


def test_one_difference_of_a_stop_its_halt_and_its_arrival_event_is_listed_once() -> None:
    store = compiled(ONE_ARRIVAL)
    rows = [(row["record"], row["field"]) for row in answer(store, "conflicts")]
    assert rows.count(("capital", "arrive")) == 1
    assert ("airport", "arrive") not in rows
    assert rows.count(("landing", "start")) == 1  # only the hour that no stop has
    assert record(store, "timeline", "landing")["differ"] == "start"
