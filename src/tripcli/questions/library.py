"""The library that `tripcli.open` returns: questions to a dataset as of one moment, with typed answers.

A library has one connection to the store, and a lock: any number of threads ask one after the other. The connection is
closed with the library, or when neither the library nor an answer of it is used any more. That must be done: a
connection whose SQL functions were registered is never freed by itself, because a function knows the request that it
serves, the request knows the connection, and Python's garbage collector does not see what SQLite holds.
"""

import json
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from os import PathLike, fspath
from pathlib import Path
from threading import RLock
from typing import Any, NamedTuple, TypeVar, cast

from tripcli.errors import DatasetError, TripcliError, UsageError
from tripcli.query.knowledge import Knowledge
from tripcli.query.request import Request
from tripcli.questions.answers import Answer, Origin, Sections
from tripcli.questions.arguments import in_python, values_of, word_of
from tripcli.questions.datasets import Datasets
from tripcli.questions.requests import Echo, request_of
from tripcli.questions.view_methods import ViewMethods
from tripcli.store.open import store_of
from tripcli.table import Kind, Name, Page, Table
from tripcli.views import load_view
from tripcli.views.answer import answer_of
from tripcli.views.view import View

T = TypeVar("T")
Trip = str | PathLike[str] | Mapping[str, Any]
Moment = Any
"""A text, date or datetime; None for all that is known."""


class Setting(NamedTuple):
    """What a library shares with the same library at another moment."""

    connect: Callable[[], sqlite3.Connection]
    """Opens the store anew."""
    content: list[tuple[Any, ...]]
    """The files of the dataset and their digests, by which a change is seen."""
    clock: Callable[[], float]


class Library(ViewMethods):
    """A dataset as of one moment. A method for each view asks it; use it in `with`, or close it."""

    def __init__(self, connection: sqlite3.Connection, setting: Setting, moment: str | None) -> None:
        self._connection = connection
        self._setting = setting
        self._moment = moment
        self._now = int(setting.clock())
        self._lock = RLock()
        self._closing = weakref.finalize(self, connection.close)
        try:
            self._knowledge = Knowledge(connection, self._instant())
        except BaseException:
            self.close()
            raise

    def _instant(self) -> int:
        """The moment in seconds since 1970 UTC; raises UsageError."""
        from tripcli.questions.moments import as_of_of

        return _translated(lambda: as_of_of(self._moment, self._connection, self._now))

    @property
    def moment(self) -> str | None:
        """The moment as it was given; None when all that is known is asked for."""
        return self._moment

    @property
    def title(self) -> str:
        """The title of the trip; of several, all titles in the order of their first days."""
        return self._alone(lambda: "; ".join(trip.title for trip in self._knowledge.trips))

    @property
    def trips(self) -> tuple[str, ...]:
        """The ids of the trips of which something was known, in the order of their first days."""
        return self._alone(lambda: tuple(trip.id for trip in self._knowledge.trips))

    @property
    def timezone(self) -> str:
        """The IANA zone in which moments without an offset are read: that of all trips, or UTC where they differ."""
        from tripcli.questions.moments import context_of

        return self._alone(lambda: context_of(self._connection, self._now).timezone)

    def as_of(self, moment: Moment) -> "Library":
        """The same library at another moment; it has a connection of its own, and is closed by itself.

        Raises UsageError when the moment is not a date, and DatasetError when the dataset has changed since it was
        opened.
        """
        self._require_open()
        return _library(self._setting, None if moment is None else word_of(moment))

    def close(self) -> None:
        """Close the library; it can be closed twice. Answers that were read stay as they are."""
        with self._lock:
            self._closing()

    @property
    def closed(self) -> bool:
        """Whether the library is closed."""
        return not self._closing.alive

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        if self.closed:
            return "<Library, closed>"
        return f"<Library of {self.title}{f', as of {self._moment}' if self._moment else ''}>"

    def _alone(self, ask: Callable[[], T]) -> T:
        """What a question returns; one thread asks at a time. Raises TripcliError with arguments in its message."""
        with self._lock:
            self._require_open()
            return _translated(ask)

    def _require_open(self) -> None:
        if self.closed:
            raise UsageError("the library is closed")

    def _request(self, view: View, arguments: Mapping[str, Any], words: Iterable[str]) -> tuple[Request, Echo]:
        """The request that arguments make."""
        echo = Echo()
        now = self._now if self._moment is not None else int(self._setting.clock())
        values = {**values_of(view, arguments, words), "as_of": self._moment}
        return request_of(view, values, self._connection, now, echo), echo

    def _rows(self, view: str, arguments: Mapping[str, Any], words: Iterable[str] = ()) -> Answer:
        def ask() -> Answer:
            request, echo = self._request(load_view(view), arguments, words)
            table = answer_of(load_view(view), request)
            assert isinstance(table, Table)  # noqa: S101 - which views have one table is written in ViewMethods
            return self._answer(table, lambda: self._table_for_people(view, request), echo)

        return self._alone(ask)

    def _page(self, view: str, words: Iterable[str] = ()) -> Sections:
        def ask() -> Sections:
            request, echo = self._request(load_view(view), {}, words)
            page = answer_of(load_view(view), request)
            assert isinstance(page, Page)  # noqa: S101 - as above
            sections = {
                one.id: self._answer(one.table, _same(one.table), echo) for one in page.sections if one.for_data
            }
            return Sections(view, sections, lambda: self._page_for_people(view, request))

        return self._alone(ask)

    def _answer(self, table: Table, shown: Callable[[], Table], echo: Echo) -> Answer:
        """The answer with all rows read."""
        rows = list(table.rows)
        return Answer(table, rows, Origin(self._name, shown, (*echo.always, *echo.lines)))

    def _table_for_people(self, view: str, request: Request) -> Table:
        """The same answer with the columns for people, all rows and notes read; raises UsageError when closed."""

        def ask() -> Table:
            table = answer_of(load_view(view), request._replace(for_people=True))
            assert isinstance(table, Table)  # noqa: S101 - as above
            rows = list(table.rows)
            notes = table.notes()
            return table._replace(rows=rows, notes=lambda: notes, names=self._name, drawing=None)

        return self._alone(ask)

    def _page_for_people(self, view: str, request: Request) -> Page:
        """The same page with the tables for people, all rows read; raises UsageError when closed."""

        def ask() -> Page:
            page = answer_of(load_view(view), request._replace(for_people=True))
            assert isinstance(page, Page)  # noqa: S101 - as above
            read = (one.table._replace(rows=list(one.table.rows), names=self._name) for one in page.sections)
            sections = zip(page.sections, read, strict=True)
            return page._replace(sections=tuple(one._replace(table=table) for one, table in sections))

        return self._alone(ask)

    def _name(self, kind: Kind, record_id: str) -> Name | None:
        """How a record is called; raises UsageError when the library is closed."""
        return self._alone(lambda: self._knowledge.name(kind, record_id))


