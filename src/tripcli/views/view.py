"""The two kinds of view: a table view answers with one table, a page view with several tables on a page.

A table view is a list of columns, each with the SQL of its values, over the records that the filters select. It must
not know any output format. `views.answer` makes the table of it.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tripcli.query.request import Request
from tripcli.table import Audience, Column, Drawing, Kind, Page, Track

Notes = Callable[[Request], tuple[str, ...]]
Condition = tuple[str, list[str]]
"""SQL after WHERE, and the values of its question marks."""


class ViewColumn(NamedTuple):
    """A column and the SQL that gives its values."""

    column: Column
    sql: str
    order: str = ""
    """SQL to sort by, where it is not the value itself."""


def _column_for(audience: Audience) -> Callable[..., ViewColumn]:
    """Return the function that declares a column for one audience in a line."""

    def declare(  # noqa: PLR0913 - a column has this many properties
        column_id: str, kind: Kind, sql: str, meaning: str, *, label: str = "", order: str = "", **look: Any
    ) -> ViewColumn:
        column = Column(id=column_id, label=label or column_id, kind=kind, audience=audience, help=meaning, **look)
        return ViewColumn(column, sql, order)

    return declare


people, data, both = _column_for(Audience.PEOPLE), _column_for(Audience.DATA), _column_for(Audience.BOTH)
on_request, of_library = _column_for(Audience.ON_REQUEST), _column_for(Audience.LIBRARY)
"""Declare a column by audience: id, kind, SQL, meaning; then by keyword `label`, `order` and the fields of `Column`."""


class ViewOption(NamedTuple):
    """An option that only this view has."""

    id: str
    """The option without its dashes."""
    help: str
    metavar: str = ""
    """Name of its value; empty for a flag."""


class TableView(NamedTuple):
    """A view that answers with one table."""

    id: str
    kinds: tuple[str, ...]
    """The kinds of record that its filters select."""
    columns: tuple[ViewColumn, ...]
    rows_from: str
    """SQL after FROM; the selected records are the tables `selected_event`, `selected_pledge` …."""
    order: str
    """SQL after ORDER BY when no `--sort` is given, and among equal values when one is."""
    tables: str = ""
    """Further common table expressions (`name AS (…)`, joined with commas) that the other SQL reads from."""
    group_by: str = ""
    """SQL after GROUP BY."""
    conditions: Callable[[Request], Condition] = lambda _request: ("", [])
    """What narrows the rows besides the filters."""
    functions: Callable[[Request], Mapping[str, Callable[..., Any]]] = lambda _request: {}
    """The SQL functions that its SQL calls, by name. They are registered before the query runs."""
    options: tuple[ViewOption, ...] = ()
    heading: Notes = lambda _request: ()
    notes: Notes = lambda _request: ()
    """Lines for people below the rows: totals, and what is not listed."""
    examples: tuple[str, ...] = ()
    """Command lines for the help."""
    lists_stops: bool = False
    """Whether the answer also rests on the reports of stops."""
    rests_on: Callable[[Request], Condition] | None = None
    """Narrows the reports `x` and sources `s` that the answer rests on; None for all of the selected records."""
    words: str = ""
    """Name of the words that follow the command, for a view that needs some."""
    words_are_trips: bool = False
    """Whether the words name trips, as `--trip` does: then none are needed, and `--as-of` may be a day of each trip."""
    drawing: Callable[[Request], Drawing | None] = lambda _request: None
    """What a terminal shows in the place of all rows in the usual columns."""
    tracks: Callable[[Request], tuple[Track, ...]] = lambda _request: ()
    """The ways on which all rows of the view lie, for a map, one a trip."""
    variant: Callable[[Request], "TableView | None"] = lambda _request: None
    """Another view that answers instead, when an option asks for it (`pledges --total`)."""


class PageView(NamedTuple):
    """A view that answers with several tables on a page."""

    id: str
    page: Callable[[Request], Page]
    kinds: tuple[str, ...] = ()
    options: tuple[ViewOption, ...] = ()
    words: str = ""
    """Name of the words that follow the command, for a view that needs some."""
    sections: tuple[str, ...] = ()
    """Ids of the sections that it may have for certain formats alone."""
    examples: tuple[str, ...] = ()
    """Command lines for the help."""


View = TableView | PageView


def columns_of(view: View) -> tuple[ViewColumn, ...]:
    """Return the columns of a table view; none for a page, whose tables have columns of their own."""
    return view.columns if isinstance(view, TableView) else ()


def takes_trips(view: View) -> bool:
    """Return whether the words that follow the command name trips."""
    return isinstance(view, TableView) and view.words_are_trips
