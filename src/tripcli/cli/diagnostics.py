"""What people are told beside the data: the one place that writes to stderr, and that knows what ends a run.

Takes exceptions and words, gives lines and exit codes.
"""

import errno

from tripcli.cli.runtime import Runtime
from tripcli.errors import DatasetError, Exit, OutputError, TripcliError

LONGEST = 2000
"""Characters of a line that is told; of a longer one the middle is left out, for its end says what to do."""


def print_message(runtime: Runtime, text: str) -> None:
    """Say a line; what a terminal would obey is made visible, and nothing is raised."""
    from tripcli.writers.safe import safe_text

    if runtime.err is None:
        return
    try:
        runtime.err.write("\n".join(safe_text(_cut(line)) for line in text.split("\n")) + "\n")
        runtime.err.flush()
    except (OSError, ValueError):
        pass


def _cut(line: str) -> str:
    """The line, or of a long one both ends."""
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}"


def print_error(runtime: Runtime, error: BaseException) -> Exit:
    """Say what ended the run, in words; gives the exit code."""
    if isinstance(error, KeyboardInterrupt):
        return Exit.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return Exit.DONE
    if isinstance(error, DatasetError):
        _tell_problems(runtime, error)
        return Exit.DATASET
    if isinstance(error, TripcliError):
        print_message(runtime, f"tripcli: {error}")
        return error.exit_code
    if failure := _failure(error, runtime):
        return print_error(runtime, failure)
    if runtime.environment.get("TRIPCLI_DEBUG"):
        raise error
    what = f"{type(error).__name__}: {error}"
    print_message(runtime, f"tripcli: a fault of the program itself: {what}; TRIPCLI_DEBUG=1 shows where")
    return Exit.FAULT


def _failure(error: BaseException, runtime: Runtime) -> TripcliError | None:
    """What the system refused, or a damaged store, as a failure of the run; nothing for any other error."""
    if isinstance(error, OSError):
        return OutputError(f"the output cannot be written: {reason(error)}")
    if isinstance(error, MemoryError):
        return DatasetError("the memory is not enough for this dataset")
    if type(error).__name__ == "DatabaseError" and runtime.cache_folder is not None:
        from tripcli.store.cache import discard

        discard(runtime.cache_folder)
        return DatasetError("what is kept of the dataset was damaged, and is removed: ask again")
    return None


def reason(error: OSError) -> str:
    """Why the system refused, in its words."""
    if error.errno == errno.ENOSPC:
        return "no space left on the device"
    return (error.strerror or str(error) or type(error).__name__).lower()


def _tell_problems(runtime: Runtime, error: DatasetError) -> None:
    """All problems of a dataset, then what that means."""
    if error.problems:
        from tripcli.reading.excerpt import problem_lines

        for problem in error.problems:
            if not problem.warning:
                print_message(runtime, "\n".join(problem_lines(problem)))
    count = sum(not problem.warning for problem in error.problems)
    what = f": {count} {'problem' if count == 1 else 'problems'}" if count else ""
    print_message(runtime, f"tripcli: {error}{what}")
