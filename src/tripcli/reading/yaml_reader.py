"""YAML as text: the bytes of a file to dicts, lists and texts, from the parse events of libyaml.

Takes bytes, gives each record to `add_value` as soon as it is complete, with the span in which it stands, and
every finding to `add_finding`. Scalars stay as written: `NO`, `12:30`, `010`. Anchors, aliases, tags, empty values,
nulls and duplicate keys are findings. A document is a mapping of lists.
"""

import re
from collections.abc import Callable
from typing import Any

from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not list it
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from tripcli.reading.findings import (
    DEPTH_LIMIT,
    RECORD_BYTES,
    REFUSED,
    AddFinding,
    AddValue,
    Finding,
    Span,
    Tree,
    Unreadable,
)
from tripcli.reading.yaml_slips import odd_space_slip

Event = Any
"""An event of libyaml; its type stubs do not declare the common fields."""

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_LIST, _BLOCK, _FLOW = 0, 1, 2
"""What a value stands in: a list, or a mapping of one of the two styles."""


def read_yaml(content: bytes, file: int, add_value: AddValue, add_finding: AddFinding) -> None:
    """Give all records of a file; raises Unreadable, and what libyaml raises."""
    _Document(content, file, add_value, add_finding).read()


class _Feed:
    """Gives the bytes to libyaml, and stops when a record is longer than allowed."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._position = 0
        self._before = RECORD_BYTES

    def read(self, size: int = 1 << 14, /) -> bytes:
        """The next bytes; raises EOFError when the record is too long."""
        if self._position > self._before:
            raise EOFError
        chunk = self._content[self._position : self._position + size]
        self._position += len(chunk)
        return chunk

    def grant(self) -> None:
        """Allow the full length for the record that begins now."""
        self._before = self._position + RECORD_BYTES


class _Document:
    """One pass over one file."""

    def __init__(self, content: bytes, file: int, add_value: AddValue, add_finding: AddFinding) -> None:
        self._feed = _Feed(content)
        self._next: Callable[[], Event] = CParser(self._feed).get_event
        self._file = file
        self._add_value = add_value
        self._add_finding = add_finding
        self._last_index = 0

    def read(self) -> None:
        """Give all records; raises Unreadable at a record that is too long."""
        try:
            self._read_document()
        except EOFError:
            size = f"a record of more than {RECORD_BYTES >> 20} MiB"
            span = Span(self._file, self._last_index, self._last_index)
            raise Unreadable(Finding("record-too-long", span, (), size, "shorter records")) from None

    def _read_document(self) -> None:
        """Give the records of the one document of the file."""
        self._next()
        if self._next().__class__ is StreamEndEvent:
            return
        root = self._next()
        if root.__class__ is not MappingStartEvent:
            raise self._stop(root, "not-a-dataset", _described(root), "keys such as `trip:`, `stops:` and `events:`")
        self._check_marks(root)
        self._read_root(_FLOW if root.flow_style else _BLOCK)
        self._next()
        event: Event = self._next()
        if event.__class__ is DocumentStartEvent:
            raise self._stop(event, "second-document", "a second document", "one document a file")

    def _read_root(self, inside: int) -> None:
        """Give the value of each top-level key, and of each list its items."""
        seen: set[str] = set()
        while (event := self._next()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                raise self._stop(event, "key-not-text", f"{_described(event)} as a key", "a word as a key")
            self._check_marks(event)
            key, key_index = event.value, _start(event)
            if key in seen:
                self._report(event, "duplicate-key", f"a second `{key}`", "each key once in a file")
            seen.add(key)
            value = self._next()
            if value.__class__ is not SequenceStartEvent:
                self._give(key, key_index, value, inside)
                continue
            self._check_marks(value)
            is_empty = True
            while (item := self._next()).__class__ is not SequenceEndEvent:
                self._give(key, key_index, item, _LIST)
                is_empty = False
            if is_empty:
                self._add_value(key, key_index, [], Span(self._file, key_index, key_index), False)

    def _give(self, key: str, key_index: int, event: Event, inside: int) -> None:
        """Build one record and hand it over."""
        self._feed.grant()
        start = self._last_index = _start(event)
        if event.__class__ is ScalarEvent or event.__class__ is AliasEvent:
            trees: list[Tree] = [self._scalar(event, inside)]
            end = _end(event)
        else:
            trees, end = self._build(event)
        for tree in trees:
            self._add_value(key, key_index, tree, Span(self._file, start, end), inside == _LIST)

    def _build(self, event: Event) -> tuple[list[Tree], int]:
        """The mapping or list that begins with this event, and the index of its end.

        Two of them where an `id` stands twice: then the dash of the second record is missing.
        """
        top: list[Tree] = []
        holder: Any = top
        inside = _LIST
        outer: list[tuple[Any, int]] = []
        key: str | None = None
        key_event: Event = None
        get_event = self._next
        while True:
            kind = event.__class__
            if kind is ScalarEvent or kind is AliasEvent:
                text = event.value if kind is ScalarEvent else ""
                if text in _NULLS or event.anchor or event.tag:
                    text = self._scalar(event, inside, key, key_event)
                if not inside:
                    holder.append(text)
                elif key is not None:
                    holder[key] = text
                    key = None
                else:
                    key, key_event = text, event
                    if key in holder:
                        if key == "id" and len(outer) == 1 and inside == _BLOCK:
                            holder = {}
                            top.append(holder)
                        self._report_duplicate(event, key, holder)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                holder, inside = outer.pop()
                if not outer:
                    return top, event.end_mark.index
            else:
                outer.append((holder, inside))
                holder, inside = self._begin(event, holder, inside, key, len(outer))
                key = None
            event = get_event()

    def _begin(self, event: Event, holder: Any, inside: int, key: str | None, depth: int) -> tuple[Any, int]:
        """The mapping or list that this event begins, put into its holder, and what it is."""
        if depth > DEPTH_LIMIT:
            raise self._stop(event, "too-deep", f"more than {DEPTH_LIMIT} levels", "records as the format has them")
        self._check_marks(event)
        is_mapping = event.__class__ is MappingStartEvent
        new: Tree = {} if is_mapping else []
        if not inside:
            holder.append(new)
        elif key is not None:
            holder[key] = new
        else:
            raise self._stop(event, "key-not-text", f"{_described(event)} as a key", "a word as a key")
        if not is_mapping:
            return new, _LIST
        return new, _FLOW if event.flow_style else _BLOCK

    def _scalar(self, event: Event, inside: int, key: str | None = None, key_event: Event = None) -> str:
        """The text of a scalar; reports aliases, anchors, tags, nulls and empty values."""
        if event.__class__ is AliasEvent:
            self._report(event, "alias", f"the alias `*{event.anchor}`", "the value itself, written out")
            return REFUSED
        self._check_marks(event)
        text: str = event.value
        if event.style or text not in _NULLS:
            return text
        if inside and key is None:
            self._report(
                event,
                "empty-value",
                f"the key `{text}`" if text else "a value without a key",
                "a field's name",
            )
        elif text:
            self._report(event, "null-value", f"`{text}`", "a value; where there is none, leave the line out")
        elif inside == _FLOW and key_event is not None and key_event.end_mark.index == event.start_mark.index:
            self._report_lone_key(event, key or "", key_event)
        else:
            what = f"`{key}` without a value" if key else "an item without a value"
            self._report(event, "empty-value", what, "a value; where there is none, leave the line out")
        return REFUSED

    def _check_marks(self, event: Event) -> None:
        """Report an anchor and a tag; the value is read all the same."""
        if event.anchor:
            self._report(
                event,
                "anchor",
                f"the anchor `&{event.anchor}`",
                "the value alone, written out wherever it holds",
            )
        if event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(event, "tag", f"the tag `{tag}`", "the value alone: each field decides its own type")

    def _report_lone_key(self, event: Event, key: str, key_event: Event) -> None:
        """Report a key between commas that has no value: most often it is part of the text before it."""
        slip = odd_space_slip(key, _start(key_event))
        if slip is not None:
            span = Span(self._file, slip.position, slip.position)
            self._add_finding(Finding("empty-value", span, (), slip.found, slip.expected))
        elif re.fullmatch("[0-9]{3}(?: .*)?", key):
            self._report(event, "empty-value", f"`{key}` behind a comma", "a number without commas: 70000, not 70,000")
        else:
            words = "a value; or, when it belongs to the text before the comma, quotes around that text"
            self._report(event, "empty-value", f"`{key}` without a value", words)

    def _report_duplicate(self, event: Event, key: str, holder: Tree) -> None:
        """Report a key that stands twice; one that begins a new record lacks its dash."""
        if not holder:
            self._report(event, "duplicate-key", f"a second `{key}` in one record", f"`- {key}:` where a record begins")
        else:
            self._report(event, "duplicate-key", f"a second `{key}`", "each key once in a record")

    def _finding(self, event: Event, code: str, found: str, expected: str) -> Finding:
        """A finding at the beginning of an event."""
        index = _start(event)
        return Finding(code, Span(self._file, index, index), (), found, expected)

    def _report(self, event: Event, code: str, found: str, expected: str) -> None:
        """Add a finding; reading goes on."""
        self._add_finding(self._finding(event, code, found, expected))

    def _stop(self, event: Event, code: str, found: str, expected: str) -> Unreadable:
        """What to raise where reading cannot go on."""
        return Unreadable(self._finding(event, code, found, expected))


def _start(event: Event) -> int:
    """The index of its first character in the text."""
    index: int = event.start_mark.index
    return index


def _end(event: Event) -> int:
    """The index after its last character."""
    index: int = event.end_mark.index
    return index


def _described(event: Event) -> str:
    """What begins with an event, in words."""
    if event.__class__ is MappingStartEvent:
        return "a mapping"
    return "a list" if event.__class__ is SequenceStartEvent else "text"
