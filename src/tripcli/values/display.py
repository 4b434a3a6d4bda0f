"""Times and values of any field as people read them.

Takes the texts of the store, gives text. It must not know columns or tables.
"""

import re

from tripcli.values.figures import format_figure
from tripcli.values.times import MONTH_NAMES

_TIME = re.compile(
    r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2})(?:T([0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"( [a-z]+)?([~?%]?)"
)
PLANNED = " planned"
"""Stands behind a time that only plans give, of what has since happened."""
_FIGURE = re.compile(r"((?:about|up to|at least) )?(-?[0-9]+(?:\.[0-9]+)?) ([A-Za-z-]+)(?: a ([a-z]+))?")
"""An amount as the rows of changes and conflicts have it."""


def format_time(text: str) -> str:
    """A time as precise as it is known: `13 May 09:30`, `13 May evening`, `May 2024`; else the text."""
    match = _TIME.fullmatch(text.removesuffix(PLANNED))
    if match is None:
        return text
    year, month, day, clock, part, qualifier = match.groups()
    if month is None:
        return text
    month_name = MONTH_NAMES[int(month) - 1]
    planned = PLANNED if text.endswith(PLANNED) else ""
    if day is None:
        return f"{month_name} {year}{qualifier}{planned}"
    hour = f" {clock}" if clock else part or ""
    return f"{int(day)} {month_name}{hour}{qualifier}{planned}"


def format_span(first: str | None, last: str | None) -> str:
    """Two days as one span, `13–19 May 2024` or `13 May – 2 Jun 2024`; what is known of them when one is not a day."""
    days = list(dict.fromkeys(day for day in (first, last) if day))
    if any(len(day) != len("2000-01-01") for day in days):
        return " to ".join(days)
    told = [f"{format_time(day)} {day[:4]}" for day in days]
    if len(days) == 2 and days[0][:4] == days[1][:4]:
        same_month = days[0][:7] == days[1][:7]
        return f"{int(days[0][8:])}–{told[1]}" if same_month else f"{format_time(days[0])} – {told[1]}"
    return " – ".join(told)


def format_value(text: str) -> str:
    """A value of any field: a time or a figure as its own column shows it, a list with commas, else the text."""
    figure = _FIGURE.fullmatch(text)
    if figure is not None:
        bound, amount, unit, rate = figure.groups(default="")
        return format_figure(f"{amount};{unit};{bound.strip().replace(' ', '-')};{rate}")
    return format_time(text).replace(";", ", ")
