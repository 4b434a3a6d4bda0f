"""The target: the stream that a writer writes to, and what the writer may know of it."""

from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from tripcli.values.safe import safe_text
from tripcli.writers.marks import in_ascii


class Target(NamedTuple):
    """The one binary stream that all output goes to, and the settings that change how the output looks."""

    out: BinaryIO
    terminal: bool
    """True when people read the output on a terminal: rows fit its width, and have marks and headings."""
    width_cells: int
    """Width of the terminal; used only when `terminal` is True."""
    color: bool
    """Whether escape codes for colour and weight may be written."""
    unicode: bool
    """False where the terminal's encoding has no marks and dashes: ASCII is written instead of them."""
    header: bool
    """Whether column names are written above the rows."""
    print_message: Callable[[str], None]
    """Writes a line for people beside the data (to stderr)."""
    print_warning: Callable[[str], None] = lambda _line: None
    """Writes a line to stderr also when nobody looks on, because it limits what the output can be used for."""
    names: bool = False
    """Whether a format with one text a cell has a column of names behind each column of ids."""
    columns_can_be_named: bool = True
    """Whether `-c` works for this output; it does not for a page of several tables."""

    def text(self, line: str) -> str:
        """The line as this target can show it: sanitised, and in ASCII where the target has no marks."""
        return safe_text(line if self.unicode else in_ascii(line))