def _same(table: Table) -> Callable[[], Table]:
    """A section's table for people is the table itself."""
    read = table._replace(rows=list(table.rows))
    return lambda: read


def _translated(ask: Callable[[], T]) -> T:
    """What the function returns; the message of an error names arguments in place of options."""
    try:
        return ask()
    except TripcliError as error:
        raise in_python(error) from error.__cause__


def open_library(trips: Sequence[Trip], as_of: Moment, datasets: Datasets, clock: Callable[[], float]) -> Library:
    """The library of these trips, as `tripcli.open` explains; raises UsageError, DatasetError."""
    connect = _connector(trips, datasets)
    connection = connect()
    content = _content(connection)
    return _library(Setting(connect, content, clock), None if as_of is None else word_of(as_of), connection)


def _library(setting: Setting, moment: str | None, connection: sqlite3.Connection | None = None) -> Library:
    """A library of a new connection; raises UsageError, DatasetError."""
    if connection is None:
        connection = setting.connect()
        if _content(connection) != setting.content:
            connection.close()
            raise DatasetError("the dataset has changed since it was opened: open it again")
    return Library(connection, setting, moment)


def _content(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """The files of the dataset and their digests."""
    return connection.execute("SELECT path, sha256 FROM file ORDER BY path").fetchall()


def _connector(trips: Sequence[Trip], datasets: Datasets) -> Callable[[], sqlite3.Connection]:
    """The function that opens the store of these trips; raises UsageError."""
    records = [trip for trip in trips if isinstance(trip, Mapping)]
    if records and len(trips) > 1:
        raise UsageError("records are opened by themselves, without other trips")
    if records:
        return _copies(lambda: _store_of_records(records[0]))
    words = tuple(map(_word, trips))

    def connect() -> sqlite3.Connection:
        return _translated(lambda: datasets.open(words or None))

    return connect if datasets.cache_folder is not None else _copies(connect)


def _word(trip: Trip) -> str:
    """The name or path of a dataset; what is a path of Python is never read as a name."""
    return trip if isinstance(trip, str) else str(Path(fspath(cast("PathLike[str]", trip))).absolute())


def _store_of_records(records: Mapping[str, Any]) -> sqlite3.Connection:
    """The store of records that are no file; raises DatasetError."""
    from tripcli.reading.load import read_stream

    text = json.dumps(records, default=word_of).encode()
    return _translated(lambda: store_of(read_stream(BytesIO(text), "records"), "records"))


def _copies(build: Callable[[], sqlite3.Connection]) -> Callable[[], sqlite3.Connection]:
    """The function that gives copies of a store in memory, which is built once."""
    built = build()
    image = built.serialize()
    built.close()

    def copy() -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize(image)
        return connection

    return copy
