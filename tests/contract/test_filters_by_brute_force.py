"""Every filter with every value that the data has selects just what a look at each record selects."""

import json
import sqlite3
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import marked_trip
from brute_force import DIRECT, World, selected
from conftest import GOLDEN_TRIP
from datasets import answer, compiled, knowledge_of, read, store_of
from tripcli.query.amount_words import parse_amounts
from tripcli.query.filters import BY_ID, FILTERS, Filter, Selection, selection
from tripcli.query.knowledge import Knowledge
from tripcli.query.names import NAMED, named, words
from tripcli.query.when import read_day
from tripcli.questions.moments import context_of
from tripcli.reading.load import read_dataset
from tripcli.trips import bundled

MARKED_TRIP = Path("marked-trip")
"""Stands for the marked trip, in which links change as records become known."""
TRIPS = [GOLDEN_TRIP, MARKED_TRIP, *sorted(path for path in bundled().iterdir() if path.is_dir())]
MOST = 60
"""Values of one filter that are tried on one trip, taken evenly from all."""


@cache
def world_of(path: Path) -> tuple[World, Knowledge]:
    """A trip, and all that is known of it."""
    if path is MARKED_TRIP:
        dataset = read(json.dumps(marked_trip.trip()), scene="")  # JSON is YAML too
    else:
        dataset = read_dataset(path).dataset or read("")
    knowledge = knowledge_of(store_of(dataset))
    return World(dataset, knowledge), knowledge


def values_of(one: Filter, world: World, knowledge: Knowledge) -> list[str]:
    """The values of a filter that the data has; for texts and days those of the records."""
    rows = [row for kind in one.kinds for row in world.rows[kind].values()]
    if not one.names:
        return [""]
    if one.names == "text":
        titles = [str(row["title"]) for row in rows]
        return [*titles, *(" ".join(sorted(title.split())[:2]) for title in titles), "percent %", "a_b", "zzz"]
    if one.names == "day":
        return sorted({str(row["first_local"])[:10] for row in rows if row["first_local"]})
    if one.names == "moment":
        return [str(row[0]) for row in knowledge.connection.execute("SELECT DISTINCT known_from FROM source")]
    if one.names in NAMED:
        return [record.id for record in named(knowledge, one.names)]
    return words(knowledge, one.names)


def resolved(one: Filter, value: str) -> tuple[str, ...]:
    """The value as a request holds it."""
    if one.names == "day":
        first, last = f"{value}T00:00", f"{value}T23:59"
        return {"from": (first, "9999-12-31T23:59"), "to": ("0000-01-01T00:00", last)}.get(one.id, (first, last))
    return (value,) if one.names else ()


def found(connection: sqlite3.Connection, kind: str, *selections: Selection) -> set[str]:
    """The ids of the records that selections leave."""
    clause, parameters = selection((kind,), selections)
    return {row[0] for row in connection.execute(f"{clause}SELECT id FROM selected_{kind}", parameters)}


