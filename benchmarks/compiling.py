"""Measure compiling: one large trip, many small trips, a change of one of them, and the size of stores."""

import os
from pathlib import Path
from shutil import rmtree

from make_dataset import write
from make_trips import write_trip, write_trips
from measure import ROOT, Command, Cost, Line, cost, milliseconds, pairs, tripcli

EVENTS, TRIPS, CHANGED = 10_000, 1000, 500
SECONDS_OF_EVENTS, SECONDS_OF_TRIPS = 1.5, 15.0
TIMES = 5
"""Number of runs for what takes a second."""


def compiling(folder: Path) -> list[Line]:
    """Measure all of it; the datasets and their stores lie in the folder."""
    trips = folder / "trips"
    if not trips.exists():
        write_trips(trips, TRIPS)
    return [_large_trip(folder), *_many_trips(folder, trips), *_sizes(folder)]


def _large_trip(folder: Path) -> Line:
    """Measure the first run on a large trip, less a warm start."""
    path = folder / f"events-{EVENTS}.jsonl"
    if not path.exists():
        write(path, EVENTS)
    seconds = _compile_seconds(("--trip", str(path), "--stop", "slice"), folder / "cold")
    what = f"{EVENTS:,} events of JSON Lines in one trip: read and compile"
    return Line(what, f"{SECONDS_OF_EVENTS} s", f"{seconds:.2f} s", seconds <= SECONDS_OF_EVENTS)


def _many_trips(folder: Path, trips: Path) -> list[Line]:
    """Measure a library: its first run, a run after a change of one trip, and one stop of one trip."""
    cache = folder / "library-cache"
    rmtree(cache, ignore_errors=True)
    stop = ("--stop", f"trip-{CHANGED}/stop-3")
    ask = _ask(("--trip", str(trips), *stop), cache)
    first, warm = cost(ask), min(cost(ask) for _ in range(TIMES))
    seconds = first.seconds - warm.seconds
    lines = [
        Line(
            f"{TRIPS:,} trips of 100 events: read and compile",
            f"{SECONDS_OF_TRIPS:.0f} s",
            f"{seconds:.1f} s",
            seconds <= SECONDS_OF_TRIPS,
        )
    ]
    one = trips / f"trip-{CHANGED}.jsonl"
    alone_cache = folder / "alone-cache"
    alone = _ask(("--trip", str(one), "--stop", "stop-3"), alone_cache)
    cold = Command(
        arguments=alone.arguments,
        environment=alone.environment,
        before=lambda: rmtree(alone_cache, ignore_errors=True),
    )
    titles = iter(range(10_000))
    changed = Command(
        arguments=ask.arguments,
        environment=ask.environment,
        before=lambda: _write_long_ago(trips, f"Talks after change {next(titles)}"),
    )
    pair = pairs(changed, cold, TIMES)
    bound = pair.other.seconds + warm.seconds
    what = f"a change of one of {TRIPS:,} trips / compiling it alone plus a warm start"
    measured = f"{pair.one.seconds / bound:.2f} × ({milliseconds(pair.one)} / {milliseconds(Cost(bound, 0))})"
    lines.append(Line(what, "1.2 ×", measured, pair.one.seconds <= 1.2 * bound))
    pair = pairs(ask, alone, 4 * TIMES)
    measured = f"{pair.ratio:.2f} × ({milliseconds(pair.one)} / {milliseconds(pair.other)})"
    lines.append(Line(f"one stop of one of {TRIPS:,} trips / of that trip alone", "1.3 ×", measured, pair.ratio <= 1.3))
    return lines


def _sizes(folder: Path) -> list[Line]:
    """Compare the stores of the bundled trips, and of a large one in JSON Lines, with their sources."""
    lines = []
    bundled = sorted(path for path in (ROOT / "data").iterdir() if path.is_dir())
    for dataset in [*bundled, folder / f"events-{EVENTS}.jsonl"]:
        cache = folder / "size-cache"
        rmtree(cache, ignore_errors=True)
        cost(_ask(("--trip", str(dataset)), cache))
        files = sorted(dataset.glob("*.yaml")) if dataset.is_dir() else [dataset]
        source = sum(file.stat().st_size for file in files)
        store = sum(file.stat().st_size for file in (cache / "tripcli").glob("*.sqlite"))
        measured = f"{store / source:.1f} × ({store / 1024:,.0f} / {source / 1024:,.0f} KiB)"
        lines.append(Line(f"size of the store of {dataset.name} / of its source", "4 ×", measured, store <= 4 * source))
    return lines


def _ask(arguments: tuple[str, ...], cache: Path) -> Command:
    """Return a run of timeline with this cache."""
    return tripcli("timeline", *arguments, "-f", "tsv", cache=cache)


def _compile_seconds(arguments: tuple[str, ...], cache: Path) -> float:
    """Return the least seconds of a run without a cache, less those of a run with one."""
    cold, warm = [], []
    for _ in range(TIMES):
        rmtree(cache, ignore_errors=True)
        cold.append(cost(_ask(arguments, cache)).seconds)
        warm.append(cost(_ask(arguments, cache)).seconds)
    return min(cold) - min(warm)


def _write_long_ago(trips: Path, title: str) -> None:
    """Change a trip, as if that were long ago: a file that changed just now is read twice."""
    path = write_trip(trips, CHANGED, title)
    os.utime(path, (1_700_000_000, 1_700_000_000))
