"""Numbers and figures as people read them: `up to US$550 billion a year`, `19 %`, `80 aircraft`.

Takes the text that a cell holds, gives text. A figure is `amount;unit;bound;rate`; an amount on which sources
differ is a range, `390000000000/440000000000`. It must not know columns or tables.
"""

import re
from collections.abc import Callable

from tripcli.values.units import MONEY, SIGNS, UNITS

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

BOUNDS = {"": "", "exactly": "", "about": "about ", "up-to": "up to ", "at-least": "at least "}

UNIT_WORDS = {"percent": "%", "percent-of-gdp": "% of GDP", "percentage-points": "percentage points"}
"""Units that people write in another way than the dataset does."""

ONE = {
    "aircraft": "aircraft", "companies": "company", "gigawatts": "gigawatt",
    "percentage-points": "percentage point",
}  # fmt: skip
"""The singular, where it is not the plural without its s."""


UnitWords = Callable[[str], tuple[str, str] | None]
"""Gives the singular and the plural of a unit that the dataset declares, None for any other unit."""


def format_number(plain: str) -> str:
    """A number for people; any other text unchanged."""
    if _NUMBER.fullmatch(plain) is None:
        return plain
    from tripcli.values.amounts import format_amount  # decimal is imported with it

    return format_amount(plain)


def format_figure(text: str, unit_words: UnitWords | None = None) -> str:
    """A figure for people, empty when it has no amount; any other text unchanged."""
    parts = text.split(";")
    if len(parts) > 4:
        return text
    amount, unit, bound, rate = [*parts, "", "", ""][:4]
    if not amount:
        return ""
    numbers = [format_number(number) for number in amount.split("/")]
    declared = unit_words(unit) if unit_words else None
    if declared:
        counted = f"{_range(numbers)} {declared[amount != '1']}"
    else:
        counted = _with_unit(_range(numbers), unit, one=amount == "1")
    said = BOUNDS.get(bound, f"{bound} ") + counted
    return f"{said} a {rate}" if rate else said


_FIGURE_TEXT = re.compile(rf"(?:(about|up to|at least) )?({_NUMBER.pattern}) ([A-Za-z-]+)(?: a ([a-z]+))?")


def figure_text(amount: str, unit: str, bound: str, per: str) -> str:
    """A figure as one text of plain digits: `up to 550000000000 USD a year`."""
    words = "" if bound in {"", "exactly"} else bound.replace("-", " ") + " "
    return words + amount + (f" {unit}" if unit else "") + (f" a {per}" if per else "")


def format_figure_text(text: str, unit_words: UnitWords | None = None) -> str:
    """Such a text for people: `up to US$550 billion a year`; any other text unchanged."""
    match = _FIGURE_TEXT.fullmatch(text)
    if match is None:
        return text
    bound, amount, unit, per = match.groups(default="")
    return format_figure(f"{amount};{unit};{bound.replace(' ', '-')};{per}", unit_words)


def _range(numbers: list[str]) -> str:
    """One number, or two joined by a dash, the scale named once when both have it."""
    if len(numbers) != 2 or numbers[0] == numbers[1]:
        return numbers[0]
    least, most = numbers
    _, _, scale = most.partition(" ")
    if scale and least.endswith(f" {scale}"):
        least = least.removesuffix(f" {scale}")
    elif " " in least:
        return f"{least} – {most}"
    return f"{least}–{most}"


def _with_unit(number: str, unit: str, *, one: bool) -> str:
    """The number with its unit: a currency before it, everything else behind it."""
    if not unit:
        return number
    if unit in MONEY:
        sign = SIGNS.get(unit, f"{unit} ")
        return f"-{sign}{number[1:]}" if number.startswith("-") else sign + number
    word = UNIT_WORDS.get(unit) or unit.replace("-", " ")
    if one and unit in UNITS - {"percent", "percent-of-gdp"}:  # a declared unit is in its own words
        word = ONE.get(unit) or word.removesuffix("s")
    return f"{number} {word}"
