"""JSON and JSON Lines as text: the same trees as from YAML, with numbers in the digits that were written.

Takes bytes, gives each record to `add_value` with its span, and every finding to `add_finding`. A number becomes its
text and `true` becomes `yes`; `null` and a key that stands twice are findings. A document is an object of lists, or
has one object with one record in each line.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from tripcli.reading.decode import KINDS, line_key
from tripcli.reading.findings import DEPTH_LIMIT, RECORD_BYTES, REFUSED, AddFinding, AddValue, Finding, Span, Unreadable
from tripcli.reading.value_paths import Token, values_with_paths
from tripcli.values.nearest import Words

_SPACE = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'[\s:,]*([{}\[\]]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s:,{}\[\]"]+)')
_COMMA_TOO_MANY = re.compile(r"[ \t\n\r]*(,)[ \t\n\r]*[}\]]")
_HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")

_NO_NULL = "a value; where there is none, leave the key out"

LINE_KINDS = {"trip": "trip"} | {line_key(record_type): kind for kind, record_type in KINDS.items()}
"""Key of a line of JSON Lines -> the list to which its record belongs."""


def read_json(content: bytes, file: int, add_value: AddValue, add_finding: AddFinding) -> None:
    """Give all records of a JSON object of lists; raises Unreadable, UnicodeDecodeError."""
    document = _Document(content.decode("utf-8-sig"), file, add_value, add_finding)
    if document.skip_space(0) < len(document.text):
        document.read_object()


def read_json_lines(content: bytes, file: int, add_value: AddValue, add_finding: AddFinding) -> None:
    """Give all records of a file with one object a line; raises UnicodeDecodeError."""
    _Document(content.decode("utf-8-sig"), file, add_value, add_finding).read_lines()


def json_tokens(text: str, span: Span) -> Iterator[Token]:
    """The tokens of a record that is valid JSON, with the index of each in the file."""
    index = span.start
    while index < span.end and (match := _TOKEN.match(text, index, span.end)):
        token = match.group(1)
        index = match.end()
        if token in "{}[]":  # noqa: S105  # no secret
            yield token, "", match.start(1)
        else:
            yield "text", json.loads(token) if token[0] == '"' else token, match.start(1)


class _Document:
    """One pass over one file."""

    def __init__(self, text: str, file: int, add_value: AddValue, add_finding: AddFinding) -> None:
        self.text = text
        self._file = file
        self._add_value = add_value
        self._add_finding = add_finding
        self._odd = False
        self._window = ""
        self._window_start = 0
        self._has_escapes = _HALF_CHARACTER.search(text) is not None
        decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_int=str, parse_float=str, parse_constant=str)
        self._scan: Callable[[str, int], tuple[Any, int]] = decoder.scan_once  # type: ignore[attr-defined]  # typeshed leaves it out

    def read_object(self) -> None:
        """Give what stands below each key of the one object."""
        index = self._object_begin()
        seen: set[str] = set()
        while True:
            key, key_index, index = self._key(index)
            if key in seen:
                self._report(key_index, "duplicate-key", f"a second `{key}`", "each key once in a file")
            seen.add(key)
            if self.text[index : index + 1] == "[":
                index = self._read_list(key, key_index, index + 1)
            else:
                index = self._give(key, key_index, index, False)
            index = self.skip_space(index)
            if self.text[index : index + 1] != ",":
                break
            index += 1
        index = self.skip_space(self._expect("}", index))
        if index < len(self.text):
            raise self._stop(index, "more text after the object", "one object; one record a line makes JSON Lines")

    def read_lines(self) -> None:
        """Give the record of each line; a line that is not JSON is reported, and the next one read."""
        index = 0
        while (index := self.skip_space(index)) < len(self.text):
            try:
                index = self._read_line(index)
            except Unreadable as stop:
                self._add_finding(stop.finding)
                index = self.text.find("\n", max(index, stop.finding.span.start)) + 1 or len(self.text)

    def _read_line(self, index: int) -> int:
        """Give the record of one line; the index of its end."""
        key, key_index, index = self._key(self._expect("{", index))
        kind = LINE_KINDS.get(key)
        if kind is None:
            nearest = Words(LINE_KINDS).nearest(key)
            self._report(key_index, "unknown-field", f"unknown key `{key}`", "one of " + ", ".join(LINE_KINDS), nearest)
            _, index = self._value(index)
        else:
            index = self._give(kind, key_index, index, kind != "trip")
        return self._expect("}", index)

    def _read_list(self, key: str, key_index: int, index: int) -> int:
        """Give each item of a list; the index after its bracket."""
        index = self.skip_space(index)
        if self.text[index : index + 1] == "]":
            self._add_value(key, key_index, [], Span(self._file, index, index), False)
            return index + 1
        while True:
            index = self.skip_space(self._give(key, key_index, self.skip_space(index), True))
            if self.text[index : index + 1] != ",":
                return self._expect("]", index)
            index += 1

    def _give(self, key: str, key_index: int, index: int, is_item: bool) -> int:
        """Hand over the value that begins here; the index of its end."""
        tree, end = self._value(index)
        span = Span(self._file, index, end)
        if tree is None:
            self._report(index, "null-value", "`null`", _NO_NULL)
            tree = REFUSED
        if self._odd or (self._has_escapes and _HALF_CHARACTER.search(self.text, index, end)):
            self._odd = False
            self._report_oddities(span)
            tree = _without_half_characters(tree)
        self._add_value(key, key_index, tree, span, is_item)
        return end

    def _value(self, index: int) -> tuple[Any, int]:
        """The value that begins here, and the index of its end."""
        if index - self._window_start > RECORD_BYTES or not self._window:
            self._window_start = index
            self._window = self.text[index : index + 2 * RECORD_BYTES]
        try:
            tree, end = self._scan(self._window, index - self._window_start)
        except StopIteration as stop:
            raise self._failed(index, stop.value, "no value") from None
        except json.JSONDecodeError as error:
            raise self._failed(index, error.pos, error.msg) from None
        except RecursionError:
            raise self._too_deep(index) from None
        if end + self._window_start - index >= RECORD_BYTES:
            raise self._too_long(index)
        return tree, end + self._window_start

    def _failed(self, index: int, window_index: int, message: str) -> Unreadable:
        """What to raise where a value cannot be read: it is not JSON, or goes on beyond the window."""
        is_cut = self._window_start + len(self._window) < len(self.text)
        stop = self._window_start + window_index
        if is_cut and (message.startswith("Unterminated") or stop - index >= RECORD_BYTES):
            return self._too_long(index)
        if self._is_too_deep(index, stop):
            return self._too_deep(index)
        # Python 3.13 points at the comma, and earlier ones at the bracket, each in words of its own.
        before = index + len(self.text[index:stop].rstrip(" \t\n\r,"))
        match = _COMMA_TOO_MANY.match(self.text, before)
        if match and self.text[before - 1] not in ":[{":
            return self._stop(match.start(1), "a comma after the last value", "no comma before a closing bracket")
        return self._stop(stop, message, "JSON (RFC 8259)")

    def _is_too_deep(self, start: int, end: int) -> bool:
        """Whether lists and objects that begin between the two are open, beyond all bounds; some Pythons read on."""
        depth = 0
        for match in _TOKEN.finditer(self.text, start, end):
            depth += (match.group(1) in "[{") - (match.group(1) in "]}")
            if depth > DEPTH_LIMIT:
                return True
        return False

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """The pairs of one object as a dict; notes when a key stands twice or a value is null."""
        record = dict(pairs)
        if len(record) != len(pairs):
            self._odd = True
        for key, value in pairs:
            if value is True:
                record[key] = "yes"
            elif value is None:
                record[key] = REFUSED
                self._odd = True
        return record

    def _report_oddities(self, span: Span) -> None:
        """Report keys that stand twice, nulls and halves of characters in a record."""
        seen: set[tuple[str | int, ...]] = set()
        for value in values_with_paths(json_tokens(self.text, span)):
            if len(value.path) > DEPTH_LIMIT:
                raise self._too_deep(value.position)
            key = value.path[-1]
            if value.path in seen:
                self._report(value.key_index, "duplicate-key", f"a second `{key}`", "each key once in a record")
            seen.add(value.path)
            if self.text[value.position] == "n":
                self._report(value.position, "null-value", "`null`", _NO_NULL)
            if _is_broken(value.token[1]) or (isinstance(key, str) and _is_broken(key)):
                self._report(
                    value.position,
                    "json-syntax",
                    "half a character (a lone surrogate)",
                    "both of its escapes",
                )

    def _key(self, index: int) -> tuple[str, int, int]:
        """A key, where it stands, and where its value does."""
        index = self.skip_space(index)
        if self.text[index : index + 1] != '"':
            raise self._stop(index, self._describe_at(index), "a key in double quotes")
        key, end = self._value(index)
        return key, index, self.skip_space(self._expect(":", end))

    def _object_begin(self) -> int:
        """The index after the brace of the object; a list has its own problem, since the answer of a view is one."""
        index = self.skip_space(0)
        if self.text[index : index + 1] == "[":
            expected = "an object with `trip`, `events` and so on; move the answer of a view out of the folder"
            raise self._stop(index, "a list", expected)
        return self._expect("{", index)

    def _expect(self, character: str, index: int) -> int:
        """The index after a character that has to come now."""
        index = self.skip_space(index)
        if self.text[index : index + 1] != character:
            raise self._stop(index, self._describe_at(index), f"`{character}`")
        return index + 1

    def skip_space(self, index: int) -> int:
        """The index of the next character that is not white space."""
        match = _SPACE.match(self.text, index)
        return match.end() if match else index

    def _describe_at(self, index: int) -> str:
        """The character at an index, in words."""
        return f"`{self.text[index]}`" if index < len(self.text) else "the end of the file"

    def _span_at(self, index: int) -> Span:
        """An empty span at an index."""
        return Span(self._file, index, index)

    def _report(self, index: int, code: str, found: str, expected: str, nearest: str = "") -> None:
        """Add a finding; reading goes on."""
        self._add_finding(Finding(code, self._span_at(index), (), found, expected, nearest))

    def _stop(self, index: int, found: str, expected: str) -> Unreadable:
        """What to raise where reading cannot go on."""
        return Unreadable(Finding("json-syntax", self._span_at(index), (), found, expected))

    def _too_deep(self, index: int) -> Unreadable:
        """What to raise at lists that are nested too deep."""
        found = f"more than {DEPTH_LIMIT} levels"
        return Unreadable(Finding("too-deep", self._span_at(index), (), found, "records as the format has them"))

    def _too_long(self, index: int) -> Unreadable:
        """What to raise at a record that is too long."""
        found = f"a record of more than {RECORD_BYTES >> 20} MiB"
        return Unreadable(Finding("record-too-long", self._span_at(index), (), found, "shorter records"))


def _without_half_characters(tree: Any) -> Any:
    """The tree with `?` for each half of a character, so that the rest of it can be decoded."""
    if isinstance(tree, dict):
        return {_without_half_characters(key): _without_half_characters(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_without_half_characters(item) for item in tree]
    return tree.encode("utf-8", "replace").decode() if tree.__class__ is str else tree


def _is_broken(text: str) -> bool:
    """Whether the text has half a character, which no file can hold."""
    return any("\ud800" <= character <= "\udfff" for character in text)
