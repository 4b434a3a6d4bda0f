"""Widths of texts, and where they are broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.values.cells import width
from tripcli.writers.layout import on_the_point, shortened_list, wrapped, wrapped_cell


@pytest.mark.parametrize(
    ("text", "cells"),
    [("abc", 3), ("고려", 4), ("高市早苗", 8), ("e\u0301", 1), ("○ ◐ ≠ –", 7), ("カ\u3099", 2), ("", 0)],
)
def test_wide_letters_take_two_cells_and_marks_none(text: str, cells: int) -> None:
    assert width(text) == cells


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


@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("growyourbusiness.org", 17, ["growyourbusiness.", "org"]),
        ("at growyourbusiness.org today", 18, ["at", "growyourbusiness.", "org today"]),
        ("Trump and the US-Cambodia deal", 14, ["Trump and the", "US-Cambodia", "deal"]),
        ("https://example.org/a/b", 12, ["https://", "example.org/", "a/b"]),
        ("Donaudampfschifffahrt", 8, ["Donaudam", "pfschiff", "fahrt"]),
        ("高市早苗と会談", 5, ["高市", "早苗", "と会", "談"]),
        ("BerlinGazetteOnline", 13, ["BerlinGazette", "Online"]),
        ("McDonald", 8, ["McDonald"]),
        ("fits", 4, ["fits"]),
    ],
)
def test_a_word_is_broken_at_its_joints_and_only_when_it_is_wider_than_a_line(
    text: str, cells: int, lines: list[str]
) -> None:
    assert wrapped_cell(text, cells) == lines


@given(st.text("ab-./ 高", max_size=60), st.integers(2, 30))
def test_a_wrapped_cell_keeps_every_letter_and_the_width(text: str, cells: int) -> None:
    words = " ".join(text.split())
    lines = wrapped_cell(words, cells)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line) <= cells for line in lines)


@pytest.mark.parametrize(
    ("text", "cells", "shortened"),
    [
        ("Trump, Takaichi", 15, "Trump, Takaichi"),
        ("Trump, Takaichi", 14, "Trump +1"),
        ("Trump, Takaichi +12", 10, "Trump +13"),
        ("Reuters, AFP, Xinhua", 15, "Reuters, AFP +1"),
        ("Families of the abducted", 10, "Families of the abducted"),
    ],
)
def test_names_that_find_no_room_are_counted(text: str, cells: int, shortened: str) -> None:
    assert shortened_list(text, cells) == shortened
