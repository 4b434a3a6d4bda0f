"""The lines of a page of several tables, and the records to which each of its rows leads.

Takes a page, gives lines: those that `tripcli show` prints on a terminal of that width.
"""

from typing import NamedTuple

from tripcli.browse.drawn_rows import DrawnRows, target_of
from tripcli.browse.links import Link, links_of
from tripcli.browse.screen_lines import FixedLines, ScreenLine, words_line
from tripcli.table import Page
from tripcli.writers.cell_text import one_line
from tripcli.writers.layout import wrapped


class PageLines(NamedTuple):
    """A page, drawn."""

    lines: FixedLines
    links: list[tuple[Link, ...]]
    """For each row the records that it names."""


def page_lines(page: Page, width_cells: int) -> PageLines:
    """Draw a page in lines of at most `width_cells` cells."""
    result = [
        words_line(piece, bold=number == 0)
        for number, line in enumerate(page.heading)
        for piece in _pieces(line, width_cells)
    ]
    links: list[tuple[Link, ...]] = []
    for section in page.sections:
        rows = list(section.table.rows) if section.for_people else []
        if not rows:
            continue
        if section.title:
            result += [words_line(piece, bold=True) for piece in _pieces(section.title, width_cells)]
        drawn = DrawnRows(section.table, rows, width_cells, header=False)
        result += drawn.lines(len(links))
        links += links_of(page, section, rows)
    result += [words_line(piece) for note in page.notes for piece in _pieces(note, width_cells)]
    return PageLines(FixedLines(result), links)


def _pieces(line: str, width_cells: int) -> list[str]:
    """A line of words, sanitised and wrapped."""
    text = one_line(target_of(width_cells).text(line)) if line else ""
    return wrapped(text, width_cells, 0)


def words_lines(lines: tuple[str, ...], width_cells: int) -> list[ScreenLine]:
    """Lines of words below a table, wrapped; spaces that align them stay."""
    target = target_of(width_cells)
    return [words_line(piece) for line in lines for piece in wrapped(target.text(line), width_cells, 0)]
