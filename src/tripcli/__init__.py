"""tripcli: an explorer of diplomatic trips, for the command line and for Python.

`tripcli.open` is the way in for Python. Importing this module is cheap: the rest is loaded when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from os import PathLike

    from tripcli.errors import AmbiguousName, DatasetError, Problem, UnknownName, UsageError
    from tripcli.errors import TripcliError as Error
    from tripcli.questions.answers import Answer, Row, Sections
    from tripcli.questions.library import Library
    from tripcli.questions.typed_values import When

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName", "Answer", "DatasetError", "Error", "Library", "Problem", "Row", "Sections", "UnknownName",
    "UsageError", "When", "__version__", "open",
]  # fmt: skip


def open(  # noqa: A001 - called as tripcli.open
    *trips: str | PathLike[str] | Mapping[str, Any],
    as_of: str | date | None = None,
    clock: Callable[[], float] | None = None,
) -> Library:
    """Open a dataset for questions, or several as one library.

    A trip is the name of a dataset, its path, or its records as a mapping of what a JSON dataset holds; records are
    opened by themselves. A folder of datasets, and `all`, mean several trips. Without a trip the dataset in use is
    opened: that of TRIPCLI_TRIP, else of the current folder, else the bundled one.

    `as_of` leaves out all that became known later. A date means its end in the trip's time zone; a datetime without an
    offset is read in that zone, too; a text is read as `--as-of` is. `clock` returns the present in seconds since 1970
    UTC, which `now` means; the system's clock when it is None.

    Raises UsageError when there is no such dataset or the moment is not a date, and DatasetError, with all problems,
    when the dataset cannot be read or is invalid.
    """
    import os
    from time import time

    from tripcli.questions.datasets import Datasets
    from tripcli.questions.library import open_library
    from tripcli.store.cache import cache_folder

    return open_library(trips, as_of, Datasets(os.environ, cache_folder()), clock or time)


_MODULES = {
    "Answer": "questions.answers", "Row": "questions.answers", "Sections": "questions.answers",
    "Library": "questions.library", "When": "questions.typed_values", "Error": "errors", "UsageError": "errors",
    "UnknownName": "errors", "AmbiguousName": "errors", "DatasetError": "errors", "Problem": "errors",
}  # fmt: skip
"""Public name -> the module that has it."""


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is used first; raises AttributeError."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module = import_module(f"{__name__}.{_MODULES[name]}")
    value = globals()[name] = getattr(module, "TripcliError" if name == "Error" else name)
    return value


def __dir__() -> list[str]:
    """The public names, also of what is not loaded yet."""
    return sorted({*globals(), *__all__})
