"""The nearest word is the one that was meant, and a guess is not made."""

import pytest

from tripcli.values.nearest import Words

STOPS = ("washington", "ramstein", "al-udeid", "kuala-lumpur", "tokyo", "yokosuka", "gimhae", "gyeongju", "busan")
EVENTS = (*(f"talks-of-day-{number}" for number in range(5000)), "imperial-audience", "tokyo-business-dinner")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("tokoy", "tokyo"),
        ("Tokyo", "tokyo"),
        ("kuala", "kuala-lumpur"),
        ("kuala_lumpur", "kuala-lumpur"),
        ("gyongju", "gyeongju"),
        ("udeid", "al-udeid"),
        ("busan-airport", "busan"),
        ("pyongyang", ""),
        ("x", ""),
        ("", ""),
        ("b" * 200, ""),
    ],
)
def test_a_slip_finds_the_stop_and_another_place_finds_none(word: str, meant: str) -> None:
    assert Words(STOPS).nearest(word) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [("imperial-audeince", "imperial-audience"), ("tokoy-dinner", "tokyo-business-dinner"), ("qqqq", "")],
)
def test_a_long_list_is_searched_as_well(word: str, meant: str) -> None:
    assert Words(EVENTS).nearest(word) == meant