def evenly(values: list[str]) -> list[str]:
    """At most so many of the values, from the first to the last."""
    return values if len(values) <= MOST else values[:: len(values) // MOST + 1]


@pytest.mark.parametrize("path", TRIPS, ids=lambda path: path.name)
@pytest.mark.parametrize("one", [one for one in FILTERS if one.id != "amount"], ids=lambda one: one.id)
def test_a_filter_selects_what_a_look_at_each_record_selects(one: Filter, path: Path) -> None:
    world, knowledge = world_of(path)
    values = evenly(values_of(one, world, knowledge))
    assert values
    kinds = [*one.kinds, *(["stop"] if one.stop else [])]
    total = 0
    for value in values:
        chosen = Selection(one, resolved(one, value))
        for kind in kinds:
            expected = selected(world, one.id, kind, value)
            assert found(knowledge.connection, kind, chosen) == expected, (kind, value)
            assert found(knowledge.connection, kind, chosen._replace(excluded=True)) == (
                world.records[kind].keys() - expected
            ), (kind, value)
            total += len(expected)
    assert total or one.id in {
        "said-by",
        "binding",
        "disputed",
        "moved",
        "one-side",
        "one-publisher",
        "by",
        "for",
        "unit",
    }


@pytest.mark.parametrize(
    "one", [one for one in FILTERS if one.names not in {"", "day", "moment", "amount"}], ids=lambda one: one.id
)
def test_two_values_of_a_filter_select_what_either_selects(one: Filter) -> None:
    world, knowledge = world_of(TRIPS[0])
    for values in pairwise(evenly(values_of(one, world, knowledge))):
        for kind in one.kinds:
            expected = {record for value in values for record in selected(world, one.id, kind, value)}
            assert found(knowledge.connection, kind, Selection(one, values)) == expected, (kind, values)


def test_two_filters_select_what_both_select() -> None:
    world, knowledge = world_of(TRIPS[0])
    for stop in world.stops:
        for status in words(knowledge, "status"):
            both = (Selection(BY_ID["stop"], (stop,)), Selection(BY_ID["status"], (status,)))
            for kind in BY_ID["stop"].kinds:
                expected = selected(world, "stop", kind, stop) & selected(world, "status", kind, status)
                assert found(knowledge.connection, kind, *both) == expected


@pytest.mark.parametrize("path", TRIPS, ids=lambda path: path.name)
def test_amounts_are_compared_as_numbers(path: Path) -> None:
    world, knowledge = world_of(path)
    amounts = {record: Decimal(row["amount"]) for record, row in world.rows["pledge"].items() if row["amount"]}
    for least in sorted(set(amounts.values())):
        for words_of_it, expected in (
            (f">{least:f}", {record for record, amount in amounts.items() if amount > least}),
            (f"<= {least:f}", {record for record, amount in amounts.items() if amount <= least}),
            (f"{least:f}", {record for record, amount in amounts.items() if amount == least}),
            (f"{least:f}..{least * 10:f}", {r for r, amount in amounts.items() if least <= amount <= least * 10}),
        ):
            chosen = Selection(BY_ID["amount"], (parse_amounts(words_of_it),))
            assert found(knowledge.connection, "pledge", chosen) == expected, words_of_it


def test_every_filter_is_worked_out_here() -> None:
    assert set(DIRECT) | {"amount"} == {one.id for one in FILTERS}


@pytest.mark.parametrize(("day", "expected"), [("27", ["before"]), ("28", ["first", "last"]), ("29", ["after"])])
def test_the_first_and_the_last_minute_belong_to_their_day(day: str, expected: list[str]) -> None:
    times = {"before": "27T23:59", "first": "28T00:00", "last": "28T23:59", "after": "29T00:00"}
    events = [
        f"  - {{id: {name}, stop: tokyo, title: T, kind: visit, reports: [{{source: alpha-31, status: held, "
        f"start: 2025-10-{time}}}]}}"
        for name, time in times.items()
    ]
    store = compiled("events:\n" + "\n".join(events) + "\n")
    assert [row["id"] for row in answer(store, "timeline", on=f"2025-10-{day}")] == expected
    assert {row["id"] for row in answer(store, "timeline", to=f"2025-10-{day}")} == {
        name for name, time in times.items() if time[:2] <= day
    }
    assert {row["id"] for row in answer(store, "timeline", **{"from": f"2025-10-{day}"})} == {
        name for name, time in times.items() if time[:2] >= day
    }


def test_a_day_on_the_command_line_is_the_whole_local_day() -> None:
    _, knowledge = world_of(TRIPS[0])
    span = read_day("2024-05-14", context_of(knowledge.connection, 0))
    assert (span.first, span.last) == resolved(BY_ID["on"], "2024-05-14")


# Views that list what stands on records: a filter leaves just the rows of the records that it selects.

KEYS = {"search": ("kind", "id"), "changes": ("kind", "record"), "conflicts": ("kind", "record")}
"""View -> its columns that name a record."""
OPTIONS: dict[str, dict[str, Any]] = {"search": {"words": ["e"]}, "changes": {"columns": None}, "conflicts": {}}
RECORD_FILTERS = [one for one in FILTERS if one.names not in {"day", "moment", "text", "amount"}]


def rows_of(view: str, path: Path, **options: Any) -> list[dict[str, Any]]:
    """The rows of a view."""
    _, knowledge = world_of(path)
    return answer(knowledge.connection, view, **OPTIONS[view], **options)


ON_TRIPS = [*((view, GOLDEN_TRIP) for view in KEYS), *(("conflicts", path) for path in TRIPS[2:])]


@pytest.mark.parametrize("one", RECORD_FILTERS, ids=lambda one: one.id)
@pytest.mark.parametrize(("view", "path"), ON_TRIPS, ids=lambda value: getattr(value, "name", value))
def test_a_filter_leaves_the_rows_of_the_records_that_it_selects(view: str, path: Path, one: Filter) -> None:
    world, knowledge = world_of(path)
    kind_column, id_column = KEYS[view]
    everything = rows_of(view, path)
    assert everything
    for value in evenly(values_of(one, world, knowledge))[:8]:
        kinds = [*one.kinds, *(["stop"] if one.stop else [])]
        chosen = {(kind, record) for kind in kinds for record in selected(world, one.id, kind, value)}
        expected = [row for row in everything if (row[kind_column], row[id_column]) in chosen]
        given = {one.id.replace("-", "_"): [value] if one.names else True}
        assert rows_of(view, path, **given) == expected, value


def test_every_stop_with_a_conflict_is_found_by_its_own_name() -> None:
    stops = {row["record"] for path in TRIPS for row in rows_of("conflicts", path) if row["kind"] == "stop"}
    assert stops
    for path in TRIPS:
        own = {row["record"] for row in rows_of("conflicts", path) if row["kind"] == "stop"}
        for stop in own:
            assert stop in {row["record"] for row in rows_of("conflicts", path, stop=[stop])}
