"""The way through one record: every value with the path that leads to it.

Takes the tokens of a record, whatever its language, gives visits. It must not know files or findings.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tripcli.reading.findings import Path

Token = tuple[str, str, int]
"""`{`, `}`, `[`, `]` or `text`; the text; the index of its first character."""


class Visit(NamedTuple):
    """A value on the way through a record."""

    path: Path
    key_index: int
    """Where its key stands, or -1 for an item of a list."""
    position: int
    """Where the value itself stands."""
    token: Token


class _Level:
    """A mapping or list that is open."""

    def __init__(self, path: Path, is_mapping: bool) -> None:
        self.path = path
        self.is_mapping = is_mapping
        self.key: str | None = None
        self.key_index = -1
        self.count = 0

    def step(self) -> str | int:
        """The key or number of the value that comes now."""
        if self.is_mapping:
            key, self.key = self.key, None
            return key or ""
        self.count += 1
        return self.count - 1


def visits(tokens: Iterable[Token]) -> Iterator[Visit]:
    """Every value below the first one, with its path."""
    levels: list[_Level] = []
    for token in tokens:
        kind, text, index = token
        if kind in "}]":
            levels.pop()
            continue
        level = levels[-1] if levels else None
        if level is not None and level.is_mapping and level.key is None:
            level.key, level.key_index = text, index
            continue
        path: Path = ()
        if level is not None:
            path = (*level.path, level.step())
            yield Visit(path, level.key_index, index, token)
        if kind in "{[":
            levels.append(_Level(path, kind == "{"))
