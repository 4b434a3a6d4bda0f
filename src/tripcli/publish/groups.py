"""Rows under the headings that they share; the script groups in the same way."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Row = Mapping[str, str]

LEVELS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("day", "where"),
    "meetings": ("person",),
    "participants": ("side",),
    "pledges": ("between",),
    "conflicts": ("of",),
}
"""Section -> the fields of its headings; other sections have none."""
NO_HEADING = {"day": "No date", "where": "Place not known", "person": "-", "side": "-", "between": "-", "of": "-"}
"""The heading of rows without a value."""


class Group(NamedTuple):
    """Rows that share a heading."""

    heading: str
    groups: "list[Group]"
    """The groups of the next level; empty on the last."""
    rows: list[Row]
    """Empty but on the last level."""


def groups_of(section: str, rows: Sequence[Row]) -> list[Group]:
    """Return the rows of a section in groups, each in the order of its first row."""
    levels = LEVELS.get(section, ())
    return _grouped(rows, levels, consecutive=section == "timeline") if levels else [Group("", [], [*rows])]


def _grouped(rows: Sequence[Row], levels: tuple[str, ...], *, consecutive: bool) -> list[Group]:
    """The groups of a level; of consecutive rows a heading may come again."""
    members: list[tuple[str, list[Row]]] = []
    by_heading: dict[str, list[Row]] = {}
    for row in rows:
        heading = row[levels[0]] or NO_HEADING[levels[0]]
        if consecutive and members and members[-1][0] == heading:
            members[-1][1].append(row)
        elif consecutive or heading not in by_heading:
            by_heading[heading] = [row]
            members.append((heading, by_heading[heading]))
        else:
            by_heading[heading].append(row)
    if len(levels) == 1:
        return [Group(heading, [], grouped) for heading, grouped in members]
    return [Group(heading, _grouped(grouped, levels[1:], consecutive=consecutive), []) for heading, grouped in members]
