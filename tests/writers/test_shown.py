"""How a cell reads to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_tables import NAMES

from tripcli.table import Cell, Column, Kind
from tripcli.writers.cell_text import cell_formatter


def text(kind: Kind, cell: Cell, *, unicode: bool = True) -> str:
    """The text for people of a cell of this kind."""
    column = Column(id="a", label="a", kind=kind)
    return cell_formatter(column, lambda _kind, record_id: NAMES.get(record_id), unicode)(cell)


@pytest.mark.parametrize(
    ("kind", "cell", "expected"),
    [
        (Kind.FIGURE, "550000000000;USD;up-to;year", "up to US$550 billion a year"),
        (Kind.FIGURE, "19;percent;exactly;", "19 %"),
        (Kind.FIGURE, "3.5;percent-of-gdp;;", "3.5 % of GDP"),
        (Kind.FIGURE, "80;aircraft;;", "80 aircraft"),
        (Kind.FIGURE, "1;companies;;", "1 company"),
        (Kind.FIGURE, "1;vehicles;about;", "about 1 vehicle"),
        (Kind.FIGURE, "87000000;tonnes;at-least", "at least 87 million tonnes"),
        (Kind.FIGURE, "8100000000;THB", "THB 8.1 billion"),
        (Kind.FIGURE, "390000000000/440000000000;USD", "US$390–440 billion"),
        (Kind.FIGURE, "900000000/1000000000;USD", "US$900 million – 1 billion"),
        (Kind.FIGURE, ";USD;;", "-"),
        (Kind.NUMBER, "550000000000", "550 billion"),
        (Kind.NUMBER, "1711", "1,711"),
        (Kind.NUMBER, "98.4", "98.4"),
        (Kind.TIME, "2025-10-28T09:30+09:00", "28 Oct 09:30"),
        (Kind.TIME, "2025-10-26 evening", "26 Oct evening"),
        (Kind.TIME, "2025-10-24~", "24 Oct~"),
        (Kind.TIME, "2025-10", "Oct 2025"),
        (Kind.TIME, "2025", "2025"),
        (Kind.DATE, "2025-10-28", "2025-10-28"),
        (Kind.PEOPLE, "donald-trump;sanae-takaichi;kim", "Trump, Takaichi +1"),
        (Kind.PEOPLE, "donald-trump;sanae-takaichi", "Trump, Takaichi"),
        (Kind.PERSON, "donald-trump", "Trump"),
        (Kind.STOP, "unknown-stop", "unknown-stop"),
        (Kind.STATUS, "held", "held"),
        (Kind.CODES, "start;venue", "start, venue"),
        (Kind.WORDS, '["trade; tariffs", "rare earths"]', "trade; tariffs, rare earths"),
        (Kind.WORDS, r'["the \"accord\"", "caf\u00e9"]', 'the "accord", café'),
        (Kind.VALUE, "time:2025-10-28T09:30+09:00", "28 Oct 09:30"),
        (Kind.VALUE, "figure:up to 550000000000 USD a year", "up to US$550 billion a year"),
        (Kind.VALUE, "text:13:00 in the square", "13:00 in the square"),
        (Kind.VALUE, 'texts:["trade; tariffs", "rare earths"]', "trade; tariffs, rare earths"),
        (Kind.VALUE, "people:donald-trump present;kim expected", "Trump present, 김정은 expected"),
        (Kind.FLAG, "yes", "yes"),
        (Kind.COUNT, 3, "3"),
        (Kind.TEXT, "  a \n b\u00a0\u00a0c ", "a b c"),
    ],
)
def test_each_kind_reads_as_people_write_it(kind: Kind, cell: Cell, expected: str) -> None:
    assert text(kind, cell) == expected


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_is_a_hyphen_in_every_kind(kind: Kind) -> None:
    assert text(kind, None) == "-"
    assert text(kind, "") == "-"


@given(st.sampled_from(list(Kind)), st.text(), st.booleans())
def test_a_cell_is_one_line_without_two_spaces_in_a_row(kind: Kind, cell: str, unicode: bool) -> None:
    result = text(kind, cell, unicode=unicode)
    assert result
    assert "  " not in result
    assert result.strip() == result
    assert result.isprintable()


def test_ascii_stands_for_signs_and_letters_stay() -> None:
    assert text(Kind.TEXT, "Trump–Xi → 高市 · €5", unicode=False) == "Trump-Xi -> 高市 - EUR 5"
