"""The dataset that a command asks, found in the runtime of the run; notes on how it was found are printed."""

import sqlite3
from functools import partial
from typing import TYPE_CHECKING

from tripcli.cli.diagnostics import print_note
from tripcli.cli.runtime import Runtime
from tripcli.questions.datasets import Datasets
from tripcli.store.open import Progress

if TYPE_CHECKING:
    from tripcli.reading.load import Reading


def open_dataset(
    asked: str | tuple[str, ...] | None, runtime: Runtime, progress: Progress | None = None
) -> sqlite3.Connection:
    """The store of the dataset that `--trip` names, or of the one in use; raises UsageError, DatasetError."""
    return datasets_of(runtime).open(asked, progress)


def read_asked(word: str | None, runtime: Runtime, argument: str = "--trip") -> "Reading":
    """The records of the dataset that a word names, with all problems; raises UsageError, which names the argument."""
    return datasets_of(runtime).read(word, argument)


def datasets_of(runtime: Runtime) -> Datasets:
    """The datasets that a run can ask."""
    standard_input = getattr(runtime.input, "buffer", None)
    return Datasets(runtime.environment, runtime.cache_folder, standard_input, partial(print_note, runtime))
