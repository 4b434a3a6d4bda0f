"""A dataset from a stream: its bytes and their language.

Takes a binary stream, gives a File as if it had been read from a disk. As a stream has no suffix, the text itself
says whether it is YAML, JSON or JSON Lines.
"""

import re
from typing import BinaryIO

from tripcli.reading.file_names import JSON_SUFFIX, LINES_SUFFIX, YAML_SUFFIXES
from tripcli.reading.files import BYTES_LIMIT, File, FileStamp
from tripcli.reading.findings import Finding, Span, Unreadable

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_JSON_BEGINS = re.compile(rb'\s*\{\s*["}]')


def file_of_stream(stream: BinaryIO, name: str) -> File:
    """The whole stream as a file of that name; raises Unreadable when it is too long, OSError when it breaks."""
    from hashlib import sha256  # as for files

    limit = BYTES_LIMIT[YAML_SUFFIXES[0]]
    content = stream.read(limit + 1)
    suffix = language_of(content)
    if BYTES_LIMIT[suffix] > limit:
        limit = BYTES_LIMIT[suffix]
        content += stream.read(limit + 1 - len(content))
    if len(content) > limit:
        remedy = f"at most {limit >> 20} MiB: split it into several files, or write JSON Lines"
        raise Unreadable(Finding("file-too-large", Span(0, -1, -1), (), f"more than {limit >> 20} MiB", remedy))
    return File(0, name, content, FileStamp(name, len(content), 0, 0, sha256(content).hexdigest()), suffix)


def language_of(content: bytes) -> str:
    """The suffix that files in the language of this text have."""
    text = content.removeprefix(_BYTE_ORDER_MARK)
    if _JSON_BEGINS.match(text) is None:
        return YAML_SUFFIXES[0]
    first_line, _, rest = text.lstrip().partition(b"\n")
    each_line_is_one = first_line.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{"
    return LINES_SUFFIX if each_line_is_one else JSON_SUFFIX
