"""The history of a view: every row that it ever gave, each with the moments from and until which it gives it.

Takes a view and a request whose knowledge moves. The view is asked at each moment at which its answer may change, so
that a history holds nothing that the view itself does not say: at any moment, the rows of that moment by rank are the
answer as of then.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tripcli.query.knowledge import ALL_THAT_IS_KNOWN
from tripcli.query.moving import MovingKnowledge
from tripcli.query.request import Request
from tripcli.table import Column, Row, Table
from tripcli.views.answer import table_of
from tripcli.views.history_answers import answers_of
from tripcli.views.view import TableView

Texts = tuple[str, ...]
Describe = Callable[[Table], Callable[[Row], Texts]]
"""Makes, for an answer, the function that gives what is kept of each row, in the names of that moment."""


class Version(NamedTuple):
    """A row during an interval of knowledge."""

    row: Row
    texts: Texts
    known_from: int
    known_to: int
    """The moment from which the row is no longer so; ALL_THAT_IS_KNOWN for a row that is so at the end."""
    rank: int
    """Rows of one moment stand in the order of their ranks."""


class History(NamedTuple):
    """All versions of the rows of one view."""

    columns: tuple[Column, ...]
    versions: list[Version]
    """By rank."""


def history_of(view: TableView, request: Request, describe: Describe) -> History:
    """Return the history of a view up to the request's moment; raises UsageError as the view does.

    The request's knowledge must be a MovingKnowledge; it is moved, and back at its moment in the end.
    """
    knowledge = request.knowledge
    assert isinstance(knowledge, MovingKnowledge)  # noqa: S101  # see the docstring
    until = knowledge.as_of
    merger = RowMerger()
    table = table_of(view, request)
    texts_of = describe(table)
    if not request.selections and view.id == "sources":
        return History(table.columns, _grown(request, table, texts_of))
    names: object = None
    for moment, rows in answers_of(view, request, until):
        names_now = stop_names(knowledge)
        if names_now != names:
            names, texts_of = names_now, describe(table)
        merger.add(moment, rows, texts_of, names)
    knowledge.move(until)
    return History(table.columns, merger.versions())


def _grown(request: Request, table: Table, texts_of: Callable[[Row], Texts]) -> list[Version]:
    """The versions of the sources: without filters the list only grows, in the order in which they become known."""
    known_from = dict(request.knowledge.connection.execute("SELECT id, known_from FROM source"))
    index = table.column_index("id")
    return [
        Version(row, texts_of(row), known_from[row[index]], ALL_THAT_IS_KNOWN, rank)
        for rank, row in enumerate(table.rows)
    ]


def stop_names(knowledge: MovingKnowledge) -> tuple[Row, ...]:
    """Return the names that can change while the ids in a row do not."""
    return tuple(knowledge.connection.execute("SELECT id, name FROM stop ORDER BY id"))


class _Open(NamedTuple):
    """A row that is so at the moment."""

    number: int
    """Its index among all versions, in the order in which they began."""
    texts: Texts


class RowMerger:
    """Makes versions of the answers to one question at moments that follow one another."""

    def __init__(self) -> None:
        self._rows: list[tuple[Row, Texts, int]] = []
        self._until: list[int] = []
        self._open: dict[tuple[Row, int], _Open] = {}
        self._order: list[int] = []
        """Indexes of all versions in the order of their ranks."""
        self._position: list[int] = []
        self._names: object = None

    def add(self, moment: int, rows: Sequence[Row], describe: Callable[[Row], Texts], names: object) -> None:
        """Add the answer at the next moment.

        `names` are the names that are known then. When they differ from those of the moment before, the texts of
        rows that stay the same are made again.
        """
        same_names, self._names = names == self._names, names
        before, self._open = self._open, {}
        current: list[_Open | None] = []
        keys = list(_numbered(rows))
        for key in keys:
            known = before.get(key)
            if known is not None and not same_names and describe(key[0]) != known.texts:
                known = None
            current.append(known)
        positions = [self._position[known.number] for known in current if known is not None]
        if any(later <= earlier for earlier, later in pairwise(positions)):
            kept = _longest_rising(positions)
            current = [known if known and self._position[known.number] in kept else None for known in current]
        last = -1
        inserted = []
        for key, known in zip(keys, current, strict=True):
            if known is not None:
                last = self._position[known.number]
                self._open[key] = known
                continue
            begun = self._open[key] = _Open(len(self._rows), describe(key[0]))
            self._rows.append((key[0], begun.texts, moment))
            self._until.append(ALL_THAT_IS_KNOWN)
            inserted.append((last, begun.number))
        for key, known in before.items():
            if self._open.get(key) is not known:
                self._until[known.number] = moment
        if inserted:
            self._insert(inserted)

    def _insert(self, inserted: Iterable[tuple[int, int]]) -> None:
        """Put each version behind the one at a position of the order, -1 for the start."""
        behind: dict[int, list[int]] = {}
        for position, index in inserted:
            behind.setdefault(position, []).append(index)
        order = behind.pop(-1, [])
        for position, index in enumerate(self._order):
            order.append(index)
            order += behind.get(position, ())
        self._order = order
        self._position = [0] * len(order)
        for position, index in enumerate(order):
            self._position[index] = position

    def versions(self) -> list[Version]:
        """Return all versions by rank."""
        return [
            Version(*self._rows[index], known_to=self._until[index], rank=rank)
            for rank, index in enumerate(self._order)
        ]


def _numbered(rows: Iterable[Row]) -> Iterable[tuple[Row, int]]:
    """Each row with the number of equal rows before it."""
    counts: dict[Row, int] = {}
    for row in rows:
        number = counts.get(row, 0)
        counts[row] = number + 1
        yield row, number


def _longest_rising(positions: Sequence[int]) -> set[int]:
    """The largest set of positions that stand in rising order."""
    tails: list[int] = []
    tail_indexes: list[int] = []
    before: list[int] = []
    for index, position in enumerate(positions):
        place = bisect_left(tails, position)
        before.append(tail_indexes[place - 1] if place else -1)
        tails[place : place + 1] = [position]
        tail_indexes[place : place + 1] = [index]
    kept = set()
    index = tail_indexes[-1] if tail_indexes else -1
    while index >= 0:
        kept.add(positions[index])
        index = before[index]
    return kept
