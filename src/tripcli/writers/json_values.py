"""Cells as JSON values: numbers as numbers, references with their names, lists as arrays, no value as null.

Takes a table, gives the function that writes one row of it. It must not know arrays or streams of objects.
Strings are escaped by the standard library; what is not seen is escaped by the sanitiser, so that data stay
unchanged.
"""

import re
from collections.abc import Callable

from tripcli.table import LISTS, REFERENCES, Cell, Column, Kind, Name, Row, Table
from tripcli.writers.safe import escaped_json

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[-+][0-9]+)?")


def object_writer(table: Table) -> Callable[[Row], str]:
    """The function that writes a row of this table as a JSON object on one line."""
    from json.encoder import encode_basestring  # noqa: PLC0415  # programs that want no JSON do not pay for it

    quoted: Callable[[str], str] = encode_basestring
    writers = [_value_writer(column, table.names, quoted) for column in table.columns]
    pattern = "{" + ", ".join(f"{quoted(column.id).replace('%', '%%')}: %s" for column in table.columns) + "}"

    def written(row: Row) -> str:
        return escaped_json(pattern % tuple([write(cell) for write, cell in zip(writers, row, strict=True)]))

    return written


def _value_writer(
    column: Column, names: Callable[[Kind, str], Name | None], quoted: Callable[[str], str]
) -> Callable[[Cell], str]:
    """The function that writes a cell of this column as JSON."""
    kind = column.kind
    known: dict[str, str] = {}

    def reference(record_id: str) -> str:
        if record_id not in known:
            name = names(kind, record_id)
            shown_name = quoted(name.name) if name else "null"
            known[record_id] = f'{{"id": {quoted(record_id)}, "name": {shown_name}}}'
        return known[record_id]

    def array(item: Callable[[str], str]) -> Callable[[Cell], str]:
        return lambda cell: "[" + ", ".join(map(item, str(cell).split(";") if cell else ())) + "]"

    if kind is Kind.FLAG:
        return lambda cell: "true" if cell == "yes" else "false"
    if kind in {Kind.COUNT, Kind.NUMBER}:
        return lambda cell: _number(cell, quoted)
    if kind in REFERENCES:
        return lambda cell: "null" if cell is None else reference(str(cell))
    if kind in LISTS or kind is Kind.WORDS:
        return array(quoted if kind is Kind.WORDS else reference)
    return lambda cell: "null" if cell is None else quoted(cell if isinstance(cell, str) else str(cell))


def _number(cell: Cell, quoted: Callable[[str], str]) -> str:
    """A number with all its digits; text that is no number stays text, so that the line stays JSON."""
    if cell is None:
        return "null"
    text = str(cell)
    return text if _NUMBER.fullmatch(text) else quoted(text)
