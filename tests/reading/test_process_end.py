"""A process that has read a dataset ends without a crash of the interpreter."""

import subprocess
import sys

from tripcli.trips import DEFAULT, bundled

PROGRAM = "import sys, pathlib; from tripcli.reading.load import read_dataset; read_dataset(pathlib.Path(sys.argv[1]))"
RUNS = 8
"""A union of constrained ids in a report crashed about three of ten runs."""


def test_a_process_that_has_read_a_dataset_ends_well() -> None:
    command = [sys.executable, "-c", PROGRAM, str(bundled() / DEFAULT)]
    assert [subprocess.run(command, check=False, timeout=60).returncode for _ in range(RUNS)] == [0] * RUNS
