"""Numbers and figures as people read them: `up to US$550 billion a year`, `19 %`, `80 aircraft`.

Takes the text that a cell holds, gives text. A figure is `amount;unit;bound;rate`; an amount on which sources
differ is a range, `390000000000/440000000000`. It must not know columns or tables.
"""

import re

from tripcli.values.units import MONEY, SIGNS

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

BOUNDS = {"": "", "exactly": "", "about": "about ", "up-to": "up to ", "at-least": "at least "}

UNIT_WORDS = {"percent": "%", "percent-of-gdp": "% of GDP", "percentage-points": "percentage points"}
"""Units that people write otherwise than the dataset does."""

ONE = {
    "aircraft": "aircraft", "memoranda": "memorandum", "companies": "company", "gigawatts": "gigawatt",
    "percentage-points": "percentage point",
}  # fmt: skip
"""The singular, where it is not the plural without its s."""


def format_number(plain: str) -> str:
    """A number for people; text that is no number as it stands."""
    if _NUMBER.fullmatch(plain) is None:
        return plain
    from tripcli.values.amounts import format_amount  # noqa: PLC0415  # decimal is imported with it

    return format_amount(plain)


def format_figure(text: str) -> str:
    """A figure for people; nothing when it has no amount, and text that is no figure as it stands."""
    parts = text.split(";")
    if len(parts) > 4:
        return text
    amount, unit, bound, rate = [*parts, "", "", ""][:4]
    if not amount:
        return ""
    numbers = [format_number(number) for number in amount.split("/")]
    said = BOUNDS.get(bound, f"{bound} ") + _with_unit(_range(numbers), unit, one=amount == "1")
    return f"{said} a {rate}" if rate else said


_FIGURE_TEXT = re.compile(rf"(?:(about|up to|at least) )?({_NUMBER.pattern}) ([A-Za-z-]+)(?: a ([a-z]+))?")


def figure_text(amount: str, unit: str, bound: str, per: str) -> str:
    """A figure as one text of plain digits: `up to 550000000000 USD a year`."""
    words = "" if bound in {"", "exactly"} else bound.replace("-", " ") + " "
    return words + amount + (f" {unit}" if unit else "") + (f" a {per}" if per else "")


def format_figure_text(text: str) -> str:
    """Such a text for people: `up to US$550 billion a year`; a text that has no number as it stands."""
    match = _FIGURE_TEXT.fullmatch(text)
    if match is None:
        return text
    bound, amount, unit, per = match.groups(default="")
    return format_figure(f"{amount};{unit};{bound.replace(' ', '-')};{per}")


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
    if one and unit not in {"percent", "percent-of-gdp"}:
        word = ONE.get(unit) or word.removesuffix("s")
    return f"{number} {word}"
