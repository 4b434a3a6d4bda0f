"""JSON as text: characters that are not visible are escaped, all others stand as they are.

Takes plain values, gives text that is also YAML: a text in double quotes reads the same in both.
"""

import json
from collections.abc import Mapping, Sequence

Plain = object


def json_text(value: Plain) -> str:
    """A value on one line."""
    return _escaped(json.dumps(value, ensure_ascii=False))


def json_pages(value: Plain) -> str:
    """A value over many lines, indented."""
    return _escaped(json.dumps(value, ensure_ascii=False, indent=2))


def json_records(lists: Mapping[str, Plain]) -> str:
    """An object of lists with one record on each line, so that a change of a record changes a line."""
    parts = []
    for key, value in lists.items():
        if isinstance(value, Sequence) and not isinstance(value, str):
            items = ",\n".join(f"    {json_text(item)}" for item in value)
            parts.append(f"  {json_text(key)}: [\n{items}\n  ]")
        else:
            parts.append(f"  {json_text(key)}: {json_text(value)}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _escaped(text: str) -> str:
    """The text with an escape for each character that is not visible; the line ends of the layout stay."""
    if text.isascii() and "\x7f" not in text:
        return text
    return "".join(letter if letter.isprintable() or letter == "\n" else _escape(letter) for letter in text)


def _escape(letter: str) -> str:
    """`\\u200b`; beyond the first plane the two halves that JSON writes."""
    return json.dumps(letter)[1:-1] if letter != "\x7f" else "\\u007f"
