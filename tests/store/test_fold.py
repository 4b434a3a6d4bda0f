"""The fold, sentence by sentence: a plan is what was said last, a fact is what most say, nothing goes backward."""

import pytest
from one_record import agreement, event, pledge

from datasets import compiled, conflicts, record
from tripcli.values.stages import STAGES

# 1. Stage


@pytest.mark.parametrize("stages", [STAGES["event"]])
def test_an_events_stage_is_the_furthest_whatever_came_last(stages: tuple[str, ...]) -> None:
    store = event(*(f"source: alpha-{28 - place}, status: {stage}" for place, stage in enumerate(stages)))
    assert record(store, "timeline", "talks")["status"] == stages[-1] == "held"


def test_an_agreements_stage_is_the_furthest_whatever_came_last() -> None:
    stages = STAGES["agreement"]
    store = agreement(*(f"source: alpha-{28 - place}, status: {stage}" for place, stage in enumerate(stages)))
    told = [record(store, "agreements", "pact", f"2025-10-{day}")["status"] for day in (24, 25, 26, 27, 28)]
    assert told == ["withdrawn"] * 5
    forward = agreement(*(f"source: alpha-{24 + place}, status: {stage}" for place, stage in enumerate(stages)))
    told = [record(forward, "agreements", "pact", f"2025-10-{day}")["status"] for day in (24, 25, 26, 27, 28)]
    assert told == list(stages) == ["expected", "announced", "signed", "lapsed", "withdrawn"]


def test_a_pledges_stage_goes_from_sought_to_withdrawn_and_never_back() -> None:
    stages = ("sought", "expected", "pledged", "committed", "disbursed", "withdrawn")
    reports = [
        f"source: alpha-{21 + place}, status: {stage}, amount: 5, unit: USD" for place, stage in enumerate(stages)
    ]
    store = pledge(*reports, "source: alpha-28, status: pledged, amount: 5, unit: USD")
    told = [record(store, "pledges", "money", f"2025-10-{day}")["status"] for day in range(21, 29)]
    assert told == [*stages, "withdrawn", "withdrawn"]


def test_a_report_that_says_expected_afterwards_takes_nothing_back() -> None:
    store = event(
        "source: alpha-27-18, status: held, start: 2025-10-27T18:30",
        "source: beta-28, status: expected, start: 2025-10-28T10:00, venue: Hall",
    )
    row = record(store, "timeline", "talks")
    assert (row["status"], row["start"]) == ("held", "2025-10-27T18:30+09:00")
    assert conflicts(store, "talks") == []


def test_a_postponement_is_expected_with_a_new_date() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-28",
        "source: beta-22, status: expected, start: 2025-10-29",
    )
    assert record(store, "timeline", "talks", "2025-10-21")["start"] == "2025-10-28"
    row = record(store, "timeline", "talks", "2025-10-22")
    assert (row["status"], row["start"]) == ("expected", "2025-10-29")


def test_a_stop_is_held_from_its_arrival() -> None:
    store = compiled("")
    assert record(store, "stops", "tokyo", "2025-10-27T17:59")["status"] == "expected"
    assert record(store, "stops", "tokyo", "2025-10-27T18:00")["status"] == "held"


# 2. Disputed


def test_a_dispute_is_a_mark_beside_the_stage() -> None:
    store = event("source: alpha-27, status: held", "source: beta-28, disputed: yes, note: denied")
    before, after = (record(store, "timeline", "talks", day) for day in ("2025-10-27", "2025-10-28"))
    assert (before["status"], before["disputed"]) == ("held", None)
    assert (after["status"], after["disputed"]) == ("held", "yes")


def test_a_dispute_stands_until_a_report_of_a_further_stage() -> None:
    store = pledge(
        "source: alpha-21, status: pledged",
        "source: beta-22, status: pledged, disputed: yes",
        "source: gamma-23, status: pledged",
        "source: gamma-24, status: committed",
        more="    amount: 10 billion\n    unit: USD\n",
    )
    told = [record(store, "pledges", "money", f"2025-10-{day}")["disputed"] for day in (21, 22, 23, 24)]
    assert told == [None, "yes", "yes", None]


