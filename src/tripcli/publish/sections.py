"""The sections of the page: which view each one asks, with which columns, and what it keeps of a row."""

from collections.abc import Mapping
from typing import NamedTuple


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
    `parts` for the share of its parts,
    `counted` for why a figure is in no sum."""


class Section(NamedTuple):
    """What the page shows of one view."""

    id: str
    view: str
    fields: tuple[Field, ...]
    options: Mapping[str, str] = {}
    about: tuple[str, ...] = ()
    """Fields that the page gives as one text, `about`; `span` is from `first` to `last`."""

    def with_trip(self) -> "Section":
        """Return the section with the trip of each row, if a row belongs to one; people met may be of several."""
        return self if self.about else self._replace(fields=(*self.fields, Field("trip", "trip", "raw")))

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
        _fields("id:raw between depth:raw figure what status:raw stage:stage parts:parts counted:counted note "
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
    "stops": frozenset({"trip", "id", "kind", "country", "offset", "status", "latitude", "longitude"}),
    "timeline": frozenset({"trip", "id", "day", "where", "offset", "status", "kind"}),
    "meetings": frozenset({"person"}),
    "participants": frozenset({"side"}),
    "agreements": frozenset({"trip", "id", "status", "kind"}),
    "pledges": frozenset({"trip", "id", "between", "depth", "status", "unit", "bar", "low", "high", "spread"}),
    "conflicts": frozenset({"trip", "kind", "record", "of", "stage"}),
}
"""Fields that no text of a row's own element gives; the script reads the others of the asked moment from the page."""

SOURCES = Section("sources", "sources", _fields("id:raw day:date publisher title kind:raw url"))
