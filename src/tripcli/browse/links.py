"""The records to which the rows of a page lead.

A section for people has names where the section for data of the same name has ids: the ids of a row stand in the row of
the other section. Takes a page and a section, gives links.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tripcli.table import FOR_PEOPLE, LISTS, REFERENCES, Cell, Column, Kind, Page, Row, Section, Table
from tripcli.views.show_fields import NAMED_KINDS
from tripcli.writers.cell_text import one_line
from tripcli.writers.list_cells import typed_value

DIFFERS = "≠"


class Link(NamedTuple):
    """A record that a row names."""

    record: str
    """Its id."""
    name: str
    """What people call it, sanitised."""
    is_source: bool = False


def links_of(page: Page, section: Section, rows: Sequence[Row]) -> list[tuple[Link, ...]]:
    """The links of each row of a section."""
    data = {one.id: one.table for one in page.sections if one.for_data}
    base = section.id.removesuffix(FOR_PEOPLE)
    table = data.get(base, section.table)
    data_rows = list(table.rows)
    if base in {"fields", "attributes"}:
        conflicts = data.get("conflicts")
        return [tuple(_unique(one)) for one in _by_field(table, data_rows, conflicts, rows)]
    if len(data_rows) != len(rows):
        return [()] * len(rows)
    return [tuple(_unique(_in_row(table, row))) for row in data_rows]


def _by_field(
    table: Table, data_rows: Sequence[Row], conflicts: Table | None, rows: Sequence[Row]
) -> Iterator[list[Link]]:
    """The links of rows that begin with the name of a field; below it stand the values that differ from it."""
    by_field = {str(row[0]): row for row in data_rows}
    against = list(conflicts.rows) if conflicts else []
    field = ""
    for row in rows:
        name = str(row[0])
        if conflicts is not None and name.startswith(DIFFERS):
            named = name.removeprefix(DIFFERS).strip()
            field = named if named not in {"", "disputed"} else field
            other = next((one for one in against if one[0] == field), None)
            if other is not None:
                against.remove(other)
            yield _in_row(conflicts, other) if other is not None else []
        else:
            field = name
            yield _in_row(table, by_field[name]) if name in by_field else []


def _in_row(table: Table, row: Row) -> list[Link]:
    """The records that the cells of a row name."""
    field = str(row[0])
    return [
        link for column, cell in zip(table.columns, row, strict=False) for link in _in_cell(table, column, cell, field)
    ]


def _in_cell(table: Table, column: Column, cell: Cell, field: str) -> Iterator[Link]:
    """The records that a cell names."""
    if cell is None:
        return
    if column.kind is Kind.ID and column.id in {"id", "record"}:
        yield Link(str(cell), one_line(str(cell)))
        return
    kind, ids = column.kind, str(cell).split(";")
    if kind is Kind.VALUE:
        value_type, text = typed_value(str(cell))
        named = NAMED_KINDS.get(field)
        if value_type == "people":
            kind, ids = Kind.PERSON, [one.partition(" ")[0] for one in text.split(";")]
        elif named is not None:
            kind, ids = named, text.split(";")
    if kind not in REFERENCES and kind not in LISTS:
        return
    for record in ids:
        name = table.names(kind, record)
        if name is not None:
            yield Link(record, one_line(name.name), kind in {Kind.SOURCE, Kind.SOURCES})


def _unique(links: list[Link]) -> list[Link]:
    return list({link.record: link for link in links}.values())
