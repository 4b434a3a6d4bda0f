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
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            if isinstance(text.value, ast.Constant) and isinstance(text.value.value, str):
                meanings[field.target.id.rstrip("_")] = " ".join(text.value.value.split())
    return meanings
