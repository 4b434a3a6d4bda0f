"""The session: asks the store of one trip questions as of any moment.

Takes questions, gives answers. It must not know widgets.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from tripcli.browse.desk import Desk, Values
from tripcli.browse.question import Question
from tripcli.cli.request import Echo, request_of
from tripcli.query.moments import known_moments
from tripcli.query.request import Request
from tripcli.table import Column, Page, Row, Table
from tripcli.views import load_view
from tripcli.views.answer import answer_of
from tripcli.views.chosen_columns import chosen_columns
from tripcli.views.view import TableView, View, columns_of

RECORD_COLUMNS = ("id", "record", "person")
"""Ids of columns that name the record of a row; the first one that a view has is the one."""


class Rows:
    """The rows of an answer, read from the store as they are needed."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self.read: list[Row] = []
        self._more = rows
        self.complete = False
        """Whether all rows are read."""

    def read_to(self, count: int) -> None:
        """Read until so many rows are read, or all."""
        missing = count - len(self.read)
        if missing > 0 and not self.complete:
            self.read.extend(islice(self._more, missing))
            self.complete = len(self.read) < count


class Answer(NamedTuple):
    """The answer to a question."""

    answer: Table | Page
    """A table has only the columns that people see; its rows are in `rows`."""
    rows: Rows
    record_index: int | None
    """Index in each row of the id of its record; None when rows stand for no record."""
    notes: tuple[str, ...]
    """How words were understood, and what limits the answer."""
    as_of_shown: str
    connection: sqlite3.Connection
    """Kept open for the rows that are not read yet."""


class Session:
    """Questions to one trip."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        connection = desk.open_store()
        self.moments = known_moments(connection)
        connection.close()

    def answer(self, question: Question, as_of: str | None) -> Answer:
        """Answer a question as of a moment; raises TripcliError."""
        return self.answer_to(question.view, self.desk.parse(question.view, question.words), as_of)

    def answer_to(self, view_id: str, values: Values, as_of: str | None, *, for_people: bool = True) -> Answer:
        """Answer what a view is asked with these values; raises TripcliError."""
        view, echo = load_view(view_id), Echo()
        connection = self.desk.open_store()
        request = request_of(view, {**values, "as_of": as_of}, connection, self.desk.now_instant, echo)
        request = request._replace(for_people=for_people)
        answer, record_index, rows = self._asked(view, request)
        return Answer(answer, Rows(rows), record_index, (*echo.always, *echo.lines), request.as_of_shown, connection)

    def _asked(self, view: View, request: Request) -> tuple[Table | Page, int | None, Iterator[Row]]:
        """The answer, the index of the id of each row's record, and the rows."""
        shown: tuple[Column, ...] = ()
        if isinstance(view, TableView) and not request.count_by:
            view = view.variant(request) or view
            shown = tuple(one.column for one in chosen_columns(view, request))
            known = {one.column.id for one in columns_of(view)}
            names = tuple(one for one in RECORD_COLUMNS if one in known)[:1]
            request = request._replace(columns_of_format=names)
        answer = answer_of(view, request)
        if isinstance(answer, Page):
            return answer, None, iter(())
        ids = [column.id for column in answer.columns]
        record_index = next((ids.index(one) for one in request.columns_of_format if one in ids), None)
        shown = answer.columns[: len(shown)] if shown else answer.columns
        return answer._replace(columns=shown, rows=()), record_index, iter(answer.rows)
