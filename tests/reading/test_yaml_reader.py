"""YAML is read as text: nothing is resolved, and nothing that hides a value passes."""

import gc
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tripcli.reading.findings import Finding, Span, Tree
from tripcli.reading.load import read_dataset
from tripcli.reading.yaml_reader import read_yaml

Taken = list[tuple[str, Tree, bool]]


def taken(text: str) -> Taken:
    """What stands in a text that has no faults."""
    values: Taken = []

    def add_value(key: str, _key_index: int, tree: Tree, _span: Span, is_item: bool) -> None:
        values.append((key, tree, is_item))

    findings: list[Finding] = []
    read_yaml(text.encode(), 0, add_value, findings.append)
    assert not findings
    return values


@pytest.mark.parametrize(
    "scalar",
    ["NO", "no", "yes", "on", "12:30", "010", "0x1F", "1_000", "1e3", "2025-10-28", ".inf", "-", "1.10"],
)
def test_a_plain_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    assert taken(f"trip: {{id: {scalar}, '{scalar}': [{scalar}]}}") == [
        ("trip", {"id": scalar, scalar: [scalar]} if scalar != "id" else {}, False)
    ]


@pytest.mark.parametrize("quoted", ["''", '""', "'~'", '"null"', "'null'"])
def test_what_stands_in_quotes_is_a_text_and_no_null(quoted: str) -> None:
    assert taken(f"trip: {{note: {quoted}}}") == [("trip", {"note": quoted[1:-1]}, False)]


def test_items_of_lists_are_given_one_by_one_and_nested_values_whole() -> None:
    text = "a:\n- {b: [c, {d: [e]}], f: g}\n- h:\n    i: |\n      j\n      k\nl: m\n"
    assert taken(text) == [
        ("a", {"b": ["c", {"d": ["e"]}], "f": "g"}, True),
        ("a", {"h": {"i": "j\nk\n"}}, True),
        ("l", "m", False),
    ]


def test_a_file_of_comments_holds_nothing() -> None:
    assert taken("# nothing yet\n") == []


texts = st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Zs"]), max_size=20)
trees = st.recursive(texts, lambda inner: st.lists(inner) | st.dictionaries(texts, inner), max_leaves=30)


@settings(deadline=None)
@given(st.dictionaries(texts, trees, min_size=1), st.booleans())
def test_a_tree_that_is_dumped_as_quoted_yaml_reads_back_the_same(tree: dict[str, Tree], flow: bool) -> None:
    dumped = yaml.safe_dump({"top": [tree]}, default_style='"', default_flow_style=flow, allow_unicode=True)
    assert taken(dumped) == [("top", tree, True)]


def test_the_collector_is_as_it_was_after_reading(tmp_path: Path) -> None:
    assert gc.isenabled()
    read_dataset(tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        read_dataset(tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()
