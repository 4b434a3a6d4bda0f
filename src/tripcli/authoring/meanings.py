"""What each field of a record means, in the words that stand beneath it in `records`.

Takes the source of that module, gives the texts; so help, schema and docs say what the code says.
"""

import ast
import inspect
from functools import cache

from tripcli import records


@cache
def field_meanings() -> dict[str, dict[str, str]]:
    """Name of a Struct -> field as written in files -> what it means; inherited fields too."""
    tree = ast.parse(inspect.getsource(records))
    own: dict[str, dict[str, str]] = {}
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            inherited = [own.get(base.id, {}) for base in node.bases if isinstance(base, ast.Name)]
            own[node.name] = {field: text for fields in (*inherited, _own(node)) for field, text in fields.items()}
    return own


def _own(node: ast.ClassDef) -> dict[str, str]:
    """The texts beneath the fields of a class."""
    meanings = {}
    for field, text in zip(node.body, node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and (meaning := _text(text)):
            meanings[field.target.id.rstrip("_")] = " ".join(meaning.split())
    return meanings


def _text(statement: ast.stmt) -> str:
    """The text that a statement is, or nothing."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
