"""Records: `label: value` a line and a blank line between records, for narrow terminals and screen readers.

Takes a table and a target. Everything is said in words: no box, no colour, nothing cut; lists name everybody.
On a terminal long text wraps at words and is indented; in a pipe a value stands on one line. Empty values are
left out.
"""

from collections.abc import Iterator, Sequence

from tripcli.table import Column, Kind, Row, Table
from tripcli.writers.cell_text import NOTHING, Shower, one_line, shower
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.marks import in_ascii
from tripcli.writers.safe import safe_text
from tripcli.writers.target import Target

INDENT_CELLS = 2
"""Before the second and further lines of a value."""


def write(table: Table, target: Target) -> None:
    """Put the table on the target, a line for each value."""
    if target.terminal and table.heading:
        heading = [piece for line in table.heading for piece in wrapped(_said(line, target), target.width_cells, 0)]
        write_lines(target.out, [*heading, ""])
    write_lines(target.out, _lines(table, target))
    for note in table.notes():
        if target.terminal:
            write_lines(target.out, wrapped(_said(note, target), target.width_cells, INDENT_CELLS))
        else:
            target.print_message(safe_text(note))


def _said(line: str, target: Target) -> str:
    """A line of the heading or the notes, as this target can show it."""
    return safe_text(line) if target.unicode else in_ascii(safe_text(line))


def _lines(table: Table, target: Target) -> Iterator[str]:
    """The lines of all records; on a terminal a blank line also stands before what follows them."""
    showers = [shower(column, table.names, target.unicode, whole=True) for column in table.columns]
    titles = [one_line(column.id) for column in table.columns]
    is_first = True
    for row in table.rows:
        if not is_first:
            yield ""
        is_first = False
        for column, line in _record(table.columns, titles, showers, row):
            if target.terminal and column.kind is not Kind.ADDRESS:
                yield from wrapped(line, target.width_cells, INDENT_CELLS)
            else:
                yield line
    if target.terminal and not is_first:
        yield ""


def _record(
    columns: Sequence[Column], titles: Sequence[str], showers: Sequence[Shower], row: Row
) -> Iterator[tuple[Column, str]]:
    """Each value of a record with its label."""
    for column, title, show, cell in zip(columns, titles, showers, row, strict=True):
        text = show(cell)
        if text != NOTHING:
            yield column, f"{title}: {text}"
