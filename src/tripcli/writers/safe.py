"""The one sanitiser: what could command a terminal, hide or reorder text never reaches an output.

Takes one line or cell of untrusted text and gives it with visible stand-ins, or, for JSON, with its
characters escaped. It must not know formats, columns or colours. Harmless text costs two looks in C.
"""

import re
from collections.abc import Iterator
from functools import cache

_BLOCKS_OF_MARKS = (
    "[\u0300-\u1fff\u20d0-\u20ff\u2800\u2ce0-\u2dff\u302a-\u302f\u3099\u309a\u3164\ua660-\uabff"
    "\ufb1e\ufe00-\ufe2f\uffa0\U00010000-\U0010ffff]"
)
"""Blocks with combining marks or unseen letters: names in Latin and in East Asian letters have none."""

MARKS_IN_A_ROW = 4
"""Combining marks that one letter may bear; real scripts need no more."""

STAND_IN = "\ufffd"
"""Stands for a character that nobody would see."""


def is_safe(text: str) -> bool:
    """Whether the text can be shown as it stands; may be False for harmless text, never True for other."""
    if not text.isprintable():
        return False
    return text.isascii() or _blocks_of_marks().search(text) is None or _suspect().search(text) is None


@cache
def _blocks_of_marks() -> re.Pattern[str]:
    """The first look at text beyond ASCII, compiled when there is any."""
    return re.compile(_BLOCKS_OF_MARKS)


@cache
def _unseen() -> re.Pattern[str]:
    """Characters that Unicode calls printable and nobody sees.

    Fillers, joiners, the empty braille cell; and variation selectors, which choose the form of an ideograph
    and anywhere else carry text in secret.
    """
    return re.compile(
        "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]"
        "|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
    )


@cache
def _suspect() -> re.Pattern[str]:
    """An unseen character, or so many of those blocks that they may be marks heaped on one letter."""
    return re.compile(f"{_unseen().pattern}|{_BLOCKS_OF_MARKS}{{{MARKS_IN_A_ROW + 1}}}")


def safe_text(text: str) -> str:
    """The text on one line, with a visible stand-in for whatever is not seen as what it is."""
    if is_safe(text):
        return text
    shown = []
    for character, harmless, surplus_mark in _judged(text.replace("\r\n", "\n")):
        if surplus_mark:
            continue
        shown.append(character if harmless else _stand_in(character))
    return "".join(shown)


def escaped_json(line: str) -> str:
    """A line of JSON in which only what can be seen stands raw; the data are unchanged."""
    if is_safe(line):
        return line
    return "".join(
        character if harmless and not surplus_mark else _json_escape(character)
        for character, harmless, surplus_mark in _judged(line)
    )


def _judged(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each character, whether it is harmless, and whether it is a mark too many."""
    from unicodedata import category  # noqa: PLC0415  # harmless text does without it

    unseen = {match.start() for match in _unseen().finditer(text)}
    marks = 0
    for index, character in enumerate(text):
        kind = category(character)
        marks = marks + 1 if kind[0] == "M" else 0
        harmless = index not in unseen and (character.isprintable() or kind == "Zs")
        yield character, harmless, marks > MARKS_IN_A_ROW


def _stand_in(character: str) -> str:
    """What is shown for a character: a space for a tab or line end, caret form for a control."""
    if character in "\t\n":
        return " "
    if character < " " or character == "\x7f":
        return "^" + chr(ord(character) ^ 0x40)
    return STAND_IN


def _json_escape(character: str) -> str:
    """The character as JSON writes it in ASCII; beyond U+FFFF as two surrogates."""
    code = ord(character)
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
