"""Measure large datasets: every format, one stop, all rows, and the same stop of a small and of a huge dataset."""

import sys
from pathlib import Path

from make_dataset import FIRST_DAY, SLICE_EVENTS, write
from measure import Command, Line, cost, milliseconds, pairs, tripcli, with_processor, within
from others import khal, others

from tripcli.table import Audience, Column
from tripcli.views.timeline import VIEW
from tripcli.writers import BY_ID, OF_ANY_TABLE

ROWS, MANY, FEW = 10_000, 100_000, 100
SEVEN = ("id", "start", "stop", "title", "kind", "status", "venue")
WRITER_SECONDS = 1.2
"""The bound "about a second"."""
TIMES = 3
"""Number of pairs for runs that take seconds."""


class Datasets:
    """Generated datasets, each compiled once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = folder / "cache"

    def made(self, events: int) -> tuple[Path, float | None]:
        """Return the path of the dataset with this number of events, and the seconds of its first run here."""
        path = self.folder / f"events-{events}.jsonl"
        if not path.exists():
            sys.stderr.write(f"making and compiling {events:,} events …\n")
            write(path, events)
        seconds = cost(self.ask(events, "--stop", "slice", "-f", "tsv")).seconds
        return path, seconds

    def ask(self, events: int, *arguments: str) -> Command:
        """Return a run of timeline on the dataset with this number of events."""
        path = self.folder / f"events-{events}.jsonl"
        return tripcli("timeline", "--trip", str(path), *arguments, cache=self.cache)


def writers(datasets: Datasets) -> list[Line]:
    """Measure 10,000 rows in each format."""
    datasets.made(ROWS)
    result = []
    for writer in (*OF_ANY_TABLE, BY_ID["ics"]):
        command = datasets.ask(ROWS, "-f", writer.id)
        cost(command)
        one = min(cost(command) for _ in range(TIMES))
        what = f"10,000 rows, `-f {writer.id}`"
        measured = f"{with_processor(one)}, {one.memory_mb:.0f} MB"
        result.append(Line(what, "about a second", measured, one.seconds <= WRITER_SECONDS))
    return result


def many(datasets: Datasets) -> list[Line]:
    """Measure one stop of 100,000 events, and all of them, beside other tools; then the memory."""
    datasets.made(MANY)
    one_stop = datasets.ask(MANY, "--stop", "stop-7", "-f", "tsv")
    all_rows = datasets.ask(MANY, "-f", "tsv")
    seven = ("-c", ",".join(SEVEN))
    result = []
    for what, ours, columns, whole in (
        ("one stop of 100,000 events as TSV", one_stop, (), False),
        ("every event of 100,000 as TSV, all columns", all_rows, (), True),
        ("every event of 100,000 as TSV, 7 columns", datasets.ask(MANY, *seven, "-f", "tsv"), SEVEN, True),
    ):
        rows = datasets.ask(MANY, "-f", "jsonl")
        table = datasets.ask(MANY, *(seven if columns else ()), "-f", "csv")
        of_data = tuple(column.id for column in _data_columns())
        for tool, command in others(datasets.folder, rows, table, whole=whole, columns=columns or of_data).items():
            if command is None:
                result.append(Line(f"{what}: tripcli / {tool}", "faster", "not installed: skipped", None))
                continue
            if tool == "hledger" and whole:
                continue  # it takes ten seconds for each question, whichever rows are asked for
            pair = pairs(ours, command, 1 if tool == "hledger" else TIMES)
            memory = f"{pair.one.memory_mb:.0f} / {pair.other.memory_mb:.0f} MB"
            measured = f"{pair.ratio:.2f} × ({milliseconds(pair.one)} / {milliseconds(pair.other)}; {memory})"
            result.append(Line(f"{what}: tripcli / {tool}", "faster", measured, pair.ratio < 1))
    datasets.made(ROWS)
    pair = pairs(all_rows, datasets.ask(ROWS, "-f", "tsv"), TIMES)
    measured = f"{pair.one.memory_mb:.0f} MB / {pair.other.memory_mb:.0f} MB"
    what = "memory of every event as TSV, 100,000 / 10,000"
    return [*result, Line(what, "does not grow (1.2 ×)", measured, pair.memory_ratio <= 1.2), _beside_khal(datasets)]


def _data_columns() -> list[Column]:
    """The columns that formats for data have."""
    wanted = {Audience.BOTH, Audience.DATA}
    return [one.column for one in VIEW.columns if one.column.audience in wanted]


def _beside_khal(datasets: Datasets) -> Line:
    """Measure the list of a calendar program; it takes minutes for more than some hundred entries."""
    what = f"every event of {FEW}: tripcli / khal"
    datasets.made(FEW)
    command = khal(datasets.folder, datasets.ask(FEW, "-f", "ics"), (str(FIRST_DAY), "60d"))
    if command is None:
        return Line(what, "faster", "not installed: skipped", None)
    return within(what, pairs(datasets.ask(FEW), command, TIMES), 1.0)


def slices(datasets: Datasets, most: int) -> list[Line]:
    """Measure the same 100 events in a dataset of 100 events and in one of `most`."""
    _, seconds = datasets.made(most)
    datasets.made(FEW)
    arguments = ("--stop", "slice", "-f", "tsv")
    pair = pairs(datasets.ask(most, *arguments), datasets.ask(FEW, *arguments), 4 * TIMES + 1)
    what = f"`timeline --stop slice` ({SLICE_EVENTS} rows) of {most:,} events / of {FEW}"
    measured = f"{pair.ratio:.2f} × ({milliseconds(pair.one)} / {milliseconds(pair.other)})"
    memory = f"{pair.memory_ratio:.2f} × ({pair.one.memory_mb:.0f} MB / {pair.other.memory_mb:.0f} MB)"
    first = f"{seconds:.1f} s" if seconds is not None else "-"
    return [
        Line(what, "1.3 × the time", measured, pair.ratio <= 1.3),
        Line(f"{what}: memory", "1.2 × the memory", memory, pair.memory_ratio <= 1.2),
        Line(f"first run on {most:,} events (from the cache, when it was made before)", "-", first, None),
    ]
