"""Rows on a terminal as Rich tables that fit its width, with headings, marks and colours.

Takes arranged rows and a target, writes the rows, or gives their lines to a screen that draws them itself. It is the
only writer that knows Rich, so it is imported only where rows are drawn. Data enter as segments, which know no markup,
already sanitised. Without colour not one escape code is written, for weight neither.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from tripcli.table import Kind
from tripcli.values.cells import column_width, width
from tripcli.writers.arrangement import Arrangement
from tripcli.writers.cell_text import NO_VALUE, one_line
from tripcli.writers.headings import Group, Heading
from tripcli.writers.layout import RIGHT, padded, shortened_list, wrapped_cell
from tripcli.writers.lines import write_lines
from tripcli.writers.target import Target
from tripcli.writers.widths import SHORTENED, fitted

PLAIN = Style()
DIM = Style(dim=True)
BOLD = Style(bold=True)
COLUMN_LABEL = Style(underline=True)
EXCEPTION = Style(color="red")
PLAN = Style(color="magenta")
"""Red and magenta are the two of the sixteen colours that can be read on dark and on light backgrounds."""
STAGE_STYLES = {
    "sought": PLAN,
    "expected": PLAN,
    "cancelled": EXCEPTION,
    "lapsed": EXCEPTION,
    "withdrawn": EXCEPTION,
    "disputed": EXCEPTION,
}
"""Stage -> its style; the stages that most rows have are plain, so that the others are seen."""
LEAST_HEADING_CELLS = 60
"""An offset stands at the right end of the rows, but not nearer to the left than this."""
MARGIN = "  "
"""Between a heading and its offset, at least."""
INDENT = " "
"""Before the rows under headings of two levels, where nothing has to wrap for it."""


Span = tuple[str, Style]
"""A piece of a line, sanitised, and its style."""


class Lines:
    """A cell whose lines are known: a tenth of the cost of a Rich Text, which looks for places to break."""

    __slots__ = ("lines", "style")

    def __init__(self, lines: Sequence[str], style: Style) -> None:
        self.lines = lines
        self.style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Give the lines to Rich."""
        for number, line in enumerate(self.lines):
            if number:
                yield Segment.line()
            yield Segment(line, self.style)


