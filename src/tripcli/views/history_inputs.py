"""The moments at which the answer of a view may change.

All that is known becomes known by a report. A view that is asked with filters may answer otherwise from any report on.
One without filters depends on some columns of some rows of the store's tables of versions.
"""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from tripcli.query.knowledge import ALL_THAT_IS_KNOWN
from tripcli.query.request import Request
from tripcli.views.meetings import MEETING_KINDS


class Input(NamedTuple):
    """What a view reads of one table of versions."""

    table: str
    columns: tuple[str, ...] = ()
    """The columns on which it depends; empty for all of them."""
    where: str = ""
    """The versions that it reads, as a condition in SQL; empty for all of them."""


_HELD = "status = 'held' AND disputed IS NULL"
_IN_CONFLICT = "id IN (SELECT record FROM conflict_version)"
_STOPS = Input("stop_version", ("name",))

INPUTS: Mapping[str, tuple[Input, ...]] = {
    "stops": (Input("stop_version"),),
    "participants": (Input("event_version", ("day", "stop", "participants", "named"), _HELD), _STOPS),
    "meetings": (
        Input(
            "event_version",
            ("day", "stop", "participants", "named", "title", "sort_instant"),
            f"{_HELD} AND kind IN {MEETING_KINDS}",
        ),
        _STOPS,
    ),
    "agreements": (
        Input("agreement_version"),
        Input(
            "event_version",
            ("day", "start_qualifier", "start_part", "sort_instant", "stop", "place", "country"),
            "id IN (SELECT event FROM agreement_version)",
        ),
        _STOPS,
    ),
    "pledges": (Input("pledge_version"),),
    "conflicts": (
        Input("conflict_version"),
        Input("event_version", ("title", "sort_instant"), _IN_CONFLICT),
        _STOPS,
        Input("agreement_version", ("title",), _IN_CONFLICT),
        Input("pledge_version", ("title",), _IN_CONFLICT),
    ),
}
"""View -> what its rows depend on, when it is asked without filters."""

PLEDGES_TOGETHER = (
    Input(
        "pledge_version",
        ("payer", "payee", "amount", "unit", "bound", "per", "unnamed", "status", "disputed", "part_of", "overlaps",
         "addable", "amount_order", "one_side", "rank"),
    ),
)  # fmt: skip
"""What the columns depend on that tell of a pledge where it stands among the others."""


EVENTS_IN_ORDER = Input(
    "event_version",
    ("stop", "day", "start", "start_part", "sort_instant", "earliest_instant", "latest_instant", "kind", "participants",
     "first_local", "after"),
)  # fmt: skip
"""What the order of events depends on."""


def records_of_change(connection: sqlite3.Connection, one: Input) -> dict[int, set[str]]:
    """Return the records of a table that begin, end or change in one of the columns, by moment."""
    result: dict[int, set[str]] = {}
    changed = _query(one, "known_from, id", "known_to, id")
    for moment, record in connection.execute(changed, {"until": ALL_THAT_IS_KNOWN}):
        result.setdefault(moment, set()).add(record)
    return result


def moments_of_change(request: Request, inputs: tuple[Input, ...], until: int) -> list[int]:
    """Return the moments up to one at which the answer to the request may change, in seconds since 1970 UTC, in order.

    Without inputs, or with filters, these are all moments at which a report became known.
    """
    connection = request.knowledge.connection
    if request.selections or not inputs:
        query = "SELECT DISTINCT known_from FROM report_all WHERE known_from <= ? ORDER BY known_from"
        return [row[0] for row in connection.execute(query, (until,))]
    moments: set[int] = set()
    for one in inputs:
        moments.update(row[0] for row in connection.execute(_query(one), {"until": until}))
    return sorted(moments)


def _query(one: Input, begins: str = "known_from", ends: str = "known_to") -> str:
    """SQL of the moments at which a record begins or ends, or one of its columns changes.

    `begins` and `ends` are the columns that are selected at either end of a version.
    """
    versions = f"(SELECT * FROM {one.table} WHERE {one.where or '1'})"
    if not one.columns:
        return f"SELECT known_from FROM {versions} WHERE known_from <= :until UNION " + (
            f"SELECT known_to FROM {versions} WHERE known_to <= :until"
        )
    changed = " OR ".join(f"{column} IS NOT lag({column}) OVER w" for column in one.columns)
    return f"""\
SELECT {begins} FROM (
  SELECT known_from, id, lag(known_to) OVER w IS NOT known_from OR {changed} AS changed FROM {versions}
  WINDOW w AS (PARTITION BY id ORDER BY known_from)
) WHERE changed AND known_from <= :until
UNION
SELECT {ends} FROM (
  SELECT known_to, id, lead(known_from) OVER w IS NOT known_to AS ends FROM {versions}
  WINDOW w AS (PARTITION BY id ORDER BY known_from)
) WHERE ends AND known_to <= :until"""
