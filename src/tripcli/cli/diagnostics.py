"""Messages for people, beside the data: the one place that writes to stderr, and that gives each error its exit code.

Errors are always printed, warnings unless `--quiet` is given, notes only while somebody looks on: when stderr is a
terminal.
"""

import errno
import os

from tripcli.cli.runtime import Runtime
from tripcli.errors import DatasetError, Exit, OutputError, TripcliError, UsageError, reason

LONGEST = 2000
"""Characters of a line that are printed. Of a longer line the middle is left out, for its end says what to do."""


def print_note(runtime: Runtime, text: str) -> None:
    """Write what helps a person who looks on: nothing when stderr is not a terminal."""
    if runtime.err_is_terminal:
        print_warning(runtime, text)


def print_warning(runtime: Runtime, text: str) -> None:
    """Write what limits the use of the answer, unless `--quiet` is given."""
    if not runtime.quiet:
        print_message(runtime, text)


def print_message(runtime: Runtime, text: str) -> None:
    """Write lines to stderr, with a visible stand-in for what a terminal would obey; raises nothing."""
    from tripcli.values.safe import safe_text

    if runtime.err is None:
        return
    try:
        runtime.err.write("\n".join(safe_text(_cut(line)) for line in text.split("\n")) + "\n")
        runtime.err.flush()
    except (OSError, ValueError):
        pass


def _cut(line: str) -> str:
    """The line, or both ends of a long one."""
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half]} … {line[-half:]}"


def print_error(runtime: Runtime, error: BaseException) -> Exit:
    """Print what ended the run, and return the exit code."""
    if isinstance(error, KeyboardInterrupt):
        return Exit.INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return Exit.DONE
    if isinstance(error, DatasetError):
        _print_problems(runtime, error)
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
    """What the system refused, or a damaged store, as a failure of the run; None for any other error."""
    import sqlite3

    if isinstance(error, OSError):
        return _refusal(error)
    if isinstance(error, MemoryError):
        return DatasetError("the memory is not enough for this dataset")
    # Its subclasses are faults of our own SQL; SQLite raises the class itself for a damaged file.
    if type(error) is sqlite3.DatabaseError and runtime.cache_folder is not None:
        from tripcli.store.cache import discard

        discard(runtime.cache_folder)
        return DatasetError("the cached copy of the dataset was damaged and is removed; run the command again")
    return None


def _refusal(error: OSError) -> TripcliError:
    """What the system refused. A stream or file that cannot be written is an OutputError where it is written."""
    if isinstance(error, FileNotFoundError) and error.filename is None:  # what the system says of a deleted folder
        return UsageError("the current folder no longer exists; change to another folder and run the command again")
    names = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    if error.errno in _OF_OUTPUT:
        return OutputError(f"{names}{reason(error)}")
    return DatasetError(f"{names}{reason(error)}")


_OF_OUTPUT = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}


LISTED_PROBLEMS = 20
"""How many problems of a dataset are printed by a command that needs it; `check` prints more."""


def _print_problems(runtime: Runtime, error: DatasetError) -> None:
    """Print the first problems of a dataset, then what that means."""
    problems = [problem for problem in error.problems if not problem.warning]
    if problems:
        from tripcli.reading.excerpt import problem_lines

        for problem in problems[:LISTED_PROBLEMS]:
            print_message(runtime, "\n".join(problem_lines(problem)))
    count = len(problems)
    what = f": {count} {'problem' if count == 1 else 'problems'}" if count else ""
    if count > LISTED_PROBLEMS:
        what += f", the first {LISTED_PROBLEMS} of which are listed; tripcli check lists more"
    print_message(runtime, f"tripcli: {error}{what}")
