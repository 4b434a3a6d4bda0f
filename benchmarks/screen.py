"""Measure `browse`: its start beside a hello world of Textual, a step of the slider, a key, and a long table."""

import json
import sys
from pathlib import Path

from measure import ROOT, Command, Line, cost, milliseconds, pairs
from scale import MANY, Datasets

START_SECONDS, STEP_SECONDS, KEY_SECONDS = 0.5, 0.05, 0.03
TIMES = 5
_DRIVE = str(ROOT / "benchmarks/drive_screen.py")


def _driven(what: str, cache: Path, *trip: str, output: Path | None = None) -> Command:
    """A process that opens a screen which nobody sees, does something there, and closes it."""
    command = Command(arguments=(sys.executable, _DRIVE, what, str(cache), *trip))
    return command if output is None else Command(arguments=command.arguments, output=output)


def screen(folder: Path) -> list[Line]:
    """Measure the bundled trip."""
    cache = folder / "cache"
    pair = pairs(_driven("open", cache), _driven("hello", cache), TIMES)
    more = pair.one.seconds - pair.other.seconds
    measured = f"{more * 1000:.0f} ms ({milliseconds(pair.one)} / {milliseconds(pair.other)})"
    start = Line("`browse` is ready, beyond a hello world of Textual", "500 ms", measured, more <= START_SECONDS)
    return [start, *_moves(_driven("moves", cache, output=folder / "moves"), "the bundled trip")]


def long_table(datasets: Datasets) -> list[Line]:
    """Measure keys in a table of 100,000 events."""
    path, _ = datasets.made(MANY)
    command = _driven("rows", datasets.cache, str(path), output=datasets.folder / "moves")
    return _moves(command, f"{MANY:,} events")


def _moves(command: Command, where: str) -> list[Line]:
    """Lines for what a process measured itself."""
    cost(command)
    bounds = {"a step of the slider": STEP_SECONDS, "a key": KEY_SECONDS, "a page of rows": KEY_SECONDS}
    return [
        Line(f"{what}, {where}", f"{bounds[what] * 1000:.0f} ms", f"{seconds * 1000:.0f} ms", seconds <= bounds[what])
        for what, seconds in json.loads(command.output.read_text()).items()
    ]
