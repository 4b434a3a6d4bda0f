"""What can go wrong: problems in a dataset are values, failures of a run are exceptions.

This module imports no other one of the program, so that each step of the pipeline can raise what `cli` then prints.
"""

import errno
from enum import IntEnum
from typing import NamedTuple


class Exit(IntEnum):
    """The exit codes; each means one thing."""

    DONE = 0
    """Done, including nothing to show."""
    FOUND = 1
    """`check` found problems; nothing to show, under `--exit-code`."""
    USAGE = 2
    """An unknown option, column, id or date."""
    DATASET = 3
    """The dataset cannot be read or is invalid."""
    OUTPUT = 4
    """The output cannot be written."""
    FAULT = 70
    """A fault of the program itself."""
    INTERRUPTED = 130
    """Stopped by the user."""


class Problem(NamedTuple):
    """One thing that is wrong in a dataset, and where."""

    code: str
    """A stable name of the kind of problem, such as `unknown-field`."""
    file: str
    """Path of the file as the user gave it."""
    line: int
    """Line, from 1; 0 when the problem is of the file as a whole."""
    column: int
    """Column in characters, from 1; 0 when the problem is of the line or file as a whole."""
    found: str
    """The text that is wrong."""
    expected: str
    """What the program expects instead."""
    nearest: str = ""
    """The valid word nearest to what was found; empty when none is near."""
    excerpt: str = ""
    """The line of the file in which the problem lies."""
    warning: bool = False
    """True when the dataset can still be used."""


class TripcliError(Exception):
    """A failure of the run that is printed as a message, never as a traceback."""

    exit_code = Exit.USAGE


class UsageError(TripcliError):
    """The command line asks for something that does not exist; the message names what does."""


class UnknownName(UsageError):  # noqa: N818  # it says what is wrong, and stands in many raises
    """A name or word that the dataset, or a list of the program, does not have."""


class AmbiguousName(UsageError):  # noqa: N818  # as above
    """A name or word that several records or words have; the message lists them."""


class DatasetError(TripcliError):
    """The dataset cannot be read or is invalid."""

    exit_code = Exit.DATASET

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class OutputError(TripcliError):
    """The output cannot be written."""

    exit_code = Exit.OUTPUT


def reason(error: OSError) -> str:
    """Why the system refused, in its words."""
    if error.errno == errno.ENOSPC:
        return "no space left on the device"
    return (error.strerror or str(error) or type(error).__name__).lower()
