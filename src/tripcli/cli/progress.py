"""A line of progress on stderr, for people who wait for a long compilation."""

from collections.abc import Callable
from time import monotonic

from tripcli.cli.runtime import Runtime

PATIENCE_SECONDS = 0.5
"""Nobody asks what takes less."""


def bar(runtime: Runtime) -> Callable[[int, int], None]:
    """A function that is told how much is done, and draws it over itself."""
    began = monotonic()
    drawn = 0.0

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        now = monotonic()
        if runtime.err is None or now - began < PATIENCE_SECONDS or (now - drawn < 0.1 and done < total):
            return
        drawn = now
        text = f"compiling the dataset: {done:,} of {total:,} records" if done < total else ""
        runtime.err.write(f"\r{text:<60}\r" if not text else f"\r{text:<60}")
        runtime.err.flush()

    return draw
