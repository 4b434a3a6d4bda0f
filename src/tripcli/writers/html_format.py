"""HTML: one file for a browser, which loads nothing else, with tables that can be sorted.

Takes a table or a page, and a target. Jinja2 escapes all data; links are http or https only. A Content-Security-Policy
allows the one style and the one script of the file, by their hashes, and no connection.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tripcli.table import Cell, Kind, Page, Row, Table
from tripcli.writers.cell_text import one_line
from tripcli.writers.documents import DocumentColumn, document_columns
from tripcli.writers.layout import RIGHT
from tripcli.writers.lines import batches
from tripcli.writers.marks import with_mark
from tripcli.writers.target import Target

if TYPE_CHECKING:
    from jinja2 import Template

_FOLDER = Path(__file__).with_name("html")
_WEB_ADDRESS = re.compile(r"https?://\S+")
_STATUS_CLASSES = {
    "expected": "plan", "sought": "plan", "cancelled": "exception", "lapsed": "exception", "withdrawn": "exception",
    "disputed": "exception",
}  # fmt: skip
"""Stage -> its class in the style; the others are plain."""


class _Part(NamedTuple):
    """One table of the document."""

    title: str
    labels: list[tuple[str, str]]
    """The label of each column and its class."""
    rows: Iterator[list["_Cell"]]


class _Cell(NamedTuple):
    """One cell."""

    text: str
    sort: str
    """What the column is sorted by, where it is not the text."""
    link: str
    """The address that the text links to; empty for no link."""
    classes: str


def write(table: Table, target: Target) -> None:
    """Write the table to the target as an HTML document, its notes included."""
    heading = table.heading or (table.title,)
    _write(target, heading, [_part("", table, target)], table.notes)


def write_page(page: Page, target: Target) -> None:
    """Write a page to the target as an HTML document with a table for each section."""
    parts = [_part(section.title, section.table, target) for section in page.sections if section.for_people]
    _write(target, page.heading or (page.title,), parts, lambda: page.notes)


def _write(target: Target, heading: Sequence[str], parts: list[_Part], notes: Any) -> None:
    """Write the document; the notes are asked for after the rows were read."""
    from markupsafe import Markup

    style, script = ((_FOLDER / name).read_text(encoding="utf-8") for name in ("table.css", "table.js"))
    template = _template("table.html.jinja")
    pieces = template.generate(
        heading=[one_line(target.text(line)) for line in heading],
        parts=parts,
        notes=lambda: [one_line(target.text(note)) for note in notes()],
        style=Markup(style),  # noqa: S704 - a file of the program
        script=Markup(script),  # noqa: S704 - a file of the program
        style_hash=_hash(style),
        script_hash=_hash(script),
        header=target.header,
    )
    for batch in batches(pieces):
        target.out.write("".join(batch).encode())
    target.out.write(b"\n")


def fragment(table: Table) -> str:
    """The table as an element for a page of somebody else, without style, script and heading."""
    return _fragment(table.title, [_part("", table, _FRAGMENT)], table.notes)


def page_fragment(page: Page) -> str:
    """The lines above a page and its tables, each under its title, as elements for a page of somebody else."""
    from markupsafe import escape

    heading = (f"<p>{escape(one_line(line))}</p>\n" for line in page.heading)
    parts = [_part(section.title, section.table, _FRAGMENT) for section in page.sections if section.for_people]
    return "".join(heading) + _fragment(page.title, parts, lambda: page.notes)


_FRAGMENT = Target(
    out=BytesIO(), terminal=False, width_cells=0, color=False, unicode=True, header=True,
    print_message=lambda _line: None,
)  # fmt: skip
"""How the cells of a fragment are written; nothing is written to its stream."""


def _fragment(title: str, parts: list[_Part], notes: Callable[[], Sequence[str]]) -> str:
    """The tables as elements; the notes are asked for after the rows were read."""
    return _template("parts.html.jinja").render(
        heading=[one_line(title)],
        parts=parts,
        notes=lambda: [one_line(note) for note in notes()],
        header=True,
    )


def _template(name: str) -> "Template":
    """A template of the folder, which escapes all data."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        loader=FileSystemLoader(_FOLDER),
    )  # fmt: skip
    return environment.get_template(name)


def _hash(text: str) -> str:
    """The hash of a style or script, as a Content-Security-Policy names it."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _part(title: str, table: Table, target: Target) -> _Part:
    """One table; its rows are read while they are written."""
    shown = document_columns(table)
    labels = [(one_line(target.text(one.column.label)), "number" if one.column.kind in RIGHT else "") for one in shown]
    rows = ([_cell(one, row, target) for one in shown] for row in table.rows)
    return _Part(one_line(target.text(title)) if title else "", labels, rows)


def _cell(one: DocumentColumn, row: Row, target: Target) -> _Cell:
    """One cell with its look."""
    kind = one.column.kind
    text, cell = target.text(one.text(row)), row[one.column_index]
    classes = ["number"] if kind in RIGHT else []
    if kind is Kind.STATUS:
        classes += [_STATUS_CLASSES[text]] if text in _STATUS_CLASSES else []
        text = with_mark(text)
    if depth := one.depth(row):
        classes.append(f"depth-{min(depth, 6)}")
    link = text if kind is Kind.ADDRESS and _WEB_ADDRESS.fullmatch(text) else ""
    return _Cell(text, _sort_value(kind, cell), link, " ".join(classes))


def _sort_value(kind: Kind, cell: Cell) -> str:
    """The number or time that a column is sorted by; empty where it is sorted by its text."""
    if cell is None:
        return ""
    if kind in {Kind.NUMBER, Kind.COUNT, Kind.TIME, Kind.DATE}:
        return one_line(str(cell))
    return one_line(str(cell).partition(";")[0].partition("/")[0]) if kind is Kind.FIGURE else ""
