"""The pane in the middle: the answer to the question."""

from textual.message import Message

from tripcli.browse.links import Link
from tripcli.browse.page_lines import page_lines, words_lines
from tripcli.browse.pane import Pane
from tripcli.browse.screen_lines import FixedLines
from tripcli.browse.session import Answer
from tripcli.browse.table_lines import TableLines
from tripcli.table import Page

COMPACT_CELLS = 76
"""In a narrower pane the rows are compact, so that most of them find room on one line."""
READ_AT_ONCE = 2000
"""Rows that are read between two keys: about 15 ms."""
READ_AGAIN_SECONDS = 0.02


class TablePane(Pane):
    """A table, or a page of a view that answers with one."""

    class Counted(Message):
        """More rows are read."""

    def __init__(self) -> None:
        super().__init__("table")
        self.answer: Answer | None = None
        self._words = ""
        self.hidden: list[str] = []
        self._links: list[tuple[Link, ...]] = []

    def show_answer(self, answer: Answer | str, record: str | None) -> None:
        """Show an answer, with the cursor on the row of a record when it has one; or the words in its place."""
        self.answer, self._words = (None, answer) if isinstance(answer, str) else (answer, "")
        self.row = 0
        self._fit()
        self.show(self.lines, row=self._row_of(record))
        if not self._is_read:
            self.set_timer(READ_AGAIN_SECONDS, self._read_on)

    def lay_out(self) -> None:
        """Fit the answer to another width."""
        self._fit()
        self.show(self.lines, row=self.row)

    def _fit(self) -> None:
        """Make the lines of the answer."""
        self.hidden, self._links = [], []
        if self.answer is None:
            self.lines = FixedLines(words_lines(tuple(self._words.split("\n")), self.text_cells))
            return
        answer = self.answer.answer
        if isinstance(answer, Page):
            page = page_lines(answer, self.text_cells)
            self.lines, self._links = page.lines, page.links
            return
        rows = self.answer.rows
        compact = self.text_cells < COMPACT_CELLS and not self.answer.has_chosen_columns
        notes = words_lines((*answer.notes(), *self.answer.warnings), self.text_cells) if rows.complete else []
        if rows.read:
            table_lines = TableLines(answer, rows, self.text_cells, compact=compact, notes=notes)
            self.lines, self.hidden = table_lines, table_lines.hidden
        else:
            self.lines = FixedLines([*words_lines((self.answer.why_empty,), self.text_cells), *notes])

    @property
    def _is_read(self) -> bool:
        return self.answer is None or isinstance(self.answer.answer, Page) or self.answer.rows.complete

    @property
    def rows_shown(self) -> str:
        """How many rows there are, in words; empty for a page."""
        if self.answer is None or isinstance(self.answer.answer, Page):
            return ""
        count = len(self.answer.rows.read)
        if not self.answer.rows.complete:
            return f"{count:,} rows and more"
        return "1 row" if count == 1 else f"{count:,} rows"

    def _read_on(self) -> None:
        """Read further rows, a part at a time, so that keys are not kept waiting."""
        if self._is_read or self.answer is None:
            return
        self._read(len(self.answer.rows.read) + READ_AT_ONCE)
        self.set_timer(READ_AGAIN_SECONDS, self._read_on)

    def _read(self, count: int) -> None:
        if self.answer is not None and isinstance(self.lines, TableLines):
            self.answer.rows.read_to(count)
            self.lines.count_rows()
            self.count_lines()
            self.post_message(self.Counted())

    def action_move_to_last(self) -> None:
        """Read all rows, and put the cursor on the last one."""
        if not self._is_read:
            self._read(1 << 62)
        super().action_move_to_last()

    @property
    def record(self) -> str | None:
        """The id of the record of the row under the cursor; None when the row stands for none."""
        if self.answer is None:
            return None
        if isinstance(self.answer.answer, Page):
            links = self._links[self.row] if self.row < len(self._links) else ()
            return links[0].record if links else None
        index, rows = self.answer.record_index, self.answer.rows.read
        if index is None or self.row >= len(rows):
            return None
        cell = rows[self.row][index]
        return None if cell is None else str(cell)

    def leads_on(self, row: int) -> bool:
        """Whether a row of a page names a record."""
        return row < len(self._links) and bool(self._links[row])

    @property
    def links(self) -> tuple[Link, ...]:
        """The records that the row under the cursor names, on a page."""
        return self._links[self.row] if self.row < len(self._links) else ()

    def _row_of(self, record: str | None) -> int:
        """The row of a record among those that are read; the first row when it has none."""
        if record is None or self.answer is None or self.answer.record_index is None:
            return 0
        index = self.answer.record_index
        return next((number for number, row in enumerate(self.answer.rows.read) if row[index] == record), 0)
