"""Faults: runs that are killed, interrupted, starved of disk or robbed of their surroundings.

`FAULTS` maps the name of a fault to a function that brings it about once. It returns what is wrong: a traceback, an
exit code that means a fault of the program, an output that is neither old nor new, or a wrong answer of the next run.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from fault_place import QUESTION, TABLE, Place, verdict


def _work(place: Place, rng: Random) -> tuple[list[str], Path | None]:
    """A command that compiles or writes, and the file that it writes."""
    target = place.folder / "out.yaml"
    kind = rng.choice(("compile", "export", "output", "import", "new"))
    if kind == "compile":
        place.without_cache()
        return list(QUESTION), None
    if kind == "import":
        (place.folder / "table.csv").write_text(TABLE)
        return ["import", "table.csv", "--published", "2024-06-01", "-o", str(target)], target
    if kind == "new":
        return ["new", f"trip-{rng.randrange(10**9)}"], None
    if kind == "export":
        return ["export", str(place.trip), "-o", str(target)], target
    target = target.with_suffix(".json")
    return ["timeline", "-o", str(target)], target


def killed(place: Place, rng: Random, number: int = signal.SIGKILL) -> str | None:
    """A run that is killed at a random moment leaves the old output or the new one, and the next run is right."""
    arguments, target = _work(place, rng)
    allowed = {b"old"}
    if target is not None:
        done = place.run(*arguments)
        if done.returncode not in {0, 1}:
            return f"{arguments} without any fault: {done.returncode} {done.stderr[-300:]!r}"
        allowed.add(target.read_bytes())
        target.write_bytes(b"old")
    process = place.start(*arguments)
    time.sleep(rng.uniform(0, place.seconds * 1.1))
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    done = subprocess.CompletedProcess(arguments, process.returncode, out, err)
    codes = [0, 1, -number] if number == signal.SIGKILL else [0, 1, 130, -number]
    if target is not None and target.read_bytes() not in allowed:
        return f"{arguments[0]} left {target.read_bytes()[:100]!r}"
    early = number == signal.SIGINT and process.returncode in {1, -number}  # Python itself had not started
    return (None if early else verdict(done, codes, f"{arguments[0]} with signal {number}")) or place.aftermath(
        f"signal {number} in {arguments[0]}"
    )


def interrupted(place: Place, rng: Random) -> str | None:
    """The same with Ctrl-C."""
    return killed(place, rng, signal.SIGINT)


def ignoring_interrupts(place: Place, rng: Random) -> str | None:
    """A run that was started with SIGINT ignored goes on."""
    place.without_cache()
    process = place.start(*QUESTION, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))  # one thread
    time.sleep(rng.uniform(0, place.seconds))
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    return None if process.returncode == 0 and out == place.right else f"stopped: {process.returncode} {err[-300:]!r}"


def reader_gone(place: Place, rng: Random) -> str | None:
    """A reader that reads a little, or nothing, and goes."""
    process = place.start("reports", "-f", rng.choice(("tsv", "json", "html", "table")))
    assert process.stdout is not None
    time.sleep(rng.uniform(0, place.seconds))
    process.stdout.read(rng.choice((0, 1, 100)))
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()
    done = subprocess.CompletedProcess((), process.wait(120), b"", err)
    return verdict(done, [0, -signal.SIGPIPE], "a reader that went") or (f"a message: {err[:200]!r}" if err else None)


def closed_streams(place: Place, rng: Random) -> str | None:
    """Any of the three streams closed."""
    closed = rng.sample(("<&-", ">&-", "2>&-"), rng.randint(1, 3))
    question = rng.choice(("timeline -f tsv", "stops", "check", "export", "search talks", "sql 'SELECT 1'", "help"))
    line = f'"{sys.executable}" -m tripcli {question} {" ".join(closed)}'
    done = subprocess.run(
        ["sh", "-c", line], env=place.environment, cwd=place.folder, capture_output=True, timeout=120, check=False
    )
    return verdict(done, [0, 1, 4], line)


def no_folder(place: Place, _rng: Random) -> str | None:
    """The current folder is deleted."""
    line = f'mkdir -p gone && cd gone && rmdir ../gone && "{sys.executable}" -m tripcli timeline -f tsv'
    done = subprocess.run(
        ["sh", "-c", line], env=place.environment, cwd=place.folder, capture_output=True, timeout=120, check=False
    )
    if done.returncode == 0:
        return None if done.stdout == place.right else "another answer in a deleted folder"
    return verdict(done, [2, 3], "a deleted folder") or (
        None if b"folder" in done.stderr else f"{done.stderr!r} names no folder"
    )


def no_home(place: Place, rng: Random) -> str | None:
    """HOME and the cache are missing, empty, relative, a file, or a folder that nobody may read."""
    file = place.folder / "a-file"
    file.write_text("")
    shut = place.folder / "shut"
    shut.mkdir(mode=0, exist_ok=True)
    homes = ("", "relative", "/nonexistent", "/dev/null", str(file), str(shut), "/proc", "~")
    environment = {"HOME": rng.choice(homes), "XDG_CACHE_HOME": rng.choice(homes)}
    done = place.run(*QUESTION, environment=environment)
    if done.stdout != place.right:
        return f"{environment}: {done.returncode} {done.stderr[-300:]!r}"
    return verdict(done, [0], str(environment))


def read_only_cache(place: Place, rng: Random) -> str | None:
    """A cache that may not be written, with a store in it or without, fresh or not."""
    cache = place.folder / "cache"
    if rng.random() < 0.5:
        place.without_cache()
        (cache / "tripcli").mkdir(parents=True)
    if rng.random() < 0.5:
        (place.trip / "trip.yaml").touch()
    shut = rng.choice((cache, cache / "tripcli"))
    shut.chmod(0o500)
    try:
        done = place.run(*QUESTION)
    finally:
        shut.chmod(0o700)
    return (
        None
        if done.returncode == 0 and done.stdout == place.right
        else f"read-only: {done.returncode} {done.stderr[-300:]!r}"
    )


def clock_set_back(place: Place, rng: Random) -> str | None:
    """Files from the future, or that became older while their content changed; the answer is that of the content."""
    file = place.trip / "bergen.yaml"
    before = file.read_text()
    moved = time.time() + rng.choice((-1, 1)) * rng.choice((1, 3600, 86_400 * 400))
    os.utime(file, (moved, moved))
    wrong = place.aftermath("a clock that was set")
    file.write_text(
        before.replace("Talks on the harbour", "Talks in the harbour").replace("Boat trip in", "Boat ride in")
    )
    os.utime(file, (moved - 7200, moved - 7200))
    changed = place.run(*QUESTION).stdout
    file.write_text(before)
    os.utime(file, (moved - 9000, moved - 9000))
    if b"Boat ride" not in changed or changed == place.right:
        return "a file that became older was not read again"
    return wrong or place.aftermath("an older file")


def changing_source(place: Place, rng: Random) -> str | None:
    """A source that is replaced again and again while it is read: each answer is of one of its states."""
    file, draft = place.trip / "bergen.yaml", place.folder / "draft"
    states = [file.read_bytes(), file.read_bytes().replace(b"Boat trip in", b"Boat ride in")]
    end = threading.Event()

    def change() -> None:
        turn = 0
        while not end.wait(rng.uniform(0, 0.02)):
            turn += 1
            draft.write_bytes(states[turn % 2])
            draft.replace(file)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        answers = [place.run(*QUESTION) for _ in range(3)]
    finally:
        end.set()
        thread.join()
        file.write_bytes(states[0])
    right = {place.right, place.right.replace(b"Boat trip in", b"Boat ride in")}
    for done in answers:
        if done.returncode == 0 and done.stdout not in right:
            return "an answer of no state of the source"
        if done.returncode != 0 and (wrong := verdict(done, [3], "a changing source")):
            return wrong
    return place.aftermath("a changing source")


def cold_starts(place: Place, _rng: Random, count: int = 40) -> str | None:
    """Many first runs at once."""
    place.without_cache()
    processes = [place.start(*QUESTION) for _ in range(count)]
    answers = [process.communicate(timeout=300) for process in processes]
    if any(process.returncode for process in processes) or any(out != place.right for out, _ in answers):
        return f"{count} cold starts: {[process.returncode for process in processes]}"
    stores = [file.name for file in (place.folder / "cache" / "tripcli").iterdir() if ".new" in file.name]
    return f"left behind: {stores}" if stores else None


def full_disk(place: Place, rng: Random) -> str | None:
    """A disk of some pages: for the cache, or for the output. Needs the folders that `faults.py` mounts."""
    disks = sorted(place.folder.parent.glob("disk-*"))
    if not disks:
        return None
    disk = rng.choice(disks)
    for old in disk.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    if rng.random() < 0.5:
        done = place.run(*QUESTION, environment={"XDG_CACHE_HOME": str(disk)})
        wrong = (
            None
            if done.returncode == 0 and done.stdout == place.right
            else f"cache on {disk.name}: {done.returncode} {done.stderr[-300:]!r}"
        )
        again = place.run(*QUESTION, environment={"XDG_CACHE_HOME": str(disk)})
        return wrong or (None if again.stdout == place.right else f"the second run with the cache on {disk.name}")
    target = disk / "out.yaml"
    command = rng.choice((["export", str(place.trip)], ["reports", "-f", "json"], ["timeline", "-f", "html"]))
    target.write_bytes(b"old")
    done = place.run(*command, "-o", str(target))
    if done.returncode == 0:
        return None
    if target.read_bytes() != b"old" or len(list(disk.iterdir())) > 1:
        return f"{command} on {disk.name} left {[file.name for file in disk.iterdir()]}"
    return verdict(done, [4], f"{command} on {disk.name}") or (
        None if b"space" in done.stderr else f"the cause is not named: {done.stderr!r}"
    )


FAULTS: dict[str, Callable[[Place, Random], str | None]] = {
    "killed": killed,
    "interrupted": interrupted,
    "ignoring interrupts": ignoring_interrupts,
    "reader gone": reader_gone,
    "closed streams": closed_streams,
    "no current folder": no_folder,
    "no home": no_home,
    "read-only cache": read_only_cache,
    "clock set back": clock_set_back,
    "changing source": changing_source,
    "cold starts": cold_starts,
    "full disk": full_disk,
}
"""Name of each fault -> what brings it about once."""

WEIGHTS = {
    "killed": 8,
    "interrupted": 8,
    "ignoring interrupts": 2,
    "reader gone": 4,
    "closed streams": 4,
    "full disk": 6,
    "cold starts": 0.3,
}
"""How often each is tried; one that is not named, twice."""
