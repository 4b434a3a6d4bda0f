"""The marks before a word (how far a thing has come, whether sources differ) and their forms in ASCII.

Takes and gives text. It must not know tables, colours or terminals.
"""

MARKS = {
    "expected": "○",
    "sought": "○",
    "announced": "◐",
    "pledged": "◐",
    "held": "●",
    "signed": "●",
    "committed": "●",
    "disbursed": "●",
    "cancelled": "✗",
    "withdrawn": "✗",
    "disputed": "≠",
}
"""Stage -> its mark."""

DIFFER = "≠"
"""Sources differ, or dispute it."""

_ASCII = str.maketrans(
    {
        "○": "o", "◐": "+", "●": "*", "✗": "x", "≠": "!", "–": "-", "—": "-", "−": "-", "·": "-", "→": "->",
        "├": "|", "└": "`", "│": "|", "─": "-", "…": "...", "‘": "'", "’": "'", "“": '"', "”": '"', "×": "x",
        "€": "EUR ", "£": "GBP ", "¥": "JPY ", "₩": "KRW ",
    }
)  # fmt: skip


def in_ascii(text: str) -> str:
    """The text with ASCII in the place of marks, dashes, arrows and currency signs; letters stay."""
    return text if text.isascii() else text.translate(_ASCII)


def with_mark(status: str) -> str:
    """A stage as people see it on a terminal: its mark and the word."""
    mark = MARKS.get(status)
    return f"{mark} {status}" if mark else status
