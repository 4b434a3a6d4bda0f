"""Sources as references, for formats of programs that manage references.

Takes a table of sources, gives a reference for each row. It must not know any format.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from tripcli.table import Table
from tripcli.writers.row_reader import RowReader

NEWSPAPERS = frozenset({"wire", "press"})
"""Kinds of source whose publisher is a newspaper or an agency."""
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_WEB_ADDRESS = re.compile(r"https?://\S+")
_SAFE_IN_ADDRESS = ":/?#[]@!$&'()*+,;=%~"


class Reference(NamedTuple):
    """One source; texts are on one line, and empty where the source has none."""

    id: str
    kind: str
    publisher: str
    via: str
    """Where it was read, when it was not at the publisher."""
    title: str
    published: tuple[int, ...]
    """Year, month and day, as far as they are known."""
    is_circa: bool
    """Whether the date was inferred."""
    url: str
    archive_url: str
    retrieved: tuple[int, ...]
    language: str
    note: str

    @property
    def notes(self) -> list[str]:
        """What no field of a reference is for, each as a sentence."""
        return [
            text
            for text in (
                self.note,
                f"Read at {self.via}" if self.via else "",
                f"Archived at {self.archive_url}" if self.archive_url else "",
            )
            if text
        ]


def references(table: Table) -> Iterator[Reference]:
    """Yield the reference of each row."""
    reader = RowReader(table)
    for row in table.rows:
        raw = {
            one: reader.raw(row, one)
            for one in ("id", "kind", "publisher", "via", "title", "url", "archive_url", "language", "note")
        }
        yield Reference(
            **raw | {"url": web_address(raw["url"]), "archive_url": web_address(raw["archive_url"])},
            published=date_parts(reader.raw(row, "published")),
            is_circa=bool(reader.raw(row, "published_qualifier")),
            retrieved=date_parts(reader.raw(row, "retrieved")),
        )


def date_parts(text: str) -> tuple[int, ...]:
    """Return the year, month and day with which a text begins, as far as it has them."""
    match = _DATE.match(text)
    return tuple(int(part) for part in match.groups() if part) if match else ()


def web_address(text: str) -> str:
    """Return an address of the web in ASCII, with the characters escaped that no address has; empty for other text."""
    return quote(text, safe=_SAFE_IN_ADDRESS) if _WEB_ADDRESS.fullmatch(text) else ""
