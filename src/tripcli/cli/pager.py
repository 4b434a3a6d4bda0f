"""The pager: a long answer on a terminal is shown page by page, as git and gh do it.

The stream keeps what is written until it is longer than the screen; only then a pager is started. A short answer, a
pipe and a file never pay for one.
"""

import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import BinaryIO, cast

from tripcli.cli.diagnostics import print_message
from tripcli.cli.runtime import Runtime
from tripcli.errors import reason

LESS = "FRX"
"""Options of less, where LESS does not give any: leave at once when it fits, keep colours, leave the text on screen."""
SHELL_LETTERS = frozenset("|&;<>()$`\\\"'*?[#~=%\n")
"""A command with one of them is run by a shell."""


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """The pager as a command: that of TRIPCLI_PAGER, else PAGER, else less; empty when none is to be used."""
    command = environment.get("TRIPCLI_PAGER", environment.get("PAGER", "less")).strip()
    if command in {"", "cat"} or environment.get("TERM") == "dumb":
        return []
    return ["/bin/sh", "-c", command] if SHELL_LETTERS & set(command) else shlex.split(command)


@contextmanager
def paged(runtime: Runtime, command: list[str]) -> Iterator["PagedStream"]:
    """A stream to write an answer to; at the end the pager has ended too."""
    stream = PagedStream(runtime, command)
    try:
        yield stream
    except BaseException:
        stream.finish(wanted=False)
        raise
    stream.finish(wanted=True)


class PagedStream(BytesIO):
    """Bytes for a terminal, which go through a pager once they are longer than the screen."""

    def __init__(self, runtime: Runtime, command: list[str]) -> None:
        super().__init__()
        self._runtime = runtime
        self._command = command
        self._waiting: list[Callable[[], object]] = []
        """What is written when the answer turns out to be short."""
        self._held: list[bytes] = []
        """The same as bytes, for the pager."""
        self._rows = 0
        self._pager: subprocess.Popen[bytes] | None = None
        self._plain = False
        """Whether the pager could not be started, so that all goes straight to the terminal."""

    def write(self, data: object) -> int:
        """Write bytes; raises OSError, and BrokenPipeError when the pager has ended."""
        content = bytes(cast("bytes", data))
        out = cast("BinaryIO", self._runtime.out)
        self._put(content, lambda: out.write(content))
        return len(content)

    def write_note(self, text: str) -> None:
        """Write a line that goes to stderr, or to the pager when there is one: else it would stand across the text."""

        def to_stderr() -> None:
            cast("BinaryIO", self._runtime.out).flush()
            print_message(self._runtime, text)

        self._put(f"{text}\n".encode(), to_stderr)

    def _put(self, content: bytes, directly: Callable[[], object]) -> None:
        if self._plain:
            directly()
        elif self._pager is not None:
            self._to_pager(content)
        else:
            self._waiting.append(directly)
            self._held.append(content)
            self._rows += _rows_of(content, self._runtime.width_cells)
            if self._rows >= (self._runtime.height_rows or 0):
                self._start()

    def _start(self) -> None:
        """Start the pager with what was held back; without one write it to the terminal."""
        defaults = {"LESS": LESS, "LV": "-c"}
        try:
            self._pager = subprocess.Popen(  # noqa: S603  # the command that the user chose
                self._command, stdin=subprocess.PIPE, env={**defaults, **self._runtime.environment}
            )
        except OSError as error:
            print_message(self._runtime, f"tripcli: the pager {self._command[0]} cannot be run: {reason(error)}")
            self._write_directly()
            self._plain = True
            return
        held, self._held, self._waiting = self._held, [], []
        self._to_pager(b"".join(held))

    def _to_pager(self, content: bytes) -> None:
        if self._pager is not None and self._pager.stdin is not None:
            self._pager.stdin.write(content)

    def _write_directly(self) -> None:
        for write in self._waiting:
            write()
        self._waiting.clear()

    def finish(self, *, wanted: bool) -> None:
        """Write what is held back if it is still wanted, and wait for the pager to end."""
        if self._pager is None:
            if wanted:
                self._write_directly()
                cast("BinaryIO", self._runtime.out).flush()
            return
        # From now on Ctrl-C is for the pager: less stays open, and the terminal is not left to two programs.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            with suppress(BrokenPipeError):
                if self._pager.stdin is not None:
                    self._pager.stdin.close()
            self._pager.wait()
        finally:
            signal.signal(signal.SIGINT, before)


def _rows_of(content: bytes, width: int) -> int:
    """Rows of the screen that lines take; escape codes have no width, and every character at least one cell."""
    rows = content.count(b"\n")
    if len(content) > width:
        for line in content.decode(errors="replace").split("\n"):
            if len(line) > width:
                rows += (_width_of(line) - 1) // max(width, 1)
    return rows


def _width_of(line: str) -> int:
    """Cells of a line, without its escape codes."""
    import re

    return max(len(re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)", "", line)), 1)
