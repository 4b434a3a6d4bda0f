"""The sections of the page: which view each one asks, with which columns, and what it keeps of a row."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from tripcli.table import Cell, Column, Kind, Row, Table
from tripcli.values.display import format_time
from tripcli.writers.cell_text import NO_VALUE, cell_formatter, one_line
from tripcli.writers.headings import heading_date
from tripcli.writers.marks import with_mark

Numbers = Mapping[str, str]
"""Id of a source -> its number among the footnotes."""
TextOf = Callable[[Cell], str]


class Field(NamedTuple):
    """A text that a section keeps of each row."""

    name: str
    """Its name on the page."""
    column: str
    """Id of the column of the view."""
    form: str = "people"
    """`people` for the text for people with full names, `raw` for that of programs, `refs` for the numbers of sources,
    `day` for a heading, `date` for a day among others, `stage` for a stage with its mark, `offset` for a difference
    from UTC, `voices`, `times` and `nights` for numbers of them, `differ` for the fields on which sources differ,
    `counted` for why a figure is in no sum."""


class Section(NamedTuple):
    """What the page shows of one view."""

    id: str
    view: str
    fields: tuple[Field, ...]
    options: Mapping[str, str] = {}
    about: tuple[str, ...] = ()
    """Fields that the page gives as one text, `about`; `span` is from `first` to `last`."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the texts that the page keeps of a row."""
        joined = {*self.about, "first", "last"} if self.about else set()
        kept = tuple(field.name for field in self.fields if field.name not in joined)
        return (*kept, "about") if self.about else kept

    @property
    def columns(self) -> tuple[str, ...]:
        """Ids of the columns that the view is asked for."""
        return tuple(dict.fromkeys(field.column for field in self.fields))


def _fields(words: str) -> tuple[Field, ...]:
    """Fields written as `name`, `name=column` or `name=column:form`."""
    fields = []
    for word in words.split():
        name, _, rest = word.partition("=")
        column, _, form = (rest or name).partition(":")
        fields.append(Field(name.partition(":")[0], column, form or name.partition(":")[2] or "people"))
    return tuple(fields)


SECTIONS: tuple[Section, ...] = (
    Section(
        "stops",
        "stops",
        _fields("id:raw name kind:raw country arrived departed offset nights:nights status:raw stage=status:stage "
                "voices=src:voices differ:differ latitude:raw longitude:raw refs=sources:refs"),
        {"halts": "yes"},
    ),
    Section(
        "timeline",
        "timeline",
        _fields("id:raw day=date:day where offset:offset time status:raw stage:stage title place=off_route venue "
                "with=participants named kind:raw note voices=src:voices differ:differ "
                "refs=sources:refs"),
    ),
    Section(
        "meetings",
        "meetings",
        _fields("person other country times=events:times first last stops"),
        about=("country", "times", "span", "stops"),
    ),
    Section(
        "participants",
        "participants",
        _fields("name side office times=events:times first last"),
        about=("office", "times", "span"),
    ),
    Section(
        "agreements",
        "agreements",
        _fields("id:raw date:date status:raw stage:stage title kind:raw parties where note "
                "voices=src:voices differ:differ refs=sources:refs"),
    ),
    Section(
        "pledges",
        "pledges",
        _fields("id:raw between depth:raw figure what status:raw stage:stage parts counted:counted note "
                "voices=src:voices differ:differ "
                "amount:raw least=amount_least:raw most=amount_most:raw unit:raw refs=sources:refs"),
    ),
    Section(
        "conflicts",
        "conflicts",
        _fields("kind:raw record:raw of field stage=status:stage value said_by refs=sources:refs other_value "
                "other_said_by other_refs=other_sources:refs"),
    ),
)  # fmt: skip
"""The sections in the order in which they are asked."""

NOT_SHOWN: Mapping[str, frozenset[str]] = {
    "stops": frozenset({"id", "kind", "country", "offset", "status", "latitude", "longitude"}),
    "timeline": frozenset({"id", "day", "where", "offset", "status", "kind"}),
    "meetings": frozenset({"person"}),
    "participants": frozenset({"side"}),
    "agreements": frozenset({"id", "status", "kind"}),
    "pledges": frozenset({"id", "between", "depth", "status", "unit", "bar", "low", "high", "spread"}),
    "conflicts": frozenset({"kind", "record", "of", "stage"}),
}
"""Fields that no text of a row's own element gives; the script reads the others of the asked moment from the page."""

SOURCES = Section("sources", "sources", _fields("id:raw day:date publisher title kind:raw url"))


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
        "day": heading_date,
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
