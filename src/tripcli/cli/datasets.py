"""The dataset that a command asks: found by name or path, then read as records or opened as a store.

A word is a name, a path or `-` for standard input; a dataset of standard input is not kept in the cache.
"""

import sqlite3
from typing import TYPE_CHECKING

from tripcli.cli.diagnostics import print_note, reason
from tripcli.cli.runtime import Runtime
from tripcli.errors import UsageError
from tripcli.store.open import Progress, open_store, store_of
from tripcli.trips import STANDARD_INPUT, locate_dataset, one_trip

if TYPE_CHECKING:
    from tripcli.reading.load import Reading


def open_dataset(
    asked: str | tuple[str, ...] | None, runtime: Runtime, progress: Progress | None = None
) -> sqlite3.Connection:
    """The store of the dataset that `--trip` names, or of the one in use; raises UsageError, DatasetError."""
    word = one_trip(asked)
    if word == STANDARD_INPUT:
        return store_of(read_asked(word, runtime), "standard input", progress)
    location = locate_dataset(word, runtime.environment)
    if location.note:
        print_note(runtime, location.note)
    return open_store(location.path, runtime.cache_folder, progress)


def read_asked(word: str | None, runtime: Runtime, argument: str = "--trip") -> "Reading":
    """The records of the dataset that a word names, with all problems; raises UsageError, which names the argument."""
    from tripcli.reading.load import read_dataset, read_stream

    if word != STANDARD_INPUT:
        location = locate_dataset(word, runtime.environment, argument)
        if location.note:
            print_note(runtime, location.note)
        return read_dataset(location.path)
    stream = getattr(runtime.input, "buffer", None)
    if stream is None:
        raise UsageError("-: standard input is closed")
    try:
        return read_stream(stream, STANDARD_INPUT)
    except OSError as error:
        raise UsageError(f"-: standard input cannot be read: {reason(error)}") from error
