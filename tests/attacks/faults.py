"""Faults again and again: `python tests/attacks/faults.py --count 200 --seed 1`.

Prints how often each fault was brought about, and what went wrong. Root mounts small disks first, and then gives up its
rights; without root the full disk is not tried.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

sys.path[:0] = [str(Path(__file__).parent)]

from fault_place import Place  # noqa: E402  # found only now
from fault_trials import FAULTS, WEIGHTS  # noqa: E402

NOBODY = 65_534
PAGES = (1, 2, 4, 8, 16, 32, 64, 100)
"""Sizes of the small disks, in pages of 4 KiB."""


def main() -> int:
    """Bring about as many faults as asked, and return 1 when any went wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--fault", action="append", choices=list(FAULTS), help="only this fault")
    asked = parser.parse_args()
    base = Path(tempfile.mkdtemp(prefix="tripcli-faults-"))
    base.chmod(0o777)
    disks = []
    if os.geteuid() == 0:
        for pages in PAGES:
            disk = base / f"disk-{pages:03}"
            disk.mkdir()
            options = f"size={pages * 4}k,mode=777"
            if subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=False).returncode == 0:
                disks.append(disk)
    child = os.fork()
    if child == 0:
        os._exit(_trials(asked, base))
    _, status = os.waitpid(child, 0)
    for disk in disks:
        subprocess.run(["umount", str(disk)], check=False)
    shutil.rmtree(base, ignore_errors=True)
    return os.waitstatus_to_exitcode(status)


def _trials(asked: argparse.Namespace, base: Path) -> int:
    """The trials, without the rights of root."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    rng = Random(asked.seed)  # noqa: S311  # repeatable, not secret
    names = asked.fault or list(FAULTS)
    place = Place(base / "place")
    counts: Counter[str] = Counter()
    wrong = 0
    for _ in range(asked.count):
        (name,) = rng.choices(names, [WEIGHTS.get(name, 2) for name in names])
        counts[name] += 1
        if what := FAULTS[name](place, rng):
            wrong += 1
            print(f"{name}: {what}", flush=True)  # noqa: T201
    print(f"{sum(counts.values())} faults, {wrong} of them with wrong consequences: {dict(counts)}", flush=True)  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
