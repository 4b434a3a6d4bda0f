"""Tables made by hand for the tests of the writers."""

from collections.abc import Iterable
from io import BytesIO

from tripcli.table import Cell, Column, Kind, Name, Row, Table
from tripcli.writers import BY_ID
from tripcli.writers.target import Target

NAMES = {
    "donald-trump": Name("Donald Trump", "Trump"),
    "sanae-takaichi": Name("Sanae Takaichi", "Takaichi"),
    "kim": Name("김정은", "김정은"),
    "tokyo": Name("Tokyo", "Tokyo"),
}

TIMELINE = (
    Column(id="date", label="date", kind=Kind.DATE, group=1),
    Column(id="stop", label="stop", kind=Kind.STOP, group=2),
    Column(id="offset", label="offset", kind=Kind.OFFSET, group=2),
    Column(id="time", label="time", kind=Kind.WORD, priority=1),
    Column(id="status", label="status", kind=Kind.STATUS, priority=2),
    Column(id="title", label="what", kind=Kind.TEXT, priority=1),
    Column(id="with", label="with", kind=Kind.PEOPLE, priority=3),
    Column(id="venue", label="venue", kind=Kind.TEXT, priority=7),
    Column(id="amount", label="amount", kind=Kind.FIGURE, priority=6),
    Column(id="sources", label="src", kind=Kind.COUNT, priority=2),
    Column(id="differ", label="differ", kind=Kind.CODES, mark_in="sources"),
)

ROWS: tuple[Row, ...] = (
    (
        "2025-10-28", "tokyo", "+09:00", "09:30", "held", "Welcome and guard of honour", "donald-trump",
        "Akasaka Palace", None, 3, None,
    ),
    (
        "2025-10-28", "tokyo", "+09:00", "09:50–10:30", "held",
        "高市早苗 talks with Trump at length, on all that there is",
        "donald-trump;sanae-takaichi;kim", "Akasaka Palace, the room of the flowers and birds",
        "550000000000;USD;up-to;year", 13, "start;venue",
    ),
    ("2025-10-29", None, None, "that day", "expected", "서울 lunch", None, None, "1500000000;USD;;", 0, None),
)  # fmt: skip


def timeline(rows: Iterable[Row] = ROWS) -> Table:
    """A timeline as people get it."""
    return Table(
        title="timeline",
        columns=TIMELINE,
        rows=rows,
        names=lambda _kind, record_id: NAMES.get(record_id),
        heading=("Trump's Asia tour",),
        notes=lambda: ("3 events · 58 sources → 29 Oct 2025",),
    )


def table_of(kinds: Iterable[Kind], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table whose columns are called a, b, c …"""
    columns = tuple(
        Column(id="abcdefghij"[index], label="abcdefghij"[index], kind=kind) for index, kind in enumerate(kinds)
    )
    return Table(title="sample", columns=columns, rows=rows, names=lambda _kind, key: NAMES.get(key))


def written(  # the fields of a target, each with its usual value
    writer_id: str,
    table: Table,
    *,
    width_cells: int = 0,
    color: bool = False,
    unicode: bool = True,
    header: bool = True,
    names: bool = False,
    messages: list[str] | None = None,
) -> str:
    """What a writer writes to a target; a target with a width is a terminal."""
    out = BytesIO()
    target = Target(
        out=out,
        terminal=width_cells > 0,
        width_cells=width_cells,
        color=color,
        unicode=unicode,
        header=header,
        names=names,
        print_message=(messages if messages is not None else []).append,
    )
    BY_ID[writer_id].write(table, target)
    return out.getvalue().decode()
