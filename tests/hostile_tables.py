"""Tables in which every text is hostile, in the columns of a view."""

from collections.abc import Iterable

from tripcli.table import Audience, Cell, Kind, Row, Table
from tripcli.views import load_view
from tripcli.views.view import columns_of

HOSTILE = (
    "END:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.example",
    "a;b,c\\n\\;d:e\"f'g",
    '"}, {"type": "Feature"}]} //',
    "}, @comment{x}, title = {y}",
    "{{{ unbalanced \\input{/etc/passwd} $x_1^2$ 100% # ~ & \\",
    "x\nER  - \nTY  - BOOK\r\nTI  - y",
    "<script>alert(1)</script> [link](javascript:x) ![i](http://e.example) `c` [^1]",
    "\x1b[2J\x07\u202ereversed\u2069 \u200b\x00",
    "- list\n# heading\n1. one",
    "日本語" * 60,
    "--- `` '' << >> ,, \"\"",
)
FIXED: dict[str, Cell] = {
    "uid": "trip/id", "id": "id", "start": "2025-10-28", "arrive": "2025-10-28", "published": "2025-10-28",
    "retrieved": "2025-11-02", "latitude": "35.68", "longitude": "139.76",
}  # fmt: skip
"""Columns whose values the program makes itself or checks."""


def hostile_table(view_id: str, texts: Iterable[str] = HOSTILE) -> Table:
    """A table with all columns for programs of a view; in each row all texts are the same."""
    columns = tuple(one.column for one in columns_of(load_view(view_id)) if one.column.audience is not Audience.PEOPLE)

    def cell(column_id: str, kind: Kind, text: str, index: int) -> Cell:
        fixed = FIXED.get(column_id)
        if fixed is not None:
            return f"{fixed}{index}" if column_id in {"uid", "id"} else fixed
        return index if kind is Kind.COUNT else text.replace(";", "") if kind in {Kind.SOURCES, Kind.PEOPLE} else text

    rows: list[Row] = [
        tuple(cell(column.id, column.kind, text, index) for column in columns) for index, text in enumerate(texts)
    ]
    return Table(title=view_id, columns=columns, rows=rows, address=lambda source: f"https://example.org/{source}")
