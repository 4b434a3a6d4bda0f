"""The dataset of a question: found by name or path, then read as records or opened as a store.

A word is a name, a path or `-` for standard input; a dataset of standard input is not kept in the cache.

One connection shows one moment for as long as it lives (`query.knowledge`), and takes any number of requests as of that
moment. Another moment takes another connection: opening a fresh store takes two milliseconds.
"""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from tripcli.errors import UsageError, reason
from tripcli.store.library import open_library
from tripcli.store.open import Progress, store_of
from tripcli.trips import STANDARD_INPUT, Location, locate_datasets, one_of, words_of

if TYPE_CHECKING:
    from tripcli.reading.load import Reading


class Datasets(NamedTuple):
    """The datasets that can be asked: where they are looked for, and where their stores are kept."""

    environment: Mapping[str, str]
    """TRIPCLI_TRIP names the dataset in use, TRIPCLI_PATH further folders of datasets."""
    cache_folder: Path | None
    """Where stores are kept; None to keep none."""
    standard_input: BinaryIO | None = None
    """What `-` reads; None when it is closed."""
    report: Callable[[str], None] = lambda _line: None
    """Called with a line that says how a dataset was found, when nobody named it or its folder is read instead."""

    def open(self, asked: str | tuple[str, ...] | None = None, progress: Progress | None = None) -> sqlite3.Connection:
        """The store of the datasets that were asked for together, or of those in use; raises UsageError, DatasetError.

        One dataset is a library of one.
        """
        words = words_of(asked)
        if words == (STANDARD_INPUT,):
            return store_of(self._read_stream(), "standard input", progress)
        if STANDARD_INPUT in words:
            raise UsageError("--trip -: a dataset of standard input is asked by itself")
        paths = [location.path for location in self._locations(words)]
        return open_library(paths, self.cache_folder, progress)

    def read(self, word: str | None = None, argument: str = "--trip") -> "Reading":
        """The records of one dataset, with all problems; raises UsageError, which names the argument."""
        if word == STANDARD_INPUT:
            return self._read_stream()
        from tripcli.reading.load import read_dataset

        return read_dataset(one_of(self._locations(words_of(word), argument)).path)

    def read_all(self, words: tuple[str, ...], argument: str = "--trip") -> "list[Reading]":
        """The records of each dataset that the words name, with all problems, also those beside the others; raises
        UsageError."""
        from tripcli.reading.libraries import read_library

        named = tuple(word for word in words if word != STANDARD_INPUT)
        locations = self._locations(named, argument) if named or not words else ()
        readings = read_library([location.path for location in locations])
        return readings if named == words else [*readings, self._read_stream()]

    def _locations(self, words: tuple[str, ...], argument: str = "--trip") -> tuple[Location, ...]:
        """Where the datasets lie; raises UsageError."""
        locations = locate_datasets(words, self.environment, argument)
        for location in locations:
            if location.note:
                self.report(location.note)
        return locations

    def _read_stream(self) -> "Reading":
        """The records of a dataset that comes through standard input; raises UsageError."""
        from tripcli.reading.load import read_stream

        if self.standard_input is None:
            raise UsageError("-: standard input is closed")
        try:
            return read_stream(self.standard_input, STANDARD_INPUT)
        except OSError as error:
            raise UsageError(f"-: standard input cannot be read: {reason(error)}") from error
