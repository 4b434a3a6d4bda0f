"""A place for faults: a trip, a cache and an environment of their own, and runs of the program there."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).parents[1] / "golden" / "trip"
SOURCE = Path(__file__).parents[2] / "src"
QUESTION = ("timeline", "-f", "tsv")
TABLE = "Date,Title,Place,Country\n" + "".join(f"2024-05-{day:02},Talks {day},Bergen,NO\n" for day in range(1, 29))


class Place:
    """A folder with a trip, a cache and all that a run needs, and the answer that a run gives when all is well."""

    def __init__(self, folder: Path, pythonpath: str = "") -> None:
        self.folder = folder
        self.trip = folder / "trip"
        shutil.copytree(GOLDEN, self.trip)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "LANG": "C.UTF-8", "TZ": "UTC",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(SOURCE), pythonpath or os.environ.get("PYTHONPATH", "")])),
            "TRIPCLI_TRIP": str(self.trip), "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        began = time.monotonic()
        self.right = self.run(*QUESTION).stdout
        self.seconds = time.monotonic() - began

    def start(
        self, *arguments: str, environment: Mapping[str, str] | None = None, **settings: Any
    ) -> "subprocess.Popen[bytes]":
        """Start a run; the caller waits for it."""
        pipes: Any = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        variables = {**self.environment, **(environment or {})}
        program = [sys.executable, "-m", "tripcli", *arguments]
        process: subprocess.Popen[bytes] = subprocess.Popen(program, env=variables, cwd=self.folder, **pipes | settings)
        return process

    def run(self, *arguments: str, **settings: Any) -> "subprocess.CompletedProcess[bytes]":
        """Run to the end."""
        process = self.start(*arguments, **settings)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out or b"", err or b"")

    def without_cache(self) -> None:
        """Make the next run compile."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def aftermath(self, what: str) -> str | None:
        """What is wrong with the next run."""
        done = self.run(*QUESTION)
        if done.returncode != 0 or done.stdout != self.right:
            return f"the run after {what} ended with {done.returncode}: {done.stderr[-300:]!r}"
        return None


def verdict(done: "subprocess.CompletedProcess[bytes]", codes: Sequence[int], what: str) -> str | None:
    """What is wrong with a run that met a fault."""
    if b"Traceback" in done.stderr or done.returncode not in codes:
        return f"{what}: exit code {done.returncode}, {done.stderr[-300:]!r}"
    return None
