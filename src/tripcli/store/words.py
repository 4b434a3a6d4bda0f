"""The words that the large tables of a store hold as numbers: names of fields, stages, kinds of record, presences.

The numbers are part of the schema: they are the same in every store, and `schema.sql` names the first three.
"""

from tripcli.store.fields import STATUS, TYPES
from tripcli.values.stages import STAGES

WORDS = tuple(
    dict.fromkeys(
        (
            *("note", STATUS, "source"),
            *sorted(TYPES),  # so that the values of a report stand in the order of their fields' names
            *(stage for stages in STAGES.values() for stage in stages),
            *("stop", "event", "agreement", "pledge", "person", "party"),
            *("present", "mentioned"),
            *("names", "place", "publisher"),
        )
    )
)
"""Every word, in the order of its number."""

NUMBERS = {word: number for number, word in enumerate(WORDS, 1)}
"""Word -> its number, from 1."""


RANKS = ("title", "names", "venue", "place", "period", "topics", "note", "publisher")
"""Where a search finds a text, the weightiest first; a field that is not listed comes last."""


def word_rows() -> list[tuple[int, str, str | None, int]]:
    """The rows of the table of words: number, word, the type of a field's values, and its weight in a search."""
    ranks = {word: rank for rank, word in enumerate(RANKS)}
    return [(number, word, TYPES.get(word), ranks.get(word, len(RANKS))) for word, number in NUMBERS.items()]
