"""Widths of texts, and which columns give way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.table import Column, Kind
from tripcli.values.cells import width
from tripcli.writers.layout import fitted, on_the_point, wrapped

COLUMNS = (
    Column(id="id", label="id", kind=Kind.ID, priority=1),
    Column(id="title", label="what", kind=Kind.TEXT, priority=2),
    Column(id="venue", label="venue", kind=Kind.TEXT, priority=9),
)


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("고려", 4), ("高市早苗", 8), ("e\u0301", 1), ("○ ◐ ≠ –", 7), ("カ\u3099", 2), ("", 0)],
)
def test_wide_letters_take_two_cells_and_marks_none(text: str, cells: int) -> None:
    assert width(text) == cells


def test_the_widest_words_shrink_first() -> None:
    widths, hidden = fitted(COLUMNS, [10, 60, 30], 80, 1)
    assert (widths, hidden) == ({0: 10, 1: 38, 2: 30}, [])


def test_the_least_needed_column_is_hidden_when_words_can_shrink_no_more() -> None:
    widths, hidden = fitted(COLUMNS, [40, 60, 30], 70, 1)
    assert (widths, hidden) == ({0: 40, 1: 29}, [2])


def test_one_column_always_stays_and_an_id_keeps_its_width() -> None:
    assert fitted(COLUMNS, [100, 60, 30], 70, 1) == ({0: 100}, [1, 2])


@given(st.lists(st.integers(1, 3000), min_size=3, max_size=3), st.integers(60, 250), st.integers(1, 2))
def test_what_is_shown_fits_unless_one_column_alone_is_too_wide(natural: list[int], cells: int, gap: int) -> None:
    widths, hidden = fitted(COLUMNS, natural, cells, gap)
    assert sorted([*widths, *hidden]) == [0, 1, 2]
    assert sum(widths.values()) + gap * (len(widths) - 1) <= cells or (len(widths) == 1 and widths[0] == natural[0])


def test_numbers_stand_on_their_point() -> None:
    assert on_the_point(["550", "1.5 %", "-", "390–440", "up to US$8.1 billion"]) == [
        "       550          ",
        "         1.5 %      ",
        "         -          ",
        "   390–440          ",
        "up to US$8.1 billion",
    ]


@given(st.text("abc 高 ", max_size=80), st.integers(10, 40))
def test_wrapping_keeps_every_word_and_the_width(text: str, cells: int) -> None:
    words = " ".join(text.split())
    lines = wrapped(words, cells, 2)
    assert " ".join(line.strip() for line in lines) == words
    assert all(width(line) <= cells or " " not in line.strip() for line in lines)
