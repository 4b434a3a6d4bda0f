"""Markdown: tables as GitHub Flavored Markdown has them, for a wiki, an issue or a README.

Takes a table or a page, and a target. The columns are those for people, under their labels. All characters of data that
Markdown or GitHub give a meaning are escaped; an address is a link when it is http or https.
"""

import re
from collections.abc import Iterator

from tripcli.table import Kind, Page, Row, Table
from tripcli.writers.cell_text import one_line
from tripcli.writers.documents import DocumentColumn, document_columns
from tripcli.writers.layout import RIGHT
from tripcli.writers.lines import write_lines
from tripcli.writers.target import Target

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~#$@]|(?<=:)/(?=/)|(?<=\bwww)\.")
"""Characters with a meaning within a cell, and those that make a link of an address in a text."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'`|\\^{}\[\]]+")


def write(table: Table, target: Target) -> None:
    """Write the table to the target, with its heading above it and its notes below."""
    write_lines(target.out, _blocks(table.heading, target))
    write_lines(target.out, _table(table, target))
    write_lines(target.out, (line for note in table.notes() for line in ("", escaped(target.text(note)))))


def write_page(page: Page, target: Target) -> None:
    """Write the heading of a page, its sections for people under their titles, and its notes."""
    title, *others = page.heading or (page.title,)
    write_lines(target.out, [f"# {escaped(one_line(target.text(title)))}", "", *_blocks(tuple(others), target)])
    for section in page.sections:
        rows = list(section.table.rows) if section.for_people else []
        if rows:
            above = [f"## {escaped(one_line(target.text(section.title)))}", ""] if section.title else []
            write_lines(target.out, [*above, *_table(section.table._replace(rows=rows), target), ""])
    write_lines(target.out, _blocks(page.notes, target))


def _blocks(lines: tuple[str, ...], target: Target) -> Iterator[str]:
    """Each line as a paragraph."""
    for line in lines:
        yield escaped(one_line(target.text(line)))
        yield ""


def _table(table: Table, target: Target) -> Iterator[str]:
    """The lines of a table; GFM needs the line of labels even where no header is wanted."""
    shown = document_columns(table)
    labels = [escaped(one_line(target.text(one.column.label))) if target.header else "" for one in shown]
    yield _row(labels)
    yield _row(["--:" if one.column.kind in RIGHT else "---" for one in shown])
    for row in table.rows:
        yield _row([_cell(one, row, target) for one in shown])


def _cell(one: DocumentColumn, row: Row, target: Target) -> str:
    """The Markdown of one cell."""
    text = one.text(row)
    if one.column.kind is Kind.ADDRESS and _ADDRESS.fullmatch(text):
        return f"<{text}>"
    branch = "\u2003" * (one.depth(row) - 1) + "└ " if one.depth(row) else ""
    return target.text(branch) + escaped(target.text(text))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escaped(text: str) -> str:
    """The text with a backslash before each character that has a meaning in Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", text)
