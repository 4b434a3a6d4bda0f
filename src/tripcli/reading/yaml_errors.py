"""Reading YAML whose text may be broken: what the parser raises becomes a finding.

Takes a file's bytes and reads them; the words for each slip stand in `yaml_slips`.
"""

import re

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from tripcli.reading.cut_texts import find_cut_texts
from tripcli.reading.findings import AddFinding, AddValue, Finding, Span, Tree, Unreadable
from tripcli.reading.yaml_reader import read_yaml
from tripcli.reading.yaml_slips import BEGINNINGS, Slip, quote_slip, slip_of

_NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_whole_yaml(content: bytes, file: int, add_value: AddValue, add_finding: AddFinding) -> None:
    """Give all records of a file; raises Unreadable, whatever is wrong with the text."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Unreadable(Finding("not-utf8", Span(file, -1, -1), (), "UTF-16", "UTF-8"))
    last = _Last(add_value)
    try:
        read_yaml(content, file, last.add_value, add_finding)
    except MarkedYAMLError as error:
        last.give_unless_cut(error.problem_mark.index if error.problem_mark is not None else -1)
        raise Unreadable(_syntax(error, content, file)) from error
    except ReaderError as error:
        raise Unreadable(_character(content, file)) from error
    except Unreadable:
        last.give()
        raise
    last.give()
    find_cut_texts(content, file, add_finding)


class _Last:
    """Keeps the last record back: a syntax error right behind it has cut it short, and then it is not checked."""

    def __init__(self, add_value: AddValue) -> None:
        self._add_value = add_value
        self._kept: tuple[str, int, Tree, Span, bool] | None = None

    def add_value(self, key: str, key_index: int, tree: Tree, span: Span, is_item: bool) -> None:
        """Keep a record and give the one before it."""
        self.give()
        self._kept = key, key_index, tree, span, is_item

    def give(self) -> None:
        """Give the record that is kept."""
        if self._kept is not None:
            self._add_value(*self._kept)
            self._kept = None

    def give_unless_cut(self, index: int) -> None:
        """Give the record that is kept, unless it ends where the syntax error begins."""
        if self._kept is not None and self._kept[3].end != index:
            self.give()


def not_utf8(content: bytes, error: UnicodeDecodeError, file: int) -> Finding:
    """The first byte that is no UTF-8."""
    index = len(content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff"))
    return Finding("not-utf8", Span(file, index, index), (), f"the byte 0x{content[error.start]:02X}", "UTF-8")


def _syntax(error: MarkedYAMLError, content: bytes, file: int) -> Finding:
    """What the parser did not understand, at the beginning of what has no end, else where the parser noticed it."""
    problem = error.problem or ""
    mark = error.problem_mark or error.context_mark
    text = content.decode("utf-8-sig", "replace")
    noticed = error.problem_mark.index if error.problem_mark is not None else -1
    if problem in BEGINNINGS and error.context_mark is not None and _began_before(error):
        mark = error.context_mark
    index = mark.index if mark is not None else -1
    if problem == "exceeded maximum nesting depth":  # newer releases of libyaml stop by themselves
        span = Span(file, index, index)
        return Finding("too-deep", span, (), "brackets without end", "records as the format has them")
    message = " ".join(part for part in (error.context, problem) if part)
    slip = quote_slip(problem, text, noticed) or slip_of(problem, text, index) or Slip(index, message, "YAML")
    return Finding("yaml-syntax", Span(file, slip.position, slip.position), (), slip.found, slip.expected)


def _began_before(error: MarkedYAMLError) -> bool:
    """Whether an error belongs to where its text began: of brackets only when they are still open on another line."""
    begin, end = error.context_mark, error.problem_mark
    return "expected ','" not in (error.problem or "") or begin is None or end is None or begin.line != end.line


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
