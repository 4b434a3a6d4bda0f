"""Rows for a terminal: what rows share becomes their heading, what stands beside a cell its mark.

Takes a table, gives texts by row and group. It must not know Rich, colours or widths of terminals.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tripcli.table import Column, Kind, Row, Table
from tripcli.writers.aligned import texts_of
from tripcli.writers.cell_text import NOTHING
from tripcli.writers.headings import Group, grouped
from tripcli.writers.layout import ON_THE_POINT, RIGHT, WRAPPING, on_the_point
from tripcli.writers.marks import DIFFER, in_ascii, with_mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table as it stands on a terminal, before it is fitted to its width."""

    columns: tuple[Column, ...]
    """Those that stand as columns."""
    texts: list[list[str]]
    """For each column its texts."""
    differs: list[frozenset[int]]
    """For each column the rows whose cell bears the mark of differing sources."""
    addresses: list[list[str]]
    """For each row the addresses, each to stand on a line of its own."""
    groups: list[Group]


def sheet(table: Table, rows: Sequence[Row], *, unicode: bool) -> Sheet:
    """Arrange the rows for a terminal."""
    columns = table.columns
    texts = texts_of(table, rows, unicode=unicode)
    body, beside = _places(columns)
    shown: list[list[str]] = []
    differs: list[frozenset[int]] = []
    for place in body:
        marked = frozenset(
            row
            for other, target in beside.items()
            if target == place
            for row, text in enumerate(texts[other])
            if text != NOTHING
        )
        shown.append(_column_texts(columns[place], texts[place], marked, unicode=unicode))
        differs.append(marked)
    places = [place for place, column in enumerate(columns) if column.kind is Kind.ADDRESS]
    addresses = [
        [texts[place][row] for place in places if place not in body and texts[place][row] != NOTHING]
        for row in range(len(rows))
    ]
    headed = [
        place for place, column in enumerate(columns) if column.group and place not in body and place not in beside
    ]
    return Sheet(
        columns=tuple(columns[place] for place in body),
        texts=shown,
        differs=differs,
        addresses=addresses,
        groups=grouped(columns, texts, headed, row_count=len(rows), unicode=unicode),
    )


def _places(columns: Sequence[Column]) -> tuple[list[int], dict[int, int]]:
    """The columns that stand as columns, and those that are only a mark beside another, with that other."""
    targets = {column.id: place for place, column in enumerate(columns) if not column.group}
    beside = {
        place: targets[column.mark_in]
        for place, column in enumerate(columns)
        if column.mark_in in targets and targets[column.mark_in] != place
    }
    body = [
        place
        for place, column in enumerate(columns)
        if place not in beside and not column.group and column.kind is not Kind.ADDRESS
    ]
    return (body, beside) if body else (list(range(len(columns))), {})


def _column_texts(column: Column, texts: list[str], marked: frozenset[int], *, unicode: bool) -> list[str]:
    """The texts of one column with their marks; numbers stand one above the other."""
    if column.kind is Kind.STATUS:
        texts = [with_mark(text) for text in texts]
    if column.kind in ON_THE_POINT:
        texts = on_the_point(texts)
    if marked:
        other = " " if column.kind in RIGHT else ""
        mark = f" {DIFFER}" if column.kind in WRAPPING else DIFFER
        texts = [text + (mark if row in marked else other) for row, text in enumerate(texts)]
    return texts if unicode else [in_ascii(text) for text in texts]
