"""Pages of several tables, as the formats hold them.

For people the sections stand under their titles. JSON is one object with a key for each section; JSON Lines has one
object a row, with the id of its section in it. A format that holds one table gets the section that was named.
"""

from collections.abc import Callable, Iterator

from tripcli.errors import UsageError
from tripcli.table import FOR_PEOPLE, Audience, Column, Kind, Page, Row, Section, Table
from tripcli.writers.cell_text import one_line
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.target import Target

SECTION = Column(id="section", label="section", kind=Kind.WORD, help="id of the section that a row belongs to")
WriteTable = Callable[[Table, Target], None]


def section_ids(page: Page) -> list[str]:
    """The ids of the sections that `--section` may name: those of the data, whatever the format."""
    return [section.id for section in page.sections if section.for_data]


def section_table(page: Page, section_id: str, audience: Audience) -> Table:
    """The table of one section; raises UsageError with the ids of the others when the page has none of that id.

    People get the section as they see it on the page, if they see it there.
    """
    known = section_ids(page)
    if section_id not in known:
        raise UsageError(f'--section "{section_id}": no such section; {page.title} has: {", ".join(known)}')
    tables = {section.id: section.table for section in page.sections}
    for_people = tables.get(section_id + FOR_PEOPLE) if audience is Audience.PEOPLE else None
    return for_people or tables[section_id]


def write_under_titles(write_table: WriteTable, page: Page, target: Target) -> None:
    """Write the heading of a page, then each section with `write_table` under its title, then the notes."""
    _write_words(page.heading, target, bold_lines=1)
    for section in page.sections:
        rows = list(section.table.rows) if section.for_people else []
        if not rows:
            continue
        title = (section.title,) if section.title else ()
        _write_words(title if target.terminal else ("", *title), target, bold_lines=1)
        section_target = target._replace(header=False, columns_can_be_named=False) if target.terminal else target
        write_table(section.table._replace(rows=rows, notes=tuple), section_target)
    if target.terminal:
        _write_words(page.notes, target, bold_lines=0)
    else:
        for note in page.notes:
            target.print_message(one_line(note))


def _write_words(lines: tuple[str, ...], target: Target, *, bold_lines: int) -> None:
    """Write lines of words, the first ones in bold where colours may be; on a terminal long lines wrap."""
    texts = []
    for number, line in enumerate(lines):
        text = one_line(target.text(line)) if line else ""
        for piece in wrapped(text, target.width_cells, 0) if target.terminal else [text]:
            texts.append(f"\x1b[1m{piece}\x1b[0m" if piece and target.color and number < bold_lines else piece)
    write_lines(target.out, texts)


def write_object(page: Page, target: Target) -> None:
    """Write a page as one JSON object with a key for each section."""
    from tripcli.writers.json_values import object_writer

    def lines() -> Iterator[str]:
        sections = [section for section in page.sections if section.for_data]
        yield "{"
        for number, section in enumerate(sections, 1):
            comma = "," if number < len(sections) else ""
            yield from _json_section(section, object_writer(section.table), comma)
        yield "}"

    write_lines(target.out, lines())


def _json_section(section: Section, row_object: Callable[[Row], str], comma: str) -> Iterator[str]:
    """A section as a key with an object or an array."""
    objects = [row_object(row) for row in section.table.rows]
    if section.single:
        yield f'"{section.id}": {objects[0] if objects else "null"}{comma}'
    elif not objects:
        yield f'"{section.id}": []{comma}'
    else:
        yield f'"{section.id}": ['
        yield ",\n".join(objects)
        yield f"]{comma}"


def write_rows_with_section(write_table: WriteTable, page: Page, target: Target) -> None:
    """Write the rows of all sections with `write_table`, each with the id of its section as the first value."""
    for section in page.sections:
        if section.for_data:
            columns = (SECTION, *section.table.columns)
            rows = ((section.id, *row) for row in section.table.rows)
            write_table(section.table._replace(columns=columns, rows=rows), target)
