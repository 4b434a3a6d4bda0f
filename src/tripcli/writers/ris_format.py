"""RIS, for Zotero, EndNote and others: each source is a record of lines `TAG  - value`.

Takes a table of sources, and a target. Lines end in CR LF, as the format has it. A date that was inferred has the word
`circa` where RIS has room for words behind a date.
"""

from collections.abc import Iterator

from tripcli.table import Table
from tripcli.writers.lines import write_lines
from tripcli.writers.references import NEWSPAPERS, Reference, references
from tripcli.writers.target import Target

TYPES = {**dict.fromkeys(NEWSPAPERS, "NEWS"), "book": "BOOK", "social": "BLOG", "archive": "GEN", "broadcast": "VIDEO"}
"""Kind of source -> type of the record; of other kinds a page of the web, or something general without an address."""


def write(table: Table, target: Target) -> None:
    """Write the sources to the target, a record each."""
    write_lines(target.out, (line for one in references(table) for line in _record(one)), end="\r\n")


def _record(one: Reference) -> Iterator[str]:
    """The lines of one record; an empty line follows it."""
    year = f"{one.published[0]:04}" if one.published else ""
    fields = [
        ("TY", TYPES.get(one.kind, "ELEC" if one.url else "GEN")),
        ("ID", one.id),
        ("TI", one.title),
        ("AU" if one.kind == "official" else "PB" if one.kind in {"book", "archive"} else "T2", one.publisher),
        ("PY", year),
        ("DA", _date(one.published) + ("circa" if one.is_circa else "") if one.published else ""),
        ("UR", one.url),
        ("Y2", _date(one.retrieved) if one.retrieved and one.url else ""),
        ("LA", one.language),
        *(("N1", note) for note in one.notes),
    ]
    for tag, value in fields:
        if value:
            yield f"{tag}  - {value}"
    yield "ER  - "
    yield ""


def _date(parts: tuple[int, ...]) -> str:
    """A date as `2024/05/13/`; what is not known is empty."""
    year, month, day = (*parts, 0, 0)[:3]
    return "/".join([f"{year:04}", f"{month:02}" if month else "", f"{day:02}" if day else "", ""])
