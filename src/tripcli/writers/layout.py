"""Layout of texts in columns: padding, alignment on the decimal point, and lines broken at a width.

Takes texts and numbers of cells, gives texts. It must not know Rich, streams or what a text means.
"""

import re
from collections.abc import Iterator, Sequence

from tripcli.table import LISTS, REFERENCES, Kind
from tripcli.values.cells import width

GAP_CELLS = 2
"""Cells between two columns in a pipe; a cell never has so many spaces in a row."""

WRAPPING = (
    frozenset({Kind.TEXT, Kind.VALUE, Kind.WORDS, Kind.CODES, Kind.FIGURE, Kind.CLOCK, Kind.STATUS})
    | REFERENCES
    | LISTS
)
"""Kinds whose words may be written on several lines; ids, numbers and instants are never cut or wrapped."""

ON_THE_POINT = frozenset({Kind.NUMBER, Kind.FIGURE})
RIGHT = frozenset({Kind.COUNT, Kind.NUMBER, Kind.FIGURE})

_POINT = re.compile(r"(.*?)((?:\.[0-9]+)?[^0-9]*)")
_LIST = re.compile(r"(.+?)(?: \+([0-9]+))?")
_PIECE = re.compile(r"[^/\-–—.@_,;:?&=+|]*[/\-–—.@_,;:?&=+|]+|[^/\-–—.@_,;:?&=+|]+")
"""A part of a word up to one of its joints: `growyourbusiness.` and `org`."""


def padded(text: str, cells: int, *, right: bool) -> str:
    """The text filled up with spaces to so many cells."""
    space = " " * (cells - width(text))
    return space + text if right else text + space


def on_the_point(texts: Sequence[str]) -> list[str]:
    """Numbers with spaces around them, so that the ends of their whole parts are aligned."""
    parts = [_around_the_point(text) for text in texts]
    before = max((width(whole) for whole, _ in parts), default=0)
    after = max((width(rest) for _, rest in parts), default=0)
    return [padded(whole, before, right=True) + padded(rest, after, right=False) for whole, rest in parts]


def _around_the_point(text: str) -> tuple[str, str]:
    """The text to the end of its last whole number, and the rest."""
    match = _POINT.fullmatch(text)
    return match.group(1, 2) if match and match.group(1) else (text, "")  # type: ignore[return-value]  # two groups


def wrapped(text: str, cells: int, indent_cells: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words only, all but the first indented.

    A word that is wider than a line is written whole on a line of its own: addresses and ids are never cut.
    """
    if width(text) <= cells:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > cells:
            lines.append(line)
            line = " " * indent_cells + word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def wrapped_cell(text: str, cells: int) -> list[str]:
    """The text in lines of at most so many cells.

    Lines are broken between words; a word that is wider than a line is broken behind a hyphen, point, slash or other
    joint, and only a piece without joints that is still too wide is cut.
    """
    if width(text) <= cells:
        return [text]
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) <= cells:
            line = f"{line} {word}"
        elif width(word) <= cells:
            lines += [line] if line else []
            line = word
        else:
            for piece in _pieces(word, cells):
                separator = " " if line and piece.starts_word else ""
                if line and width(line) + len(separator) + width(piece.text) > cells:
                    lines.append(line)
                    line = piece.text
                else:
                    line += separator + piece.text
    return [*lines, line]


def shortened_list(text: str, cells: int) -> str:
    """As many names of a list as find room in so many cells, the others counted: `Lee, Ray +1` or `Lee +2`.

    The first one is always written, whatever the width.
    """
    match = _LIST.fullmatch(text) if width(text) > cells else None
    if match is None:
        return text
    names, counted = match.group(1).split(", "), int(match.group(2) or 0)
    while len(names) > 1 and width(text) > cells:
        counted += 1
        names.pop()
        text = f"{', '.join(names)} +{counted}"
    return text


class _Piece:
    """A piece of a word that is wider than a line."""

    __slots__ = ("starts_word", "text")

    def __init__(self, text: str, *, starts_word: bool) -> None:
        self.text = text
        self.starts_word = starts_word


def _pieces(word: str, cells: int) -> Iterator[_Piece]:
    """The pieces of a word between its joints; what is wider than a line is cut."""
    starts_word = True
    for piece in _PIECE.findall(word):
        for part in _cut(piece, cells):
            yield _Piece(part, starts_word=starts_word)
            starts_word = False


def _cut(piece: str, cells: int) -> Iterator[str]:
    """The piece in parts of at most so many cells, and of at least one character."""
    part = ""
    for character in piece:
        if part and width(part) + width(character) > cells:
            yield part
            part = ""
        part += character
    yield part


def least_unbroken_cells(text: str) -> int:
    """Cells of the widest piece of the text that is not broken unless a line is narrower."""
    return max((width(piece) for word in text.split(" ") for piece in _PIECE.findall(word)), default=0)
