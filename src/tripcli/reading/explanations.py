"""Explanations of problems: what to do, with a broken and a mended example, for each code.

Takes the page `explanations.md` beside this module, gives its parts. The sentence of a code stands in `codes`.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tripcli.reading.codes import CODES, WARNINGS

_PAGE = Path(__file__).with_name("explanations.md")
_PART = re.compile(r"^## (\S+)\n\n(.+?)\n\n```(\w+)\n(.*?)\n```\n\n```\w+\n(.*?)\n```", re.MULTILINE | re.DOTALL)
_BASE = re.compile(r"```yaml\n(.*?)\n```", re.DOTALL)
_LONGEST = 100
"""Characters of a line of an example that are shown."""


class Explanation(NamedTuple):
    """The explanation of one code."""

    remedy: str
    language: str
    """`yaml` or `json` where the examples are files beside the base dataset; else they are commands or other text."""
    broken: str
    mended: str


@cache
def explanations() -> dict[str, Explanation]:
    """All of them by code."""
    return {code: Explanation(*parts) for code, *parts in _PART.findall(_PAGE.read_text(encoding="utf-8"))}


def base() -> str:
    """The dataset to which the examples belong."""
    found = _BASE.search(_PAGE.read_text(encoding="utf-8"))
    return found.group(1) + "\n" if found else ""


def explained(code: str) -> str:
    """The explanation of a code as text for people; raises KeyError."""
    one = explanations()[code]
    weight = (
        "A warning: the dataset can be used."
        if code in WARNINGS
        else "An error: the dataset cannot be used until it is corrected."
    )
    examples = "\n\n".join(
        f"{word}:\n{_indented(text)}" for word, text in (("Broken", one.broken), ("Mended", one.mended))
    )
    return f"{code}: {CODES[code]}\n{weight}\n\n{one.remedy}\n\n{examples}"


def _indented(text: str) -> str:
    """An example, its lines cut where they are very long."""
    lines = [line if len(line) <= _LONGEST else line[:_LONGEST] + "…" for line in text.splitlines()]
    return "\n".join(f"    {line}" for line in lines)
