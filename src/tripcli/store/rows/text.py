"""A value of a field as one text, for the rows of conflicts and changes."""

from tripcli.store.fields import Value
from tripcli.store.rows.shared import time_text
from tripcli.values.amounts import count_text, length_text
from tripcli.values.times import Time


def value_text(field: str, value: Value) -> str:
    """The value as an author would write it."""
    if isinstance(value, Time):
        return time_text(value) or ""
    if field == "length":
        return length_text(value)
    if field == "attendance":
        return count_text(value)
    if field == "amount":
        bound = "" if value.bound in {"", "exactly"} else value.bound.replace("-", " ") + " "
        return f"{bound}{value.amount} {value.unit}" + (f" a {value.per}" if value.per else "")
    if field == "participants":
        return ";".join(person if presence == "present" else f"{person} ({presence})" for person, presence in value)
    if field == "topics":
        return ";".join(value)
    return str(value)
