"""A value of a field as one text, as the rows of reports, fields, changes and conflicts have it."""

from collections.abc import Callable
from functools import lru_cache

from tripcli.store.fields import TYPES, Amount, Value
from tripcli.values.amounts import count_text, length_text
from tripcli.values.figures import figure_text
from tripcli.values.times import time_text
from tripcli.values.words import format_texts, join_ids


@lru_cache(maxsize=4096)
def value_text(field: str, value: Value) -> str:
    """The value as an author would write it; texts as a JSON array, people as ids with their presence."""
    return _TEXTS.get(TYPES[field], str)(value)


def _amount_text(figure: Amount) -> str:
    return figure_text(*(figure.amount, figure.unit, figure.bound, figure.per))


def _people_text(pairs: tuple[tuple[str, str], ...]) -> str:
    people = (person if presence in {"present", ""} else f"{person} ({presence})" for person, presence in pairs)
    return join_ids(people) or ""


def _texts_text(texts: tuple[str, ...]) -> str:
    return format_texts(texts) or "[]"


_TEXTS: dict[str, Callable[[Value], str]] = {
    "time": time_text,
    "length": length_text,
    "count": count_text,
    "figure": _amount_text,
    "people": _people_text,
    "texts": _texts_text,
}
"""Type of a field -> how its values are written; values of other types are texts already."""
