"""JSON Lines: one object a line, keyed by column id, written while rows are read.

Takes a table or a page, and a target. The objects are those of the json format.
"""

from collections.abc import Iterator
from functools import partial

from tripcli.table import Table
from tripcli.writers.json_values import object_writer
from tripcli.writers.lines import write_lines
from tripcli.writers.pages import write_rows_with_section
from tripcli.writers.target import Target


def write(table: Table, target: Target) -> None:
    """Write the table to the target as one JSON object a line."""
    write_lines(target.out, objects(table))


write_page = partial(write_rows_with_section, write)


def objects(table: Table) -> Iterator[str]:
    """Each row as a JSON object on one line."""
    return map(object_writer(table), table.rows)
