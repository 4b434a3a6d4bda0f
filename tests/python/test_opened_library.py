"""tripcli.open: a library answers as the command line does, with typed values."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import tripcli
from conftest import GOLDEN_TRIP
from running import Tripcli
from tripcli.questions import datasets
from tripcli.questions.datasets import Datasets
from tripcli.questions.library import Library, open_library

TALKS: dict[str, Any] = {
    "trip": {"id": "short", "title": "A short trip", "traveler": "ann", "timezone": "Asia/Tokyo"},
    "parties": [{"id": "US", "name": "United States", "kind": "country"}, {"id": "JP", "name": "Japan", "kind": "country"}],
    "people": [{"id": "ann", "name": "Ann Ames", "party": "US", "offices": [{"title": "Envoy"}]}],
    "sources": [{"id": "alpha", "publisher": "Alpha", "title": "Talks planned", "url": "https://alpha.example/1", "published": date(2025, 10, 20), "kind": "press"}],
    "stops": [{"id": "tokyo", "name": "Tokyo", "country": "JP", "timezone": "Asia/Tokyo", "reports": [{"source": "alpha", "status": "expected", "arrive": date(2025, 10, 27)}]}],
    "events": [
        {"id": "talks", "stop": "tokyo", "title": "Talks", "kind": "summit", "reports": [{"source": "alpha", "status": "expected", "start": "2025-10-28T09:50", "participants": ["ann"]}]},
        {"id": "dinner", "stop": "tokyo", "title": "Dinner", "kind": "dinner", "reports": [{"source": "alpha", "status": "expected", "start": "2025-10-28 evening~"}]},
        {"id": "visit", "stop": "tokyo", "title": "Visit", "kind": "other", "reports": [{"source": "alpha", "status": "expected", "start": "early 2025-11"}]},
    ],
}  # fmt: skip


@pytest.fixture
def setting(tmp_path: Path) -> Datasets:
    """The datasets of a machine that keeps stores in a folder of the test."""
    return Datasets({"TRIPCLI_TRIP": str(GOLDEN_TRIP)}, tmp_path / "cache")


@pytest.fixture
def library(setting: Datasets) -> Iterator[Library]:
    """The small invented trip of the transcripts, at a fixed present."""
    with open_library((), None, setting, lambda: 1_800_000_000) as opened:
        yield opened


def test_a_view_has_the_rows_of_the_command_line(library: Library, tripcli: Tripcli) -> None:
    for view in ("timeline", "stops", "participants", "meetings", "agreements", "pledges", "sources", "conflicts"):
        written = json.loads(tripcli(view, "-f", "json").out)
        answer = getattr(library, view)()
        assert len(answer) == len(written) > 0, view
        assert answer.columns == tuple(written[0]), view
        assert [_plain(row) for row in answer.to_dicts()] == [_plain(one) for one in written], view


def _plain(row: dict[str, Any]) -> dict[str, str]:
    """A row of either kind as texts: references by their id, times without their part and qualifier."""
    return {column: _text(value) for column, value in row.items()}


def _text(value: Any) -> str:
    if isinstance(value, list | tuple) and not isinstance(value, tripcli.When):
        return ";".join(map(_text, value))
    if isinstance(value, dict):
        return _text(value["id"])
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes").replace("+00:00", "Z")
    return str(value.text if isinstance(value, tripcli.When) else value).replace("+00:00", "Z")


def test_times_are_aware_where_the_hour_is_known_and_else_as_precise_as_they_are(setting: Datasets) -> None:
    talks, dinner, visit = open_library((TALKS,), None, setting, lambda: 0).timeline()
    assert talks.start == datetime(2025, 10, 28, 9, 50, tzinfo=timezone(timedelta(hours=9)))
    assert talks.earliest == datetime(2025, 10, 28, 0, 50, tzinfo=UTC)
    assert (str(dinner.start), dinner.start.precision, dinner.start.part, dinner.start.qualifier) == (
        "2025-10-28 evening~", "part", "evening", "~",
    )  # fmt: skip
    assert dinner.start.day == date(2025, 10, 28)
    assert (str(visit.start), visit.start.first, visit.start.last) == (
        "early 2025-11", date(2025, 11, 1), date(2025, 11, 10),
    )  # fmt: skip
    assert visit.start.day is None
    assert talks.end is None


def test_amounts_are_exact_flags_are_truths_and_ids_are_tuples(library: Library) -> None:
    pledge = library.pledges()[0]
    assert isinstance(pledge.amount, Decimal)
    assert pledge.disputed in {True, False}
    assert isinstance(pledge.sources, tuple)
    assert all(one in {row.id for row in library.sources()} for one in pledge.sources)
    assert isinstance(library.stops()[0].nights, int | None)


def test_a_row_has_keys_attributes_and_the_names_of_what_it_refers_to(setting: Datasets) -> None:
    row = open_library((TALKS,), None, setting, lambda: 0).timeline()[0]
    assert row["stop"] == row.stop == "tokyo"
    assert (row.name_of("stop"), row.names_of("participants"), row.name_of("after")) == ("Tokyo", ("Ann Ames",), None)
    assert dict(row) == {column: row[column] for column in row}
    with pytest.raises(AttributeError, match="no column 'city'; it has: id, start"):
        row.city  # noqa: B018 - the attribute is what is tested
    with pytest.raises(KeyError):
        row["city"]


def test_another_moment_is_another_library(library: Library, tripcli: Tripcli) -> None:
    earlier = library.as_of("2024-05-14")
    written = json.loads(tripcli("timeline", "-f", "json", "--as-of", "2024-05-14").out)
    assert [row.id for row in earlier.timeline()] == [one["id"] for one in written]
    assert len(earlier.timeline()) < len(library.timeline())
    assert [row.id for row in library.as_of(date(2024, 5, 14)).timeline()] == [one["id"] for one in written]
    assert (earlier.moment, library.moment) == ("2024-05-14", None)


def test_now_is_the_clock_that_is_given(setting: Datasets) -> None:
    may = datetime(2024, 5, 14, 12, tzinfo=UTC).timestamp()
    at_now = open_library((), "now", setting, lambda: may)
    at_moment = open_library((), datetime(2024, 5, 14, 12, tzinfo=UTC), setting, lambda: 0)
    assert at_now.timeline().to_dicts() == at_moment.timeline().to_dicts()
    assert len(at_now.timeline()) < len(open_library((), "now", setting, lambda: 2_000_000_000).timeline())


def test_filters_take_one_value_several_a_date_and_a_truth(library: Library) -> None:
    first, second, *_ = dict.fromkeys(row.stop for row in library.timeline() if row.stop)
    both = library.timeline(stop=[first, second])
    assert len(both) == len(library.timeline(stop=first)) + len(library.timeline(stop=second))
    assert len(library.timeline(not_stop=first)) < len(library.timeline())
    day = date(2024, 5, 13)
    assert library.timeline(on=day).to_dicts() == library.timeline(on="2024-05-13").to_dicts()
    assert all(row.disputed for row in library.pledges(disputed=True))
    assert library.timeline(columns=["id", "title"], limit=1).columns == ("id", "title")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"stop": "nowhere-at-all"}, 'stop="nowhere-at-all": no stop of that name is known'),
        ({"stopp": "x"}, "timeline has no argument stopp; did you mean stop?"),
        ({"frm": "soon"}, "timeline has no argument frm; did you mean from_?"),
        ({"columns": "x"}, 'columns="x": timeline has no such column'),
        ({"limit": -1}, 'limit="-1": a whole number of rows is needed'),
        ({"from_": "soon"}, '"soon" is not a date'),
        ({"by": "US"}, "timeline has no argument by"),
    ],
)
def test_a_slip_is_an_error_that_names_the_argument(library: Library, arguments: Any, message: str) -> None:
    with pytest.raises(tripcli.UsageError, match=r".") as raised:
        library.timeline(**arguments)
    assert str(raised.value).startswith(message)
    assert isinstance(raised.value, tripcli.Error)


def test_an_unknown_record_is_an_error_that_names_the_method_which_searches(library: Library) -> None:
    with pytest.raises(tripcli.UnknownName, match=r'; search\("no such"\) looks through all texts$'):
        library.show("no such")


def test_an_unknown_dataset_and_a_broken_one_are_errors(setting: Datasets) -> None:
    with pytest.raises(tripcli.UnknownName, match="no such dataset"):
        open_library(("no-such-trip",), None, setting, lambda: 0)
    with pytest.raises(tripcli.DatasetError, match="problems") as raised:
        open_library(({"trip": {"id": "x"}},), None, setting, lambda: 0)
    assert raised.value.problems[0].code == "missing-field"
    assert "[missing-field]" in raised.value.__notes__[0]
    with pytest.raises(tripcli.UsageError, match="not a date"):
        open_library((), "soon", setting, lambda: 0)


def test_a_page_is_sections_and_a_single_row_is_one(library: Library) -> None:
    page = library.summary()
    assert page["audit"] is page.audit
    assert page.audit.one.keys()
    with pytest.raises(tripcli.UsageError, match="one row is needed"):
        page.route.one  # noqa: B018 - the property is what is tested
    person = library.participants()[0].id
    assert library.show(person).record.one["id"] == person
    assert library.search("the")[0].keys() >= {"kind", "id"}


def test_a_dataset_without_a_cache_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_library((GOLDEN_TRIP,), None, Datasets({}, None), lambda: 0)
    monkeypatch.setattr(datasets, "open_library", None)
    assert len(opened.as_of("2024-05-14").timeline()) < len(opened.timeline())


def test_a_dataset_that_changes_is_not_mixed_with_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "trip.json"
    path.write_text(json.dumps(TALKS, default=str), encoding="utf-8")
    opened = open_library((path,), None, Datasets({}, tmp_path / "cache"), lambda: 0)
    path.write_text(json.dumps({**TALKS, "events": TALKS["events"][:1]}, default=str), encoding="utf-8")
    assert len(opened.timeline()) == 3
    with pytest.raises(tripcli.DatasetError, match="changed since it was opened"):
        opened.as_of("2025-10-28")
    assert len(open_library((path,), None, Datasets({}, tmp_path / "cache"), lambda: 0).timeline()) == 1
