"""Cells that hold a list or a typed value, taken apart.

Takes the text of a cell, gives the items of a list, or the type and the text of a value. It must not know formats.
"""

import re

_ITEM = re.compile('"([^"]*)"')
VALUE_TYPES = frozenset({"time", "length", "count", "figure", "text", "texts", "people", "word", "flag"})


def text_items(cell: str) -> list[str]:
    """The texts of a JSON array; a cell that is not one holds texts joined with `;`."""
    if not cell.startswith("["):
        return cell.split(";") if cell else []
    if "\\" not in cell:  # then each quotation mark begins or ends a text, and no JSON parser is needed
        return _ITEM.findall(cell)
    import json

    try:
        items = json.loads(cell)
    except ValueError:
        return [cell]
    return [str(item) for item in items]


def joined_texts(cell: str) -> str:
    """The texts of a JSON array on one line, as TSV and CSV have them: joined with `; `, a `;` within a text as `,`."""
    return "; ".join([item.replace(";", ",") for item in text_items(cell)])


def typed_value(cell: str) -> tuple[str, str]:
    """The type and the text of a value `TYPE:TEXT`; without a type it is a text."""
    value_type, colon, text = cell.partition(":")
    return (value_type, text) if colon and value_type in VALUE_TYPES else ("", cell)
