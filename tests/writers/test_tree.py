"""Branches of trees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_tables import written

from tripcli.table import Column, Kind, Table
from tripcli.writers.tree import branches

COLUMNS = (
    Column(id="between", label="between", kind=Kind.TEXT, group=1),
    Column(id="what", label="what", kind=Kind.TEXT, depth_in="depth", priority=1),
    Column(id="depth", label="depth", kind=Kind.COUNT),
)


def test_a_part_hangs_on_the_nearest_less_deep_row_above_it() -> None:
    assert [branch.first for branch in branches([0, 1, 2, 2, 1, 0, 1])] == ["", "├ ", "│ ├ ", "│ └ ", "└ ", "", "└ "]


def test_the_lines_of_a_wrapped_text_continue_the_branches() -> None:
    assert [branch.others for branch in branches([0, 1, 2, 1])] == ["│ ", "│ │ ", "│   ", "  "]


@pytest.mark.parametrize(("depths", "firsts"), [([2, 1, 0], ["", "", ""]), ([0, 3], ["", "└ "])])
def test_a_part_without_its_whole_is_no_orphan(depths: list[int], firsts: list[str]) -> None:
    assert [branch.first for branch in branches(depths)] == firsts


@given(st.lists(st.integers(0, 5), max_size=40))
def test_every_branch_ends_and_none_hangs_in_the_air(depths: list[int]) -> None:
    drawn = [branch.first for branch in branches(depths)]
    for above, below in zip(drawn, [*drawn[1:], ""], strict=False):
        for cell, character in enumerate(above):
            continued = below[cell : cell + 1]
            assert not (character in "├│" and continued not in set("├└│")), (above, below)
            assert not (character == "└" and continued in set("├└│")), (above, below)


def test_a_terminal_shows_the_tree_of_each_group_and_no_column_of_depths() -> None:
    rows = [("A", "whole", 0), ("A", "a part of many words " * 4, 1), ("A", "part", 1), ("B", "other", 1)]
    lines = written("table", Table(title="", columns=COLUMNS, rows=rows), width_cells=60).splitlines()
    assert lines[:3] == ["what", "A", "whole"]
    assert lines[3].startswith("├ a part of many words")
    assert lines[4].startswith("│ ")
    assert lines[-3:] == ["└ part", "B", "other"]
