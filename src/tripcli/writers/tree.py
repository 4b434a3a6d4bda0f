"""Branches before the texts of a tree: `├`, `└` and `│`.

Takes how deep each row is, gives what is written before its first line and its other lines. It must not know tables.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Branch(NamedTuple):
    """What is written before a text of the tree."""

    first: str
    """Before its first line."""
    others: str
    """Before its second and further lines."""


def branches(depths: Sequence[int]) -> list[Branch]:
    """The branch of each row, by the depths of consecutive rows.

    A row hangs on the nearest row above that is less deep; where there is none, as its whole is not among the rows, it
    stands as a whole itself.
    """
    levels: list[int] = []
    above: list[int] = []
    """The depths of the rows on which the next deeper row would hang."""
    for depth in depths:
        while above and above[-1] >= depth:
            above.pop()
        levels.append(len(above))
        above.append(depth)
    result: list[Branch] = []
    continued: set[int] = set()
    """Levels on which a later row continues the branch."""
    for row in range(len(levels) - 1, -1, -1):
        level = levels[row]
        stems = "".join("│ " if ancestor in continued else "  " for ancestor in range(1, level))
        own = "│ " if level in continued else "  "
        below = "│ " if levels[row + 1 : row + 2] == [level + 1] else ""
        if level == 0:
            result.append(Branch("", below))
        else:
            result.append(Branch(stems + ("├ " if level in continued else "└ "), stems + own + below))
        continued = {one for one in continued if one < level} | {level}
    return result[::-1]