class Drawing:
    """Arranged rows fitted to one target."""

    def __init__(self, rows: Arrangement, target: Target, like: "Drawing | None" = None) -> None:
        """Fit the rows to the target; `like` is a drawing of other rows of the table, whose widths they take."""
        self._rows = rows
        self._target = target
        self._labels = [one_line(target.text(column.label)) for column in rows.columns]
        texts = [
            texts if rows.branches[index] is None else [rows.text(index, row) for row in range(len(texts))]
            for index, texts in enumerate(rows.texts)
        ]
        natural = [
            max(column_width(column_texts), width(label) if target.header else 0)
            for label, column_texts in zip(self._labels, texts, strict=True)
        ]
        room = target.width_cells - sum(natural) - (len(natural) - 1)
        has_two_levels = any(group.heading and group.heading.under for group in rows.groups)
        self._indent = INDENT if has_two_levels and room >= len(INDENT) else ""
        self._gap = 2 if room >= len(natural) - 1 + len(self._indent) else 1
        if like is None:
            widths = fitted(rows.columns, texts, natural, target.width_cells - len(self._indent), self._gap)
            self._widths = self._with_room_for_additions(widths.by_index)
            self.fits = widths.fits
            """Whether every column that says what a row is found room."""
            self.hidden = [rows.columns[index].id for index in widths.hidden]
            """The ids of the columns that found no room."""
        else:
            self._indent, self._gap, self._widths = like._indent, like._gap, like._widths
            self.fits, self.hidden = like.fits, like.hidden
        self._cells = sum(self._widths.values()) + self._gap * (len(self._widths) - 1)
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

    def _with_room_for_additions(self, widths: dict[int, int]) -> dict[int, int]:
        """The widths, with cells that are left over for what follows the texts of a column."""
        room = self._target.width_cells - len(self._indent) - sum(widths.values()) - self._gap * (len(widths) - 1)
        result = dict(widths)
        for index, cells in widths.items():
            added = self._rows.additions[index]
            if added is not None:
                wanted = max(map(width, map(str.__add__, self._rows.texts[index], added)))
                wider = max(0, min(wanted - cells, room))
                result[index] += wider
                room -= wider
        return result

    def write(self, *, with_rich: bool = True) -> None:
        """Write column labels, headings and rows to the target; many rows are put together without Rich."""
        self._with_rich = with_rich
        if self._target.header:
            self._write_rows([[self._cell_of(index, [self._labels[index]], COLUMN_LABEL) for index in self._widths]])
        for group in self._rows.groups:
            if group.heading is not None:
                self._write_heading(group.heading)
            self._write_group(group)

    def label_line(self) -> list[Span]:
        """The line of column labels."""
        cells = [self._cell_of(index, [self._labels[index]], COLUMN_LABEL) for index in self._widths]
        return self._spans_of(cells)[0]

    def row_lines(self, row: int) -> list[list[Span]]:
        """The lines of one row, and below them its addresses, whole."""
        lines = self._spans_of(self._cells_of_row(row))
        return [*lines, *([(f"  {address}", PLAIN)] for address in self._rows.addresses[row])]

    def heading_lines(self, heading: Heading) -> list[list[Span]]:
        """The lines of a heading, with the offset at its right end; a long one wraps. A trip stands in a line above."""
        lines: list[list[Span]] = []
        if heading.above:
            lines += [[(piece, BOLD)] for piece in wrapped_cell(heading.above, self._target.width_cells)]
        if not heading.line and not heading.offset:
            return lines
        pieces = wrapped_cell(heading.line, self._target.width_cells)
        end = min(max(self._cells + len(self._indent), LEAST_HEADING_CELLS), self._target.width_cells)
        if heading.offset and width(pieces[-1]) + len(MARGIN) + width(heading.offset) > end:
            pieces.append("")
        lines += [[(piece, BOLD)] for piece in pieces]
        if heading.offset:
            space = end - width(pieces[-1]) - width(heading.offset)
            lines[-1] += [(" " * space, PLAIN), (heading.offset, DIM)]
        return lines

    def _write_heading(self, heading: Heading) -> None:
        """Write a heading to the target."""
        for spans in self.heading_lines(heading):
            line = "".join(self._styled(text, style) for text, style in spans)
            self._target.out.write(f"{line}\n".encode())

    def _styled(self, text: str, style: Style) -> str:
        """The text with the escape codes of a style, where colours may be written."""
        return style.render(text) if self._target.color and text and style is not PLAIN else text

    def _write_group(self, group: Group) -> None:
        """Write the rows of a group, and after each row its addresses, whole."""
        rows = range(group.first, group.after)
        if not any(self._rows.addresses[group.first : group.after]):
            self._write_rows(map(self._cells_of_row, rows))
            return
        for row in rows:
            self._write_rows([self._cells_of_row(row)])
            for address in self._rows.addresses[row]:
                self._target.out.write(f"  {address}\n".encode())

    def _cells_of_row(self, row: int) -> list[Lines | Text]:
        return [self._cell(index, row) for index in self._widths]

    def _cell(self, index: int, row: int) -> Lines | Text:
        """One cell, broken into lines where it is too wide, in the style that its value has."""
        text = self._rows.texts[index][row]
        style = PLAIN
        if row in self._rows.differing_rows[index]:
            style = EXCEPTION
        elif self._rows.columns[index].kind is Kind.STATUS:
            stage = text.partition(",")[0].rpartition(" ")[2]
            style = STAGE_STYLES.get(stage, PLAIN)
        elif text.strip(" ") == NO_VALUE:
            style = DIM
        tree = self._rows.branches[index]
        added = self._rows.additions[index]
        if added is not None and width(text + added[row]) <= self._widths[index]:
            text += added[row]
        if tree is None:
            column = self._rows.columns[index]
            if column.kind in SHORTENED:
                text = shortened_list(text, self._widths[index])
            elif column.kind is Kind.FIGURE and width(text) > self._widths[index]:
                text = text.strip(" ")  # the spaces that align it on the point
            return self._cell_of(index, wrapped_cell(text, self._widths[index]), style)
        branch = tree[row]
        room = self._widths[index] - max(width(branch.first), width(branch.others))
        lines = wrapped_cell(text, max(room, 1))
        return self._cell_of(index, [branch.first + lines[0], *(branch.others + line for line in lines[1:])], style)

    def _cell_of(self, index: int, lines: Sequence[str], style: Style) -> Lines | Text:
        """A cell with these lines, padded to the width of its column."""
        cells = self._widths[index]
        right = self._rows.columns[index].kind in RIGHT
        if any(max(width(line), cell_len(line)) > cells for line in lines):  # Rich cuts a line that it takes for wider
            return Text("\n".join(lines), style=style, overflow="fold")
        return Lines([padded(line, cells, right=right) for line in lines], style)

    def _write_rows(self, rows: Iterable[list[Lines | Text]]) -> None:
        """Write rows with the widths of this drawing."""
        if not self._with_rich:
            write_lines(self._target.out, (line for row in rows for line in self._lines_of(row)))
            return
        table = RichTable(box=None, show_header=False, padding=(0, self._gap, 0, 0), pad_edge=False)
        for cells in self._widths.values():
            table.add_column(width=cells)
        for row in rows:
            table.add_row(*row)
        self._console.print(table)
        self._target.out.write(self._drawn(self._indent).encode())

    def _lines_of(self, cells: Sequence[Lines | Text]) -> Iterator[str]:
        """The lines of one row, as Rich would draw them."""
        for spans in self._spans_of(cells):
            yield "".join(self._styled(text, style) for text, style in spans).rstrip(" ")

    def _spans_of(self, cells: Sequence[Lines | Text]) -> list[list[Span]]:
        """The lines of one row as pieces with their styles, side by side."""
        columns = [
            (cell.lines, cell.style, width) if isinstance(cell, Lines) else (cell.plain.split("\n"), PLAIN, width)
            for cell, width in zip(cells, self._widths.values(), strict=True)
        ]
        lines: list[list[Span]] = []
        for number in range(max(len(texts) for texts, _, _ in columns)):
            line: list[Span] = [(self._indent, PLAIN)]
            for texts, style, cells_wide in columns:
                line.append((texts[number], style) if number < len(texts) else (" " * cells_wide, PLAIN))
                line.append((" " * self._gap, PLAIN))
            lines.append(line)
        return lines

    def _drawn(self, indent: str) -> str:
        """What Rich has drawn since the last call, indented and without spaces at the ends of lines."""
        text = self._buffer.getvalue()
        self._buffer.seek(0)
        self._buffer.truncate()
        return "".join((indent + line).rstrip(" ") + "\n" for line in text.splitlines())
