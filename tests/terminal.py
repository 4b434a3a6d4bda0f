"""A terminal for tests: a program runs in it, keys are typed into it, and what it shows is read.

The screen is what the program wrote, without interpretation; a test waits for a text, never for a time.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

PATIENCE_SECONDS = 60


class Terminal:
    """A program in a pseudo-terminal of 24 rows and 80 columns."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], rows: int = 24) -> None:
        self.shown = ""
        self.code: int | None = None
        self._process, self._file = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's job in the background ignores it
            try:
                os.execvpe(command[0], list(command), dict(environment))  # noqa: S606  # no shell is wanted
            finally:
                os._exit(127)
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        os.close(self._file)

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._file, keys.encode())

    def wait_for(self, text: str) -> str:
        """Read until the text is shown; returns what was shown since the last call."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while text not in self.shown:
            assert self._read(deadline - time.monotonic()), f"{text!r} was not shown, but: {self.shown!r}"
        before, _, self.shown = self.shown.partition(text)
        return before + text

    def type_until(self, keys: str, text: str) -> str:
        """Type keys, again and again while nothing is shown, until the text is: some programs drop keys that come early."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while text not in self.shown and time.monotonic() < deadline:
            self.type(keys)
            while text not in self.shown and self._read(0.5):
                pass
        return self.wait_for(text)

    def wait_for_end(self) -> tuple[int, str]:
        """Read until the program has ended; returns its exit code and what it showed."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._read(deadline - time.monotonic()):
            pass
        _, status = os.waitpid(self._process, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return self.code, self.shown

    def _read(self, seconds: float) -> bool:
        """Read what is shown; False when the program has ended or the time is over."""
        if not select.select([self._file], [], [], max(seconds, 0))[0]:
            return False
        try:
            content = os.read(self._file, 65536)
        except OSError:  # Linux says so when the program has closed its side
            return False
        self.shown += content.decode(errors="replace")
        return bool(content)
