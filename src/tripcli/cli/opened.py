"""The store of the dataset that a word names: for commands that ask what is known.

Takes a name, a path or `-` for standard input, gives a store; that of standard input is kept nowhere.
"""

import sqlite3

from tripcli.cli.runtime import Runtime
from tripcli.store.open import Progress, open_store, store_of
from tripcli.trips import STANDARD_INPUT, dataset_path


def open_named(word: str | None, runtime: Runtime, progress: Progress | None = None) -> sqlite3.Connection:
    """The store of the dataset of that name or path, or of the one in use; raises UsageError, DatasetError."""
    if word == STANDARD_INPUT:
        from tripcli.cli.dataset import read_named

        return store_of(read_named(word, runtime), "standard input", progress)
    return open_store(dataset_path(word, runtime.environment), runtime.cache_folder, progress)
