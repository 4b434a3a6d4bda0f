"""How many cells a text takes on a terminal: a wide character takes two, a combining mark none.

Takes text, gives numbers. It must not know what the text means or where it is written.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

_ODD = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u0dff\u0e31-\u0eff\u0f18-\u0fff\u102b-\u109f\u1100-\u11ff\u135d-\u135f"
    "\u1712-\u1dff\u20d0-\u20ff\u231a-\u2bff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u2e80-\uabff\uac00-\ud7ff"
    "\uf900-\ufaff\ufb1e\ufe00-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00010000-\U0010ffff]"
)
"""Blocks that have characters of no cell or of two; all other characters take one cell."""


def width(text: str) -> int:
    """Cells that the text takes on a terminal."""
    if text.isascii() or _ODD.search(text) is None:
        return len(text)
    return sum(map(_character_width, text))


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    """Cells of one character: none for a combining mark, two for a wide one."""
    from unicodedata import category, east_asian_width

    if category(character) in {"Mn", "Mc", "Me", "Cf"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def column_width(texts: Sequence[str]) -> int:
    """Cells of the widest text."""
    together = "".join(texts)
    if together.isascii() or _ODD.search(together) is None:
        return max(map(len, texts), default=0)
    return max(map(width, texts), default=0)
