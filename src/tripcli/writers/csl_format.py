"""CSL-JSON, for Zotero, pandoc and others that cite in a style: one array with an item for each source.

Takes a table of sources, and a target, streams. A date that was inferred is `circa`. The data are unchanged, so a
program that cites takes `<i>` and the like in a title for italics, as CSL has it.
"""

import json
from collections.abc import Iterator
from typing import Any

from tripcli.table import Table
from tripcli.values.safe import escaped_json
from tripcli.writers.lines import write_lines
from tripcli.writers.references import NEWSPAPERS, Reference, references
from tripcli.writers.target import Target

TYPES = {
    **dict.fromkeys(NEWSPAPERS, "article-newspaper"), "book": "book", "broadcast": "broadcast", "social": "post",
    "archive": "document",
}  # fmt: skip
"""Kind of source -> type of the item; of other kinds a page of the web, or a document without an address."""


def write(table: Table, target: Target) -> None:
    """Write the sources to the target as an array of items, a line each."""

    def lines() -> Iterator[str]:
        before = "["
        for one in references(table):
            yield before if before == "[" else f"{before},"
            before = escaped_json(json.dumps(_item(one), ensure_ascii=False))
        yield from ("[]",) if before == "[" else (before, "]")

    write_lines(target.out, lines())


def _item(one: Reference) -> dict[str, Any]:
    """The item of one source, without empty fields."""
    fields = {
        "id": one.id,
        "type": TYPES.get(one.kind, "webpage" if one.url else "document"),
        "title": one.title,
        **_publisher(one),
        "issued": _date(one.published) | ({"circa": True} if one.is_circa else {}) if one.published else {},
        "URL": one.url,
        "accessed": _date(one.retrieved) if one.retrieved and one.url else {},
        "language": one.language,
        "note": ". ".join(one.notes),
    }
    return {name: value for name, value in fields.items() if value}


def _publisher(one: Reference) -> dict[str, Any]:
    """The fields that name the publisher: a body that is the author, a publisher, or what holds the item."""
    if one.kind == "official":
        return {"author": [{"literal": one.publisher}]}
    return {"publisher" if one.kind in {"book", "archive"} else "container-title": one.publisher}


def _date(parts: tuple[int, ...]) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}
