"""Amounts, lengths and numbers of people as authors write them (`550 billion`, `about 1h40m`), and as people read them.

Lengths (`about 1h40m`) and numbers of people (`up to 18000`) are amounts with a word before them.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
AMOUNT = r"(-?[0-9]{1,18})(?:\.([0-9]{1,9}))?(?: (thousand|million|billion|trillion))?"
COUNT = r"(?:(about|up to|at least) )?([0-9]{1,12})(?:-([0-9]{1,12}))?"
LENGTH = r"(?:(about|up to|at least) )?(?=[0-9])([0-9hm]+)(?:-(?=[0-9])([0-9hm]+))?"
"""The forms of such texts, as regular expressions."""

_AMOUNT = re.compile(AMOUNT)
_COUNT = re.compile(COUNT)
_LENGTH = re.compile(LENGTH)
_SPAN = re.compile(r"(?:([0-9]{1,4})h)?(?:([0-9]{1,4})m)?")
_BOUNDS = {None: "exactly", "about": "about", "up to": "up-to", "at least": "at-least"}


class Measure(NamedTuple):
    """A whole number, or a range of them, and how firmly it is given."""

    least: int
    most: int
    """The same as `least`, unless a range was given."""
    bound: str
    """`exactly`, `about`, `up-to` or `at-least`."""


def plain_amount(text: str) -> str:
    """The amount in plain digits, `550000000000`; raises ValueError for any other text."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError("an exact number: 19, 98.4 or 550 billion")
    whole, fraction, scale = match.group(1), match.group(2) or "", SCALES.get(match.group(3) or "", 0)
    digits = whole + fraction
    point = len(whole) + scale
    digits = digits.ljust(point, "0")
    sign = "-" if digits.startswith("-") else ""
    number = digits[len(sign) : point].lstrip("0") or "0"
    rest = digits[point:].rstrip("0")
    if number == "0" and not rest:
        return "0"
    return sign + number + ("." + rest if rest else "")


def format_amount(plain: str) -> str:
    """The amount for people: `550 billion`, `8.1 billion`, `1,711`, `98.4`."""
    value = Decimal(plain)
    for word, power in reversed(SCALES.items()):
        if power >= 6 and abs(value) >= 10**power:
            scaled = f"{(value / 10**power).normalize():,f}"
            if len(scaled.partition(".")[2]) <= 3:
                return f"{scaled} {word}"
    return f"{value:,f}"


def parse_count(text: str) -> Measure:
    """Read a number of people; raises ValueError for any other text."""
    match = _COUNT.fullmatch(text)
    if match is None:
        raise ValueError("a number of people: 6000, about 6000, up to 18000, at least 100 or 200-300")
    least = int(match.group(2))
    return _measure(match.group(1), least, int(match.group(3) or least))


def parse_length(text: str) -> Measure:
    """Read a length, in minutes; raises ValueError for any other text."""
    match = _LENGTH.fullmatch(text)
    minutes = [_minutes(span) for span in match.group(2, 3) if span] if match else []
    if match is None or 0 in minutes:
        raise ValueError("a length: 30m, 1h40m, about 2h, up to 2h, at least 30m or 3h-4h")
    return _measure(match.group(1), minutes[0], minutes[-1])


def count_text(count: Measure) -> str:
    """The number of people in its usual form: `about 6000`."""
    return _in_words(count, str)


def length_text(length: Measure) -> str:
    """The length in its usual form: `about 1h40m`."""
    return _in_words(length, _span_text)


def _in_words(measure: Measure, text: Callable[[int], str]) -> str:
    word = "" if measure.bound == "exactly" else measure.bound.replace("-", " ") + " "
    more = "" if measure.most == measure.least else "-" + text(measure.most)
    return word + text(measure.least) + more


def _span_text(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return (f"{hours}h" if hours else "") + (f"{rest}m" if rest or not hours else "")


def _measure(word: str | None, least: int, most: int) -> Measure:
    """A measure with its bound; a range has its smaller end first."""
    if most < least:
        raise ValueError("a range with the smaller number first")
    return Measure(least, most, _BOUNDS[word])


def _minutes(span: str) -> int:
    """Minutes of `1h40m`; 0 for any other text."""
    match = _SPAN.fullmatch(span)
    return int(match.group(1) or 0) * 60 + int(match.group(2) or 0) if match else 0


def measure_confirms(coarse: Measure, fine: Measure) -> bool:
    """Whether the second measure lies within the first, as exactly or more so: the two do not disagree."""
    if coarse == fine:
        return True
    if coarse.bound == "about":
        return fine.bound != "about" and coarse[:2] == fine[:2]
    if fine.bound != "exactly":
        return False
    if coarse.bound == "up-to":
        return fine.most <= coarse.most
    if coarse.bound == "at-least":
        return fine.least >= coarse.least
    return coarse.least <= fine.least and fine.most <= coarse.most


def measure_gives_way(coarse: Measure, fine: Measure) -> bool:
    """Whether the second measure is to be shown rather than the first: only an exact number is finer than a bound."""
    return fine.bound == "exactly" and measure_confirms(coarse, fine)


NEAR_LENGTH_MINUTES = 5
NEAR_LENGTH_PARTS = 10
"""An approximate length says the same as another one that differs by five minutes, or by a tenth of it."""


def length_confirms(coarse: Measure, fine: Measure) -> bool:
    """The same for lengths, in minutes: an approximate length may mean another one near to it.

    `about 30m` and `at least 30m` say the same of each other, so that neither has the other's voices alone.
    """
    if coarse.bound == "about" and fine.bound in {"about", "exactly"}:
        longer = max(coarse.least, fine.least) if fine.bound == "about" else coarse.least
        leeway = max(NEAR_LENGTH_MINUTES, longer // NEAR_LENGTH_PARTS)
        return coarse.least - leeway <= fine.least and fine.most <= coarse.most + leeway
    if fine.bound == "about" and coarse.bound in {"at-least", "up-to"} and coarse[:2] == fine[:2]:
        return True
    return measure_confirms(coarse, fine)


def length_gives_way(coarse: Measure, fine: Measure) -> bool:
    """Whether the second length is to be shown rather than the first."""
    return fine.bound == "exactly" and length_confirms(coarse, fine)
