"""The text for people of one cell: the one place that decides how a date or an amount reads.

Takes a column and a cell, gives text on one line: sanitised, never two spaces in a row, `-` for no value. It must not
know where the text is written: a pipe and a terminal show the same.
"""

from collections.abc import Callable
from functools import lru_cache

from tripcli.table import LISTS, REFERENCES, Cell, Column, Kind, Name
from tripcli.values.display import format_time, format_value
from tripcli.values.figures import UnitWords, format_figure, format_number
from tripcli.values.safe import safe_text
from tripcli.writers.list_cells import text_items, typed_value
from tripcli.writers.marks import in_ascii

NO_VALUE = "-"
"""Written in a cell without a value, so that columns can be counted."""

CACHED_KINDS = frozenset(Kind) - {Kind.ID, Kind.TEXT, Kind.ADDRESS, Kind.COUNT}
"""Kinds whose values recur from row to row, so that their texts are worth keeping."""

CACHED_VALUES = 4096

PEOPLE_NAMED = 2
"""People of a list that are named; the others are counted."""

Names = Callable[[Kind, str], Name | None]
CellFormatter = Callable[[Cell], str]


def cell_formatter(
    column: Column, names: Names, unicode: bool, *, in_full: bool = False, usual_year: str | None = None
) -> CellFormatter:
    """The function that gives the text for people of each cell.

    Lists have short names, and of people the first two; with `in_full` they have all names, in full. Days of the usual
    year are shown without it.
    """
    text_of = _text_of_kind(column.kind, names, usual_year, in_full=in_full)

    def format_cell(cell: Cell) -> str:
        if cell is None:
            return NO_VALUE
        text = text_of(str(cell))
        return one_line(text if unicode else in_ascii(text))

    return lru_cache(maxsize=CACHED_VALUES)(format_cell) if column.kind in CACHED_KINDS else format_cell


def one_line(text: str) -> str:
    """The text sanitised, with single spaces; `-` when no character remains."""
    if text.isascii() and text.isprintable() and "  " not in text and text.strip(" ") == text != "":
        return text
    return " ".join(safe_text(text).split()) or NO_VALUE


def _text_of_kind(kind: Kind, names: Names, usual_year: str | None, *, in_full: bool) -> Callable[[str], str]:
    """The function that gives the text of a value of this kind, not yet sanitised."""

    def name_of(record_id: str) -> str:
        name = names(kind, record_id)
        return (name.name if in_full else name.short) if name else record_id

    def names_of(ids: str) -> str:
        return ", ".join(dict.fromkeys(map(name_of, ids.split(";")))) if ids else NO_VALUE

    def first_people(ids: str) -> str:
        people = ids.split(";")
        rest = len(people) - PEOPLE_NAMED
        first = ", ".join(map(name_of, people[:PEOPLE_NAMED]))
        return f"{first} +{rest}" if rest > 0 else first

    unit_words = _unit_words(names)
    texts: dict[Kind, Callable[[str], str]] = {
        Kind.TIME: lambda text: format_time(text, usual_year=usual_year),
        Kind.VALUE: lambda cell: _value_text(cell, names, usual_year, in_full=in_full),
        Kind.NUMBER: format_number,
        Kind.FIGURE: lambda figure: format_figure(figure, unit_words),
        Kind.WORDS: lambda cell: ", ".join(text_items(cell)),
        Kind.CODES: lambda codes: codes.replace(";", ", "),
        **dict.fromkeys(LISTS, names_of),
        Kind.PEOPLE: names_of if in_full else first_people,
        **dict.fromkeys(REFERENCES, name_of),
    }
    return texts.get(kind, str)


def _unit_words(names: Names) -> UnitWords:
    """The words of the units that the dataset declares, by unit."""

    def words(unit: str) -> tuple[str, str] | None:
        name = names(Kind.FIGURE, unit)
        return (name.short, name.name) if name else None

    return words


def _value_text(cell: str, names: Names, usual_year: str | None, *, in_full: bool) -> str:
    """The text of a value of any field; people are named, each with the presence behind the id."""
    value_type, text = typed_value(cell)
    if value_type == "texts":
        return ", ".join(text_items(text))
    if value_type in {"text", "word", "flag"}:
        return text
    if value_type == "time":
        return format_time(text, usual_year=usual_year)
    if value_type != "people":
        return format_value(value_type, text, _unit_words(names))
    people = []
    for item in text.split(";"):
        record_id, space, presence = item.partition(" ")
        name = names(Kind.PEOPLE, record_id)
        people.append((record_id if name is None else name.name if in_full else name.short) + space + presence)
    return ", ".join(people)
