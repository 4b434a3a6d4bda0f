"""The nearest valid word to one that is not valid: what the user may have meant.

Takes words, gives one of them or nothing. Looks at the whole word and at its parts, so that `geneav` finds
`geneva` and also `geneva-police`. It must not know what the words stand for.
"""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

CUTOFF = 0.72
"""Likeness from which a word is worth naming: below it the answers were guesses (`london` for `pentagon`)."""

_COMPARED = 40
"""Of many words only those that share most pairs of letters are compared in full."""

SEARCHES = 300
"""Searches after which no more are made: a file with more wrong words than this needs another kind of help."""


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that is most like the first one, or nothing when none is like it."""
    return Words(words).nearest(word)


class Words:
    """Valid words, which may be many thousands, for those who search them more than once."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._pairs: dict[str, list[int]] = {}
        self._known: dict[str, str] = {}

    def nearest(self, word: str) -> str:
        """The word that is most like this one, or nothing when none is like it."""
        if word not in self._known:
            allowed = word and len(word) <= 80 and len(self._known) < SEARCHES
            self._known[word] = next(iter(self.most_like(word, 1)), "") if allowed else ""
        return self._known[word]

    def most_like(self, word: str, count: int) -> list[str]:
        """The words that are like this one, at most so many, the most alike first."""
        wanted = _folded(word)
        scored = [(_likeness(wanted, _folded(word)), -len(word), word) for word in self._candidates(wanted)]
        return [word for likeness, _, word in sorted(scored, reverse=True)[:count] if likeness >= CUTOFF]

    def _candidates(self, wanted: str) -> Iterable[str]:
        """The words worth comparing: all when they are few."""
        if len(self._words) <= _COMPARED:
            return self._words
        if not self._pairs:
            for index, word in enumerate(self._words):
                for pair in _letter_pairs(_folded(word)):
                    self._pairs.setdefault(pair, []).append(index)
        shared: Counter[int] = Counter()
        for pair in _letter_pairs(wanted):
            shared.update(self._pairs.get(pair, ()))
        return [self._words[index] for index, _ in shared.most_common(_COMPARED)]


def _folded(word: str) -> str:
    """A word as ids are written."""
    return word.casefold().replace("_", "-").replace(" ", "-")


def _letter_pairs(word: str) -> set[str]:
    """The pairs of neighbouring letters, and the first letter."""
    return {word[index : index + 2] for index in range(len(word) - 1)} | {"^" + word[:1]}


def _likeness(wanted: str, word: str) -> float:
    """How alike two words are, from 0 to 1; parts of the longer one count a little less than the whole."""
    likeness = SequenceMatcher(None, wanted, word).ratio()
    if len(wanted) < 3:
        return likeness
    if wanted in word or (len(word) >= 3 and word in wanted):
        likeness = max(likeness, 0.9)
    parts = [part for part in word.split("-") if len(part) >= 3]
    wanted_parts = [part for part in wanted.split("-") if len(part) >= 3]
    if len(parts) > 1 and wanted_parts:
        likenesses = [max(SequenceMatcher(None, one, part).ratio() for part in parts) for one in wanted_parts]
        likeness = max(likeness, 0.95 * sum(likenesses) / len(likenesses))
    return likeness
