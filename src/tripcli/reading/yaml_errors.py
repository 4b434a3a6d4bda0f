"""What libyaml says of a broken text, in words for the author.

Takes a file's bytes, reads them, and turns what the parser raises into a finding.
"""

import re

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from tripcli.reading.cut_texts import tell_cut_texts
from tripcli.reading.findings import Finding, Span, Take, Tell, Tree, Unreadable
from tripcli.reading.yaml_reader import read_yaml

_NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_FLOW_MARKS = "quotes around a text that holds one of , : # [ ] { }"
_FAULTS = {
    "did not find expected ',' or '}'": ("`{` without the rest of its mapping", f"`,` or `}}`; {_FLOW_MARKS}"),
    "did not find expected ',' or ']'": ("`[` without the rest of its list", f"`,` or `]`; {_FLOW_MARKS}"),
    "found unexpected end of stream": ("a quote that is never closed", "the same quote at the end of the text"),
    "could not find expected ':'": ("a line without `: `", "`key: value`; quotes around a text of several lines"),
    "did not find expected alphabetic or numeric character": ("a text that begins with {}", "quotes around it"),
}
"""What libyaml says of something that it could not finish -> what that is, and what it needs; told where it begins."""

_FAULTS_BEHIND = {
    "found a tab character that violates indentation": ("a tab", "spaces: no tab counts as any"),
    "did not find expected key": ("no key", "a key in the column of the keys above; quotes around the whole of a text"),
    "did not find expected '-' indicator": (
        "neither an item nor part of the one above", "`- `, or a key in the column of the keys above",
    ),
    "block sequence entries are not allowed in this context": (
        "`- ` behind a key", "quotes around a text that begins with `- `; a list on lines of its own",
    ),
}  # fmt: skip
"""What libyaml says where something stands that does not belong there -> what that is, and what does."""


def read_whole_yaml(content: bytes, file: int, take: Take, tell: Tell) -> None:
    """Give all records of a file; raises Unreadable, whatever is wrong with the text."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Unreadable(Finding("not-utf8", Span(file, -1, -1), (), "UTF-16", "UTF-8"))
    last = _Last(take)
    try:
        read_yaml(content, file, last.take, tell)
    except MarkedYAMLError as error:
        last.give_unless_cut(error.problem_mark.index if error.problem_mark is not None else -1)
        raise Unreadable(_syntax(error, content, file)) from error
    except ReaderError as error:
        raise Unreadable(_character(content, file)) from error
    except Unreadable:
        last.give()
        raise
    last.give()
    tell_cut_texts(content, file, tell)


class _Last:
    """Keeps the last record back: what is no YAML right behind it has cut it short, and then nobody judges it."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._kept: tuple[str, int, Tree, Span, bool] | None = None

    def take(self, key: str, key_index: int, tree: Tree, span: Span, is_item: bool) -> None:
        """Give the one before."""
        self.give()
        self._kept = key, key_index, tree, span, is_item

    def give(self) -> None:
        """Give the one that is kept."""
        if self._kept is not None:
            self._take(*self._kept)
            self._kept = None

    def give_unless_cut(self, index: int) -> None:
        """Give the one that is kept, unless what could not be read begins where it ends."""
        if self._kept is not None and self._kept[3].end != index:
            self.give()


def not_utf8(content: bytes, error: UnicodeDecodeError, file: int) -> Finding:
    """The first byte that is no UTF-8."""
    index = len(content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff"))
    return Finding("not-utf8", Span(file, index, index), (), f"the byte 0x{content[error.start]:02X}", "UTF-8")


def _syntax(error: MarkedYAMLError, content: bytes, file: int) -> Finding:
    """What the parser did not understand: where it began, if it is not finished, else where it was noticed."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if problem in _FAULTS and error.context_mark is not None and _began_before(error):
        mark = error.context_mark
    index = mark.index if mark is not None else -1
    if problem == "exceeded maximum nesting depth":  # newer releases of libyaml stop by themselves
        return Finding(
            "too-deep", Span(file, index, index), (), "brackets without end", "records as the format has them"
        )
    found, expected = _told(problem, *_around(content, index)) or (
        " ".join(part for part in (error.context, problem) if part), "YAML"
    )  # fmt: skip
    return Finding("yaml-syntax", Span(file, index, index), (), found, expected)


def _began_before(error: MarkedYAMLError) -> bool:
    """Whether a fault belongs to where its text began: of brackets only when they are still open on another line."""
    begin, end = error.context_mark, error.problem_mark
    return "expected ','" not in (error.problem or "") or begin is None or end is None or begin.line != end.line


def _told(problem: str, before: str, letter: str) -> tuple[str, str] | None:
    """What was found and what was expected, by what stands before it on its line and by the letter itself."""
    if problem == "mapping values are not allowed in this context":
        if ": " in before:
            return "a second `: ` on one line", "quotes around a text that holds `: `"
        return (
            "a key out of its column",
            "the column of the other keys of its record: spaces decide what belongs together",
        )
    if problem == "found character that cannot start any token":
        if letter == "\t":
            return _FAULTS_BEHIND["found a tab character that violates indentation"]
        return f"a text that begins with {_quoted(letter)}", "quotes around it"
    if problem.startswith("did not find expected ','") and letter not in {"{", "["}:
        return f"{_quoted(letter)} where the value before it should end", _FAULTS[problem][1]
    fault = _FAULTS.get(problem) or _FAULTS_BEHIND.get(problem)
    return fault and (fault[0].format(_quoted(letter)) if "{}" in fault[0] else fault[0], fault[1])


def _around(content: bytes, index: int) -> tuple[str, str]:
    """What stands before an index on its line, and the letter there."""
    text = content.decode("utf-8-sig", "replace")
    return text[text.rfind("\n", 0, max(index, 0)) + 1 : max(index, 0)], text[index : index + 1]


def _quoted(letter: str) -> str:
    """A letter as it is shown."""
    return f"`{letter}`" if letter != "`" else "a backtick"


def _character(content: bytes, file: int) -> Finding:
    """The first character that YAML refuses."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return not_utf8(content, error, file)
    match = _NO_TEXT.search(text)
    index = match.start() if match else -1
    found = f"the character U+{ord(match.group()):04X}" if match else "a character that is no text"
    return Finding("control-character", Span(file, index, index), (), found, "text")
