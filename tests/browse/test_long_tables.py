"""A table of any length: rows are read and drawn as they are needed, each once, in order."""

from collections.abc import Iterator

from driven_screen import Screen, drive

from running import Tripcli
from tripcli.browse.drawn_rows import DrawnRows
from tripcli.browse.session import Answer, Rows
from tripcli.browse.table_lines import BLOCK_ROWS, TableLines
from tripcli.table import Column, Kind, Row, Table

COLUMNS = (
    Column(id="date", label="date", kind=Kind.DATE, group=1),
    Column(id="title", label="what", kind=Kind.TEXT, priority=1, least_cells=24),
    Column(id="src", label="src", kind=Kind.COUNT, priority=3),
)
MANY = 100_000
TABLE = Table(title="made", columns=COLUMNS, rows=())


def made_rows(count: int, read: list[int]) -> Iterator[Row]:
    """Rows on changing days, some of two lines; those that were read are counted."""
    for number in range(count):
        read.append(number)
        day = f"2025-{number // 700 % 12 + 1:02}-{number // 25 % 28 + 1:02}"
        yield day, f"Talks 会談 number {number} " + "of many words " * (5 if number % 7 == 0 else 1), number % 10


def lines_of(table_lines: TableLines) -> list[str]:
    """All lines."""
    table_lines.prepare(0, 1 << 30)
    return [table_lines.line(number).text for number in range(table_lines.height)]


def test_only_what_is_in_sight_is_read_and_drawn() -> None:
    read: list[int] = []
    rows = Rows(made_rows(MANY, read))
    rows.read_to(BLOCK_ROWS + 1)
    table_lines = TableLines(TABLE, rows, 60)
    assert len(read) == BLOCK_ROWS + 1
    assert table_lines.row_count == BLOCK_ROWS
    rows.read_to(MANY + 1)
    table_lines.count_rows()
    assert table_lines.row_count == MANY
    last = table_lines.lines_of_row(MANY - 1)
    assert table_lines.line(last[0]).text.endswith(f"{MANY - 1} of many words" + " " * 14 + "9") or (
        f"number {MANY - 1}" in table_lines.line(last[0]).text
    )
    assert len(table_lines._parts) == 2
    assert len(table_lines._blocks) == 2


def test_the_lines_are_those_of_all_rows_drawn_together() -> None:
    rows = Rows(made_rows(3 * BLOCK_ROWS + 17, []))
    rows.read_to(1 << 30)
    whole = DrawnRows(TABLE, rows.read, 60)
    wanted = [line.text for line in whole.lines(0)]
    assert lines_of(TableLines(TABLE, rows, 60)) == wanted
    backwards = TableLines(TABLE, rows, 60)
    for row in range(len(rows.read) - 1, -1, -50):
        numbers = backwards.lines_of_row(row)
        assert f"number {row} " in backwards.line(numbers[0]).text
    assert lines_of(backwards) == wanted


def test_rows_come_as_they_are_needed_and_the_last_one_is_reached(tripcli: Tripcli) -> None:
    async def driven(screen: Screen) -> None:
        table = screen.app.table
        read: list[int] = []
        rows = Rows(made_rows(MANY, read))
        rows.read_to(BLOCK_ROWS + 1)
        table.set_timer = lambda *_arguments: None  # type: ignore[assignment,method-assign]  # nothing is read in the background
        table.show_answer(Answer(TABLE, rows, None, (), (), has_chosen_columns=False, why_empty=""), None)
        screen.app.show_titles()
        await screen.press("down")
        assert "401 rows and more" in screen.text
        await screen.press("G")
        assert f"number {MANY - 1} " in screen.text
        assert "100,000 rows" in screen.text
        for _ in range(3):
            await screen.press("pageup")
        assert "number 999" in screen.text
        await screen.press("g")
        assert "number 0 " in screen.text

    drive(tripcli.setting, driven)
