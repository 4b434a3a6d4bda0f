"""The moment that `--as-of` means, and what the words of dates are read with."""

import sqlite3
from collections.abc import Mapping

from tripcli.query.context import WhenContext
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN


def as_of_of(words: str | None, connection: sqlite3.Connection, now_instant: int) -> int:
    """The instant that `--as-of` means; raises UsageError."""
    if words is None:
        return ALL_THAT_IS_KNOWN
    from tripcli.query.when import read_as_of

    return read_as_of(words, context_of(connection, now_instant)).instant


def context_of(connection: sqlite3.Connection, now_instant: int) -> WhenContext:
    """What `--as-of` is read with: the years and the zone of the trip, by all that is known."""
    return context_of_meta(dict(connection.execute("SELECT key, value FROM meta")), now_instant)


def context_of_meta(meta: Mapping[str, str], now_instant: int) -> WhenContext:
    """What dates are read with: the trip's years and zone."""
    years = [int(meta[day][:4]) for day in ("first_day", "last_day") if meta[day]]
    example = meta["first_day"] if len(meta["first_day"] or "") == len("2024-05-13") else ""
    return WhenContext(
        trip_years=tuple(years) or (2000,), timezone=meta["timezone"], now_instant=now_instant, example_day=example
    )
