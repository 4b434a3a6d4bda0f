"""Rows for formats in which each cell is one text: lists are joined, names can stand beside ids.

Takes a table, gives a table. It must not know separators or quotation.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from tripcli.table import LISTS, REFERENCES, Cell, Column, Kind, Row, Table
from tripcli.writers.list_cells import joined_texts, typed_value

_FLAT: dict[Kind, Callable[[str], str]] = {
    Kind.WORDS: joined_texts,
    Kind.VALUE: lambda cell: typed_value(cell)[1],
}


CACHED_CELLS = 4096
"""Cells of a column whose text is kept, as lists recur from row to row."""


def flat_rows(table: Table) -> Iterable[Sequence[Cell]]:
    """The rows with the texts of a list joined with `; `, and values without their type."""
    flat = [
        (index, lru_cache(CACHED_CELLS)(_FLAT[column.kind]))
        for index, column in enumerate(table.columns)
        if column.kind in _FLAT
    ]
    return _flattened(table.rows, flat) if flat else table.rows


def _flattened(rows: Iterable[Row], flat: Sequence[tuple[int, Callable[[str], str]]]) -> Iterator[Sequence[Cell]]:
    for row in rows:
        cells = [*row]
        for index, flatten in flat:
            cell = cells[index]
            if cell is not None:
                cells[index] = flatten(cell)  # type: ignore[arg-type]  # cells of these kinds are texts
        yield cells


def with_names(table: Table) -> Table:
    """The table with a column of names behind each column of ids: `stop_name`, `participants_names`.

    Names of a list are joined with `; `. Sources are called by their publishers, as their titles are long.
    """
    columns: list[Column] = []
    indexes: list[tuple[int, Callable[[Cell], Cell] | None]] = []
    for index, column in enumerate(table.columns):
        columns.append(column)
        indexes.append((index, None))
        if column.kind in LISTS or column.kind in REFERENCES:
            ending = "names" if column.kind in LISTS else "name"
            columns.append(
                Column(id=f"{column.id}_{ending}", label=column.label, kind=Kind.TEXT, help=f"{ending} of {column.id}")
            )
            indexes.append((index, _names_of(table, column.kind)))

    def rows() -> Iterator[Row]:
        for row in table.rows:
            yield tuple([row[index] if names is None else names(row[index]) for index, names in indexes])

    return table._replace(columns=tuple(columns), rows=rows())


def _names_of(table: Table, kind: Kind) -> Callable[[Cell], Cell]:
    """The function that gives the names of the ids in a cell of this kind; an id without a name stands for itself."""
    known: dict[str, str] = {}

    def name_of(record_id: str) -> str:
        if record_id not in known:
            name = table.names(kind, record_id)
            text = record_id if name is None else name.short if kind in {Kind.SOURCE, Kind.SOURCES} else name.name
            known[record_id] = text.replace(";", ",")
        return known[record_id]

    def names(cell: Cell) -> Cell:
        return "; ".join(dict.fromkeys(map(name_of, str(cell).split(";")))) if cell else cell

    return lru_cache(CACHED_CELLS)(names)
