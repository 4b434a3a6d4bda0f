"""Measure whole processes in pairs (A B A B …), so that both run under the same load. Results are medians."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
RUN = "from tripcli.cli.main import run; run()"
"""What the installed command `tripcli` runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A process to measure."""

    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    output: Path = Path(os.devnull)
    before: Callable[[], None] = lambda: None
    """Called before each run; its time does not count."""


class Cost(NamedTuple):
    """Time and memory of one process."""

    seconds: float
    memory_mb: float
    """Peak resident memory."""
    processor_seconds: float = 0.0
    """Time of the processor, which other programs on the machine lengthen less."""


class Pair(NamedTuple):
    """Medians of two commands that were measured in turn."""

    one: Cost
    other: Cost

    @property
    def ratio(self) -> float:
        """Time of the first divided by time of the second."""
        return self.one.seconds / self.other.seconds

    @property
    def memory_ratio(self) -> float:
        """Memory of the first divided by memory of the second."""
        return self.one.memory_mb / self.other.memory_mb


class Line(NamedTuple):
    """One line of the result."""

    what: str
    bound: str
    measured: str
    holds: bool | None
    """None when it could not be measured, or has no bound."""


def tripcli(*arguments: str, cache: Path, **environment: str) -> Command:
    """Return a run of tripcli with this cache folder."""
    return Command(
        arguments=(sys.executable, "-c", RUN, *arguments),
        environment={"XDG_CACHE_HOME": str(cache), **environment},
    )


ENVIRONMENT_NOT_PASSED_ON = ("TRIPCLI_", "_TRIPCLI", "FORCE_COLOR", "PYTHONDONTWRITEBYTECODE")
"""Variables of the caller that would change a run; an installed program has its byte code compiled."""

HELLO = Command(arguments=(sys.executable, str(ROOT / "benchmarks/hello.py")))


def cost(command: Command) -> Cost:
    """Run a command once and return its cost. Raises RuntimeError when it fails."""
    command.before()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(ENVIRONMENT_NOT_PASSED_ON)}
    environment |= {"COLUMNS": "80", **command.environment}
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(command.output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    began = time.perf_counter()
    process = os.posix_spawnp(command.arguments[0], list(command.arguments), environment, file_actions=actions)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"exit {os.waitstatus_to_exitcode(status)}: {' '.join(command.arguments)}")
    return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def pairs(one: Command, other: Command, times: int) -> Pair:
    """Run two commands in turn, after one run of each that does not count, and return the medians."""
    cost(one)
    cost(other)
    costs = [(cost(one), cost(other)) for _ in range(times)]
    return Pair(_median([first for first, _ in costs]), _median([second for _, second in costs]))


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(*(median(values) for values in zip(*costs, strict=True)))


def within(what: str, pair: Pair, bound: float) -> Line:
    """Return a line that compares the ratio of times with a bound."""
    measured = f"{pair.ratio:.2f} × ({milliseconds(pair.one)} / {milliseconds(pair.other)})"
    return Line(what, f"{bound} ×", measured, pair.ratio <= bound)


def milliseconds(one: Cost) -> str:
    """Return a time as text."""
    return f"{one.seconds * 1000:.0f} ms" if one.seconds < 10 else f"{one.seconds:.1f} s"


def with_processor(one: Cost) -> str:
    """Return a time and that of the processor as text: where the two differ much, other programs were running."""
    return f"{milliseconds(one)}, {milliseconds(Cost(one.processor_seconds, 0))} of the processor"
