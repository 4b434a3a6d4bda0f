"""The functions of the command line that the screen calls.

With them, the screen and the command line understand words and write files in the same way.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

Values = Mapping[str, Any]
"""Values of the options and arguments of a command line, by name."""


class Candidate(NamedTuple):
    """A way to complete a line that is being typed."""

    line: str
    """The whole line, completed."""
    value: str
    meaning: str = ""


class Desk(NamedTuple):
    """Functions of the command line."""

    open_store: Callable[[], sqlite3.Connection]
    """Open the store of the trip once more; each moment takes a connection of its own."""
    parse: Callable[[str, Sequence[str]], Values]
    """The values of the words that follow the name of a view; raises UsageError."""
    complete: Callable[[Sequence[str], str], list[Candidate]]
    """The candidates that complete a line; the arguments are the words before it and the line itself."""
    split: Callable[[str], list[str]]
    """Split a line into words as a shell does; raises UsageError."""
    keep: Callable[[Sequence[str], str], tuple[str, ...]]
    """Those of the words that are filters of the named view, too."""
    save: Callable[[str, Sequence[str], str], list[str]]
    """Write the answer of a view with these words to a file. Returns notes and warnings; raises TripcliError."""
    open_page: Callable[[str], None]
    """Open an address in the browser; raises UsageError when it is not on the web, or when no browser opens it."""
    trip_words: tuple[str, ...]
    """The options that name the trip. Each command that the screen copies has them."""
    now_instant: int
    """Seconds since 1970 UTC."""
