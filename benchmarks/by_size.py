"""Measure how costs grow: the same questions of datasets of 100 to 1,000,000 events, and totals of many pledges.

A question whose answer stays the same should cost the same; one whose answer grows should grow in step with it.
"""

import os
import pty
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

from make_dataset import write_pledges
from measure import ENVIRONMENT_NOT_PASSED_ON, Command, Cost, Line, cost, milliseconds, tripcli
from scale import FEW, MANY, ROWS, Datasets

SMALL_ANSWERS = {
    "one stop: `timeline --stop slice`": ("timeline", "--stop", "slice"),
    "one stop as of a moment: `timeline --stop slice --as-of 2031-05-01`": (
        "timeline", "--stop", "slice", "--as-of", "2031-05-01",
    ),
    "one event: `timeline --event event-7`": ("timeline", "--event", "event-7"),
    "one record: `show event-7`": ("show", "event-7", "-f", "json"),
    "a search that finds one event: `search '\"talks number 77\"'`": ("search", '"talks number 77"'),
}  # fmt: skip
"""Questions with the same answer, or nearly, in every dataset."""
LARGE_ANSWERS = {
    "every event: `timeline`": ("timeline",),
    "every event as of a moment: `timeline --as-of 2031-03-20`": ("timeline", "--as-of", "2031-03-20"),
    "events of one person: `timeline --person person-7`": ("timeline", "--person", "person-7"),
    "a count: `timeline --count-by kind`": ("timeline", "--count-by", "kind"),
}
"""Questions whose answer, or what is counted for it, grows with the dataset."""
SEARCH_SECONDS, TERMINAL_SECONDS, LINEAR = 0.15, 0.3, 1.3
"""The bounds; a cost is linear when ten times as much takes at most 10 × 1.3 times as long, less the start."""
TIMES = 5
PLEDGES = (1_000, 10_000)


def growth(datasets: Datasets, most: int) -> list[Line]:
    """Measure every question on every size."""
    sizes = [size for size in (FEW, ROWS, MANY, most) if size <= most]
    for size in sizes:
        datasets.made(size)
    start = _median(datasets.ask(FEW, "--stop", "slice", "-f", "tsv"), TIMES)
    lines = [*_small_answers(datasets, sizes, start), *_large_answers(datasets, sizes, start)]
    return [*lines, *_totals(datasets, start), _terminal(datasets)]


def _small_answers(datasets: Datasets, sizes: list[int], start: Cost) -> list[Line]:
    """One line a question, with the time for each size."""
    lines = []
    for what, arguments in SMALL_ANSWERS.items():
        costs = [_median(_asked(datasets, size, arguments), TIMES) for size in sizes]
        more = costs[-1].seconds - start.seconds
        if arguments[0] == "search":
            lines.append(
                Line(f"{what}, of {sizes[-1]:,} events, above a start", "150 ms", f"{more * 1000:.0f} ms",
                     more <= SEARCH_SECONDS)
            )  # fmt: skip
        lines.append(Line(f"{what}; {_of_sizes(sizes)}", "-", _costs(costs), None))
    return lines


def _large_answers(datasets: Datasets, sizes: list[int], start: Cost) -> list[Line]:
    """One line a question; the two largest datasets say whether its time is linear."""
    lines = []
    for what, arguments in LARGE_ANSWERS.items():
        costs = [_median(_asked(datasets, size, arguments), 3 if size <= MANY else 1) for size in sizes]
        larger, smaller = costs[-1].seconds - start.seconds, costs[-2].seconds - start.seconds
        ratio = larger / smaller / (sizes[-1] / sizes[-2])
        measured = f"{ratio:.2f} × linear ({_costs(costs)})"
        lines.append(Line(f"{what}; {_of_sizes(sizes)}", f"{LINEAR} × linear", measured, ratio <= LINEAR))
    return lines


def _totals(datasets: Datasets, start: Cost) -> list[Line]:
    """Measure the totals of pledges."""
    costs = []
    for count in PLEDGES:
        path = datasets.folder / f"pledges-{count}.jsonl"
        if not path.exists():
            write_pledges(path, count)
        command = tripcli("pledges", "--total", "--trip", str(path), "-f", "tsv", cache=datasets.cache)
        cost(command)
        costs.append(_median(command, TIMES))
    smaller, larger = (one.seconds - start.seconds for one in costs)
    ratio = larger / smaller / (PLEDGES[1] / PLEDGES[0])
    what = f"totals: `pledges --total`; {_of_sizes(list(PLEDGES), 'pledges')}"
    return [Line(what, f"{LINEAR} × linear", f"{ratio:.2f} × linear ({_costs(costs)})", ratio <= LINEAR)]


def _terminal(datasets: Datasets) -> Line:
    """Measure when the first line of 10,000 rows stands on a terminal."""
    command = datasets.ask(ROWS, "--no-pager")
    seconds = median(_until_first_byte(command) for _ in range(TIMES))
    measured = f"{seconds * 1000:.0f} ms"
    return Line("10,000 rows on a terminal begin", "300 ms", measured, seconds <= TERMINAL_SECONDS)


def _until_first_byte(command: Command) -> float:
    """Return the seconds until a process writes to its terminal; it is read to its end."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(ENVIRONMENT_NOT_PASSED_ON)}
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command.arguments[0], list(command.arguments), {**environment, **command.environment})  # noqa: S606
    os.read(terminal, 1)
    seconds = time.perf_counter() - began
    with suppress(OSError):  # the end of a terminal is an error on Linux
        while os.read(terminal, 1 << 16):
            pass
    os.waitpid(process, 0)
    return seconds


def _asked(datasets: Datasets, size: int, arguments: tuple[str, ...]) -> Command:
    """A question of the dataset of a size, as TSV unless it names a format."""
    view, *rest = arguments
    form = () if "-f" in rest else ("-f", "tsv")
    path: Path = datasets.folder / f"events-{size}.jsonl"
    return tripcli(view, *rest, "--trip", str(path), *form, cache=datasets.cache)


def _median(command: Command, times: int) -> Cost:
    """The median cost of some runs."""
    return Cost(*map(median, zip(*(cost(command) for _ in range(times)), strict=True)))


def _of_sizes(sizes: list[int], what: str = "events") -> str:
    """The sizes as text: `of 100 / 10,000 events`."""
    return f"of {' / '.join(f'{size:,}' for size in sizes)} {what}"


def _costs(costs: list[Cost]) -> str:
    """Times and memory of all sizes as text."""
    return f"{' / '.join(map(milliseconds, costs))}; {' / '.join(f'{one.memory_mb:.0f}' for one in costs)} MB"
