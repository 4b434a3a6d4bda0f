"""What the page keeps of a row: the texts of its fields.

Takes a row of a view, gives texts for people. Sources become the numbers of footnotes.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from tripcli.publish.sections import Section
from tripcli.table import Cell, Column, Kind, Row, Table
from tripcli.values.display import format_time
from tripcli.writers.cell_text import NO_VALUE, cell_formatter, one_line
from tripcli.writers.headings import heading_date
from tripcli.writers.marks import with_mark

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Numbers = Mapping[str, str]
"""Id of a source -> its number among the footnotes."""
TextOf = Callable[[Cell], str]


def texts_of(
    section: Section, table: Table, numbers: Numbers, usual_year: str | None
) -> Callable[[Row], tuple[str, ...]]:
    """Return the function that gives what the section keeps of each row; an empty text where there is no value."""
    forms = [
        (table.column_index(field.column), _text_of(field.form, table, field.column, numbers, usual_year))
        for field in section.fields
    ]
    if not section.about:
        return lambda row: tuple([text_of(row[index]) for index, text_of in forms])
    names = [field.name for field in section.fields]

    def joined(row: Row) -> tuple[str, ...]:
        texts = {name: text_of(row[index]) for name, (index, text_of) in zip(names, forms, strict=True)}
        texts["span"] = " – ".join(dict.fromkeys(text for text in (texts["first"], texts["last"]) if text))
        texts["about"] = " · ".join(texts[name] for name in section.about if texts[name])
        return tuple([texts[name] for name in section.names])

    return joined


def _text_of(form: str, table: Table, column_id: str, numbers: Numbers, usual_year: str | None) -> TextOf:
    """The function that gives a field of a cell."""
    if form == "people":
        return _for_people(table.columns[table.column_index(column_id)], table, usual_year)
    if form == "refs":
        return lambda cell: _references(cell, numbers)
    wordings: dict[str, Callable[[str], str]] = {
        **_WORDINGS,
        "counted": _reason,
        "raw": str,
        "day": lambda text: heading_date(text) if _DAY.match(text) else format_time(text),
        "date": lambda text: format_time(text, usual_year=usual_year),
        "stage": with_mark,
    }
    wording = wordings[form]
    return lambda cell: "" if cell is None else _safe(wording(str(cell)))


_WORDINGS: Mapping[str, Callable[[str], str]] = {
    "offset": lambda cell: f"UTC{'' if cell == 'Z' else cell}",
    "voices": lambda cell: f"{cell} {'voice' if cell == '1' else 'voices'}",
    "times": lambda cell: "once" if cell == "1" else f"{cell} times",
    "nights": lambda cell: "" if cell == "0" else f"{cell} {'night' if cell == '1' else 'nights'}",
    "parts": lambda cell: "its parts come to more" if cell == "overlap" else f"its parts come to {cell} of it",
    "differ": lambda cell: f"sources differ on {cell.replace(';', ', ').replace('_', ' ')}",
}
"""Form -> how a cell reads."""
_REASONS = {"part of": "part of a larger pledge", "overlaps": "may lie in another pledge"}


def _reason(cell: str) -> str:
    """Why a figure is in no sum; empty when it is in one."""
    if cell == "yes":
        return ""
    reason = cell.removeprefix("no: ")
    return "not counted: " + next((words for start, words in _REASONS.items() if reason.startswith(start)), reason)


def _for_people(column: Column, table: Table, usual_year: str | None) -> TextOf:
    format_cell = cell_formatter(column, table.names, True, in_full=True, usual_year=usual_year)
    is_source = column.kind in {Kind.SOURCE, Kind.SOURCES}
    assert not is_source  # noqa: S101  # sources are footnotes
    empty = "no number" if column.kind is Kind.FIGURE else ""

    def text(cell: Cell) -> str:
        shown = format_cell(cell)
        return empty if shown == NO_VALUE else shown

    return text


def _safe(text: str) -> str:
    shown = one_line(text)
    return "" if shown == NO_VALUE else shown


def _references(cell: Cell, numbers: Numbers) -> str:
    """The numbers of sources, the smallest first, joined with commas."""
    ids: Sequence[str] = str(cell).split(";") if cell else ()
    return ",".join(sorted({numbers[one] for one in ids if one in numbers}, key=int))
