"""The marks before a stage (`● held`) and behind a value on which sources differ (`3≠`), and their forms in ASCII.

Takes text, gives text. It must not know tables, colours or terminals.
"""

MARKS = {
    "expected": "○",
    "sought": "○",
    "announced": "◐",
    "pledged": "◐",
    "held": "●",
    "signed": "●",
    "committed": "●",
    "disbursed": "✓",
    "cancelled": "✗",
    "lapsed": "⊘",
    "withdrawn": "✗",
    "disputed": "≠",
}
"""Stage -> its mark."""

PLAN = MARKS["expected"]
"""Only plans give this time, of what has since happened."""
DIFFER = "≠"
"""Sources differ on the value, or one of them disputes it."""

_ASCII = str.maketrans(
    {
        "○": "o", "◐": "+", "●": "*", "✗": "x", "✓": "v", "⊘": "/", "≠": "!",
        "–": "-", "—": "-", "−": "-", "·": "-", "→": "->",
        "├": "|", "└": "`", "│": "|", "─": "-", "…": "...", "‘": "'", "’": "'", "“": '"', "”": '"', "×": "x",
        "€": "EUR ", "£": "GBP ", "¥": "JPY ", "₩": "KRW ",
    }
)  # fmt: skip


def in_ascii(text: str) -> str:
    """The text with ASCII instead of marks, dashes, arrows and currency signs; letters stay."""
    return text if text.isascii() else text.translate(_ASCII)


def with_mark(status: str) -> str:
    """A stage with its mark before it, also when words follow (`committed, not binding`); else as it is."""
    mark = MARKS.get(status.partition(",")[0])
    return f"{mark} {status}" if mark else status
