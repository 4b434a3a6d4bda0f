"""The question on the screen: a view, the words of the command line, and the moment whose knowledge is asked for."""

from shlex import join
from typing import NamedTuple

from tripcli.views import VIEWS

NAMES = {"m": "pledges", "p": "participants", "a": "agreements", "t": "timeline", "s": "stops", "c": "conflicts",
         "n": "next"}  # fmt: skip
"""Key -> the view that it opens."""
OTHER_NAMES = {"money": "pledges", "people": "participants", "route": "stops"}
"""Words that people use for views."""


class Question(NamedTuple):
    """What the table in the middle answers."""

    view: str
    words: tuple[str, ...] = ()
    """Options and arguments as on the command line, without `--as-of` and `--trip`."""

    def command(self, as_of: str | None, trip_words: tuple[str, ...]) -> str:
        """The command line that prints the same answer."""
        moment = ("--as-of", as_of) if as_of else ()
        return join(["tripcli", self.view, *trip_words, *moment, *self.words])

    @property
    def words_line(self) -> str:
        """The words as they are typed into a shell."""
        return join(self.words)


def view_named(word: str) -> str | None:
    """The view that a word names or begins; None when it names none, or several."""
    word = word.lower()
    if word in VIEWS:
        return word
    if word in OTHER_NAMES:
        return OTHER_NAMES[word]
    begun = [name for name in VIEWS if word and name.startswith(word)]
    return begun[0] if len(begun) == 1 else None


def without_option(words: tuple[str, ...], flag: str) -> tuple[str, ...]:
    """The words without an option that takes a value, in both of its forms."""
    result: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word == flag:
            skip = True
        elif not word.startswith(f"{flag}="):
            result.append(word)
    return tuple(result)


def value_of(words: tuple[str, ...], flag: str) -> str | None:
    """The last value of an option among the words; None when it is not given."""
    value = None
    for index, word in enumerate(words):
        if word == flag and index + 1 < len(words):
            value = words[index + 1]
        elif word.startswith(f"{flag}="):
            value = word.partition("=")[2]
    return value
