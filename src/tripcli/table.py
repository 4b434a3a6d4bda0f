"""The table: columns and typed rows, which is all that a view gives and all that a writer takes.

A row holds, for each column, the text that programs get (or None for no value): the store keeps values in that form.
A column's kind makes of it the text for people and the value for JSON.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple

Cell = str | int | None
"""What programs get of one value; ids of a list are joined with `;`, texts of a list are a JSON array."""
Row = tuple[Cell, ...]


class Kind(Enum):
    """What a column's values are, and so how they read and align."""

    ID = "id"
    """The name of the record itself; never cut."""
    TEXT = "text"
    """Words; may wrap."""
    WORD = "word"
    """One of a few words; never cut."""
    STATUS = "status"
    """A stage; on a terminal with its mark."""
    TIME = "time"
    """ISO 8601, as precise as it is known, with an offset when it has an hour."""
    DATE = "date"
    """A day, month or year, for people's eyes as a day of the week too."""
    CLOCK = "clock"
    """A local time of day in words for people: `09:30–12:00`, `evening`, `23:00 planned`; on a terminal the mark of
    what is expected stands for `planned`."""
    OFFSET = "offset"
    """An offset from UTC, such as `+09:00`; stands at the right end of a heading."""
    COUNT = "count"
    """A whole number; right-aligned."""
    NUMBER = "number"
    """An exact decimal in plain digits; aligned on the point."""
    FIGURE = "figure"
    """An amount with bound, unit and rate (`550000000000;USD;up-to;year`), for people only: `up to US$550 billion a
    year`, aligned on the point."""
    VALUE = "value"
    """A value of any field, `TYPE:TEXT`: the type of the field (`time`, `figure`, `texts` …), then the value as an
    author would write it; may wrap."""
    FLAG = "flag"
    """`yes`, or no value."""
    PERSON = "person"
    PARTY = "party"
    STOP = "stop"
    SOURCE = "source"
    EVENT = "event"
    PLEDGE = "pledge"
    TRIP = "trip"
    """The id of one record of that kind, or of a trip."""
    PEOPLE = "people"
    PARTIES = "parties"
    STOPS = "stops"
    SOURCES = "sources"
    EVENTS = "events"
    PLEDGES = "pledges"
    TRIPS = "trips"
    """Ids of records or trips, joined with `;`."""
    CODES = "codes"
    """Words of the program, such as names of fields, joined with `;`."""
    WORDS = "words"
    """Texts as a JSON array: `["trade", "rare earths; tariffs"]`."""
    ADDRESS = "address"
    """A URL; stands whole on a line of its own for people."""


REFERENCES = frozenset({Kind.PERSON, Kind.PARTY, Kind.STOP, Kind.SOURCE, Kind.EVENT, Kind.PLEDGE, Kind.TRIP})
"""Kinds whose value is the id of one record."""
LISTS = frozenset({Kind.PEOPLE, Kind.PARTIES, Kind.STOPS, Kind.SOURCES, Kind.EVENTS, Kind.PLEDGES, Kind.TRIPS})
"""Kinds whose value is ids of records."""


class Audience(Enum):
    """Whom a column is for."""

    PEOPLE = "people"
    DATA = "data"
    BOTH = "both"
    ON_REQUEST = "on request"
    """For those who name it, and for formats that need it."""
    LIBRARY = "library"
    """For both where several trips are asked together, else for those who name it."""


class Column(NamedTuple):
    """One column of a table."""

    id: str
    """The public name: JSON key, TSV header, `-c`."""
    label: str
    """The heading for people on a terminal."""
    kind: Kind
    audience: Audience = Audience.BOTH
    priority: int = 5
    """1 says what a row is and is never hidden; 9 is hidden first where the terminal is narrow."""
    least_cells: int = 16
    """Text on a terminal wraps at no less than this; where that is too much, columns are hidden."""
    group: int = 0
    """1 or 2: on a terminal the value stands in a heading that its rows share, in its first or second line; 3: in a
    line of its own above both."""
    mark_in: str = ""
    """Id of the column whose cells bear the mark of this one on a terminal (`differ` is the `≠` behind `src`)."""
    depth_in: str = ""
    """Id of the column that says how deep a row lies under the rows before it; the text then has the branches of that
    tree before it, and the other column is not shown to people."""
    behind: str = ""
    """Id of the column whose text is followed by this one on a terminal (` · Oslo`), in the rows where it finds
    room."""
    words: tuple[str, ...] = ()
    """All words that a value may be, where they are few and the same for all data."""
    help: str = ""
    """What a value means."""


class Name(NamedTuple):
    """How people call a record."""

    name: str
    short: str


Span = tuple[str, str]
"""A piece of a line and its style: `strong`, `quiet`, `plan`, `exception`, or an empty text for a plain one."""
DrawnLine = tuple[Span, ...]


class Drawing(NamedTuple):
    """What the rows of a table say, drawn for people on a terminal."""

    lines: Callable[[int], tuple[DrawnLine, ...]]
    """The lines in so many cells."""
    notes: Callable[[], tuple[str, ...]] = tuple
    """Lines below the drawing, in the place of the table's notes."""


Point = tuple[str, str]
"""Latitude and longitude of a place on the earth, in decimal degrees."""


class Track(NamedTuple):
    """A way on a map."""

    trip: str
    """Id of the trip whose way it is; empty where only one trip is asked."""
    points: tuple[Point, ...]
    """Its points, in order."""


class Table(NamedTuple):
    """Columns and rows, with the lines that people see around them."""

    title: str
    """Name of the view."""
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    """In order; may be an iterator that can be read once."""
    names: Callable[[Kind, str], Name | None] = lambda _kind, _id: None
    """How a record is called, by the kind of the column that refers to it; None when no record of that id is known."""
    heading: tuple[str, ...] = ()
    """Lines above the rows, on a terminal."""
    notes: Callable[[], tuple[str, ...]] = tuple
    """Lines below the rows (totals, as of when, from how many sources), asked for after the rows were read."""
    usual_year: str | None = None
    """People see a day of this year without its year; None when every day is shown without it."""
    drawing: Drawing | None = None
    """What a terminal shows in the place of the rows."""
    address: Callable[[str], str | None] = lambda _source: None
    """Where a source can be read, by its id; None when no address is known."""
    tracks: Callable[[], tuple[Track, ...]] = tuple
    """The ways on which the rows lie, for a map, one a trip; empty when they lie on none."""

    def column_index(self, column_id: str) -> int:
        """The index of a column in each row; raises KeyError."""
        for index, column in enumerate(self.columns):
            if column.id == column_id:
                return index
        raise KeyError(column_id)


FOR_PEOPLE = "_for_people"
"""End of the id of a section that shows to people what the section without this ending has as data."""


class Section(NamedTuple):
    """One table of a page."""

    id: str
    """Its key in JSON."""
    title: str
    """Its heading for people; empty when its rows need none."""
    table: Table
    single: bool = False
    """Whether it always has one row: an object in JSON, not an array."""
    for_people: bool = True
    """Whether people see it; what they see elsewhere on the page is for data only."""
    for_data: bool = True
    """Whether programs see it."""


class Page(NamedTuple):
    """A page: several tables, with lines for people above and below."""

    title: str
    """Name of the view."""
    heading: tuple[str, ...]
    """Lines above the sections; the first is the page's title."""
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()
    """Lines below the sections."""
