"""Tables and pages as notebooks and Rich show them: a fragment of HTML, and a text with colours.

Takes a table or a page, gives one value; it knows no stream.
"""

from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from tripcli.table import Page, Table
from tripcli.writers import html_format, table_format
from tripcli.writers.pages import write_under_titles
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


def page_html_fragment(page: Page) -> str:
    """The tables of the page as HTML elements, with its notes below."""
    return html_format.page_fragment(page)


def terminal_text(shown: Table | Page, width_cells: int, encoding: str) -> "Text":
    """The table or page as a text for Rich in so many cells, as the program prints it on a terminal."""
    from rich.text import Text

    out = BytesIO()
    is_utf8 = encoding.lower().startswith("utf")
    messages: list[str] = []
    target = Target(
        out=out, terminal=True, width_cells=width_cells, color=True, unicode=is_utf8, header=True,
        print_message=messages.append, columns_can_be_named=False,
    )  # fmt: skip
    if isinstance(shown, Page):
        write_under_titles(table_format.write, shown, target)
    else:
        table_format.write(shown, target)
    return Text.from_ansi(out.getvalue().decode() + "\n".join(messages))
