"""The tokens of one YAML record, with the index of each in its file.

Takes the text of the record as cut out of the file, gives tokens for `reading.value_paths`. Its first line is
indented as in the file, so that the structure stays the same.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tripcli.reading.value_paths import Token

_KINDS = {
    MappingStartEvent: "{",
    MappingEndEvent: "}",
    SequenceStartEvent: "[",
    SequenceEndEvent: "]",
    ScalarEvent: "text",
    AliasEvent: "text",
}


def yaml_tokens(text: str, column: int, start: int) -> Iterator[Token]:
    """The tokens of a record that begins in this column and at this index; fewer when the text is broken."""
    try:
        event: Any
        for event in yaml.parse(" " * column + text, Loader=yaml.CLoader):
            kind = _KINDS.get(event.__class__)
            if kind is not None:
                yield kind, getattr(event, "value", ""), start + event.start_mark.index - column
    except yaml.YAMLError:
        return
