"""Hostile files end in an error, soon and without filling the memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SECONDS = 6
MEBIBYTES = 300

READ = """
import json, re, sys, time
from pathlib import Path
from tripcli.reading.load import read_dataset
start = time.process_time()
reading = read_dataset(Path(sys.argv[1]))
print(json.dumps({
    "codes": sorted({problem.code for problem in reading.problems}),
    "count": len(reading.problems),
    "seconds": time.process_time() - start,
    "mebibytes": int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1024,
}))
"""


def _text(before: str, piece: str = "", times: int = 0, name: str = "events.yaml") -> Callable[[Path], Path]:
    """What writes a text to a file of that name: a beginning, and a piece many times."""

    def make(folder: Path) -> Path:
        path = folder / name
        with path.open("w") as stream:
            stream.write(before)
            for written in range(0, times, 10_000):
                stream.write(piece * min(10_000, times - written))
        return path

    return make


def _zeros(folder: Path) -> Path:
    """A link to a device that never ends."""
    path = folder / "events.yaml"
    path.symlink_to("/dev/zero")
    return path


BOMB = "events:\n  - &a [x, x]\n" + "".join(f"  - &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))

KEYS = "events:\n  - id: talks\n    kind: meeting\n    reports: [{source: wire, status: held}]\n" + "".join(
    f"    key{number}x: 1\n" for number in range(50_000)
)

HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "50,000 unknown keys in one event": (_text(KEYS), "unknown-field"),
    "3000 nested brackets": (_text("events: ", "[", 3000), "too-deep"),
    "3000 nested mappings": (_text("events: ", "{a: ", 3000), "too-deep"),
    "an alias bomb": (_text(BOMB), "alias"),
    "an alias to itself": (_text("events:\n  - &a [*a]\n"), "alias"),
    "a quoted scalar of 60 MB": (_text("events:\n  - {id: '", "x", 60_000_000), "record-too-long"),
    "a plain scalar of 60 MB": (_text("events:\n  - id: ", "x", 60_000_000), "record-too-long"),
    "a file of 100 MB": (_text("", "x", 100_000_000), "file-too-large"),
    "a list without end": (_text("events: [[", "a,", 30_000_000), "record-too-long"),
    "items without end": (_text("events: [", "a,", 30_000_000), "more-problems"),
    "empty records without end": (_text("events:\n", "- {}\n", 10_000_000), "more-problems"),
    "keys without end": (_text("", "a: x\n", 10_000_000), "more-problems"),
    "a device": (_zeros, "not-a-file"),
    "3000 nested brackets in JSON": (_text('{"events": ', "[", 3000, "events.json"), "too-deep"),
    "half a character in 900 brackets": (
        _text('{"events": [' + "[" * 900 + '"\\ud800"' + "]" * 900 + "]}", name="events.json"),
        "too-deep",
    ),
    "a list without end in JSON": (
        _text('{"events": [[', "1,", 30_000_000, "events.json"),
        "record-too-long",
    ),
    "items without end in JSON": (_text('{"events": [', "1,", 30_000_000, "events.json"), "more-problems"),
    "a line of 50 MB": (_text('{"event": "', "x", 50_000_000, "events.jsonl"), "record-too-long"),
    "broken lines without end": (_text("", "{]\n", 5_000_000, "events.jsonl"), "more-problems"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_soon_and_small(name: str, tmp_path: Path) -> None:
    make, code = HOSTILE[name]
    path = make(tmp_path)
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, check=True, timeout=60)
    result = json.loads(done.stdout)
    assert code in result["codes"]
    assert result["count"] <= 1001
    assert result["seconds"] < SECONDS, result
    assert result["mebibytes"] < MEBIBYTES, result
