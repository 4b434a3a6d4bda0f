"""Cells as JSON values: numbers as numbers, references with their names, lists as arrays, no value as null.

Takes a table, gives the function that makes an object of one row. It must not know arrays or streams of objects.
Strings are escaped by the standard library, invisible characters by the sanitiser, so that data stay unchanged.
"""

import re
from collections.abc import Callable

from tripcli.table import LISTS, REFERENCES, Cell, Column, Kind, Name, Row, Table
from tripcli.values.safe import escaped_json
from tripcli.writers.list_cells import text_items, typed_value

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[-+][0-9]+)?")


def object_writer(table: Table) -> Callable[[Row], str]:
    """The function that makes of a row of this table a JSON object on one line."""
    from json.encoder import encode_basestring

    quoted: Callable[[str], str] = encode_basestring
    writers = [_value_writer(column, table.names, quoted) for column in table.columns]
    pattern = "{" + ", ".join(f"{quoted(column.id).replace('%', '%%')}: %s" for column in table.columns) + "}"

    def row_object(row: Row) -> str:
        return escaped_json(pattern % tuple([write(cell) for write, cell in zip(writers, row, strict=True)]))

    return row_object


def _value_writer(
    column: Column, names: Callable[[Kind, str], Name | None], quoted: Callable[[str], str]
) -> Callable[[Cell], str]:
    """The function that makes a JSON value of a cell of this column."""
    kind = column.kind
    known: dict[str, str] = {}

    def reference(record_id: str) -> str:
        if record_id not in known:
            name = names(kind, record_id)
            name_value = quoted(name.name) if name else "null"
            known[record_id] = f'{{"id": {quoted(record_id)}, "name": {name_value}}}'
        return known[record_id]

    def array(of_item: Callable[[str], str], items: Callable[[str], list[str]]) -> Callable[[Cell], str]:
        return lambda cell: "[" + ", ".join(map(of_item, items(str(cell)) if cell else ())) + "]"

    def ids(cell: str) -> list[str]:
        return cell.split(";")

    writers: dict[Kind, Callable[[Cell], str]] = {
        Kind.FLAG: lambda cell: "true" if cell == "yes" else "false",
        **dict.fromkeys((Kind.COUNT, Kind.NUMBER), lambda cell: _number(cell, quoted)),
        **dict.fromkeys(REFERENCES, lambda cell: "null" if cell is None else reference(str(cell))),
        **dict.fromkeys(LISTS, array(reference, ids)),
        Kind.CODES: array(quoted, ids),
        Kind.WORDS: array(quoted, text_items),
        Kind.VALUE: lambda cell: "null" if cell is None else quoted(typed_value(str(cell))[1]),
    }
    return writers.get(kind, lambda cell: "null" if cell is None else quoted(str(cell)))


def _number(cell: Cell, quoted: Callable[[str], str]) -> str:
    """A number with all its digits; text that is no number stays text, so that the line stays JSON."""
    if cell is None:
        return "null"
    text = str(cell)
    return text if _NUMBER.fullmatch(text) else quoted(text)
