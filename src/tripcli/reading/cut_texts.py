"""Texts that YAML cuts without a word: ` #` begins a comment, also where an author meant a number or a tag.

Takes a file's bytes, gives a warning for each place where the `#` stands right before a letter or digit.
"""

import re

from tripcli.reading.findings import Finding, Span, Tell

_CUT = re.compile(r"[^\s#][ \t]+#(?=\w)")
_QUOTED = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|(?<![^\s\[{,:])'(?:[^'\n]|'')*'")


def tell_cut_texts(content: bytes, file: int, tell: Tell) -> None:
    """Tell each text that seems cut; a comment that is meant has a space behind its `#`."""
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
        tell(
            Finding("cut-text", Span(file, mark, mark + 1), (), found, "quotes around the text, or `# ` for a comment")
        )
