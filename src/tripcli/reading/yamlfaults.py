"""What libyaml says of a broken text, in words for the author.

Takes a file's bytes, reads them, and turns what the parser raises into a finding.
"""

import re

from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from tripcli.reading.findings import Finding, Span, Take, Tell, Unreadable
from tripcli.reading.yamltext import read_yaml

_NO_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_REMEDIES = {
    "mapping values are not allowed in this context": "quotes around a text that holds `: `",
    "did not find expected ',' or '}'": "`,` or `}`; quotes around a text that holds one of , : # [ ] { }",
    "did not find expected ',' or ']'": "`,` or `]`; quotes around a text that holds one of , : # [ ] { }",
    "found character that cannot start any token": "quotes around a text that begins with @ or %; no tabs",
    "could not find expected ':'": "`key: value`; quotes around a text of several lines",
    "did not find expected key": "a key in the column of the keys above; quotes around the whole of a text",
    "did not find expected '-' indicator": "`- ` in the column of the items above",
    "found unexpected end of stream": "the closing quote",
}


def read_whole_yaml(content: bytes, file: int, take: Take, tell: Tell) -> None:
    """Give all records of a file; raises Unreadable, whatever is wrong with the text."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Unreadable(Finding("not-utf8", Span(file, -1, -1), (), "UTF-16", "UTF-8"))
    try:
        read_yaml(content, file, take, tell)
    except MarkedYAMLError as error:
        raise Unreadable(_syntax(error, file)) from error
    except ReaderError as error:
        raise Unreadable(_character(content, file)) from error


def not_utf8(content: bytes, error: UnicodeDecodeError, file: int) -> Finding:
    """The first byte that is no UTF-8."""
    index = len(content[: error.start].decode("utf-8", "replace").removeprefix("\ufeff"))
    return Finding("not-utf8", Span(file, index, index), (), f"the byte 0x{content[error.start]:02X}", "UTF-8")


def _syntax(error: MarkedYAMLError, file: int) -> Finding:
    """What the parser did not understand, where it noticed."""
    mark = error.problem_mark or error.context_mark
    index = mark.index if mark is not None else -1
    words = " ".join(part for part in (error.context, error.problem) if part)
    expected = _REMEDIES.get(error.problem or "", "YAML")
    return Finding("yaml-syntax", Span(file, index, index), (), words, expected)


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
