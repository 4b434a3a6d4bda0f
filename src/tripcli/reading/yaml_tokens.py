"""The tokens of one YAML record, with the index of each in its file.

Takes the text of the record as cut out of the file, gives tokens for `reading.visits`. Its first line is
indented again, so that it has the structure that it had.
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

from tripcli.reading.visits import Token

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
