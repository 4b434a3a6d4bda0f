"""A long run of trials with hostile input: `python tests/attacks/fuzz.py --count 100000 --seed 1`.

Prints how many inputs of each kind were tried, and each fault once, with the seed that repeats it:
`python tests/attacks/fuzz.py --repeat KIND SEED`. Root gives up its rights first, for some arguments are paths.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

NOBODY = 65_534


def main() -> int:
    """Run as many trials as asked, and return 1 when any found a fault."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kind", action="append", help="only this kind of input")
    parser.add_argument("--weight", action="append", default=[], metavar="KIND=N", help="how often a kind is chosen")
    parser.add_argument("--log", help="a file to which counts and faults are written as JSON")
    parser.add_argument("--repeat", nargs=2, metavar=("KIND", "SEED"), help="only this one trial, with its input")
    asked = parser.parse_args()
    log = open(asked.log, "w", encoding="utf-8") if asked.log else None  # noqa: PTH123, SIM115  # before rights are given up
    folder = tempfile.mkdtemp(prefix="tripcli-trials-")
    os.chmod(folder, 0o777)  # noqa: PTH101, S103  # for the user without rights
    os.chdir(folder)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    os.nice(19)

    from targets import KINDS, WEIGHTS
    from trials import Fault, trial

    if asked.repeat:
        fault = trial(*asked.repeat)
        print(fault or "no fault")  # noqa: T201
        return 1 if fault else 0
    kinds = asked.kind or list(KINDS)
    weights = {**WEIGHTS, **{kind: int(weight) for kind, _, weight in (one.partition("=") for one in asked.weight)}}
    chooser = Random(asked.seed)  # noqa: S311  # repeatable, not secret
    counts: Counter[str] = Counter()
    faults: dict[str, Fault] = {}
    seconds: Counter[str] = Counter()
    for number in range(asked.count):
        (kind,) = chooser.choices(kinds, [weights[kind] for kind in kinds])
        began = time.process_time()
        fault = trial(kind, f"{asked.seed}/{number}")
        seconds[kind] += time.process_time() - began  # type: ignore[assignment]  # a Counter of seconds
        counts[kind] += 1
        if fault and fault.what not in faults:
            faults[fault.what] = fault
            print(fault, flush=True)  # noqa: T201
        if log and (number % 1000 == 999 or number == asked.count - 1):
            log.seek(0)
            log.truncate()
            json.dump({"counts": counts, "seconds": seconds, "faults": list(faults.values())}, log, indent=1)
            log.flush()
    print(f"{sum(counts.values())} inputs, {len(faults)} faults:", dict(counts))  # noqa: T201
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
