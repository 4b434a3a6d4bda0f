"""YAML as text: plain where that is safe, in double quotes otherwise; every value a text.

Takes trees of dicts, lists and texts, gives lines. The reader reads them back as the same trees, as does any YAML
parser that leaves scalars as texts.
"""

import re

from tripcli.authoring.json_writer import json_text

Tree = dict[str, "Tree"] | list["Tree"] | str

_PLAIN = re.compile(r"[^\W_](?:[\w./+~?%()'’–—&;!°-]|(?<! ) (?!#)|:(?=[\w/+-]))*")
"""Begins with a letter or digit, has nothing that means something to YAML, and no space at its end."""
_WORDS = frozenset(("null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"))
"""Plain texts that parsers read as another type; `yes` and `no` are words of the format and stay plain."""


def scalar(text: str) -> str:
    """A text as it stands in a file."""
    if _PLAIN.fullmatch(text) and text.isprintable() and text not in _WORDS and text[-1] != " ":
        return text
    if text.isascii() or text.isprintable():
        return json_text(text)
    return '"' + "".join(_letter(letter) for letter in text) + '"'


def flow(tree: Tree) -> str:
    """A value on one line."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{scalar(key)}: {flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(flow, tree)) + "]"
    return scalar(tree)


def block(tree: dict[str, Tree], indent: str, items_apart: str = "") -> list[str]:
    """A mapping, a key on each line; of one key the items stand on a line each."""
    lines = []
    for key, value in tree.items():
        if key == items_apart and isinstance(value, list) and value:
            lines.append(f"{indent}{scalar(key)}:")
            lines += [f"{indent}  - {flow(item)}" for item in value]
        else:
            lines.append(f"{indent}{scalar(key)}: {flow(value)}")
    return lines


def _letter(letter: str) -> str:
    """A character within double quotes: as it is, or escaped as YAML does beyond the first plane too."""
    if letter in '"\\':
        return "\\" + letter
    if letter.isprintable():
        return letter
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
