"""A citation: one record in a sentence with footnotes, in Markdown as pandoc and GitHub read it.

Takes a page with the sections `sentence` and `references`, and a target. Each phrase that sources give has a footnote
that names them: in full at their first mention, then by publisher and title.
"""

import re

from tripcli.table import Page, Section
from tripcli.values.times import MONTH_NAMES
from tripcli.writers.cell_text import one_line
from tripcli.writers.lines import write_lines
from tripcli.writers.md_format import escaped
from tripcli.writers.references import Reference, references
from tripcli.writers.target import Target

_BLOCK = re.compile(r"^([0-9]*)([-+=:.)])")
"""What begins a list, a heading or a definition at the start of a block."""


def write_page(page: Page, target: Target) -> None:
    """Write the sentence and its footnotes to the target."""
    sections: dict[str, Section] = {section.id: section for section in page.sections}
    known = {one.id: one for one in references(sections["references"].table)}
    sentence, footnotes, mentioned = "", [], set[str]()
    for phrase, source_ids in sections["sentence"].table.rows:
        sentence += _phrase(str(phrase))
        sources = [known[one] for one in str(source_ids or "").split(";") if one in known]
        if sources:
            texts = [_short(one) if one.id in mentioned else _full(one) for one in sources]
            mentioned.update(one.id for one in sources)
            footnotes.append("; ".join(texts))
            sentence += f"[^{len(footnotes)}]" if sentence else ""
    if sentence:
        lines = [f"{sentence}.", "", *(f"[^{number}]: {text}." for number, text in enumerate(footnotes, 1))]
    else:  # the record is a source itself
        lines = [f"{footnote}." for footnote in footnotes]
    write_lines(target.out, [target.text(line) for line in lines])


def _phrase(text: str) -> str:
    """A phrase with its characters escaped, and with the space before it if it has one."""
    return f"{' ' * text.startswith(' ')}{_escaped(one_line(text))}" if text else ""


def _escaped(text: str) -> str:
    """The text with all characters escaped that have a meaning in Markdown, those at the start of a block included."""
    return _BLOCK.sub(r"\1\\\2", escaped(text).replace("^", r"\^"))


def _short(one: Reference) -> str:
    """A source that was named in full before."""
    return f"{_escaped(one.publisher)}, “{_escaped(one.title)}”"


def _full(one: Reference) -> str:
    """A source with its date and addresses."""
    parts = [
        _short(one),
        _date(one.published, is_circa=one.is_circa),
        f"read at {_escaped(one.via)}" if one.via else "",
        f"<{one.url}>" if one.url else "",
        f"archived at <{one.archive_url}>" if one.archive_url else "",
        f"read on {_date(one.retrieved)}" if one.retrieved and one.url else "",
    ]
    return ", ".join(part for part in parts if part)


def _date(parts: tuple[int, ...], *, is_circa: bool = False) -> str:
    """A date in words, `circa` before one that was inferred."""
    year, *rest = parts or (0,)
    month = MONTH_NAMES[rest[0] - 1] if rest and 1 <= rest[0] <= len(MONTH_NAMES) else ""
    day = str(rest[1]) if len(rest) > 1 else ""
    words = " ".join(filter(None, ("circa" if is_circa else "", day, month, str(year))))
    return words if parts else ""
