"""JSON: one array of objects keyed by column id, an object a line, streaming.

Takes a table and a target. What stands in an object is decided in json_values.
"""

from tripcli.table import Table
from tripcli.writers.jsonl_format import objects
from tripcli.writers.lines import batches
from tripcli.writers.target import Target


def write(table: Table, target: Target) -> None:
    """Put the table on the target as one JSON array; without rows it is an empty one."""
    between = b"[\n"
    for batch in batches(objects(table)):
        target.out.write(between + ",\n".join(batch).encode())
        between = b",\n"
    target.out.write(b"[]\n" if between == b"[\n" else b"\n]\n")
