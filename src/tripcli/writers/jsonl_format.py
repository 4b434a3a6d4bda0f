"""JSON Lines: one object a line, keyed by column id, streaming.

Takes a table and a target. The objects are those of the json format; their contract is documented and
versioned.
"""

from collections.abc import Iterator

from tripcli.table import Table
from tripcli.writers.json_values import object_writer
from tripcli.writers.lines import write_lines
from tripcli.writers.target import Target


def write(table: Table, target: Target) -> None:
    """Put the table on the target as one JSON object a line."""
    write_lines(target.out, objects(table))


def objects(table: Table) -> Iterator[str]:
    """Each row as a JSON object on one line."""
    return map(object_writer(table), table.rows)
