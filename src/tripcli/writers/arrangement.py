"""Rows as a terminal shows them: what rows share becomes their heading, `differ` becomes a mark, parts form a tree.

Takes a table, gives texts by column and groups of rows. It must not know Rich, colours or widths of terminals.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tripcli.table import Column, Kind, Row, Table
from tripcli.values.cells import column_width
from tripcli.values.display import PLANNED
from tripcli.writers.aligned import texts_of
from tripcli.writers.cell_text import NO_VALUE
from tripcli.writers.headings import SEPARATOR, Group, groups_of
from tripcli.writers.layout import ON_THE_POINT, RIGHT, WRAPPING, on_the_point
from tripcli.writers.marks import DIFFER, PLAN, in_ascii, with_mark
from tripcli.writers.runs import in_runs
from tripcli.writers.tree import Branch, branches

POINT_CELLS = 4
"""Numbers are aligned on the point as long as the column is not wider by more than this; else at the right."""


class Arrangement(NamedTuple):
    """A table arranged for a terminal, before it is fitted to the width."""

    columns: tuple[Column, ...]
    """Those that are written as columns."""
    texts: list[list[str]]
    """For each column its texts, without branches."""
    differing_rows: list[frozenset[int]]
    """For each column the rows whose cell has the mark of differing sources."""
    branches: list[list[Branch] | None]
    """For each column the branches before its texts; None for a column without a tree."""
    additions: list[list[str] | None]
    """For each column what follows its texts where there is room; None for a column that nothing follows."""
    addresses: list[list[str]]
    """For each row its addresses, each for a line of its own."""
    groups: list[Group]

    def text(self, column_index: int, row: int) -> str:
        """The text of a cell with its branch."""
        tree = self.branches[column_index]
        return self.texts[column_index][row] if tree is None else tree[row].first + self.texts[column_index][row]


def legend_of(rows: Arrangement) -> str:
    """The meaning of the marks that no word explains; empty when the rows have none."""
    times = [
        text
        for column, texts in zip(rows.columns, rows.texts, strict=True)
        if column.kind is Kind.CLOCK
        for text in texts
    ]
    meanings = (
        f"{PLAN} a planned time" if any(text.endswith((f" {PLAN}", f" {in_ascii(PLAN)}")) for text in times) else "",
        f"{DIFFER} sources differ" if any(rows.differing_rows) else "",
    )
    return SEPARATOR.join(filter(None, meanings))


class _Parts(NamedTuple):
    """The columns of a table by what becomes of them, as indexes."""

    body: list[int]
    """Those that are written as columns."""
    marks: dict[int, int]
    """Those that are only a mark in another column -> that column."""
    depths: dict[int, int]
    """Those whose rows form a tree -> the column that says how deep each row is."""
    additions: dict[int, int]
    """Those that follow the text of another column -> that column."""
    headings: list[int]
    addresses: list[int]


def arranged(table: Table, rows: Sequence[Row], *, unicode: bool) -> Arrangement:
    """The rows arranged for a terminal."""
    columns = table.columns
    texts = texts_of(table, rows, unicode=unicode)
    parts = _parts_of(columns)
    groups = groups_of(columns, texts, parts.headings, row_count=len(rows), unicode=unicode)
    date_index = next((index for index in parts.headings if columns[index].kind is Kind.DATE), None)
    clock_index = next((index for index in parts.body if columns[index].kind is Kind.CLOCK), None)
    if date_index is not None and clock_index is not None:
        groups, texts[clock_index] = in_runs(groups, texts[date_index], texts[clock_index], unicode=unicode)
    differing_rows = []
    body_texts = []
    trees: list[list[Branch] | None] = []
    for index in parts.body:
        mark_indexes = [other for other, marked in parts.marks.items() if marked == index]
        differing = frozenset(
            row for other in mark_indexes for row, text in enumerate(texts[other]) if text != NO_VALUE
        )
        differing_rows.append(differing)
        body_texts.append(_column_texts(columns[index], texts[index], differing, unicode=unicode))
        depth_index = parts.depths.get(index)
        trees.append(None if depth_index is None else _tree(rows, depth_index, groups, unicode=unicode))
    return Arrangement(
        columns=tuple(columns[index] for index in parts.body),
        texts=body_texts,
        differing_rows=differing_rows,
        branches=trees,
        additions=[_additions(texts, parts, index, unicode=unicode) for index in parts.body],
        addresses=[
            [texts[index][row] for index in parts.addresses if texts[index][row] != NO_VALUE]
            for row in range(len(rows))
        ],
        groups=groups,
    )  # fmt: skip


def _parts_of(columns: Sequence[Column]) -> _Parts:
    """What becomes of each column."""
    by_id = {column.id: index for index, column in enumerate(columns)}
    marks = {
        index: by_id[column.mark_in]
        for index, column in enumerate(columns)
        if by_id.get(column.mark_in, index) != index and not columns[by_id[column.mark_in]].group
    }
    depths = {
        index: by_id[column.depth_in]
        for index, column in enumerate(columns)
        if by_id.get(column.depth_in, index) != index
    }
    additions = {
        index: by_id[column.behind]
        for index, column in enumerate(columns)
        if by_id.get(column.behind, index) != index and not column.group
    }
    elsewhere = {*marks, *depths.values(), *additions}
    body = [
        index
        for index, column in enumerate(columns)
        if index not in elsewhere and not column.group and column.kind is not Kind.ADDRESS
    ]
    if not body:  # only columns that are usually written elsewhere were chosen
        return _Parts(list(range(len(columns))), {}, {}, {}, [], [])
    return _Parts(
        body=body,
        marks=marks,
        depths=depths,
        additions=additions,
        headings=[index for index, column in enumerate(columns) if column.group and index not in marks],
        addresses=[index for index, column in enumerate(columns) if column.kind is Kind.ADDRESS],
    )


def _column_texts(column: Column, texts: list[str], differing: frozenset[int], *, unicode: bool) -> list[str]:
    """The texts of one column with their marks; numbers are aligned on the point."""
    if column.kind is Kind.STATUS:
        texts = [with_mark(text) for text in texts]
    elif column.kind is Kind.CLOCK:
        texts = [f"{text.removesuffix(PLANNED)} {PLAN}" if text.endswith(PLANNED) else text for text in texts]
    if column.kind in ON_THE_POINT:
        aligned = on_the_point(texts)
        if column_width(aligned) <= column_width(texts) + POINT_CELLS:
            texts = aligned
    if differing:
        other = " " if column.kind in RIGHT else ""
        mark = f" {DIFFER}" if column.kind in WRAPPING - RIGHT else DIFFER
        texts = [text + (mark if row in differing else other) for row, text in enumerate(texts)]
    return texts if unicode else [in_ascii(text) for text in texts]


def _additions(texts: list[list[str]], parts: _Parts, index: int, *, unicode: bool) -> list[str] | None:
    """What follows the texts of a column: ` · ` and the text of the other column, unless the first says it already."""
    for other, followed in parts.additions.items():
        if followed == index:
            separator = SEPARATOR if unicode else in_ascii(SEPARATOR)
            return [
                "" if added == NO_VALUE or added in text else separator + added
                for text, added in zip(texts[index], texts[other], strict=True)
            ]
    return None


def _tree(rows: Sequence[Row], depth_index: int, groups: Sequence[Group], *, unicode: bool) -> list[Branch]:
    """The branches of all rows; each group has trees of its own."""
    result: list[Branch] = []
    for group in groups:
        depths = [row[depth_index] for row in rows[group.first : group.after]]
        result += branches([depth if isinstance(depth, int) else 0 for depth in depths])
    return result if unicode else [Branch(in_ascii(one.first), in_ascii(one.others)) for one in result]
