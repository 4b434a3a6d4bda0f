"""Rows under the headings that they share; the script groups in the same way."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tripcli.publish.contents import Contents
from tripcli.publish.facts import PLANNED

Row = Mapping[str, str]

LEVELS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("day", "where"),
    "meetings": ("person",),
    "participants": ("side",),
    "pledges": ("between",),
    "conflicts": ("of",),
}
"""Section -> the fields of its headings; other sections have none."""
WITH_TRIP: Mapping[str, tuple[str, ...]] = {**LEVELS} | {
    section: ("trip", *LEVELS.get(section, ()))
    for section in ("stops", "timeline", "agreements", "pledges", "conflicts")
}
"""The same for a page of several trips."""
CONSECUTIVE = frozenset({"day", "where"})
"""Fields whose headings come again when rows of another one stand between."""
NO_HEADING = {"day": "No date", "where": "Place not known", "person": "-", "side": "-", "between": "-", "of": "-"}
"""The heading of rows without a value."""


class Group(NamedTuple):
    """Rows that share a heading."""

    heading: str
    groups: "list[Group]"
    """The groups of the next level; empty on the last."""
    rows: list[Row]
    """Empty but on the last level."""


def levels_of(contents: Contents) -> Mapping[str, tuple[str, ...]]:
    """Return the fields of the headings, by section."""
    return WITH_TRIP if any(part.id for part in contents.trips) else LEVELS


def groups_of(levels: Sequence[str], rows: Sequence[Row], trips: Mapping[str, str]) -> list[Group]:
    """Return rows in groups, each in the order of its first row.

    Groups of trips stand in the order of the trips, whose titles are given by id. Groups of payers stand by their
    largest figure.
    """
    if not levels:
        return [Group("", [], [*rows])]
    level, *lower = levels
    members: list[tuple[str, list[Row]]] = []
    by_value: dict[str, list[Row]] = {}
    for row in rows:
        value = row[level] or NO_HEADING.get(level, "-")
        if level in CONSECUTIVE and members and members[-1][0] == value:
            members[-1][1].append(row)
        elif level in CONSECUTIVE or value not in by_value:
            by_value[value] = [row]
            members.append((value, by_value[value]))
        else:
            by_value[value].append(row)
    if level == "trip":
        ranks = {trip: rank for rank, trip in enumerate(trips)}
        members.sort(key=lambda member: ranks.get(member[0], len(ranks)))
        members = [(trips.get(value, value), grouped) for value, grouped in members]
    if level == "between":
        currency = _main_currency(rows)
        members.sort(key=lambda member: _rank(member[1], currency))
    return [
        Group(heading, groups_of(lower, grouped, trips) if lower else [], [] if lower else grouped)
        for heading, grouped in members
    ]


def _main_currency(rows: Iterable[Row]) -> str:
    """The currency of most figures; of several the first by name."""
    counts = Counter(row["unit"] for row in rows if is_currency(row["unit"]))
    return min(counts, key=lambda unit: (-counts[unit], unit), default="")


def is_currency(unit: str) -> bool:
    """Return whether a unit is a currency, by its form."""
    return len(unit) == 3 and unit.isupper()


def _rank(rows: Iterable[Row], currency: str) -> tuple[int, float]:
    """By what a group of figures comes before another one: figures in the main currency stand first, the largest
    that was promised before smaller ones, then other money, then the rest."""
    rows = [*rows]
    own = [row for row in rows if row["unit"] == currency and currency]
    if own:
        firm = (row for row in own if row["status"] not in PLANNED and not row["counted"].endswith("disputed"))
        return 0, -max((float(row["bar"] or 0) for row in firm), default=0.0)
    return (1 if any(is_currency(row["unit"]) for row in rows) else 2), 0.0
