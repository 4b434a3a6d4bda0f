"""The fold on the bundled dataset: what real sources of the tour come to, as of real moments."""

import sqlite3
from functools import cache
from itertools import pairwise

import pytest

from datasets import answer, conflicts, record, store_of
from tripcli.reading.load import read_dataset
from tripcli.trips import bundled

TALKS = "trump-xi-summit"


@cache
def tour() -> sqlite3.Connection:
    """The store of the bundled dataset."""
    dataset = read_dataset(bundled() / "trump-asia-2025").dataset
    assert dataset is not None
    return store_of(dataset)


def test_at_six_on_the_27th_the_imperial_audience_is_still_expected() -> None:
    row = record(tour(), "timeline", "imperial-audience", "2025-10-27T18:00+09:00")
    assert (row["status"], str(row["start"])[:10]) == ("expected", "2025-10-27")
    assert row["venue"] is None
    later = record(tour(), "timeline", "imperial-audience", "2025-10-28")
    assert (later["status"], later["start"], later["start_qualifier"]) == ("held", "2025-10-27T18:30+09:00", "~")


def test_bare_dates_of_the_audience_do_not_rub_out_its_hour() -> None:
    assert record(tour(), "timeline", "imperial-audience")["start"] == "2025-10-27T18:30+09:00"


def test_trump_and_xi_talked_from_1107_to_1247() -> None:
    row = record(tour(), "timeline", TALKS)
    assert (row["start"], row["end"]) == ("2025-10-30T11:07+09:00", "2025-10-30T12:47+09:00")
    assert "start" in str(row["differ"]).split(";")


def test_the_other_starts_of_the_talks_are_listed_beside_it() -> None:
    held = [row for row in conflicts(tour(), TALKS) if row[:2] == ("start", "held")]
    starts = {str(other)[:16] for *_, other in held}
    assert {"2025-10-30T11:00", "2025-10-30T11:15", "2025-10-30T11:20"} <= starts


@pytest.mark.parametrize("as_of", ["2025-10-30T13:00", "2025-10-30T14:00", "2025-10-30", "2025-10-31", "2025-11-30"])
def test_the_talks_never_have_an_interval_that_no_source_gives(as_of: str) -> None:
    dataset = read_dataset(bundled() / "trump-asia-2025").dataset
    assert dataset is not None
    (talks,) = (event for event in dataset.events if event.id == TALKS)
    said = {((report.start or "").rstrip("~?%"), report.end) for report in talks.reports}
    row = record(tour(), "timeline", TALKS, as_of)
    end = None if row["end"] is None else str(row["end"])[:16] + str(row["end_qualifier"] or "")
    if end is not None:
        assert (str(row["start"])[:16], end) in said


def test_a_repost_that_says_expected_after_the_talks_takes_nothing_back() -> None:
    told = [record(tour(), "timeline", TALKS, f"2025-10-{day}")["status"] for day in range(24, 32)]
    assert told == ["expected"] * 6 + ["held"] * 2


def test_no_stage_of_any_record_ever_goes_back() -> None:
    from tripcli.values.stages import STAGES

    for kind, stages in STAGES.items():
        query = f"SELECT id, status FROM {kind}_version ORDER BY id, known_from"
        rows = tour().execute(query).fetchall()
        for (one, status), (other, following) in pairwise(rows):
            assert one != other or stages.index(status) <= stages.index(following), one


def test_a_dispute_shows_beside_the_value_and_stands() -> None:
    disputed = [row for row in answer(tour(), "pledges") if row["disputed"] == "yes"]
    assert disputed
    assert all(row["amount"] is not None or row["counted"] == "no: no amount" for row in disputed)
    assert not any(row["counted"] == "yes" for row in disputed)


def test_every_conflict_of_the_tour_is_of_two_different_values_with_sources() -> None:
    rows = answer(tour(), "conflicts")
    assert len(rows) > 20
    for row in rows:
        assert row["value"] != row["other_value"]
        assert row["sources"]
        assert row["other_sources"]


def test_the_japanese_promise_is_550_billion_and_the_korean_350_in_a_signed_document() -> None:
    figures = {row["id"]: (row["amount"], row["unit"], row["status"]) for row in answer(tour(), "pledges")}
    assert ("550000000000", "USD", "pledged") in figures.values()
    assert ("350000000000", "USD", "committed") in figures.values()


def test_the_route_is_washington_kuala_lumpur_tokyo_gyeongju_busan() -> None:
    names = [row["id"] for row in answer(tour(), "stops")]
    assert names == ["washington", "kuala-lumpur", "tokyo", "gyeongju", "busan"]
    nights = {row["id"]: row["nights"] for row in answer(tour(), "stops")}
    assert [nights[name] for name in names[1:]] == [1, 2, 1, 0]
