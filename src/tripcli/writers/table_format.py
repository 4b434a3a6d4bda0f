"""The table for people: aligned columns in a pipe or file, a Rich table on a terminal.

Takes a table and a target. In a pipe nothing is cut, wrapped, coloured or left out: a header of column ids, then
one row a line, every cell filled. On a terminal the rows fit its width and stand under the headings that they share.
"""

from collections.abc import Sequence
from functools import partial

from tripcli.table import DrawnLine, Table
from tripcli.values.cells import width
from tripcli.writers import records_format
from tripcli.writers.aligned import lines, texts_of
from tripcli.writers.cell_text import one_line
from tripcli.writers.headings import SEPARATOR
from tripcli.writers.layout import wrapped
from tripcli.writers.lines import write_lines
from tripcli.writers.pages import write_under_titles
from tripcli.writers.target import Target

LEAST_CELLS = 60
"""A narrower terminal gets records: rows would be mostly line breaks."""

MOST_RICH_ROWS = 1000
"""More rows look the same, but are put together without Rich, which takes a third of a millisecond a row."""


def write(table: Table, target: Target) -> None:
    """Write the table to the target as aligned columns."""
    if not target.terminal:
        _write_to_pipe(table, target)
    elif target.width_cells < LEAST_CELLS:
        records_format.write(table, target)
    else:
        _write_to_terminal(table, target)


write_page = partial(write_under_titles, write)


def _write_to_pipe(table: Table, target: Target) -> None:
    """Write a line for each row, whatever its length, and the notes beside the data."""
    titles = [one_line(column.id) for column in table.columns] if target.header else None
    texts = texts_of(table, list(table.rows), unicode=target.unicode)
    write_lines(target.out, lines(table.columns, texts, titles))
    for note in table.notes():
        target.print_message(target.text(note))


def _write_to_terminal(table: Table, target: Target) -> None:
    """Write the rows, or their drawing, between heading and notes."""
    rows = list(table.rows)
    if table.drawing is not None and rows:
        drawn = table.drawing.lines(target.width_cells)
        if all(width("".join(text for text, _ in line)) <= target.width_cells for line in drawn):
            _write_words(table.heading, target)
            write_lines(target.out, [_drawn_line(line, target) for line in drawn])
            _write_words(table.drawing.notes(), target)
            return
    hidden: list[str] = []
    if rows:
        from tripcli.writers.arrangement import arranged, legend_of
        from tripcli.writers.terminal import Drawing

        arrangement = arranged(table, rows, unicode=target.unicode)
        drawing = Drawing(arrangement, target)
        if not drawing.fits:
            records_format.write(table._replace(rows=rows), target)
            return
        _write_words(table.heading, target)
        drawing.write(with_rich=len(rows) <= MOST_RICH_ROWS)
        hidden = drawing.hidden
        _write_words(_with_legend(table.notes(), legend_of(arrangement), target), target)
    else:
        _write_words(table.heading, target)
        _write_words(table.notes(), target)
    if hidden:
        target.print_message("\n".join(wrapped(_hidden_notice(hidden, target), target.width_cells, 0)))


def _with_legend(notes: tuple[str, ...], legend: str, target: Target) -> tuple[str, ...]:
    """The notes with the meaning of the marks, behind the last one where the line has room for it."""
    if not legend:
        return notes
    together = f"{notes[-1]}{SEPARATOR}{legend}" if notes else legend
    return (*notes[:-1], together) if width(together) <= target.width_cells else (*notes, legend)


_STYLES = {"strong": "1", "quiet": "2", "plan": "35", "exception": "31"}
"""Style of a drawn span -> its number in an escape code."""


def _drawn_line(line: DrawnLine, target: Target) -> str:
    """A line of a drawing with its styles, where colours may be written."""
    return "".join(
        f"\x1b[{_STYLES[style]}m{target.text(text)}\x1b[0m" if target.color and style in _STYLES else target.text(text)
        for text, style in line
    ).rstrip(" ")


def _hidden_notice(hidden: Sequence[str], target: Target) -> str:
    """Which columns found no room, and how to see them."""
    columns = "1 column hidden" if len(hidden) == 1 else f"{len(hidden)} columns hidden"
    choice = "-c chooses columns, " if target.columns_can_be_named else ""
    return f"{columns} ({', '.join(map(one_line, hidden))}): {choice}-f records shows all"


def _write_words(words: Sequence[str], target: Target) -> None:
    """Write lines above or below the rows, wrapped between words."""
    for line in words:
        write_lines(target.out, wrapped(target.text(line), target.width_cells, 0))