def test_a_dispute_that_names_no_stage_contests_the_furthest_known_when_it_came() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-28",
        "source: beta-22, disputed: yes",
        "source: gamma-28, status: held, start: 2025-10-28",
        "source: delta-29, disputed: yes",
    )
    told = [record(store, "timeline", "talks", f"2025-10-{day}")["disputed"] for day in (21, 22, 28, 29)]
    assert told == [None, "yes", None, "yes"]


def test_a_disputes_values_replace_none_and_are_the_other_side_of_a_conflict() -> None:
    store = pledge(
        "source: alpha-21, status: pledged, amount: 10 billion",
        "source: beta-22, status: pledged, disputed: yes, amount: 2 billion",
        "source: gamma-23, status: pledged, disputed: yes, amount: 2 billion",
        more="    unit: USD\n",
    )
    assert record(store, "pledges", "money")["amount"] == "10000000000"
    assert conflicts(store, "money")[0][1:] == ("disputed", "10000000000 USD", "2000000000 USD")


def test_a_record_that_is_only_disputed_has_the_stage_that_is_disputed() -> None:
    store = pledge(
        "source: alpha-21, status: pledged, disputed: yes, note: never said", more="    amount: 1\n    unit: USD\n"
    )
    row = record(store, "pledges", "money")
    assert (row["status"], row["disputed"], row["amount"]) == ("pledged", "yes", "1")


# 3. A field


def test_a_field_comes_from_the_furthest_stage_at_which_any_report_gives_it() -> None:
    store = event(
        "source: alpha-21, status: expected, venue: Old hall, length: 2h",
        "source: beta-22, status: expected, venue: Old hall, length: 2h",
        "source: gamma-28, status: held, venue: New palace",
    )
    row = record(store, "timeline", "talks")
    assert (row["venue"], row["length"], row["expected_fields"]) == ("New palace", "2h", "length")


def test_a_later_bare_date_does_not_rub_out_a_time() -> None:
    for stage in ("expected", "held"):
        store = event(
            f"source: alpha-28, status: {stage}, start: 2025-10-28T18:30",
            f"source: beta-29, status: {stage}, start: 2025-10-28",
            f"source: gamma-30, status: {stage}, start: 2025-10-28",
        )
        assert record(store, "timeline", "talks")["start"] == "2025-10-28T18:30+09:00"
        assert conflicts(store, "talks") == []


def test_an_approximate_time_is_set_aside_beside_an_exact_one() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T18:30",
        "source: beta-29, status: held, start: 2025-10-28T18:32~",
        "source: gamma-30, status: held, start: 2025-10-28T18:32~",
    )
    row = record(store, "timeline", "talks")
    assert (row["start"], row["start_qualifier"]) == ("2025-10-28T18:30+09:00", None)
    assert conflicts(store, "talks") == []


def test_a_plan_is_what_was_said_last_however_many_said_otherwise() -> None:
    for stage in ("sought", "expected"):
        store = pledge(
            f"source: alpha-21, status: {stage}, amount: 10",
            f"source: beta-22, status: {stage}, amount: 10",
            f"source: gamma-23, status: {stage}, amount: 30",
            more="    unit: USD\n",
        )
        assert record(store, "pledges", "money")["amount"] == "30"


def test_a_fact_is_what_most_publishers_say_however_late_another_says_otherwise() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T11:07",
        "source: beta-28, status: held, start: 2025-10-28T11:07",
        "source: gamma-30, status: held, start: 2025-10-28T11:20",
    )
    assert record(store, "timeline", "talks")["start"] == "2025-10-28T11:07+09:00"


