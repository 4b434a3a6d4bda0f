"""Measure what the project claims about speed and scale: `python benchmarks/run.py`.

Prints a Markdown table. Ratios compare medians of whole processes that ran in pairs; times depend on the machine.
`--quick` measures only the starts. `--folder` keeps the large datasets, so that a second run is faster.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from by_size import growth
from compiling import compiling
from measure import Line
from scale import Datasets, many, slices, writers
from screen import long_table, screen
from starts import starts

VERDICTS = {True: "holds", False: "**missed**", None: "-"}


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pairs", type=int, default=21, help="pairs of runs for each start")
    parser.add_argument("--events", type=int, default=1_000_000, help="events of the largest dataset")
    parser.add_argument("--quick", action="store_true", help="only the starts")
    parser.add_argument("--folder", type=Path, help="keep the made datasets and their stores here")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        lines = starts(Path(temporary), asked.pairs)
        lines += screen(Path(temporary))
        if not asked.quick:
            datasets = Datasets(folder)
            lines += [*compiling(folder), *writers(datasets), *many(datasets), *long_table(datasets)]
            lines += slices(datasets, asked.events)
            lines += growth(datasets, asked.events)
    load = f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after"
    sys.stdout.write(
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} processors, {load}\n\n"
    )
    sys.stdout.writelines(rows(lines))


def rows(lines: list[Line]) -> list[str]:
    """Return the lines of a Markdown table."""
    head = ["| what | bound | measured | |\n", "| --- | --- | --- | --- |\n"]
    return head + [f"| {one.what} | {one.bound} | {one.measured} | {VERDICTS[one.holds]} |\n" for one in lines]


if __name__ == "__main__":
    main()
