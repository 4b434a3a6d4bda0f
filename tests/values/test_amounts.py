"""Amounts are exact decimals; lengths and numbers of people are whole numbers, more or less firm."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripcli.values.amounts import (
    SCALES,
    Measure,
    count_text,
    format_amount,
    length_confirms,
    length_gives_way,
    length_text,
    measure_confirms,
    parse_count,
    parse_length,
    plain_amount,
)

DIGITS = "0123456789"
AMOUNTS = st.tuples(
    st.sampled_from(["", "-"]),
    st.text(DIGITS, min_size=1, max_size=18),
    st.none() | st.text(DIGITS, min_size=1, max_size=9),
    st.sampled_from(["", *SCALES]),
)
BOUNDS = st.sampled_from(["exactly", "about", "up-to", "at-least"])
MEASURES = st.builds(
    lambda ends, bound: Measure(min(ends), max(ends), bound),
    st.tuples(st.integers(1, 500), st.integers(1, 500)),
    BOUNDS,
)


@given(AMOUNTS)
def test_a_plain_amount_equals_the_decimal_of_its_text(parts: tuple[str, str, str | None, str]) -> None:
    sign, whole, fraction, scale = parts
    number = f"{sign}{whole}" + (f".{fraction}" if fraction is not None else "")
    plain = plain_amount(f"{number} {scale}".strip())
    assert Decimal(plain) == Decimal(number).scaleb(SCALES.get(scale, 0))


@given(AMOUNTS)
def test_a_plain_amount_has_one_text_only(parts: tuple[str, str, str | None, str]) -> None:
    sign, whole, fraction, scale = parts
    plain = plain_amount(f"{sign}{whole}" + (f".{fraction}" if fraction else "") + (f" {scale}" if scale else ""))
    assert plain == f"{Decimal(plain):f}"
    assert "." not in plain or plain[-1] not in "0."
    assert plain.removeprefix("-")[:2] not in {"00", "01"}
    assert plain != "-0"


@given(AMOUNTS)
def test_a_shown_amount_loses_no_digit(parts: tuple[str, str, str | None, str]) -> None:
    sign, whole, fraction, scale = parts
    plain = plain_amount(f"{sign}{whole}" + (f".{fraction}" if fraction else "") + (f" {scale}" if scale else ""))
    number, _, word = format_amount(plain).partition(" ")
    assert Decimal(number.replace(",", "")).scaleb(SCALES.get(word, 0)) == Decimal(plain)


@pytest.mark.parametrize(
    ("text", "plain", "shown"),
    [
        ("550 billion", "550000000000", "550 billion"),
        ("8.1 billion", "8100000000", "8.1 billion"),
        ("1.5 million", "1500000", "1.5 million"),
        ("1711", "1711", "1,711"),
        ("900 thousand", "900000", "900,000"),
        ("98.40", "98.4", "98.4"),
        ("007", "7", "7"),
        ("0.0", "0", "0"),
        ("-0", "0", "0"),
        ("-2.5 trillion", "-2500000000000", "-2.5 trillion"),
        ("1234567", "1234567", "1,234,567"),
        ("1200 trillion", "1200000000000000", "1,200 trillion"),
    ],
)
def test_amounts_read_as_people_write_them(text: str, plain: str, shown: str) -> None:
    assert plain_amount(text) == plain
    assert format_amount(plain) == shown


@pytest.mark.parametrize(
    "text",
    [
        "",
        "about 5",
        "5,000",
        "5 Billion",
        "5  billion",
        "5billion",
        ".5",
        "5.",
        "+5",
        "1e9",
        "٥",
        "5\n",
        "NaN",
        "1_000",
    ],
)
def test_what_is_no_exact_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="an exact number"):
        plain_amount(text)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("6000", (6000, 6000, "exactly")),
        ("about 6000", (6000, 6000, "about")),
        ("up to 18000", (18000, 18000, "up-to")),
        ("at least 100", (100, 100, "at-least")),
        ("200-300", (200, 300, "exactly")),
        ("about 200-300", (200, 300, "about")),
        ("0", (0, 0, "exactly")),
    ],
)
def test_numbers_of_people_read_as_people_write_them(text: str, measure: tuple[int, int, str]) -> None:
    assert parse_count(text) == measure


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("30m", (30, 30, "exactly")),
        ("90m", (90, 90, "exactly")),
        ("1h40m", (100, 100, "exactly")),
        ("about 2h", (120, 120, "about")),
        ("up to 2h", (120, 120, "up-to")),
        ("at least 30m", (30, 30, "at-least")),
        ("3h-4h", (180, 240, "exactly")),
        ("about 1h30m-2h", (90, 120, "about")),
    ],
)
def test_lengths_are_read_in_minutes(text: str, measure: tuple[int, int, str]) -> None:
    assert parse_length(text) == measure


@pytest.mark.parametrize("text", ["", "about", "many", "6,000", "-5", "5-", "circa 5", "up to", "5.5", "1h", "٥"])
def test_what_is_no_number_of_people_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a number of people"):
        parse_count(text)


@pytest.mark.parametrize("text", ["", "2", "h", "0m", "0h0m", "1h1h", "40m1h", "1.5h", "2 h", "1h-", "1h-0m", "2d"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a length"):
        parse_length(text)


def test_a_range_has_its_smaller_end_first() -> None:
    with pytest.raises(ValueError, match="the smaller number first"):
        parse_count("300-200")
    with pytest.raises(ValueError, match="the smaller number first"):
        parse_length("2h-90m")


@given(MEASURES)
def test_the_usual_form_reads_back_as_the_same(measure: Measure) -> None:
    assert parse_count(count_text(measure)) == measure
    assert parse_length(length_text(measure)) == measure


@given(MEASURES)
def test_a_measure_confirms_itself(measure: Measure) -> None:
    assert measure_confirms(measure, measure)


@given(MEASURES, MEASURES)
def test_two_different_measures_never_confirm_each_other(one: Measure, other: Measure) -> None:
    if one != other:
        assert not (measure_confirms(one, other) and measure_confirms(other, one))


@given(MEASURES, MEASURES)
def test_an_exact_number_confirms_no_other(one: Measure, other: Measure) -> None:
    if one.bound == "exactly" and one.least == one.most and one != other:
        assert not measure_confirms(one, other)


@pytest.mark.parametrize(
    ("coarse", "fine", "confirmed"),
    [
        ("about 100", "100", True),
        ("about 100", "101", False),
        ("about 100", "about 200", False),
        ("up to 200", "150", True),
        ("up to 200", "201", False),
        ("up to 200", "up to 150", False),
        ("at least 100", "150", True),
        ("at least 100", "99", False),
        ("100-200", "150", True),
        ("100-200", "120-180", True),
        ("100-200", "150-250", False),
        ("150", "100-200", False),
    ],
)
def test_a_looser_number_confirms_one_within_it(coarse: str, fine: str, confirmed: bool) -> None:
    assert measure_confirms(parse_count(coarse), parse_count(fine)) is confirmed


@pytest.mark.parametrize(
    ("coarse", "fine", "confirmed"),
    [
        ("at least 100", "100", True),
        ("at least 100", "99", False),
        ("up to 100", "100", True),
        ("up to 100", "101", False),
        ("100-200", "100", True),
        ("100-200", "201", False),
    ],
)
def test_a_bound_includes_its_own_number_and_no_further_one(coarse: str, fine: str, confirmed: bool) -> None:
    assert measure_confirms(parse_count(coarse), parse_count(fine)) == confirmed


@pytest.mark.parametrize(
    ("coarse", "fine", "confirmed"),
    [
        ("about 1h", "55m", True),
        ("about 1h", "1h6m", True),
        ("about 1h", "54m", True),
        ("about 1h", "1h7m", False),
        ("about 20m", "25m", True),
        ("about 20m", "26m", False),
        ("about 2h", "1h48m", True),
        ("1h", "about 1h", False),
    ],
)
def test_an_approximate_length_may_mean_an_exact_one_near_to_it(coarse: str, fine: str, confirmed: bool) -> None:
    one, other = parse_length(coarse), parse_length(fine)
    assert length_confirms(one, other) == confirmed
    assert length_gives_way(one, other) == confirmed


@pytest.mark.parametrize(
    ("one", "other", "same"), [("about 45m", "about 50m", True), ("about 1h40m", "about 2h", False)]
)
def test_two_approximate_lengths_near_to_each_other_say_the_same(one: str, other: str, same: bool) -> None:
    lengths = parse_length(one), parse_length(other)
    assert length_confirms(*lengths) == length_confirms(*reversed(lengths)) == same
    assert not length_gives_way(*lengths)
