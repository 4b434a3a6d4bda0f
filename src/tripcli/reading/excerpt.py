"""Problems for people: a message, the line of the file, and a caret under the column.

Takes a Problem, which has its line of the file, and gives lines of text without control characters.
"""

from tripcli.errors import Problem
from tripcli.values.cells import width
from tripcli.values.safe import safe_text

EXCERPT_CELLS = 96
"""Width of an excerpt; of a longer line the part around the column is shown."""

FOUND_LENGTH = 200
"""Characters that are shown of what was found; a key can be of any length."""

_MARGIN = "  "


def problem_lines(problem: Problem) -> tuple[str, ...]:
    """The message of a problem, then its excerpt and caret when it has a column."""
    place = problem.file
    if problem.line:
        place += f":{problem.line}" + (f":{problem.column}" if problem.column else "")
    found = problem.found if len(problem.found) <= FOUND_LENGTH else problem.found[:FOUND_LENGTH] + "…"
    words = f"{found}; expected {problem.expected}"
    if problem.nearest:
        words += f"; did you mean `{problem.nearest}`?"
    kind = "warning: " if problem.warning else ""
    message = safe_text(f"{place}: {kind}{words} [{problem.code}]")
    if not problem.column or not problem.excerpt.strip():
        return (message,)
    return (message, *_excerpt(problem.excerpt, problem.column))


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """The part of the line around a column, and a line with a caret under that column."""
    first, last = _part(line, column)
    shown = "…" if first else ""
    indent = " " if first else ""
    for index in range(first, last):
        character = line[index] if line[index] == "\t" else safe_text(line[index])
        if index < column - 1:
            indent += "\t" if character == "\t" else " " * width(character)
        shown += character
    return _MARGIN + shown + ("…" if last < len(line) else ""), _MARGIN + indent + "^"


def _part(line: str, column: int) -> tuple[int, int]:
    """The first character of the line to show, and the one after the last."""
    last, taken = column - 1, 0
    while last < len(line) and taken < EXCERPT_CELLS // 3:
        taken += width(line[last])
        last += 1
    first = column - 1
    while first > 0 and taken < EXCERPT_CELLS:
        first -= 1
        taken += width(line[first])
    while last < len(line) and taken < EXCERPT_CELLS:
        taken += width(line[last])
        last += 1
    return first, last
