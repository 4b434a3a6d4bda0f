"""A value of a field as one text, for the rows of conflicts and changes."""

from collections.abc import Callable

from tripcli.store.fields import Amount, Value
from tripcli.store.rows.shared import time_text
from tripcli.values.amounts import count_text, length_text
from tripcli.values.times import Time


def value_text(field: str, value: Value) -> str:
    """The value as an author would write it."""
    if isinstance(value, Time):
        return time_text(value) or ""
    return _TEXTS.get(field, str)(value)


def _amount_text(figure: Amount) -> str:
    bound = "" if figure.bound in {"", "exactly"} else figure.bound.replace("-", " ") + " "
    return f"{bound}{figure.amount} {figure.unit}" + (f" a {figure.per}" if figure.per else "")


def _participants_text(pairs: tuple[tuple[str, str], ...]) -> str:
    return ";".join(person if presence in {"present", ""} else f"{person} ({presence})" for person, presence in pairs)


_TEXTS: dict[str, Callable[[Value], str]] = {
    "length": length_text,
    "attendance": count_text,
    "amount": _amount_text,
    "participants": _participants_text,
    "topics": ";".join,
}
