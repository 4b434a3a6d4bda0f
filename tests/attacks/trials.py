"""Trials: hostile inputs given to one part of the program after another, each under a watchdog of time and memory.

`trial(kind, seed)` makes one input and returns what is wrong with the program's answer, or nothing. What counts as
wrong: an exception that is not a message for people, exit code 70, a control character in the output, more than two
seconds of processor time, or more than 200 MB.
"""

import resource
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import NamedTuple

from targets import KINDS

SECONDS, MEGABYTES = 2.0, 200
"""The processor time and the growth in memory that one input may cost."""


class Fault(NamedTuple):
    """One thing that is wrong with an answer."""

    kind: str
    seed: str
    what: str
    """A line that is the same for the same fault, so that faults can be counted apart."""
    shown: str
    """The input, shortened."""


class TooSlow(BaseException):
    """The watchdog's; no `except Exception` takes it for an error of the input."""


@contextmanager
def watchdog(seconds: float) -> Iterator[None]:
    """Raise TooSlow in the body when it has used so much processor time."""

    def bark(_signal: int, _frame: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, bark)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def trial(kind: str, seed: str) -> Fault | None:
    """Make the input of this kind and seed, give it to the program, and return the fault, if there is one."""
    rng = Random(seed)  # noqa: S311  # repeatable, not secret
    made, run = KINDS[kind]
    value = made(rng)
    memory, began = _peak_kilobytes(), time.process_time()
    what: str | None
    try:
        with watchdog(SECONDS * 3):
            what = run(value, rng)
    except TooSlow:
        what = f"more than {SECONDS * 3:g} s"
    except Exception as error:
        what = _signature(error)
    used, grown = time.process_time() - began, (_peak_kilobytes() - memory) / 1024
    if what is None and used > SECONDS:
        what = f"more than {SECONDS:g} s"
    if what is None and grown > MEGABYTES:
        what = f"more than {MEGABYTES} MB"
    return Fault(kind, seed, what, repr(value)[:3000]) if what else None


def _signature(error: Exception) -> str:
    """The exception and the last lines of the program through which it came."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/tripcli/" in frame.filename] or list(frames)
    return f"{type(error).__name__} at " + " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno}" for frame in own[:-3:-1]
    )


def _peak_kilobytes() -> int:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
