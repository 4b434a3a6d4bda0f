"""The runtime of a run: streams, clock, environment, width. Made once from the system, or by a test."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, NamedTuple, TextIO

DEFAULT_WIDTH = 80


class Runtime(NamedTuple):
    """All that a run may know of the place where it runs."""

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


def system_runtime() -> Runtime:
    """The runtime of this process."""
    from time import time

    from tripcli.store.cache import cache_folder

    out, err = sys.stdout, sys.stderr
    if err is not None and hasattr(err, "reconfigure"):
        err.reconfigure(errors="backslashreplace")
    out_is_terminal = out is not None and out.isatty()
    return Runtime(
        out=out.buffer if out is not None else None,
        err=err,
        out_is_terminal=out_is_terminal,
        err_is_terminal=err is not None and err.isatty(),
        out_encoding=(out.encoding or "ascii") if out is not None else "utf-8",
        width_cells=_width(out_is_terminal),
        environment=os.environ,
        now_instant=int(time()),
        cache_folder=cache_folder(),
        input=sys.stdin,
        input_is_terminal=sys.stdin is not None and sys.stdin.isatty(),
    )


def _width(terminal: bool) -> int:
    """The width that people set, else the terminal's."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns) > 0:
        return int(columns)
    if terminal:
        try:
            return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH
        except (OSError, ValueError):
            pass
    return DEFAULT_WIDTH
