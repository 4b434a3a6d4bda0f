"""Laws of what the bundled trips say was known when: nothing outside the reports tells what only later reports tell."""

import sqlite3
from functools import cache
from pathlib import Path

import pytest

from cut_dataset import published
from datasets import ids, store_of
from made_datasets import reported
from tripcli.reading.load import Reading, read_dataset
from tripcli.records import Dataset
from tripcli.trips import bundled

TRIPS = sorted(path for path in bundled().iterdir() if path.is_dir())
ON_TRIPS = pytest.mark.parametrize("path", TRIPS, ids=lambda path: path.name)


@cache
def reading_of(path: Path) -> Reading:
    """A trip with the problems that `check` finds."""
    return read_dataset(path)


@cache
def store_of_trip(path: Path) -> sqlite3.Connection:
    """The store of a trip."""
    return store_of(dataset_of(path))


def dataset_of(path: Path) -> Dataset:
    """The records of a trip."""
    dataset = reading_of(path).dataset
    assert dataset is not None
    return dataset


@ON_TRIPS
def test_no_topic_stands_outside_reports_that_became_known_at_different_moments(path: Path) -> None:
    dataset = dataset_of(path)
    known = published(dataset)
    assert [
        record.id
        for record in reported(dataset)
        if getattr(record, "topics", None) and len({known[report.source] for report in record.reports}) > 1
    ] == []


@ON_TRIPS
def test_check_finds_nothing_that_was_learnt_later(path: Path) -> None:
    assert [problem.excerpt for problem in reading_of(path).problems if problem.code == "learnt-later"] == []


@ON_TRIPS
def test_no_event_is_known_as_held_before_it_can_have_begun(path: Path) -> None:
    query = "SELECT DISTINCT id FROM event_version WHERE status = 'held' AND known_from < earliest_instant"
    assert store_of_trip(path).execute(query).fetchall() == []


DATES = """
trip: {id: tour, title: Tour, traveler: ann, timezone: Asia/Tokyo}
parties: [{id: JP, name: Japan, kind: country}]
people: [{id: ann, name: Ann, party: JP}]
publishers: [{id: post, name: The Post, alt_names: [Post], timezone: America/New_York, kind: press}]
sources:
  - {id: trip, publisher: Shimbun, title: T, published: 2025-10-29, kind: press}
  - {id: publisher, publisher: The Post, title: T, published: 2025-10-29}
  - {id: other-name, publisher: Post, title: T, published: 2025-10-29}
  - {id: own, publisher: The Post, title: T, published: 2025-10-29, timezone: Pacific/Honolulu}
  - {id: hour, publisher: The Post, title: T, published: 2025-10-29T20:00}
  - {id: offset, publisher: The Post, title: T, published: 2025-10-29T20:00+09:00}
stops:
  - {id: tokyo, name: Tokyo, country: JP, timezone: Asia/Tokyo, reports: [{source: trip, status: expected}]}
events:
"""
FIRST_MINUTES = {
    "trip": "2025-10-29T15:00Z", "publisher": "2025-10-30T04:00Z", "other-name": "2025-10-30T04:00Z",
    "own": "2025-10-30T10:00Z", "hour": "2025-10-30T00:00Z", "offset": "2025-10-29T11:00Z",
}  # fmt: skip
"""The first whole minute as of which each source is known, worked out by hand."""
MINUTES_BEFORE = {
    "trip": "2025-10-29T14:59Z", "publisher": "2025-10-30T03:59Z", "other-name": "2025-10-30T03:59Z",
    "own": "2025-10-30T09:59Z", "hour": "2025-10-29T23:59Z", "offset": "2025-10-29T10:59Z",
}  # fmt: skip


@pytest.mark.parametrize("source", FIRST_MINUTES)
def test_a_publication_counts_from_its_hour_or_the_end_of_its_day_in_the_zone_of_its_source(
    source: str, tmp_path: Path
) -> None:
    event = f"  - {{id: walk, stop: tokyo, title: Walk, kind: visit, reports: [{{source: {source}, status: held}}]}}\n"
    path = tmp_path / "trip.yaml"
    path.write_text(DATES + event, encoding="utf-8")
    store = store_of(dataset_of(path))
    assert ids(store, "timeline", as_of=MINUTES_BEFORE[source]) == []
    assert ids(store, "timeline", as_of=FIRST_MINUTES[source]) == ["walk"]
