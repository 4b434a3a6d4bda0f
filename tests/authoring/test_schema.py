"""The JSON Schema takes what the reader takes, and refuses what a single file can show to be wrong."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml

from tripcli.authoring.canonical import trees
from tripcli.authoring.meanings import field_meanings
from tripcli.authoring.schema import dataset_schema
from tripcli.reading.codes import CODES
from tripcli.reading.load import read_dataset
from tripcli.trips import bundled

ERRORS = Path(__file__).parents[1] / "errors"
SCHEMA = dataset_schema()
VALIDATOR: Any = import_module("jsonschema").Draft202012Validator

SEEN = {
    "bad-address", "bad-amount", "bad-count", "bad-country", "bad-form", "bad-id", "bad-length", "bad-time",
    "missing-field", "no-place", "no-status", "not-a-dataset", "null-value", "empty-text", "empty-value",
    "stop-and-place", "text-too-long", "too-deep", "too-few", "unknown-field", "unknown-word", "wrong-type",
}  # fmt: skip
"""Codes of problems that a schema can see; the others are of YAML itself, of several records, or of meaning."""

UNSEEN_FIXTURES = {"bad-time"}
"""Their fixture is right in form: the 32nd of a month."""


class _Editor(yaml.CSafeLoader):
    """YAML as editors resolve it: numbers are numbers, while dates stay texts."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith(("timestamp", "int"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def loaded(path: Path) -> Any:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".json":
        return json.loads(text)
    return yaml.load(text, Loader=_Editor)  # noqa: S506  # a safe loader of our own


def test_the_schema_is_a_schema() -> None:
    VALIDATOR.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(bundled().glob("*/*.yaml")), ids=lambda path: path.name)
def test_the_bundled_files_are_valid(path: Path) -> None:
    assert [error.message for error in VALIDATOR(SCHEMA).iter_errors(loaded(path))] == []
    as_texts = yaml.load(path.read_text(), Loader=yaml.CBaseLoader)  # noqa: S506  # it makes texts only
    assert VALIDATOR(SCHEMA).is_valid(as_texts)


def test_what_is_exported_is_valid() -> None:
    for folder in bundled().iterdir():
        dataset = read_dataset(folder).dataset if folder.is_dir() else None
        assert dataset is None or VALIDATOR(SCHEMA).is_valid(trees(dataset))


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_broken_dataset_is_refused_when_one_file_shows_it(code: str) -> None:
    path = next(
        (ERRORS / code / name for name in ("dataset.yaml", "dataset.json") if (ERRORS / code / name).exists()), None
    )
    if path is None:
        assert code not in SEEN
        return
    try:
        tree = loaded(path)
    except (yaml.YAMLError, ValueError):
        assert code not in SEEN
        return
    assert VALIDATOR(SCHEMA).is_valid(tree) == (code not in SEEN or code in UNSEEN_FIXTURES)


@pytest.mark.parametrize(
    ("field", "value", "is_valid"),
    [
        ("start", "2031-05-12T09:30~", True),
        ("start", "2031-05-12 evening", True),
        ("start", 2031, True),
        ("start", "12 May", False),
        ("start", "2031-05-12T09:30Z", False),
        ("start", None, False),
        ("attendance", 6000, True),
        ("attendance", "about 6000", True),
        ("attendance", "many", False),
        ("length", "1h40m", True),
        ("length", "long", False),
        ("disputed", True, True),
        ("disputed", "no", False),
        ("topics", [], True),
        ("topics", "trade", False),
    ],
)
def test_a_field_of_a_report_has_its_form(field: str, value: Any, is_valid: bool) -> None:
    report = {"source": "wire", "status": "held", field: value}
    event = {"id": "talks", "title": "Talks", "stop": "city", "kind": "meeting", "reports": [report]}
    assert VALIDATOR(SCHEMA).is_valid({"events": [event]}) is is_valid


def test_fields_say_what_they_mean() -> None:
    meanings = field_meanings()
    assert meanings["Source"]["via"] == "Where it was read, if not at the publisher's."
    assert meanings["Event"]["start"] == meanings["EventReport"]["start"] == "A time, local to the stop or place."
    assert "present" in meanings["Participant"]["as"]
    assert SCHEMA["$defs"]["Trip"]["properties"]["traveler"]["description"] == "Id of the person whose trip it is."
    assert SCHEMA["$defs"]["Place"]["description"] == "Where an event happened that happened at no stop."


@pytest.mark.parametrize("path", sorted(bundled().glob("*/*.yaml")), ids=lambda path: path.name)
def test_the_bundled_files_name_the_schema_beside_them_and_it_is_fresh(path: Path) -> None:
    """When this fails: `python docs/refresh.py`."""
    comment, _, name = path.read_text().splitlines()[0].partition("$schema=")
    assert comment == "# yaml-language-server: "
    assert json.loads((path.parent / name).read_text()) == SCHEMA
