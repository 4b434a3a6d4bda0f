"""What an author did wrong where libyaml stops: the place of the slip, what stands there, and what to write.

Takes the parser's own message, the text and the index of its mark. The parser notices many slips only later, so the
lines around the mark are searched for their cause.
"""

import re
from typing import NamedTuple

_FLOW_MARKS = "quotes around a text that holds one of , : # [ ] { }"
_TAB = ("a tab", "spaces: YAML does not take tabs for indentation")

BEGINNINGS = {
    "did not find expected ',' or '}'": ("`{` without the rest of its mapping", f"`,` or `}}`; {_FLOW_MARKS}"),
    "did not find expected ',' or ']'": ("`[` without the rest of its list", f"`,` or `]`; {_FLOW_MARKS}"),
    "found unexpected end of stream": ("a quote that is never closed", "the same quote at the end of the text"),
    "could not find expected ':'": ("a line without `: `", "`key: value`; quotes around a text of several lines"),
    "did not find expected alphabetic or numeric character": ("a text that begins with {}", "quotes around it"),
}
"""Messages about something without an end -> what was found, and what is expected; reported where it begins."""

_PLACES = {
    "found a tab character that violates indentation": _TAB,
    "did not find expected key": (
        "no key",
        "a key in the column of the keys above; quotes around the whole of a text",
    ),
    "did not find expected '-' indicator": (
        "neither an item nor part of the one above",
        "`- `, or a key in the column of the keys above",
    ),
    "block sequence entries are not allowed in this context": (
        "`- ` behind a key",
        "quotes around a text that begins with `- `; a list on lines of its own",
    ),
}
"""Messages about something that does not belong to its place -> what was found, and what is expected."""

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_ODD_SPACE = re.compile(rf":([{ODD_SPACES}])")
_SWALLOWED_KEY = re.compile(r",\s*[a-z_]+:\s*$|\n\s*(?:- )?[{]?[a-z_]+:\s*$")


class Slip(NamedTuple):
    """What an author did wrong."""

    position: int
    """Of the character at which it is reported."""
    found: str
    expected: str


def slip_of(problem: str, text: str, index: int) -> Slip | None:
    """The slip behind a message of the parser, whose mark has this index; None when the message is not known."""
    letter = text[index : index + 1]
    return (
        _odd_space(text, index)
        or _item_too_far_left(problem, text, index)
        or _by_message(problem, _line_before(text, index), letter, index)
    )


def odd_space_slip(text: str, index: int) -> Slip | None:
    """The slip where a colon stands before a space that is not an ordinary one; `index` is that of the text."""
    match = _ODD_SPACE.search(text)
    if match is None:
        return None
    found = f"`{text[: match.start()].lstrip()}:` before a space of another kind, U+{ord(match[1]):04X}"
    return Slip(index + match.start(1), found, "an ordinary space behind the colon")


def _odd_space(text: str, index: int) -> Slip | None:
    """Such a colon in the line of the mark."""
    begin = text.rfind("\n", 0, max(index, 0)) + 1
    end = text.find("\n", begin)
    return odd_space_slip(text[begin : end if end >= 0 else None], begin)


def quote_slip(problem: str, text: str, index: int) -> Slip | None:
    """A quote that ends a text too early, as in 'Nixon's talks', or too late, because the one before it is missing."""
    if "did not find expected" not in problem or index < 1:
        return None
    quote = text[index - 1]
    opening = _opening_quote(text, index - 1) if quote in "'\"" else -1
    if opening < 0:
        return None
    inside = text[opening + 1 : index - 1]
    if _SWALLOWED_KEY.search(inside):
        words = " ".join(re.split(r",\s*[a-z_]+:|\n", inside)[0].split())
        return Slip(opening, f"a quote that is never closed: {quote}{words[:40]}", f"{quote} at the end of that text")
    if text[index : index + 1].isalnum() and inside[-1:].isalnum():
        word = re.search(r"\w+$", inside)
        end = re.match(r"\w+", text[index:])
        found = f"a quote within a text in quotes: {word[0] if word else ''}{quote}{end[0] if end else ''}"
        other = '"' if quote == "'" else "'"
        return Slip(index - 1, found, f"{other} around the whole text, or the inner quote twice: {quote}{quote}")
    return None


def _opening_quote(text: str, closing: int) -> int:
    """The index of the quote that opens the text which ends at this one; -1 when none does."""
    quote = text[closing]
    index = closing - 1
    while (index := text.rfind(quote, 0, index + 1)) >= 0:
        if text[index - 1 : index] in {" ", "[", "{", ",", "\n", ""}:
            return index
        index -= 1
    return -1


def _item_too_far_left(problem: str, text: str, index: int) -> Slip | None:
    """An item that stands left of the items above it."""
    if (
        problem not in {"did not find expected key", "did not find expected '-' indicator"}
        or text[index : index + 2] != "- "
    ):
        return None
    column = len(_line_before(text, index))
    columns = [len(line) - len(line.lstrip()) for line in text[:index].splitlines() if line.lstrip().startswith("- ")]
    right = min((one for one in columns if one > column), default=None)
    if right is None:
        return None
    found = f"an item in column {column + 1}, left of the items above"
    return Slip(index, found, f"`- ` in their column, {right + 1}")


def _by_message(problem: str, before: str, letter: str, index: int) -> Slip | None:
    """What the message alone says."""
    if problem == "mapping values are not allowed in this context":
        if ": " in before:
            return Slip(index, "a second `: ` on one line", "quotes around a text that holds `: `")
        expected = "the column of the other keys of its record: spaces decide what belongs together"
        return Slip(index, "a key out of its column", expected)
    if problem == "found character that cannot start any token":
        return (
            Slip(index, *_TAB)
            if letter == "\t"
            else Slip(index, f"a text that begins with {_quoted(letter)}", "quotes around it")
        )
    if problem.startswith("did not find expected ','") and letter not in {"{", "["}:
        return Slip(index, f"{_quoted(letter)} where the value before it should end", BEGINNINGS[problem][1])
    words = BEGINNINGS.get(problem) or _PLACES.get(problem)
    return Slip(index, words[0].replace("{}", _quoted(letter)), words[1]) if words else None


def _line_before(text: str, index: int) -> str:
    """What stands before an index on its line."""
    return text[text.rfind("\n", 0, max(index, 0)) + 1 : max(index, 0)]


def _quoted(letter: str) -> str:
    """A letter as it is shown."""
    return f"`{letter}`" if letter != "`" else "a backtick"
