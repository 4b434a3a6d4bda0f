"""Times and values of any field as people read them.

Takes the texts of the store, gives text. It must not know columns or tables.
"""

import re

from tripcli.values.figures import shown_figure
from tripcli.values.times import MONTH_NAMES

_TIME = re.compile(
    r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2})(?:T([0-9]{2}:[0-9]{2})(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"( [a-z]+)?([~?%]?)"
)
_FIGURE = re.compile(r"((?:about|up to|at least) )?(-?[0-9]+(?:\.[0-9]+)?) ([A-Za-z-]+)(?: a ([a-z]+))?")
"""An amount as the rows of changes and conflicts have it."""


def shown_time(text: str) -> str:
    """A time as precise as it is known: `13 May 09:30`, `13 May evening`, `May 2024`; else the text."""
    match = _TIME.fullmatch(text)
    if match is None:
        return text
    year, month, day, clock, part, qualifier = match.groups()
    if month is None:
        return text
    month_name = MONTH_NAMES[int(month) - 1]
    if day is None:
        return f"{month_name} {year}{qualifier}"
    hour = f" {clock}" if clock else part or ""
    return f"{int(day)} {month_name}{hour}{qualifier}"


def shown_value(text: str) -> str:
    """A value of any field: a time or a figure as its own column shows it, a list with commas, else the text."""
    figure = _FIGURE.fullmatch(text)
    if figure is not None:
        bound, amount, unit, rate = figure.groups(default="")
        return shown_figure(f"{amount};{unit};{bound.strip().replace(' ', '-')};{rate}")
    return shown_time(text).replace(";", ", ")
