"""Rows on a terminal as Rich tables that fit its width, with headings, marks and colours.

Takes an arranged sheet and a target, and writes the rows; alone knows Rich, so it is imported only where rows
are drawn. Data enter as Text or Segment, which know no markup, already sanitised. Without colour not one
escape code is written, for weight neither.
"""

from collections.abc import Iterable, Iterator
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from tripcli.table import Kind
from tripcli.values.cells import column_width, width
from tripcli.writers.cell_text import NOTHING, one_line
from tripcli.writers.grouped import Sheet
from tripcli.writers.headings import Group
from tripcli.writers.layout import RIGHT, fitted, padded
from tripcli.writers.marks import DIFFER, MARKS, in_ascii
from tripcli.writers.target import Target

PLAIN = Style()
QUIET = Style(dim=True)
HEADING = Style(bold=True)
DIFFERS = Style(color="red")
STAGES = {
    "○": Style(color="cyan"),
    "◐": Style(color="magenta"),
    "●": Style(color="green"),
    "✗": DIFFERS,
    DIFFER: DIFFERS,
}
"""Mark -> colour: the four of the sixteen that can be read on dark and on light."""

STAGE_STYLES = {stage: STAGES[mark] for stage, mark in MARKS.items()}


class Line:
    """A cell that fits on one line: a tenth of the cost of a Text, which looks for places to break."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, style: Style) -> None:
        self.text = text
        self.style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give the one piece of text to Rich."""
        yield Segment(self.text, self.style)


def draw(sheet: Sheet, target: Target) -> list[str]:
    """Put the rows on the target, and give the ids of the columns that found no room."""
    labels = [_label(column.label, target) for column in sheet.columns]
    natural = [
        max(column_width(texts), width(label) if target.header else 0)
        for label, texts in zip(labels, sheet.texts, strict=True)
    ]
    room = target.width_cells - sum(natural)
    gap = 2 if room >= 2 * (len(natural) - 1) else 1
    widths, hidden = fitted(sheet.columns, natural, target.width_cells, gap)
    drawing = _Drawing(sheet, target, widths, gap)
    if target.header:
        drawing.labels(labels)
    for group in sheet.groups:
        drawing.group(group)
    return [sheet.columns[place].id for place in hidden]


def _label(label: str, target: Target) -> str:
    """The heading of a column as this target can show it."""
    text = one_line(label)
    return text if target.unicode else in_ascii(text)


class _Drawing:
    """One sheet on one target: the console and the widths that all its parts share."""

    def __init__(self, sheet: Sheet, target: Target, widths: dict[int, int], gap: int) -> None:
        self._sheet = sheet
        self._target = target
        self._widths = widths
        self._gap = gap
        self._cells = sum(widths.values()) + gap * (len(widths) - 1)
        self._buffer = StringIO()
        self._console = Console(
            file=self._buffer,
            width=max(target.width_cells, self._cells),  # Rich cuts what is wider; a terminal only breaks the line
            height=24,
            force_terminal=target.color,
            color_system="standard" if target.color else None,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    def labels(self, labels: list[str]) -> None:
        """Draw the column labels."""
        self._rows([[self._fitting(labels[place], place, QUIET) for place in self._widths]])

    def group(self, group: Group) -> None:
        """Draw a heading and the rows under it, and after a row its addresses, whole."""
        if group.heading or group.offset:
            space = min(max(self._cells, 60), self._target.width_cells) - width(group.heading) - width(group.offset)
            gap = " " * max(space, 2) if group.offset else ""
            self._console.print(Text(group.heading + gap + group.offset, style=HEADING))
        if not any(self._sheet.addresses[group.first : group.after]):
            self._rows(self._row(row) for row in range(group.first, group.after))
            return
        for row in range(group.first, group.after):
            self._rows([self._row(row)])
            for address in self._sheet.addresses[row]:
                self._target.out.write(f"  {address}\n".encode())

    def _row(self, row: int) -> list[RenderableType]:
        """The cells of one row."""
        return [self._cell(place, row) for place in self._widths]

    def _cell(self, place: int, row: int) -> RenderableType:
        """One cell in the style that its value has."""
        kind = self._sheet.columns[place].kind
        text = self._sheet.texts[place][row]
        style = PLAIN
        if row in self._sheet.differs[place]:
            style = DIFFERS
        elif kind is Kind.STATUS:
            style = STAGE_STYLES.get(text.rpartition(" ")[2], PLAIN)
        elif text.strip(" ") == NOTHING:
            style = QUIET
        return self._fitting(text, place, style)

    def _fitting(self, text: str, place: int, style: Style) -> RenderableType:
        """A line where the text fits, else words that wrap."""
        cells = self._widths[place]
        if max(width(text), cell_len(text)) > cells:  # Rich cuts a line that it takes for wider
            return Text(text, style=style, overflow="fold")
        return Line(padded(text, cells, right=self._sheet.columns[place].kind in RIGHT), style)

    def _rows(self, rows: Iterable[list[RenderableType]]) -> None:
        """Draw rows with the widths of this sheet."""
        table = RichTable(box=None, show_header=False, padding=(0, self._gap, 0, 0), pad_edge=False)
        for cells in self._widths.values():
            table.add_column(width=cells)
        for row in rows:
            table.add_row(*row)
        self._console.print(table)
        self._target.out.write(self._taken().encode())

    def _taken(self) -> str:
        """What Rich has drawn since the last time, without spaces at the ends of lines."""
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return "".join(line.rstrip(" ") + "\n" for line in text.splitlines())
