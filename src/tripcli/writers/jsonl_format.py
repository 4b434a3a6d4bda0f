"""JSON Lines: one object a line, keyed by column id, streaming.

Takes a table and a page. The objects are those of the json format; their contract is documented and
versioned.
"""

from collections.abc import Iterator

from tripcli.table import Table
from tripcli.writers.json_values import object_writer
from tripcli.writers.lines import write_lines
from tripcli.writers.page import Page


def write(table: Table, page: Page) -> None:
    """Put the table on the page as one JSON object a line."""
    write_lines(page.out, objects(table))


def objects(table: Table) -> Iterator[str]:
    """Each row as a JSON object on one line."""
    return map(object_writer(table), table.rows)
