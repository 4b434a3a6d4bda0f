"""The JSON Schema (draft 2020-12) of what the JSON writers make of columns.

Takes columns, gives a schema as plain values. It describes the values that `json_values` makes: a change there needs
the same change here.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from tripcli.table import LISTS, REFERENCES, Audience, Column, Kind, Section

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TIME = (
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    "(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
)
"""A time of publication has an offset only where its source gives one. `/` stands between the ends of a span."""
_NAMED: Schema = {
    "type": "object",
    "properties": {"id": {"type": "string"}, "name": {"type": ["string", "null"]}},
    "required": ["id", "name"],
    "additionalProperties": False,
}


def rows_schema(title: str, description: str, columns: Iterable[Column]) -> Schema:
    """The schema of an array of rows; its `items` are the schema of one row.

    Later versions of the program may add keys, and remove none.
    """
    return {**_about(title, description), "type": "array", "items": _row(columns), "$defs": {"named": _NAMED}}


def page_schema(title: str, description: str, pages: Sequence[Sequence[Section]]) -> Schema:
    """The schema of a page, made from pages that the view gives; a key that one of them lacks is not required."""
    sections = {section.id: section for page in pages for section in page if section.for_data}
    properties = {}
    for section in sections.values():
        row = _row(section.table.columns)
        properties[section.id] = (
            {"anyOf": [row, {"type": "null"}]} if section.single else {"type": "array", "items": row}
        )
    required = [key for key in sections if all(key in {section.id for section in page} for page in pages)]
    return {
        **_about(title, description), "type": "object", "properties": properties, "required": required,
        "$defs": {"named": _NAMED},
    }  # fmt: skip


def _about(title: str, description: str) -> Schema:
    return {"$schema": DIALECT, "title": title, "description": description}


def _row(columns: Iterable[Column]) -> Schema:
    """The schema of one row."""
    columns = list(columns)
    properties = {column.id: {"description": column.help, **_value(column)} for column in columns}
    required = [column.id for column in columns if column.audience is not Audience.LIBRARY]
    return {"type": "object", "properties": properties, "required": required}


def _value(column: Column) -> Schema:
    """The schema of the values of a column."""
    kind = column.kind
    named = {"$ref": "#/$defs/named"}
    if kind in REFERENCES:
        return {"anyOf": [named, {"type": "null"}]}
    if kind in LISTS:
        return {"type": "array", "items": named}
    if kind is Kind.CODES and column.words:
        return {"type": "array", "items": {"type": "string", "enum": [*column.words]}}
    if column.words:
        return {"enum": [*column.words, None]}
    plain: dict[Kind, Schema] = {
        Kind.FLAG: {"type": "boolean"},
        Kind.COUNT: {"type": ["integer", "null"]},
        Kind.NUMBER: {"type": ["number", "null"]},
        Kind.WORDS: {"type": "array", "items": {"type": "string"}},
        Kind.CODES: {"type": "array", "items": {"type": "string"}},
        Kind.ID: {"type": "string"},
        Kind.TIME: {"type": ["string", "null"], "pattern": _TIME},
    }
    return plain.get(kind, {"type": ["string", "null"]})