def test_copies_of_one_agency_count_once() -> None:
    store = event(
        "source: alpha-26, status: held, start: 2025-10-26T11:07",
        "source: alpha-27, status: held, start: 2025-10-26T11:07",
        "source: alpha-28, status: held, start: 2025-10-26T11:07",
        "source: beta-27, status: held, start: 2025-10-26T11:20",
        "source: gamma-27, status: held, start: 2025-10-26T11:20",
    )
    assert record(store, "timeline", "talks")["start"] == "2025-10-26T11:20+09:00"


def test_of_facts_that_as_many_say_the_latest_known_counts_and_then_the_last_listed() -> None:
    later = event("source: beta-29, status: held, venue: Palace", "source: alpha-28, status: held, venue: Hall")
    assert record(later, "timeline", "talks")["venue"] == "Palace"
    together = event("source: beta-28, status: held, venue: Palace", "source: alpha-28, status: held, venue: Hall")
    assert record(together, "timeline", "talks")["venue"] == "Hall"


def test_the_first_report_of_a_fact_outweighs_every_plan() -> None:
    plans = [f"source: {name}-25, status: expected, start: 2025-10-28T10:00" for name in ("alpha", "beta", "gamma")]
    store = event(*plans, "source: delta-28, status: held, start: 2025-10-28T10:40")
    assert record(store, "timeline", "talks")["start"] == "2025-10-28T10:40+09:00"


# 4. What folds as one


def test_an_end_comes_only_from_a_report_with_that_start_or_with_none() -> None:
    other = event(
        "source: alpha-28, status: held, start: 2025-10-28T11:07",
        "source: beta-28, status: held, start: 2025-10-28T11:07",
        "source: gamma-28, status: held, start: 2025-10-28T11:20, end: 2025-10-28T13:00",
    )
    assert record(other, "timeline", "talks")["end"] is None
    none = event(
        "source: alpha-28, status: held, start: 2025-10-28T11:07",
        "source: beta-28, status: held, end: 2025-10-28T12:30",
    )
    assert record(none, "timeline", "talks")["end"] == "2025-10-28T12:30+09:00"


def test_an_end_beside_another_start_is_listed_as_differing() -> None:
    store = event(
        "source: alpha-28, status: held, start: 2025-10-28T11:07, end: 2025-10-28T12:47",
        "source: beta-28, status: held, start: 2025-10-28T11:07, end: 2025-10-28T12:47",
        "source: gamma-28, status: held, start: 2025-10-28T11:20, end: 2025-10-28T13:00",
    )
    row = record(store, "timeline", "talks")
    assert row["end"] == "2025-10-28T12:47+09:00"
    assert row["differ"] == "start;end"


def test_an_end_is_never_computed_from_a_length() -> None:
    row = record(event("source: alpha-28, status: held, start: 2025-10-28T11:00, length: 1h40m"), "timeline", "talks")
    assert (row["length"], row["end"]) == ("1h40m", None)


def test_an_amount_takes_bound_unit_and_rate_from_the_same_report() -> None:
    store = pledge(
        "source: alpha-21, status: pledged, amount: 10, unit: USD, bound: at-least, per: year",
        "source: beta-22, status: committed, amount: 7, unit: JPY",
    )
    row = record(store, "pledges", "money")
    assert [row[name] for name in ("amount", "unit", "bound", "per")] == ["7", "JPY", "exactly", None]


# 5. and 6.


def test_a_value_that_only_plans_give_is_named_once_the_record_is_held() -> None:
    store = event(
        "source: alpha-21, status: expected, start: 2025-10-28T10:00, venue: Hall",
        "source: beta-28, status: held",
    )
    assert record(store, "timeline", "talks", "2025-10-21")["expected_fields"] is None
    row = record(store, "timeline", "talks")
    assert (row["start"], row["expected_fields"]) == ("2025-10-28T10:00+09:00", "start;venue")


def test_the_kind_of_a_source_weighs_nothing() -> None:
    store = event(
        "source: delta-28, status: held, venue: Official hall",
        "source: alpha-28, status: held, venue: Palace",
        "source: beta-28, status: held, venue: Palace",
    )
    assert record(store, "timeline", "talks")["venue"] == "Palace"
