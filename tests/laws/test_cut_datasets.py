"""The law of the cut: as of any moment, every answer has the bytes that the dataset of that moment gives.

What a dataset of that moment is, `cut_dataset` says. Two stores are compared: that of the whole dataset, asked as of a moment,
and that of the dataset cut to the moment, asked as of the same moment.
"""

import json
import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO, StringIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

import marked_trip
from cut_dataset import cut_dataset, moments_of
from datasets import NOW, copied, knowledge_of, store_of
from everything import OWN_VALUES
from made_datasets import datasets, reported
from tripcli.cli.format_needs import with_columns_of
from tripcli.cli.runtime import Runtime
from tripcli.cli.write import write
from tripcli.errors import UsageError
from tripcli.query.filters import FILTERS, Filter, Selection, selection
from tripcli.query.knowledge import Knowledge
from tripcli.query.names import NAMED, WORDS, named, words
from tripcli.query.sandbox import TABLES, columns
from tripcli.questions.requests import Echo, request_of
from tripcli.reading.load import read_dataset
from tripcli.records import Dataset
from tripcli.table import Audience
from tripcli.trips import bundled
from tripcli.views import VIEWS, load_view
from tripcli.views.answer import answer_of
from tripcli.views.view import columns_of
from tripcli.writers import WRITERS

FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TRIPS = sorted(path for path in bundled().iterdir() if path.is_dir())
SHOWN = 6
"""Records of a bundled trip whose pages are compared at a moment."""
SOME_MOMENTS = 5
"""Moments of a dataset made by chance that are tried."""
SOME_VALUES = 12
"""Values of a filter that are tried at a moment."""
OF_TEXT = tuple(writer for writer in WRITERS if writer.is_text)
"""The cells of the other formats are those of these: tests/writers/test_formats_in_bytes.py."""
FOR_EACH_AUDIENCE = tuple(writer for writer in WRITERS if writer.id in {"table", "json", "cite"})
"""A format of each kind, for questions that are asked very often."""
Options = dict[str, Any]


@cache
def trip_of(path: Path) -> Dataset:
    """A bundled trip."""
    dataset = read_dataset(path).dataset
    assert dataset is not None
    return dataset


@cache
def store_of_trip(path: Path) -> sqlite3.Connection:
    """The store of a bundled trip."""
    return store_of(trip_of(path))


