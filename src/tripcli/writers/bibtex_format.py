"""BibTeX, for LaTeX and for programs that manage references: each source is an entry under its id.

Takes a table of sources, and a target. `date` is read by biblatex, `year` and `month` by BibTeX; a date that was
inferred ends in `~` in `date`, and a note says so. Each character with a meaning in LaTeX is escaped, and braces are
written by name, as BibTeX counts them. Titles keep their capital letters.
"""

import re
from collections.abc import Iterator

from tripcli.table import Table
from tripcli.writers.lines import write_lines
from tripcli.writers.references import NEWSPAPERS, Reference, references
from tripcli.writers.target import Target

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "`": "{`}", "'": "{'}",
    '"': '{"}', "-": "{-}", "<": "{<}", ">": "{>}", ",": "{,}",
}  # fmt: skip
_ALWAYS = r"[\\{}~^&%$#_`]"
_IN_A_ROW = r"(?<=[-'\"<>,])[-'\"<>,]"
"""The second of two that LaTeX joins to a dash or a quotation mark."""
_SPECIAL = re.compile(f"{_ALWAYS}|{_IN_A_ROW}")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9:./+-]")


def write(table: Table, target: Target) -> None:
    """Write the sources to the target, an entry each."""
    write_lines(target.out, (line for one in references(table) for line in _entry(one)))


def escaped(text: str) -> str:
    """Return the text with all characters escaped that have a meaning in LaTeX."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)


def _entry(one: Reference) -> Iterator[str]:
    """The lines of one entry; an empty line follows it."""
    kind = "article" if one.kind in NEWSPAPERS else "book" if one.kind == "book" else "misc"
    yield f"@{kind}{{{_NOT_IN_KEYS.sub('_', one.id)},"
    fields = {
        **_publisher(one),
        "title": f"{{{escaped(one.title)}}}",
        **_dates(one),
        "url": one.url,
        "urldate": _iso_date(one.retrieved) if one.url else "",
        "language": escaped(one.language),
        "note": escaped(". ".join([*["Date inferred"] * one.is_circa, *one.notes])),
    }
    for name, value in fields.items():
        if value:
            yield f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
    yield "}"
    yield ""


def _publisher(one: Reference) -> dict[str, str]:
    """The fields that name the publisher: of a newspaper, of a body that is the author, or of another publisher."""
    name = escaped(one.publisher)
    if one.kind in NEWSPAPERS:
        return {"journal": name, "entrysubtype": "newspaper"}
    if one.kind == "official":
        return {"author": f"{{{name}}}"}
    return {"publisher" if one.kind == "book" else "howpublished": name}


def _dates(one: Reference) -> dict[str, str]:
    """The fields of the date; none when no year is known."""
    if not one.published:
        return {}
    year, *rest = one.published
    month = MONTHS[rest[0] - 1] if rest and 1 <= rest[0] <= len(MONTHS) else ""
    return {"date": _iso_date(one.published) + ("~" if one.is_circa else ""), "year": f"{year:04}", "month": month}


def _iso_date(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:02}" for part in parts)
