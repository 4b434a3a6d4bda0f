"""Measure starts on the bundled dataset: warm, as a Rich table, completion, and the first run without a cache."""

import os
import sys
from pathlib import Path
from shutil import rmtree
from statistics import median

from measure import HELLO, ROOT, Command, Cost, Line, Pair, cost, milliseconds, pairs, tripcli, with_processor, within

DATASET = ROOT / "data/trump-asia-2025"
PARSE = """\
import sys, time, yaml
texts = [open(path, "rb").read() for path in sys.argv[1:]]
began = time.perf_counter()
for text in texts:
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        pass
print(time.perf_counter() - began)
"""
"""Parses the files with libyaml and drops the events."""


def starts(folder: Path, times: int) -> list[Line]:
    """Measure all starts."""
    cache = folder / "cache"
    warm = pairs(tripcli("timeline", "-f", "tsv", cache=cache), HELLO, times)
    rich = pairs(tripcli("timeline", "-n", "100", "--color", "always", cache=cache), HELLO, times)
    completed = tripcli("tripcli timeline --person don", "don", cache=cache, _TRIPCLI_COMPLETE="bash")
    answer = folder / "completed"
    cost(Command(arguments=completed.arguments, environment=completed.environment, output=answer))
    if not answer.read_text().strip():
        raise RuntimeError("the completion completes nothing")
    return [
        within("`timeline -f tsv`, warm", warm, 1.15),
        within("`timeline` as a Rich table, 100 rows", rich, 2.0),
        within("shell completion of an id", pairs(completed, HELLO, times), 1.2),
        *page(folder, cache, max(3, times // 3)),
        first_run(folder, times),
    ]


def page(folder: Path, cache: Path, times: int) -> list[Line]:
    """Measure the page of the bundled trip, its time and its size."""
    path = folder / "page.html"
    pair = pairs(tripcli("publish", "-o", str(path), cache=cache), HELLO, times)
    size_kb = path.stat().st_size / 1000
    return [
        Line("`publish`, warm", "1000 ms", with_processor(pair.one), pair.one.seconds <= 1),
        Line("size of its page", "600 kB", f"{size_kb:.0f} kB", size_kb <= 600),
    ]


def first_run(folder: Path, times: int) -> Line:
    """Measure the first run on a dataset: read, check, compile and answer."""
    fresh = folder / "fresh"
    first = tripcli("timeline", "-f", "tsv", cache=fresh)
    first = Command(
        arguments=first.arguments, environment=first.environment, before=lambda: rmtree(fresh, ignore_errors=True)
    )
    pair: Pair = pairs(first, HELLO, times)
    files = sorted(str(path) for path in DATASET.glob("*.yaml"))
    size_kb = sum(os.stat(path).st_size for path in files) / 1024  # noqa: PTH116 - the names are needed as text
    parsed = folder / "parsed"
    parse_seconds = []
    for _ in range(times):
        cost(Command(arguments=(sys.executable, "-c", PARSE, *files), output=parsed))
        parse_seconds.append(float(parsed.read_text()))
    parse = Cost(median(parse_seconds), 0)
    ratio = (pair.one.seconds - pair.other.seconds) / parse.seconds
    shown = f"{milliseconds(pair.one)} = a start of {milliseconds(pair.other)} + {ratio:.1f} × {milliseconds(parse)}"
    return Line(f"first run, {size_kb:.0f} KiB of YAML", "1.5 × libyaml, plus a start", shown, ratio <= 1.5)
