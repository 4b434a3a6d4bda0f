"""Documents: a page of several tables, in every format.

For people the sections stand under their titles. JSON is one object with a key a section; JSON Lines has one object a
row, with the section's id in it. TSV and CSV have one block a section, parted by an empty line, each with its header
and with the section's id in the first column.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from tripcli.table import Audience, Column, Kind, Page, Row, Section, Table
from tripcli.writers.cell_text import one_line
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.marks import in_ascii
from tripcli.writers.target import Target

SECTION = Column(id="section", label="section", kind=Kind.WORD, help="id of the section that a row belongs to")


class TableWriter(Protocol):
    """What a page needs of the writer of its format."""

    @property
    def id(self) -> str:
        """Name of the format."""

    @property
    def audience(self) -> Audience:
        """Whom the format is for."""

    def write(self, table: Table, target: Target) -> None:
        """Put one table on the target."""


def write_page(page: Page, target: Target, writer: TableWriter) -> None:
    """Write a page to the target."""
    if writer.audience is Audience.PEOPLE:
        _for_people(page, target, writer)
    elif writer.id == "json":
        _as_object(page, target)
    else:
        _as_blocks(page, target, writer)


def _for_people(page: Page, target: Target, writer: TableWriter) -> None:
    """Title and lines, then each section under its title."""
    _say(target, page.heading, strong=1)
    for section in page.sections:
        rows = list(section.table.rows) if section.for_people else []
        if not rows:
            continue
        title = (section.title,) if section.title else ()
        _say(target, title if target.terminal else ("", *title), strong=1)
        place = target._replace(header=False, choosable=False) if target.terminal else target
        writer.write(section.table._replace(rows=rows, notes=tuple), place)
    if target.terminal:
        _say(target, tuple(page.notes), strong=0)
    else:
        for note in page.notes:
            target.print_message(one_line(note))


def _say(target: Target, lines: tuple[str, ...], *, strong: int) -> None:
    """Lines of words; the first `strong` of them stand out where colours may. On a terminal long ones wrap."""
    texts = []
    for number, line in enumerate(lines):
        text = one_line(line if target.unicode else in_ascii(line)) if line else ""
        for piece in wrapped(text, target.width_cells, 0) if target.terminal else [text]:
            texts.append(f"\x1b[1m{piece}\x1b[0m" if piece and target.color and number < strong else piece)
    write_lines(target.out, iter(texts))


def _as_object(page: Page, target: Target) -> None:
    """One JSON object."""
    from tripcli.writers.json_values import object_writer  # noqa: PLC0415 - only for JSON

    def lines() -> Iterator[str]:
        sections = [section for section in page.sections if section.for_data]
        yield "{"
        for number, section in enumerate(sections, 1):
            comma = "," if number < len(sections) else ""
            yield from _json_section(section, object_writer(section.table), comma)
        yield "}"

    write_lines(target.out, lines())


def _json_section(section: Section, written: Callable[[Row], str], comma: str) -> Iterator[str]:
    """A section as a key with an object or an array."""
    objects = [written(row) for row in section.table.rows]
    if section.single:
        yield f'"{section.id}": {objects[0] if objects else "null"}{comma}'
    elif not objects:
        yield f'"{section.id}": []{comma}'
    else:
        yield f'"{section.id}": ['
        yield ",\n".join(objects)
        yield f"]{comma}"


def _as_blocks(page: Page, target: Target, writer: TableWriter) -> None:
    """A block a section."""
    first = True
    for section in page.sections:
        rows = list(section.table.rows) if section.for_data else []
        if not rows:
            continue
        if not first and writer.id != "jsonl":
            target.out.write(b"\r\n" if writer.id == "csv" else b"\n")
        first = False
        columns = (SECTION, *section.table.columns)
        writer.write(section.table._replace(columns=columns, rows=[(section.id, *row) for row in rows]), target)
