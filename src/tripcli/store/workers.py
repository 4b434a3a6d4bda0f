"""Compiling many trips on all cores, each in a process that writes the trip's store into the cache.

The processes are new ones of Python itself: a copy of this process (fork) could inherit a lock that a thread holds, and
multiprocessing's `spawn` would run the caller's script a second time. A worker is only a help: what it does not
compile, because it could not start or was killed, is compiled when the store is opened.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

PARALLEL_BYTES = 1_000_000
"""Bytes of datasets from which on it is worth while to start processes: each takes about a fifth of a second."""
BATCH = 8
"""Datasets that a worker gets at once."""
_RUN = "import sys; sys.path[:] = sys.argv[2:]; from tripcli.store.workers import serve; serve(sys.argv[1])"


def compile_in_parallel(datasets: Sequence[Path], folder: Path) -> Iterator[None]:
    """Compile these datasets into the cache; yields, in their order, as soon as a worker is done with each.

    Nothing is compiled, and all are yielded at once, where that would be no faster.
    """
    processes = min(os.cpu_count() or 1, len(datasets) // BATCH)
    if processes < 2 or not sys.executable or not _are_large(datasets):
        yield from (None for _ in datasets)
        return
    batches = [datasets[begin : begin + BATCH] for begin in range(0, len(datasets), BATCH)]
    workers = [_start(folder) for _ in range(processes)]
    free = list(workers)
    try:
        with ThreadPoolExecutor(processes) as threads:

            def compile_batch(batch: Sequence[Path]) -> None:
                worker = free.pop()
                try:
                    _ask(worker, batch)
                finally:
                    free.append(worker)

            for batch, done in zip(batches, [threads.submit(compile_batch, batch) for batch in batches], strict=True):
                done.result()
                yield from (None for _ in batch)
    finally:
        for worker in workers:
            if worker is not None:
                _stop(worker)


def _are_large(datasets: Sequence[Path]) -> bool:
    """Whether the datasets have so many bytes that processes are worth while."""
    size = 0
    for dataset in datasets:
        with suppress(OSError):
            files = dataset.iterdir() if dataset.is_dir() else (dataset,)
            size += sum(file.stat().st_size for file in files)
        if size >= PARALLEL_BYTES:
            return True
    return False


def _start(folder: Path) -> subprocess.Popen[bytes] | None:
    """A new worker; None when the system gives none."""
    try:
        return subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-P", "-c", _RUN, os.fspath(folder), *sys.path],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError:
        return None


def _ask(worker: subprocess.Popen[bytes] | None, batch: Sequence[Path]) -> None:
    """Let a worker compile datasets, and wait until it is done; a worker that has ended does nothing."""
    if worker is None or worker.stdin is None or worker.stdout is None:
        return
    with suppress(OSError):
        worker.stdin.write(b"".join(os.fsencode(dataset) + b"\0" for dataset in batch) + b"\n")
        worker.stdin.flush()
        worker.stdout.readline()


def _stop(worker: subprocess.Popen[bytes]) -> None:
    """End a worker."""
    worker.kill()
    with suppress(OSError):
        worker.communicate()


def serve(folder: str) -> None:
    """Compile the datasets that standard input names, a batch a line; what a worker runs.

    Problems of a dataset are reported by whoever opens its store.
    """
    import signal

    from tripcli.errors import DatasetError
    from tripcli.store.open import open_store

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started this process ends it
    for line in iter(_line, b""):
        for dataset in line.rstrip(b"\n").split(b"\0")[:-1]:
            with suppress(DatasetError, OSError):
                open_store(Path(os.fsdecode(dataset)), Path(folder)).close()
        sys.stdout.write("\n")
        sys.stdout.flush()


def _line() -> bytes:
    """One line of names: it ends where a name has ended, since a name may hold a line break."""
    line = sys.stdin.buffer.readline()
    while line and not line.endswith(b"\0\n"):
        more = sys.stdin.buffer.readline()
        if not more:
            return b""
        line += more
    return line
