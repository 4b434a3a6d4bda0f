"""The JSON of every view is what its schema says."""

import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from running import Setting, Tripcli
from tripcli.views import VIEWS, load_view

VALIDATOR: Any = import_module("jsonschema").Draft202012Validator
OTHERS = sorted((Path(__file__).parents[1] / "trips").glob("*.yaml"))


def strict(schema: Any) -> Any:
    """The schema with no key allowed that it does not name: later versions may add keys, and then name them."""
    if isinstance(schema, dict):
        closed = {"additionalProperties": False} if schema.get("type") == "object" else {}
        return {key: strict(value) for key, value in schema.items()} | closed
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


def faults(schema: Any, answer: Any) -> list[str]:
    """What is wrong with an answer."""
    return [f"{list(error.path)}: {error.message[:200]}" for error in VALIDATOR(strict(schema)).iter_errors(answer)]


def asked(program: Tripcli, view: str, word: str) -> Any:
    """The schema of a view and its answer."""
    words = (word,) if load_view(view).words and view != "compare" else ()  # compare takes trips
    schema = json.loads(program("schema", "--view", view).text)
    result = program(view, *words, "-f", "json")
    return schema, json.loads(result.text), result


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_view_gives_of_the_bundled_trip_is_valid(bundled: Tripcli, view: str) -> None:
    word = "trade" if view == "search" else json.loads(bundled("timeline", "-f", "json", "-n", "1").text)[0]["id"]
    schema, answer, result = asked(bundled, view, word)
    VALIDATOR.check_schema(schema)
    assert result.code == 0
    assert answer
    assert faults(schema, answer) == []


@pytest.mark.parametrize("kind", ["event", "agreement", "pledge", "stop", "person", "party", "source"])
def test_the_page_of_every_kind_of_record_is_valid(bundled: Tripcli, kind: str) -> None:
    query = f"SELECT id FROM {kind} ORDER BY id DESC LIMIT 1"
    word = bundled("sql", query, "-f", "tsv", "--no-header").text.strip()
    schema, answer, _ = asked(bundled, "show", word)
    assert faults(schema, answer) == []


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
@pytest.mark.parametrize("view", [view for view in VIEWS if not load_view(view).words])
def test_what_a_view_gives_of_another_trip_is_valid(
    environment: Mapping[str, str], cache_folder: Path, path: Path, view: str
) -> None:
    program = Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=path))
    schema, answer, _ = asked(program, view, "")
    assert faults(schema, answer) == []


@pytest.mark.parametrize(("view", "flag"), [("pledges", "total"), ("changes", "steps")])
def test_what_a_view_gives_with_a_flag_of_its_own_is_valid(bundled: Tripcli, view: str, flag: str) -> None:
    schema = json.loads(bundled("schema", "--view", view, "--with", flag).text)
    answer = json.loads(bundled(view, f"--{flag}", "-f", "json").text)
    assert answer
    assert faults(schema, answer) == []
    assert faults(json.loads(bundled("schema", "--view", view).text), answer) != []


@pytest.mark.parametrize("flag", ["depth", "halts", "nothing"])
def test_a_flag_that_changes_no_columns_is_refused(bundled: Tripcli, flag: str) -> None:
    assert bundled("schema", "--view", "pledges", "--with", flag).code == 2


def test_a_wrong_answer_is_refused(bundled: Tripcli) -> None:
    schema, answer, _ = asked(bundled, "timeline", "")
    for key, value in (("start", "yesterday"), ("disputed", "yes"), ("sources", "wire"), ("id", None)):
        assert faults(schema, [{**answer[0], key: value}]) != []
    assert faults(schema, [{key: value for key, value in answer[0].items() if key != "title"}]) != []


def test_a_view_that_does_not_exist_is_named(bundled: Tripcli) -> None:
    result = bundled("schema", "--view", "timelin")
    assert result.code == 2
    assert "timeline" in result.err
