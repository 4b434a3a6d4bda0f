"""Records: `label: value` a line and a blank line between records, for narrow terminals and screen readers.

Takes a table and a target. Everything is written in words: no box, no colour, nothing cut; lists name everybody.
On a terminal long text wraps between words and is indented; in a pipe a value stands on one line. Empty values are
left out.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from tripcli.table import Column, Kind, Row, Table
from tripcli.writers.cell_text import NO_VALUE, CellFormatter, cell_formatter, one_line
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.pages import write_under_titles
from tripcli.writers.target import Target

INDENT_CELLS = 2
"""Before the second and further lines of a value."""


def write(table: Table, target: Target) -> None:
    """Write the table to the target, a line for each value."""
    if target.terminal and table.heading:
        heading = [piece for line in table.heading for piece in wrapped(target.text(line), target.width_cells, 0)]
        write_lines(target.out, [*heading, ""])
    write_lines(target.out, _lines(table, target))
    for note in table.notes():
        if target.terminal:
            write_lines(target.out, wrapped(target.text(note), target.width_cells, INDENT_CELLS))
        else:
            target.print_message(target.text(note))


write_page = partial(write_under_titles, write)


def _lines(table: Table, target: Target) -> Iterator[str]:
    """The lines of all records; on a terminal a blank line also follows the last record."""
    formatters = [
        cell_formatter(column, table.names, target.unicode, in_full=True, usual_year=table.usual_year)
        for column in table.columns
    ]
    titles = [one_line(column.id) for column in table.columns]
    is_first = True
    for row in table.rows:
        if not is_first:
            yield ""
        is_first = False
        for column, line in _record(table.columns, titles, formatters, row):
            if target.terminal and column.kind is not Kind.ADDRESS:
                yield from wrapped(line, target.width_cells, INDENT_CELLS)
            else:
                yield line
    if target.terminal and not is_first:
        yield ""


def _record(
    columns: Sequence[Column], titles: Sequence[str], formatters: Sequence[CellFormatter], row: Row
) -> Iterator[tuple[Column, str]]:
    """Each value of a record with its label."""
    depths = {column.depth_in for column in columns}
    for column, title, format_cell, cell in zip(columns, titles, formatters, row, strict=True):
        text = format_cell(cell)
        if text != NO_VALUE and column.id not in depths:
            yield column, f"{title}: {text}"
