"""The moments at which the answer of a view may change.

All that is known becomes known by a report. A view that is asked with filters may answer otherwise from any report on.
One without filters depends on some columns of some rows of the store's tables of versions.
"""

from collections.abc import Mapping
from typing import NamedTuple

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
        Input("event_version", ("day", "start_qualifier", "start_part", "sort_instant", "stop", "place", "country")),
        _STOPS,
    ),
    "pledges": (Input("pledge_version"),),
    "conflicts": (
        Input("conflict_version"),
        Input("event_version", ("title", "sort_instant")),
        _STOPS,
        Input("agreement_version", ("title",)),
        Input("pledge_version", ("title",)),
    ),
}
"""View -> what its rows depend on, when it is asked without filters."""

PLEDGES_TOGETHER = (
    Input(
        "pledge_version",
        ("payer", "payee", "amount", "unit", "bound", "per", "unnamed", "status", "disputed", "part_of", "overlaps",
         "addable", "amount_order", "rank"),
    ),
)  # fmt: skip
"""What the columns depend on that tell of a pledge where it stands among the others."""


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


def _query(one: Input) -> str:
    """SQL of the moments at which a record begins or ends, or one of its columns changes."""
    versions = f"(SELECT * FROM {one.table} WHERE {one.where or '1'})"
    if not one.columns:
        return f"SELECT known_from FROM {versions} WHERE known_from <= :until UNION " + (
            f"SELECT known_to FROM {versions} WHERE known_to <= :until"
        )
    changed = " OR ".join(f"{column} IS NOT lag({column}) OVER w" for column in one.columns)
    return f"""\
SELECT known_from FROM (
  SELECT known_from, lag(known_to) OVER w IS NOT known_from OR {changed} AS changed FROM {versions}
  WINDOW w AS (PARTITION BY id ORDER BY known_from)
) WHERE changed AND known_from <= :until
UNION
SELECT known_to FROM (
  SELECT known_to, lead(known_from) OVER w IS NOT known_to AS ends FROM {versions}
  WINDOW w AS (PARTITION BY id ORDER BY known_from)
) WHERE ends AND known_to <= :until"""
