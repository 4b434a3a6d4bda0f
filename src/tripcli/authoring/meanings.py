"""The meaning of each field of a record: the text beneath it in `records`.

Reads the source code of the Structs, so that help, schema and docs always say what the code says.
"""

import ast
import inspect
from functools import cache

from msgspec import StructMeta

from tripcli import records


@cache
def field_meanings() -> dict[str, dict[str, str]]:
    """Name of a Struct -> field as written in files -> what it means; inherited fields too."""
    structs = [getattr(records, name) for name in records.__all__]
    return {struct.__name__: _of_struct(struct) for struct in structs if isinstance(struct, StructMeta)}


def _of_struct(struct: type) -> dict[str, str]:
    """The meanings of a Struct's own fields and of those it inherits."""
    meanings: dict[str, str] = {}
    for base in reversed(struct.__mro__):
        if base.__module__.startswith(records.__name__):
            meanings |= _own(base)
    return meanings


@cache
def _own(struct: type) -> dict[str, str]:
    """The texts beneath the fields that a class declares itself."""
    node = ast.parse(inspect.getsource(struct)).body[0]
    assert isinstance(node, ast.ClassDef)  # noqa: S101  # the source of a class is one
    meanings = {}
    for field, text in zip(node.body, node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and (meaning := _text(text)):
            meanings[field.target.id.rstrip("_")] = " ".join(meaning.split())
    return meanings


def _text(statement: ast.stmt) -> str:
    """The text of a statement that is only a text; else empty."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
