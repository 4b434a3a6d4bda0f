"""Layout: texts filled up to a width, and which columns give way where the terminal is narrow.

Takes texts and columns, gives numbers and padded texts. It must not know Rich, streams or what a text means.
"""

import re
from collections.abc import Sequence

from tripcli.table import LISTS, REFERENCES, Column, Kind
from tripcli.values.cells import width

GAP_CELLS = 2
"""Cells between two columns in a pipe; never so many within a cell."""

WRAPPING = frozenset({Kind.TEXT, Kind.VALUE, Kind.WORDS}) | REFERENCES | LISTS
"""Kinds whose words may stand on several lines; ids, numbers, times and stages are never cut or wrapped."""

ON_THE_POINT = frozenset({Kind.NUMBER, Kind.FIGURE})
RIGHT = frozenset({Kind.COUNT, Kind.NUMBER, Kind.FIGURE})

_POINT = re.compile(r"(.*?)((?:\.[0-9]+)?[^0-9]*)")


def padded(text: str, cells: int, *, right: bool) -> str:
    """The text filled up with spaces to so many cells."""
    space = " " * (cells - width(text))
    return space + text if right else text + space


def on_the_point(texts: Sequence[str]) -> list[str]:
    """Numbers with spaces around them, so that the ends of their whole parts stand in one line."""
    parts = [_around_the_point(text) for text in texts]
    before = max((width(left) for left, _ in parts), default=0)
    after = max((width(right) for _, right in parts), default=0)
    return [padded(left, before, right=True) + padded(right, after, right=False) for left, right in parts]


def _around_the_point(text: str) -> tuple[str, str]:
    """The text to the end of its last whole number, and the rest."""
    match = _POINT.fullmatch(text)
    return match.group(1, 2) if match and match.group(1) else (text, "")  # type: ignore[return-value]  # two groups


def fitted(columns: Sequence[Column], natural: Sequence[int], cells: int, gap: int) -> tuple[dict[int, int], list[int]]:
    """The widths of the columns that are shown, by index, and the indexes of those that are hidden.

    Words wrap first, the widest columns before the others; then columns of the highest priority number are
    hidden.
    """
    shown = list(range(len(columns)))
    hidden: list[int] = []
    least = [
        min(width_cells, column.least_cells) if column.kind in WRAPPING else width_cells
        for column, width_cells in zip(columns, natural, strict=True)
    ]
    while len(shown) > 1 and sum(least[index] for index in shown) + gap * (len(shown) - 1) > cells:
        last = max(shown, key=lambda index: (columns[index].priority, index))
        shown.remove(last)
        hidden.append(last)
    widths = {index: min(natural[index], max(cells, least[index])) for index in shown}
    surplus = sum(widths.values()) + gap * (len(shown) - 1) - cells
    while surplus > 0:
        widest = max(shown, key=lambda index: (widths[index] - least[index] > 0, widths[index]))
        if widths[widest] <= least[widest]:
            break
        widths[widest] -= 1
        surplus -= 1
    return widths, sorted(hidden)


def wrapped(text: str, cells: int, indent_cells: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words only, all but the first indented.

    A word that is wider than a line stands whole on its own: addresses and ids are never cut.
    """
    if width(text) <= cells:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > cells:
            lines.append(line)
            line = " " * indent_cells + word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
