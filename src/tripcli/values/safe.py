"""The one sanitiser: characters that command a terminal, or hide or reorder text, never reach an output.

Takes one line or cell of untrusted text, gives it with visible stand-ins or, for JSON, with these characters escaped.
It must not know formats, columns or colours. Safe text costs two calls of the standard library, whatever its length.
"""

import re
from collections.abc import Iterator
from functools import cache

_BLOCKS_OF_MARKS = (
    "[\u0300-\u1fff\u20d0-\u20ff\u2800\u2ce0-\u2dff\u302a-\u302f\u3099\u309a\u3164\ua660-\uabff"
    "\ufb1e\ufe00-\ufe2f\uffa0\U00010000-\U0010ffff]"
)
"""Blocks with combining marks or invisible letters: names in Latin and in East Asian letters have none."""

MARKS_IN_A_ROW = 4
"""Combining marks that one letter may bear; real scripts need no more."""

STAND_IN = "\ufffd"
"""Replaces a character that nobody would see."""


def is_safe(text: str) -> bool:
    """Whether the text can be shown as it is; may be False for safe text, but is never True for unsafe text."""
    if not text.isprintable():
        return False
    return text.isascii() or _blocks_of_marks().search(text) is None or _unsafe().search(text) is None


@cache
def _blocks_of_marks() -> re.Pattern[str]:
    """Matches a character that needs a closer check; compiled when there is text beyond ASCII."""
    return re.compile(_BLOCKS_OF_MARKS)


_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SYMBOLS = "#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"


@cache
def _invisible() -> re.Pattern[str]:
    """Matches characters that Unicode calls printable although nobody sees them.

    These are fillers, joiners and the empty braille cell; and variation selectors, except behind the characters whose
    form they choose: an ideograph, or, for the forms as text and as emoji, a symbol. Anywhere else they can carry
    hidden text.
    """
    return re.compile(
        "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0]"
        f"|(?<![{_IDEOGRAPHS}])[\ufe00-\ufe0d\U000e0100-\U000e01ef]"
        f"|(?<![{_SYMBOLS}])[\ufe0e\ufe0f]"
    )


@cache
def _unsafe() -> re.Pattern[str]:
    """Matches an invisible character, or more combining marks in a row than one letter may bear."""
    return re.compile(f"{_invisible().pattern}|{_BLOCKS_OF_MARKS}{{{MARKS_IN_A_ROW + 1}}}")


def safe_text(text: str) -> str:
    """The text on one line, with a visible stand-in for each unsafe character and without surplus marks."""
    if is_safe(text):
        return text
    return "".join(
        character if safe else _stand_in(character)
        for character, safe, surplus_mark in _classified(text.replace("\r\n", "\n"))
        if not surplus_mark
    )


def escaped_json(line: str) -> str:
    """A line of JSON with each unsafe character escaped; the data that it holds are unchanged."""
    if is_safe(line):
        return line
    return "".join(
        character if safe and not surplus_mark else _json_escape(character)
        for character, safe, surplus_mark in _classified(line)
    )


def _classified(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each character, whether it is safe, and whether it is a combining mark too many."""
    from unicodedata import category

    invisible = {match.start() for match in _invisible().finditer(text)}
    marks = 0
    for index, character in enumerate(text):
        kind = category(character)
        marks = marks + 1 if kind[0] == "M" else 0
        safe = index not in invisible and (character.isprintable() or kind == "Zs")
        yield character, safe, marks > MARKS_IN_A_ROW


def _stand_in(character: str) -> str:
    """The stand-in for an unsafe character: a space for a tab or line end, the caret form for a control character."""
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
