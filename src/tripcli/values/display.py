"""Times and values of any field as people read them.

Takes the texts of the store, gives text. It must not know columns or tables.
"""

from collections.abc import Callable

from tripcli.values.figures import UnitWords, format_figure_text
from tripcli.values.times import MONTH_NAMES, TimeParts, time_parts
from tripcli.values.words import parse_texts

PLANNED = " planned"
"""Stands behind a time that only plans give, of an event or stop that has come about."""


def format_time(text: str, *, usual_year: str | None = None) -> str:
    """A time as precise as it is known: `13 May 09:30`, `13 May late evening`, `early May 2024`; other text unchanged.

    A day is shown without its year where that is the usual one, or where no usual year is given.
    """
    parts = time_parts(text.removesuffix(PLANNED))
    if parts is None:
        return text
    planned = PLANNED if text.endswith(PLANNED) else ""
    return _format_parts(parts, usual_year) + parts.qualifier + planned


def _format_parts(parts: TimeParts, usual_year: str | None) -> str:
    """The time without its qualifier."""
    words = " ".join(parts.words)
    if parts.until:
        first = "-".join(part for part in (parts.year, parts.month, parts.day) if part)
        return format_span(first, parts.until)
    if not parts.day:
        month = f"{_month_name(parts.month)} " if parts.month else ""
        return (f"{words} " if words else "") + month + parts.year
    year = "" if usual_year in {None, parts.year} else f" {parts.year}"
    if words == "before":
        return f"before {int(parts.day)} {_month_name(parts.month)} {parts.year}"
    hour = f" {parts.hour}:{parts.minute}" if parts.hour else f" {words}" if words else ""
    return f"{int(parts.day)} {_month_name(parts.month)}{year}{hour}"


def _month_name(month: str) -> str:
    number = int(month)
    return MONTH_NAMES[number - 1] if 1 <= number <= 12 else month


def format_span(first: str | None, last: str | None) -> str:
    """Two dates as one span, `13–19 May 2024` or `13 May – 2 Jun 2024`; the one that is known when one is missing."""
    dates = list(dict.fromkeys(date for date in (first, last) if date))
    if len(dates) == 2 and all(len(date) == len("2000-01-01") for date in dates) and dates[0][:4] == dates[1][:4]:
        last_day = _with_year(dates[1])
        same_month = dates[0][:7] == dates[1][:7]
        return f"{int(dates[0][8:])}–{last_day}" if same_month else f"{format_time(dates[0])} – {last_day}"
    return " – ".join(map(_with_year, dates))


def _with_year(date: str) -> str:
    """A date with its year: `13 May 2024`, `May 2024`."""
    return format_time(date, usual_year="")


def format_value(type_name: str, text: str, unit_words: UnitWords | None = None) -> str:
    """A value of any field, by the type that the store gives it: a figure as `US$5 billion`, texts with commas.

    `unit_words` gives the words of the units that the dataset declares.
    """
    if type_name == "figure":
        return format_figure_text(text, unit_words)
    return _FORMATS.get(type_name, str)(text)


_FORMATS: dict[str, Callable[[str], str]] = {
    "time": format_time,
    "texts": lambda text: ", ".join(parse_texts(text)),
    "people": lambda text: text.replace(";", ", "),
}
"""Type of a field -> how its values read; other types read as they are."""
