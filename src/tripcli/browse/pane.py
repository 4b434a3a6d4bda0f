"""A pane: lines of which some belong to rows, with a cursor on one row.

Takes `Lines`, shows those in sight, and says which row the cursor is on and which one is opened.
"""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tripcli.browse.screen_lines import FixedLines, Lines, ScreenLine
from tripcli.values.cells import width

CURSOR, CURSOR_ELSEWHERE = "▶", "▷"
"""Before the chosen row: of the pane that gets the keys, and of the others."""
LEADS_ON = "›"
"""Before a row of a page that leads to another record."""
GUTTER_CELLS = 1


class Pane(ScrollView, can_focus=True, inherit_bindings=False):
    """A pane of lines with a cursor."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--cursor", "pane--cursor-elsewhere"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "up", show=False),
        Binding("down,j", "move(1)", "down", show=False),
        Binding("pageup", "move_page(-1)", "page up", show=False),
        Binding("pagedown,space", "move_page(1)", "page down", show=False),
        Binding("ctrl+home,g", "move_to_first", "first", show=False),
        Binding("ctrl+end,G", "move_to_last", "last", show=False),
        Binding("enter", "open", "open", show=False),
    ]

    class Chosen(Message):
        """The cursor is on another row."""

        def __init__(self, pane: "Pane") -> None:
            super().__init__()
            self.pane = pane

    class Opened(Message):
        """The row under the cursor is to be opened."""

        def __init__(self, pane: "Pane") -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, pane_id: str) -> None:
        super().__init__(id=pane_id)
        self.lines: Lines = FixedLines([])
        self.row = 0
        self._cells_before = 0

    @property
    def control(self) -> "Pane":
        """The pane itself. Textual needs it to select the handlers of messages by pane."""
        return self

    @property
    def text_cells(self) -> int:
        """Cells of a line, beside the cursor."""
        return max(self.scrollable_content_region.width - GUTTER_CELLS, 1)

    def show(self, lines: Lines, *, row: int = 0) -> None:
        """Show other lines, with the cursor on a row."""
        self.lines = lines
        self.row = max(min(row, lines.row_count - 1), 0)
        self.count_lines()
        self._keep_in_sight(at_top=True)
        self.refresh()

    def count_lines(self) -> None:
        """Take the number of lines again."""
        self.virtual_size = Size(self.text_cells + GUTTER_CELLS, self.lines.height + self._header_lines)

    @property
    def _header_lines(self) -> int:
        return 1 if self.lines.header is not None else 0

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Write the title in the border; it is plain text."""
        self.border_title = Content(title)
        self.border_subtitle = Content(subtitle)

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        header = self.lines.header
        if header is not None and y == 0:
            return self._strip(header, Style.null(), " ")
        number = y + round(self.scroll_offset.y) - self._header_lines
        line = self.lines.line(number)
        if line.row is None or line.row != self.row:
            return self._strip(line, Style.null(), self._mark_of(number, line))
        mark = CURSOR if self.has_focus else CURSOR_ELSEWHERE
        style = self.get_component_rich_style("pane--cursor" if self.has_focus else "pane--cursor-elsewhere")
        return self._strip(line, style, mark if self._is_first_of_row(number, line) else " ")

    def _is_first_of_row(self, number: int, line: ScreenLine) -> bool:
        return number == 0 or self.lines.line(number - 1).row != line.row

    def _mark_of(self, number: int, line: ScreenLine) -> str:
        """What stands before a line of another row."""
        is_link = line.row is not None and self.leads_on(line.row) and self._is_first_of_row(number, line)
        return LEADS_ON if is_link else " "

    def leads_on(self, _row: int) -> bool:
        """Whether a row leads to another record, and the pane marks such rows."""
        return False

    def _strip(self, line: ScreenLine, style: Style, mark: str) -> Strip:
        """A line behind its mark, cut or filled up to the width of the pane."""
        segments = [Segment(mark), *line.segments]
        cells = sum(width(segment.text) for segment in segments)
        strip = Strip(segments, cells).adjust_cell_length(self.scrollable_content_region.width, Style.null())
        return strip.apply_style(self.rich_style + style)

    def _keep_in_sight(self, *, at_top: bool = False) -> None:
        """Scroll as little as is needed for the row under the cursor, and the heading above the first row."""
        height = self.content_size.height - self._header_lines
        lines = self.lines.lines_of_row(self.row)
        if height <= 0 or not lines:
            self.scroll_to(y=0, animate=False)
            return
        first, top = lines[0], round(self.scroll_offset.y)
        while first and self.lines.line(first - 1).row is None:
            first -= 1
        wanted = top
        if lines[0] < top or (at_top and first < top):
            wanted = first
        elif lines[-1] >= top + height:
            wanted = min(lines[-1] - height + 1, lines[0])
        if wanted != top:
            self.scroll_to(y=wanted, animate=False, force=True)
        self.refresh()

    def _put_cursor(self, row: int) -> None:
        row = max(min(row, self.lines.row_count - 1), 0)
        if row != self.row:
            self.row = row
            self.post_message(self.Chosen(self))
        self.lines.lines_of_row(row)  # draws it, so that the number of lines is right
        self.count_lines()
        self._keep_in_sight()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows; a page that fits no row in sight scrolls by lines."""
        if not self.lines.row_count or self._shows_part_of_row(rows):
            self.scroll_relative(y=rows, animate=False)
        else:
            self._put_cursor(self.row + rows)

    def _shows_part_of_row(self, rows: int) -> bool:
        """Whether the row under the cursor, or words behind the last one, go on outside of the screen."""
        lines = self.lines.lines_of_row(self.row)
        top, height = round(self.scroll_offset.y), self.content_size.height - self._header_lines
        if not lines:
            return False
        if rows > 0:
            is_last = self.row == self.lines.row_count - 1
            return (self.lines.height if is_last else lines[-1] + 1) > top + height
        return (0 if self.row == 0 else lines[0]) < top

    def action_move_page(self, pages: int) -> None:
        """Move the cursor by what is in sight."""
        height = max(self.content_size.height - self._header_lines - 1, 1)
        lines = self.lines.lines_of_row(self.row)
        if not lines:
            self.scroll_relative(y=pages * height, animate=False)
            return
        wanted = lines[0] + pages * height
        self.lines.prepare(wanted, wanted + height)
        number = max(min(wanted, self.lines.height - 1), 0)
        step = 1 if pages > 0 else -1
        while 0 <= number < self.lines.height and self.lines.line(number).row is None:
            number += step
        row = self.lines.line(number).row
        self._put_cursor(row if row is not None else (self.lines.row_count - 1 if pages > 0 else 0))

    def action_move_to_first(self) -> None:
        """Put the cursor on the first row."""
        self._put_cursor(0)
        self.scroll_to(y=0, animate=False)

    def action_move_to_last(self) -> None:
        """Put the cursor on the last row."""
        self._put_cursor(self.lines.row_count - 1)

    def action_open(self) -> None:
        """Open the row under the cursor."""
        self.post_message(self.Opened(self))

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked; a double click opens it."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y < self._header_lines:
            return
        row = self.lines.line(offset.y + round(self.scroll_offset.y) - self._header_lines).row
        if row is not None:
            self._put_cursor(row)
            if event.chain > 1:
                self.post_message(self.Opened(self))

    def on_blur(self) -> None:
        """Draw the cursor as that of a pane that gets no keys."""
        self.refresh()

    def on_resize(self) -> None:
        """Fit the lines to the new size."""
        if self._cells_before != self.text_cells:
            self._cells_before = self.text_cells
            self.lay_out()
        self._keep_in_sight()

    def lay_out(self) -> None:
        """Make the lines again, for another width."""

    def on_focus(self) -> None:
        """Draw the cursor as that of the pane that gets the keys."""
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what comes in sight, and keep the header above it."""
        top, height = round(new_value), self.content_size.height
        before = self.lines.height
        self.lines.prepare(top, top + height)
        if self.lines.height != before:
            self.count_lines()
        super().watch_scroll_y(old_value, new_value)
