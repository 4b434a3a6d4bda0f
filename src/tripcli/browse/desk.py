"""The desk: what the command line lends to the screen, so that both understand words and write files alike."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

Values = Mapping[str, Any]
"""Values of the options and arguments of a command line, by name."""


class Candidate(NamedTuple):
    """One way in which a line may go on."""

    line: str
    """The whole line with it."""
    value: str
    meaning: str = ""


class Desk(NamedTuple):
    """Functions of the command line."""

    open_store: Callable[[], sqlite3.Connection]
    """Open the store of the trip once more; each moment takes a connection of its own."""
    parse: Callable[[str, Sequence[str]], Values]
    """The values of the words that follow the name of a view; raises UsageError."""
    complete: Callable[[Sequence[str], str], list[Candidate]]
    """How a line may go on, from the words before it and the line as typed."""
    split: Callable[[str], list[str]]
    """The words of a line as a shell takes them; raises UsageError."""
    keep: Callable[[Sequence[str], str], tuple[str, ...]]
    """The words that are filters of another view too."""
    save: Callable[[str, Sequence[str], str], list[str]]
    """Write the answer of a view with these words to a file. Returns notes and warnings; raises TripcliError."""
    open_page: Callable[[str], None]
    """Open an address in the browser; raises UsageError when it is not on the web, or when no browser opens it."""
    trip_words: tuple[str, ...]
    """The options that name the trip; they stand in each command that is copied."""
    now_instant: int
    """Seconds since 1970 UTC."""
