"""The session: asks the store of one trip questions as of any moment.

Takes questions, gives answers. It must not know widgets.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import NamedTuple

from tripcli.browse.desk import Desk, Values
from tripcli.browse.question import Question
from tripcli.errors import UnknownName
from tripcli.query.moments import known_moments
from tripcli.query.request import Request
from tripcli.query.when import read_as_of
from tripcli.questions.moments import context_of
from tripcli.questions.no_results import explain_no_rows
from tripcli.questions.requests import Echo, request_of
from tripcli.table import Column, Page, Row, Table
from tripcli.values.display import format_time
from tripcli.values.instants import local_minute
from tripcli.views import load_view
from tripcli.views.answer import answer_of
from tripcli.views.chosen_columns import chosen_columns
from tripcli.views.view import TableView, View, columns_of
from tripcli.writers.cell_text import one_line

RECORD_COLUMNS = ("id", "record", "person")
"""Ids of columns that name the record of a row; the first one that a view has is the one."""

STOP_COLUMNS = ("id", "name", "kind", "status", "arrive", "depart")
"""What the route shows of a stop."""
ROWS_AT_ONCE = 400
"""Rows that are read with an answer; further ones are read later."""


class Rows:
    """The rows of an answer, read from the store as they are needed."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self.read: list[Row] = []
        self._more = rows
        self.complete = False
        """Whether all rows are read."""

    def read_to(self, count: int) -> None:
        """Read rows until `count` of them are read, or until there are no more."""
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
    """How words were understood."""
    warnings: tuple[str, ...]
    """What limits the use of the answer."""
    has_chosen_columns: bool
    """Whether `-c` names the columns."""
    why_empty: str
    """Why the table has no rows; empty when it has some."""


class SourcePage(NamedTuple):
    """A source that has an address."""

    name: str
    """Publisher and title, sanitised."""
    address: str


class Session:
    """Questions to one trip."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        connection = desk.open_store()
        self._shared: tuple[str | None, sqlite3.Connection] | None = (None, connection)
        """The moment of the screen, and the connection that shows it; None when no answer may use it any more."""
        self.moments = known_moments(connection)
        self._context = context_of(connection, desk.now_instant)

    @property
    def timezone(self) -> str:
        """The zone of the trip, an IANA name."""
        return self._context.timezone

    def instant_of(self, as_of: str) -> int:
        """The instant that the words of `--as-of` mean; raises UsageError."""
        return read_as_of(as_of, self._context).instant

    def as_of_word(self, instant: int) -> str:
        """The word of `--as-of` that means an instant: a day when the instant is its end, else a time."""
        minute, offset = local_minute(instant, self.timezone)
        if self.instant_of(minute[:10]) == instant:
            return minute[:10]
        moment = datetime.fromtimestamp(instant, UTC)
        second = f":{moment.second:02}" if moment.second else ""
        return f"{minute}{second}{'Z' if offset == 'Z' else offset}"

    def shown(self, as_of: str | None) -> str:
        """A moment for people: `28 Oct 2025, 18:00`; raises UsageError."""
        if as_of is None:
            return "all that is known"
        moment = read_as_of(as_of, self._context)
        minute, offset = local_minute(moment.instant, self.timezone)
        day = format_time(minute[:10], usual_year="")
        return f"{day}, {minute[11:]} UTC{offset.replace('-', '−')}" if moment.has_time else f"end of {day}"

    def day_of(self, as_of: str | None) -> str:
        """The day of a moment in the zone of the trip; empty for all that is known."""
        return "" if as_of is None else local_minute(self.instant_of(as_of), self.timezone)[0][:10]

    def page_of(self, record: str, as_of: str | None) -> Page:
        """The page of a record as of a moment; raises TripcliError."""
        page = self._answer_of_page("show", {"words": (record,)}, as_of)
        assert isinstance(page, Page)  # noqa: S101  # show is a view of pages
        return page

    def stops(self, as_of: str | None) -> Table:
        """The stops with all halts, as data."""
        table = self._answer_of_page("stops", {"words": (), "halts": True, "columns": ",".join(STOP_COLUMNS)}, as_of)
        assert isinstance(table, Table)  # noqa: S101  # stops is a view of tables
        return table

    def sources(self, sources: Sequence[str], record: str | None, as_of: str | None) -> list[SourcePage]:
        """The sources of these ids, else those of a record, that have an address; raises TripcliError."""
        if not sources and record is None:
            return []
        asked: Values = {"source": tuple(sources)} if sources else {"record": record}
        columns = {"columns": "publisher,title,url"}
        try:
            answer = self._answer_of_page("sources", {"words": (), **asked, **columns}, as_of)
        except UnknownName:  # a source is no record that has sources
            answer = self._answer_of_page("sources", {"words": (), "source": (record,), **columns}, as_of)
        rows = answer.rows if isinstance(answer, Table) else ()
        return [SourcePage(one_line(f"{publisher}: {title}"), str(url)) for publisher, title, url in rows if url]

    def _answer_of_page(self, view_id: str, values: Values, as_of: str | None) -> Table | Page:
        """An answer that is read at once, on the connection that pages of that moment share; raises TripcliError."""
        view = load_view(view_id)
        request = request_of(view, {**values, "as_of": as_of}, self._at(as_of), self.desk.now_instant, Echo())
        answer = answer_of(view, request._replace(for_people=view_id == "show"))
        return answer._replace(rows=list(answer.rows)) if isinstance(answer, Table) else answer

    def _at(self, as_of: str | None) -> sqlite3.Connection:
        """The connection that shows a moment."""
        if self._shared is None or self._shared[0] != as_of:
            self._shared = (as_of, self.desk.open_store())
        return self._shared[1]

    def answer(self, question: Question, as_of: str | None) -> Answer:
        """Answer a question as of a moment; raises TripcliError."""
        moment = ("--as-of", as_of) if as_of else ()
        values, echo = self.desk.parse(question.view, (*moment, *question.words)), Echo()
        view = load_view(question.view)
        request = request_of(view, values, self._at(as_of), self.desk.now_instant, echo)
        answer, record_index, rows = self._asked(view, request._replace(for_people=True))
        rows.read_to(ROWS_AT_ONCE + 1)
        if not rows.complete:  # SQLite takes no further functions on a connection while a query runs
            self._shared = None
        is_empty = isinstance(answer, Table) and rows.complete and not rows.read
        why_empty = explain_no_rows(view, request) if is_empty else ""
        return Answer(
            answer, rows, record_index, tuple(echo.lines), tuple(echo.always), bool(request.columns), why_empty
        )

    def _asked(self, view: View, request: Request) -> tuple[Table | Page, int | None, Rows]:
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
            return answer, None, Rows(iter(()))
        ids = [column.id for column in answer.columns]
        record_index = next((ids.index(one) for one in request.columns_of_format if one in ids), None)
        shown = answer.columns[: len(shown)] if shown else answer.columns
        return answer._replace(columns=shown, rows=()), record_index, Rows(iter(answer.rows))
