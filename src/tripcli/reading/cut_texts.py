"""Texts that YAML cuts silently: ` #` begins a comment, also where an author meant a number sign or a tag.

Takes the bytes of a file, gives a warning for each `#` that stands right before a letter or digit.
"""

import re

from tripcli.reading.findings import AddFinding, Finding, Span

_CUT = re.compile(r"[^\s#][ \t]+#(?=\w)")
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|(?<![^\s\[{,:])'(?:[^'\n]|'')*'")


def find_cut_texts(content: bytes, file: int, add_finding: AddFinding) -> None:
    """Report each text that seems to be cut; a comment that is meant has a space behind its `#`."""
    if b" #" not in content and b"\t#" not in content:
        return
    text = content.decode("utf-8-sig", errors="replace")
    for match in _CUT.finditer(text):
        begin = text.rfind("\n", 0, match.start()) + 1
        before = text[begin : match.end()]
        if before.lstrip().startswith("#") or " #" in before[:-1].replace("\t", " "):
            continue  # within a comment already
        mark = match.end() - 1
        line_end = text.find("\n", mark)
        line = text[begin : line_end if line_end >= 0 else None]
        if any(quoted.start() < mark - begin < quoted.end() for quoted in _QUOTED.finditer(line)):
            continue
        word = re.match(r"#\w+", text[mark:])
        found = f"a comment, `{word.group() if word else '#'} …`, behind a text"
        add_finding(
            Finding("cut-text", Span(file, mark, mark + 1), (), found, "quotes around the text, or `# ` for a comment")
        )
