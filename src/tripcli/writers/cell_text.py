"""The text for people of one cell: one function decides how a date or an amount reads.

Takes a column and a cell, gives text of one line: sanitised, never two spaces in a row, `-` for nothing. It
must not know where the text stands: a pipe and a terminal show the same.
"""

from collections.abc import Callable
from functools import lru_cache

from tripcli.table import LISTS, REFERENCES, Cell, Column, Kind, Name
from tripcli.values.display import format_time, format_value
from tripcli.values.figures import format_figure, format_number
from tripcli.writers.marks import in_ascii
from tripcli.writers.safe import safe_text

NOTHING = "-"
"""Stands in a cell without a value, so that columns can be counted."""

OFTEN_THE_SAME = frozenset(Kind) - {Kind.ID, Kind.TEXT, Kind.ADDRESS, Kind.COUNT}
"""Kinds whose values recur from row to row, so that their texts are worth remembering."""

VALUES_REMEMBERED = 4096

PEOPLE_NAMED = 2
"""People of a list that are named; the rest are counted."""

Names = Callable[[Kind, str], Name | None]
Shower = Callable[[Cell], str]


def shower(column: Column, names: Names, unicode: bool, *, whole: bool = False) -> Shower:
    """The function that gives the text for people of each cell; `whole` names everybody in full."""
    text_of = _text_of_kind(column.kind, names, whole=whole)

    def show(cell: Cell) -> str:
        if cell is None:
            return NOTHING
        text = text_of(str(cell))
        return one_line(text if unicode else in_ascii(text))

    return lru_cache(maxsize=VALUES_REMEMBERED)(show) if column.kind in OFTEN_THE_SAME else show


def one_line(text: str) -> str:
    """The text sanitised, with single spaces; `-` when nothing of it is left."""
    if text.isascii() and text.isprintable() and "  " not in text and text.strip(" ") == text != "":
        return text
    return " ".join(safe_text(text).split()) or NOTHING


def _text_of_kind(kind: Kind, names: Names, *, whole: bool) -> Callable[[str], str]:
    """The function that gives the text of a value of this kind, not yet sanitised."""

    def name_of(record_id: str) -> str:
        name = names(kind, record_id)
        return name.name if name else record_id

    def short_of(record_id: str) -> str:
        name = names(kind, record_id)
        return (name.name if whole else name.short) if name else record_id

    def listed(ids: str) -> str:
        return ", ".join(dict.fromkeys(map(short_of, ids.split(";")))) if ids else NOTHING

    def first_people(ids: str) -> str:
        people = ids.split(";")
        rest = len(people) - PEOPLE_NAMED
        named = ", ".join(map(short_of, people[:PEOPLE_NAMED]))
        return f"{named} +{rest}" if rest > 0 else named

    texts: dict[Kind, Callable[[str], str]] = {
        Kind.TIME: format_time,
        Kind.VALUE: format_value,
        Kind.NUMBER: format_number,
        Kind.FIGURE: format_figure,
        Kind.WORDS: lambda words: words.replace(";", ", "),
        **dict.fromkeys(LISTS, listed),
        Kind.PEOPLE: listed if whole else first_people,
        **dict.fromkeys(REFERENCES, name_of),
    }
    return texts.get(kind, str)
