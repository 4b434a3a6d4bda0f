"""Lines of a pane: pieces of text with their styles, each line with the row that it belongs to.

Takes sanitised texts and styles, gives lines. It must not know stores or widgets.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from rich.segment import Segment

from tripcli.writers.terminal import BOLD, PLAIN, Span


class ScreenLine(NamedTuple):
    """One line of a pane."""

    segments: tuple[Segment, ...]
    row: int | None = None
    """The row that it is part of, from 0; None for a heading and for a line of words."""

    @property
    def text(self) -> str:
        """The line without styles and without spaces at its end."""
        return "".join(segment.text for segment in self.segments).rstrip(" ")


BLANK = ScreenLine(())


def line_of(spans: Iterable[Span], row: int | None = None) -> ScreenLine:
    """The line that pieces of text make."""
    return ScreenLine(tuple(Segment(text, None if style is PLAIN else style) for text, style in spans if text), row)


def words_line(text: str, row: int | None = None, *, bold: bool = False) -> ScreenLine:
    """A line of one text."""
    return line_of([(text, BOLD if bold else PLAIN)], row)


class Lines(Protocol):
    """What a pane shows: some lines, of which those of one row belong together."""

    header: ScreenLine | None
    """A line that stays at the top of the pane."""
    row_count: int
    """Number of rows, which the cursor can reach."""

    @property
    def height(self) -> int:
        """Number of lines; an estimate as long as not all of them are drawn."""

    def line(self, number: int) -> ScreenLine:
        """The line of that number, from 0."""

    def lines_of_row(self, row: int) -> range:
        """The numbers of the lines of a row."""

    def prepare(self, first: int, after: int) -> None:
        """Draw what stands on these lines, so that the numbers of the lines around them are right."""


class FixedLines:
    """Lines that are all drawn."""

    def __init__(self, lines: Sequence[ScreenLine], header: ScreenLine | None = None) -> None:
        self.header = header
        self._lines = lines
        self._rows: dict[int, list[int]] = {}
        for number, line in enumerate(lines):
            if line.row is not None:
                self._rows.setdefault(line.row, []).append(number)
        self.row_count = len(self._rows)

    @property
    def height(self) -> int:
        """Number of lines."""
        return len(self._lines)

    def line(self, number: int) -> ScreenLine:
        """The line of that number; a blank one behind the last."""
        return self._lines[number] if 0 <= number < len(self._lines) else BLANK

    def lines_of_row(self, row: int) -> range:
        """The numbers of the lines of a row."""
        numbers = self._rows.get(row)
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    def prepare(self, first: int, after: int) -> None:
        """Do nothing: all lines are drawn."""
