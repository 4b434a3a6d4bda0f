"""A line of progress on stderr, for a person who waits for a dataset to be read and compiled."""

from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Self

from tripcli.cli.runtime import Runtime

PATIENCE_SECONDS = 0.5
"""Nothing is drawn before: nobody asks what takes less."""
EVERY_SECONDS = 0.2
CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Draws a line while its `with` block runs, and removes it at the end, also after Ctrl-C."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._began = monotonic()
        self._compiling_since: float | None = None
        self._done, self._total = 0, 0
        self._ended = Event()
        self._drawn = False
        self._thread = Thread(target=self._draw_until_end, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        if self._drawn:
            self._write(CLEAR_LINE)

    def update(self, done: int, total: int) -> None:
        """Note how many records are compiled, and of how many."""
        if self._compiling_since is None:
            self._compiling_since = monotonic()
        self._done, self._total = done, total

    def _draw_until_end(self) -> None:
        wait = PATIENCE_SECONDS
        while not self._ended.wait(wait):
            self._drawn = True
            self._write(CLEAR_LINE + self.line(monotonic()))
            wait = EVERY_SECONDS

    def line(self, now: float) -> str:
        """The line at a moment: what is being done, its share, and the seconds that remain."""
        if self._compiling_since is None or not self._total:
            return f"reading the dataset: {now - self._began:.0f} s"
        share = self._done / self._total
        remaining = (now - self._compiling_since) * (1 - share) / share if share else 0
        estimate = f", about {max(remaining, 1):.0f} s left" if share else ""
        return f"compiling the dataset: {share:.0%} of {self._total:,} records{estimate}"

    def _write(self, text: str) -> None:
        if self._runtime.err is not None:
            try:
                self._runtime.err.write(text)
                self._runtime.err.flush()
            except (OSError, ValueError):
                pass
