"""The runtime of a run: streams, clock, environment, size of the terminal. Made once from the system, or by a test."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

DEFAULT_WIDTH, DEFAULT_HEIGHT = 80, 24
WIDEST = 10_000
"""Cells that COLUMNS may ask for: Rich pads each line to the width."""
HELP_WIDTH = 80
"""Cells that a line of help takes at most: longer lines are hard to read."""


class Runtime(NamedTuple):
    """All that a run may know of the process and the machine."""

    out: BinaryIO | None
    """Standard output; None when it is closed."""
    err: TextIO | None
    """Standard error; None when it is closed."""
    out_is_terminal: bool
    err_is_terminal: bool
    out_encoding: str
    """The encoding of the terminal; bytes for pipes and files are always UTF-8."""
    width_cells: int
    environment: Mapping[str, str]
    now_instant: int
    """Seconds since 1970 UTC; only the word `now` reads it."""
    cache_folder: Path | None
    """Where stores are kept; None to keep none."""
    input: TextIO | None = None
    """Standard input; None when it is closed."""
    input_is_terminal: bool = False
    height_rows: int | None = None
    """Rows of the terminal, beyond which an answer is shown in a pager; None where no pager can be used."""
    quiet: bool = False
    """Whether only errors go to standard error."""

    @property
    def help_width(self) -> int:
        """Cells of a line of help."""
        return min(self.width_cells, HELP_WIDTH) if self.out_is_terminal else HELP_WIDTH


def system_runtime() -> Runtime:
    """The runtime of this process."""
    from time import time

    from tripcli.store.cache import cache_folder

    out, err = sys.stdout, sys.stderr
    if err is not None and hasattr(err, "reconfigure"):
        err.reconfigure(encoding=None if err.isatty() else "utf-8", errors="backslashreplace")
    out_is_terminal = out is not None and out.isatty()
    if sys.platform == "win32" and out_is_terminal:
        from tripcli.cli.windows_console import obey_escape_codes

        obey_escape_codes()
    columns, lines = _terminal_size(out_is_terminal)
    return Runtime(
        out=out.buffer if out is not None else None,
        err=err,
        out_is_terminal=out_is_terminal,
        err_is_terminal=err is not None and err.isatty(),
        out_encoding=(out.encoding or "ascii") if out is not None else "utf-8",
        width_cells=_number_in("COLUMNS") or columns,
        environment=os.environ,
        now_instant=int(time()),
        cache_folder=cache_folder(),
        input=sys.stdin,
        input_is_terminal=sys.stdin is not None and sys.stdin.isatty(),
        height_rows=(_number_in("LINES") or lines) if out_is_terminal and os.name == "posix" else None,
    )


def _number_in(variable: str) -> int:
    """The number that a variable of the environment holds, at most WIDEST; 0 when it holds none."""
    text = os.environ.get(variable, "")
    if not (text.isascii() and text.isdigit()):
        return 0
    return min(int(text) if len(text) < 10 else WIDEST, WIDEST)


def _terminal_size(terminal: bool) -> tuple[int, int]:
    """Columns and rows of the terminal that stdout is."""
    if terminal:
        try:
            columns, rows = os.get_terminal_size(sys.stdout.fileno())
        except (OSError, ValueError):
            pass
        else:
            return columns or DEFAULT_WIDTH, rows or DEFAULT_HEIGHT
    return DEFAULT_WIDTH, DEFAULT_HEIGHT
