"""JSON: one array of objects keyed by column id, an object a line, written while rows are read.

Takes a table or a page, and a target. What an object holds is decided in json_values.
"""

from tripcli.table import Table
from tripcli.writers.jsonl_format import objects
from tripcli.writers.lines import batches
from tripcli.writers.pages import write_object as write_page
from tripcli.writers.target import Target

__all__ = ["write", "write_page"]


def write(table: Table, target: Target) -> None:
    """Write the table to the target as one JSON array; without rows it is an empty one."""
    between = b"[\n"
    for batch in batches(objects(table)):
        target.out.write(between + ",\n".join(batch).encode())
        between = b",\n"
    target.out.write(b"[]\n" if between == b"[\n" else b"\n]\n")
