"""The line of progress: drawn after half a second while a person waits, and gone at the end."""

import sys
import time
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

from running import run_process
from terminal import Terminal
from tripcli.cli.progress import CLEAR_LINE, Progress
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit


def large_dataset(folder: Path, events: int) -> Path:
    """A dataset that takes more than a second to read."""
    path = folder / "large.yaml"
    lines = (
        f"  - {{id: e-{number}, stop: s, title: Event {number}, kind: other, reports: [{{source: a, status: held, "
        f"start: 2024-05-13}}]}}\n"
        for number in range(events)
    )
    head = (
        "trip: {id: large, title: Large, traveler: p, timezone: UTC}\npeople: [{id: p, name: P}]\n"
        "parties: [{id: DE, name: Germany, kind: country}]\n"
        "sources: [{id: a, publisher: A, title: T, published: 2024-05-14, kind: press}]\n"
        "stops: [{id: s, name: S, country: DE, timezone: UTC, reports: [{source: a, status: held}]}]\nevents:\n"
    )
    path.write_text(head + "".join(lines), encoding="utf-8")
    return path


def drawing(runtime_err: StringIO) -> Progress:
    """A progress that has not begun to draw."""
    runtime = Runtime(
        out=None, err=runtime_err, out_is_terminal=False, err_is_terminal=True, out_encoding="utf-8", width_cells=80,
        environment={}, now_instant=0, cache_folder=None,
    )  # fmt: skip
    return Progress(runtime)


def test_the_line_has_a_share_and_an_estimate() -> None:
    progress = drawing(StringIO())
    began = time.monotonic()
    assert progress.line(began + 3) == "reading the dataset: 3 s"
    progress.update(0, 1000)
    progress.update(250, 1000)
    assert progress.line(time.monotonic() + 10) == "compiling the dataset: 25% of 1,000 records, about 30 s left"


def test_nothing_is_drawn_of_what_is_quick() -> None:
    err = StringIO()
    with drawing(err) as progress:
        progress.update(1, 2)
    assert err.getvalue() == ""


def test_an_interrupt_is_130_without_a_trace_of_the_run(environment: Mapping[str, str], tmp_path: Path) -> None:
    path = large_dataset(tmp_path, 60_000)
    command = [sys.executable, "-m", "tripcli", "timeline", "--trip", str(path), "-o", f"{tmp_path}/out.tsv"]
    with Terminal(command, environment) as terminal:
        terminal.wait_for("reading the dataset")
        terminal.type("\x03")
        code, screen = terminal.wait_for_end()
    assert code == Exit.INTERRUPTED
    assert screen.endswith(CLEAR_LINE)
    assert "Traceback" not in screen
    assert list(tmp_path.iterdir()) == [path]
    assert list(Path(environment["XDG_CACHE_HOME"]).rglob("*.new")) == []


def test_nobody_who_does_not_look_gets_a_line(environment: Mapping[str, str], tmp_path: Path) -> None:
    path = large_dataset(tmp_path, 6_000)
    done = run_process("stops", "--trip", str(path), environment=environment)
    assert (done.returncode, done.stderr) == (0, b"")
