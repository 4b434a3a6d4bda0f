"""Paths of values: every value of one record with the keys and indexes that lead to it.

Takes the tokens of a record in any language, gives values with their paths and character indexes.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tripcli.reading.findings import Path

Token = tuple[str, str, int]
"""`{`, `}`, `[`, `]` or `text`; the text; the index of its first character."""


class PlacedValue(NamedTuple):
    """A value of a record, its path, and the indexes of its key and of itself in the text."""

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


def values_with_paths(tokens: Iterable[Token]) -> Iterator[PlacedValue]:
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
            yield PlacedValue(path, level.key_index, index, token)
        if kind in "{[":
            levels.append(_Level(path, kind == "{"))