def whole_minute(instant: int) -> int:
    """The first whole minute from an instant on: what `--as-of` can name."""
    return -(-instant // 60) * 60


def questions(records: list[str]) -> Iterator[tuple[str, Options]]:
    """Every view: as it is, with every column, with each option of its own, and for a page each record."""
    for view_id in VIEWS:
        view = load_view(view_id)
        given: list[Options] = [{}]
        if view.words:
            texts = records if view_id == "show" else ["trade", "the", "president"]
            given = [{"words": text.split()} for text in texts]
        yield from ((view_id, options) for options in given)
        named_columns = ",".join(one.column.id for one in columns_of(view))
        if named_columns:
            yield view_id, {**given[0], "columns": named_columns}
        for own in view.options:
            yield from (
                (view_id, {**given[0], own.id: value}) for value in (OWN_VALUES[own.id] if own.metavar else [True])
            )


def written(store: sqlite3.Connection, view_id: str, options: Options) -> dict[str, bytes]:
    """All that an answer says, by format, or the message that stands instead.

    A question without options is answered in every format, and for a terminal; others in a format of each kind.
    """
    view = load_view(view_id)
    is_plain = set(options) <= {"words", "as_of"} and view_id != "show"
    writers = OF_TEXT if is_plain else FOR_EACH_AUDIENCE
    connection = copied(store)
    result = {}
    try:
        request = request_of(view, options, connection, NOW, Echo())
        for writer in writers:
            out, err = BytesIO(), StringIO()
            runtime = Runtime(
                out=out, err=err, out_is_terminal=is_plain and writer.id == "table", err_is_terminal=True, out_encoding="utf-8",
                width_cells=200, environment={"NO_COLOR": "1"}, now_instant=NOW, cache_folder=None,
            )  # fmt: skip
            try:
                asked = request._replace(for_people=writer.audience is Audience.PEOPLE)
                asked = with_columns_of(writer, view, asked)
                write(answer_of(view, asked), writer, options, runtime)
            except UsageError as error:
                err.write(str(error))
            result[writer.id] = out.getvalue() + err.getvalue().encode()
    except UsageError as error:
        result = {"": str(error).encode()}
    finally:
        connection.close()
    return result


def differences(dataset: Dataset, whole: sqlite3.Connection, moment: int, records: list[str]) -> dict[str, Any]:
    """What is asked as of a moment -> where the answers of the two stores differ."""
    then = store_of(cut_dataset(dataset, moment))
    now, before = knowledge_of(whole, moment), knowledge_of(then, moment)
    return _of_views(whole, then, moment, records) | _of_tables(now, before) | _of_filters(now, before)


def _of_views(
    whole: sqlite3.Connection, then: sqlite3.Connection, moment: int, records: list[str]
) -> dict[str, tuple[str, str]]:
    """Questions whose answers differ, with the first lines that do."""
    as_of = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%MZ")
    result = {}
    for view_id, options in questions(records):
        one, other = (written(store, view_id, {**options, "as_of": as_of}) for store in (whole, then))
        different = [name for name in one if one[name] != other.get(name)]
        if different:
            lines = _first_difference(one[different[0]], other.get(different[0], b""))
            result[f"{view_id} {options} -f {','.join(different)} --as-of {as_of}"] = lines
    return result


def _of_tables(now: Knowledge, before: Knowledge) -> dict[str, list[Any]]:
    """Tables of SQL, and lists of names and words, whose rows differ, with some that do."""
    result: dict[str, list[Any]] = {}
    for table in TABLES:
        query = "SELECT {} FROM {}".format(", ".join(f'"{name}"' for name in columns(now, table)), table)
        one, other = ({repr(row) for row in one.connection.execute(query)} for one in (now, before))
        result[f"sql {table}"] = sorted(one ^ other)[:2]
    for what in NAMED:
        result[f"names of {what}"] = sorted(set(named(now, what)) ^ set(named(before, what)))[:3]
    for what in WORDS:
        result[f"words of {what}"] = sorted(set(words(now, what)) ^ set(words(before, what)))[:3]
    return {name: rows for name, rows in result.items() if rows}


def _of_filters(now: Knowledge, before: Knowledge) -> dict[str, tuple[list[str], list[str]]]:
    """Filters with a value that select different records, with the ids that each store selects."""
    result = {}
    for one in FILTERS:
        for value in _values(one, now):
            for kind in one.kinds:
                clause, bound = selection((kind,), (Selection(one, (value,) if one.names else ()),))
                query = f"{clause}SELECT id FROM selected_{kind} ORDER BY id"
                ids, other_ids = (
                    [row[0] for row in knowledge.connection.execute(query, bound)] for knowledge in (now, before)
                )
                if ids != other_ids:
                    result[f"{kind} --{one.id} {value}"] = (ids, other_ids)
    return result


def _values(one: Filter, knowledge: Knowledge) -> list[str]:
    """Some values of a filter that the data has; none for texts, days and amounts."""
    if one.names in {"day", "moment", "text", "amount"}:
        return []
    if not one.names:
        return [""]
    values = (
        [record.id for record in named(knowledge, one.names)] if one.names in NAMED else words(knowledge, one.names)
    )
    return values[:: len(values) // SOME_VALUES + 1]


def _first_difference(one: bytes, other: bytes) -> tuple[str, str]:
    """The first lines that differ."""
    pairs = zip_longest(one.decode().splitlines(), other.decode().splitlines(), fillvalue="")
    return next((pair for pair in pairs if pair[0] != pair[1]), ("", "only the ends of lines"))


def test_as_of_each_day_the_marked_trip_answers_as_the_dataset_of_that_day(tmp_path: Path) -> None:
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(marked_trip.trip()), encoding="utf-8")
    dataset = trip_of(path)
    ids = [record.id for record in (*reported(dataset), *dataset.people, *dataset.parties, *dataset.sources)]
    whole = store_of(dataset)
    for moment in map(whole_minute, moments_of(dataset)):
        assert differences(dataset, whole, moment, ids) == {}


@FEW
@given(dataset=datasets())
def test_as_of_a_moment_a_made_dataset_answers_as_the_dataset_of_that_moment(dataset: Dataset) -> None:
    whole = store_of(dataset)
    records = [record.id for record in reported(dataset)]
    moments = moments_of(dataset)
    for moment in map(whole_minute, moments[:: len(moments) // SOME_MOMENTS + 1]):
        assert differences(dataset, whole, moment, [*records, "bea", "alpha-21"]) == {}


@pytest.mark.parametrize("path", TRIPS, ids=lambda path: path.name)
@pytest.mark.parametrize("part", range(4))
def test_as_of_a_moment_a_bundled_trip_answers_as_the_dataset_of_that_moment(path: Path, part: int) -> None:
    dataset = trip_of(path)
    moments = moments_of(dataset)
    moment = whole_minute(moments[len(moments) * (part + 1) // 5])
    ids = [record.id for record in (*reported(dataset), *dataset.people, *dataset.parties, *dataset.sources)]
    shown = random.Random(part).sample(ids, SHOWN)  # noqa: S311 - a test is no lottery
    assert differences(dataset, store_of_trip(path), moment, shown) == {}
