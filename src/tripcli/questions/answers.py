"""What a library answers: rows with typed values, which notebooks show as a table.

An Answer is read completely when it is made, so it can be used from any thread, and after the library is closed.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from tripcli.errors import TripcliError, UsageError
from tripcli.questions.typed_values import When, readers
from tripcli.table import LISTS, REFERENCES, Column, Kind, Name, Page, Table
from tripcli.table import Row as Cells

if TYPE_CHECKING:
    from pandas import DataFrame

SHOWN_ROWS = 100
"""Rows that a notebook shows of an answer."""

Names = Callable[[Kind, str], Name | None]


class Row(Mapping[str, Any]):
    """One row: its values by the id of the column, as keys and as attributes."""

    __slots__ = ("_columns", "_names", "_values")

    def __init__(self, columns: Mapping[str, Column], values: tuple[object, ...], names: Names) -> None:
        self._columns = columns
        self._values = dict(zip(columns, values, strict=True))
        self._names = names

    def __getitem__(self, column: str) -> Any:
        """The value in a column; raises KeyError."""
        return self._values[column]

    def __getattr__(self, column: str) -> Any:
        """The value in a column; raises AttributeError."""
        if column.startswith("_") or column not in self._values:
            raise AttributeError(f"the row has no column {column!r}; it has: {', '.join(self._columns)}")
        return self._values[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __dir__(self) -> list[str]:
        """The methods and the columns."""
        return [*super().__dir__(), *self._columns]

    def __repr__(self) -> str:
        return f"Row({self._values!r})"

    def names_of(self, column: str) -> tuple[str, ...]:
        """The names of the records that a column refers to; an id without a name stands for itself.

        Raises KeyError, and UsageError when the library is closed.
        """
        kind, value = self._columns[column].kind, self._values[column]
        if kind not in REFERENCES | LISTS or value is None:
            return ()
        ids = value if isinstance(value, tuple) else (value,)
        return tuple(name.name if (name := self._names(kind, str(one))) else str(one) for one in ids)

    def name_of(self, column: str) -> str | None:
        """The name of the record that a column refers to, of several the first; None when there is none."""
        return next(iter(self.names_of(column)), None)


class Origin(NamedTuple):
    """What an answer needs of its library."""

    names: Names
    shown: Callable[[], Table]
    """Asks for the same answer with the columns for people; raises UsageError when the library is closed."""
    notes: tuple[str, ...] = ()


class Answer(Sequence[Row]):
    """The rows of a view."""

    def __init__(self, table: Table, cells: Sequence[Cells], origin: Origin) -> None:
        self.view = table.title
        """Name of the view, or id of the section."""
        self.columns = tuple(column.id for column in table.columns)
        """Ids of the columns."""
        self.notes = origin.notes
        """How words were understood, and what limits the use of the answer."""
        self._columns = {column.id: column for column in table.columns}
        read = readers(table.columns)
        self._rows = [Row(self._columns, tuple(one(row) for one in read), origin.names) for row in cells]
        self._origin = origin

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """A row, or a list of rows; raises IndexError."""
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def one(self) -> Row:
        """The only row; raises UsageError when there are none or several."""
        if len(self._rows) != 1:
            raise UsageError(f"{self.view}: one row is needed, and there are {len(self._rows)}")
        return self._rows[0]

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries by column, with the same values."""
        return [dict(row) for row in self._rows]

    def to_pandas(self) -> "DataFrame":
        """The rows as a data frame; raises ImportError when pandas is not installed.

        Numbers are Int64 and float64, flags bool, and a column whose times all have an hour is in UTC. Other times are
        text in ISO 8601, and lists are tuples.
        """
        from tripcli.questions.frames import data_frame

        return data_frame(self.to_dicts(), self._columns)

    def __repr__(self) -> str:
        rows = "1 row" if len(self) == 1 else f"{len(self)} rows"
        return f"<Answer of {self.view}: {rows}, columns {', '.join(self.columns)}>"

    def _repr_html_(self) -> str | None:
        """The rows as a notebook shows them; None when the library is closed."""
        from tripcli.writers.notebook import html_fragment

        try:
            return html_fragment(self._origin.shown(), SHOWN_ROWS)
        except TripcliError:
            return None

    def __rich_console__(self, _console: Any, options: Any) -> Iterator[Any]:
        """The rows as a terminal shows them."""
        from tripcli.writers.notebook import terminal_text

        try:
            yield terminal_text(self._origin.shown(), options.max_width, options.encoding)
        except TripcliError:
            yield repr(self)


class Sections(Mapping[str, Answer]):
    """A page: several tables by the id of the section, as keys and as attributes."""

    def __init__(self, view: str, sections: Mapping[str, Answer], shown: Callable[[], Page]) -> None:
        self.view = view
        self._sections = dict(sections)
        self._shown = shown

    def __getitem__(self, section: str) -> Answer:
        """The table of a section; raises KeyError."""
        return self._sections[section]

    def __getattr__(self, section: str) -> Answer:
        """The table of a section; raises AttributeError."""
        if section.startswith("_") or section not in self._sections:
            raise AttributeError(f"the page has no section {section!r}; it has: {', '.join(self)}")
        return self._sections[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)

    def __repr__(self) -> str:
        return f"<Sections of {self.view}: {', '.join(self)}>"

    def _repr_html_(self) -> str | None:
        """The page as a notebook shows it; None when the library is closed."""
        from tripcli.writers.notebook import page_html_fragment

        try:
            return page_html_fragment(self._shown())
        except TripcliError:
            return None

    def __rich_console__(self, _console: Any, options: Any) -> Iterator[Any]:
        """The page as a terminal shows it."""
        from tripcli.writers.notebook import terminal_text

        try:
            yield terminal_text(self._shown(), options.max_width, options.encoding)
        except TripcliError:
            yield repr(self)

    def to_dicts(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each section as dictionaries by column."""
        return {section: answer.to_dicts() for section, answer in self._sections.items()}


__all__ = ["Answer", "Origin", "Row", "Sections", "When"]
