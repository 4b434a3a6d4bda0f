"""How the time of reading and compiling grows with the input: `python tests/attacks/input_growth.py [NAME …]`.

Each case makes a dataset of a size, in lines of JSON. For each the script prints the processor time at a size, twice
and four times it, and the growth from the second to the third: 2 is linear, 4 is quadratic.
"""

import json
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2] / "src"), str(Path(__file__).parent)]

from growth_cases import CASES, Case  # noqa: E402  # found only now


def write(case: Case, size: int, path: Path) -> int:
    """Write the dataset of this size, and return its bytes."""
    with path.open("w", encoding="utf-8") as stream:
        for line in case(size):
            stream.write(json.dumps(line) + "\n")
    return path.stat().st_size


def seconds(path: Path) -> tuple[float, str]:
    """The processor time of reading and compiling the dataset, and what came of it."""
    from tripcli.reading.load import read_dataset
    from tripcli.store.compile import compile_dataset

    began = time.process_time()
    reading = read_dataset(path)
    if reading.dataset is None:
        codes = sorted({problem.code for problem in reading.problems if not problem.warning})
        return time.process_time() - began, ", ".join(codes)
    connection = sqlite3.connect(":memory:")
    compile_dataset(reading.dataset, connection)
    spent = time.process_time() - began
    connection.close()
    return spent, ""


def measured(name: str, times: tuple[int, ...] = (1, 2, 4)) -> list[tuple[int, float, str]]:
    """Bytes, processor time and outcome of a case at each multiple of its size."""
    case, size = CASES[name]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.jsonl"
        for factor in times:
            size_bytes = write(case, size * factor, path)
            found.append((size_bytes, *seconds(path)))
    return found


def main(names: list[str]) -> None:
    """Print a table of the cases; ends the program when a name is not that of a case."""
    if unknown := sorted(set(names) - CASES.keys()):
        sys.exit(f"no case is called {unknown[0]!r}; there are: {', '.join(CASES)}")
    measured("publishers", (1,))  # imports
    for name in names or CASES:
        found = measured(name)
        times = "  ".join(f"{spent:7.3f}" for _, spent, _ in found)
        growth = f"x{found[-1][1] / found[-2][1]:.1f} (bytes x{found[-1][0] / found[-2][0]:.1f})"
        print(f"{name:38} {found[-1][0] // 1024:7} KiB {times} s   {growth} {found[-1][2]}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
