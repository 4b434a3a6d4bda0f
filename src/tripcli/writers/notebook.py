"""Tables as notebooks and Rich show them: a fragment of HTML, and a text with colours.

Takes a table, gives one value; it knows no stream.
"""

from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from tripcli.table import Table
from tripcli.writers import html_format, table_format
from tripcli.writers.target import Target

if TYPE_CHECKING:
    from rich.text import Text


def html_fragment(table: Table, most_rows: int) -> str:
    """The table as an HTML element, of a long one the first rows, with its notes below."""
    rows = list(table.rows)
    left_out = len(rows) - most_rows
    notes = table.notes()
    if left_out > 0:
        notes = (f"{most_rows} of {len(rows)} rows are shown", *notes)
    return html_format.fragment(table._replace(rows=islice(rows, most_rows), notes=lambda: notes))


def terminal_text(table: Table, width_cells: int, encoding: str) -> "Text":
    """The table as a text for Rich in so many cells, as the program prints it on a terminal."""
    from rich.text import Text

    out = BytesIO()
    is_utf8 = encoding.lower().startswith("utf")
    messages: list[str] = []
    target = Target(
        out=out, terminal=True, width_cells=width_cells, color=True, unicode=is_utf8, header=True,
        print_message=messages.append, columns_can_be_named=False,
    )  # fmt: skip
    table_format.write(table, target)
    return Text.from_ansi(out.getvalue().decode() + "\n".join(messages))
