"""Ids made of names: `Zürich talks` becomes `zurich-talks`, and a second of them `zurich-talks-2`.

Takes names, gives ids that no other record of the same namer has.
"""

import re
from collections.abc import Iterable
from unicodedata import normalize

_LONGEST = 60


def slug(name: str) -> str:
    """The id that a name suggests; empty when the name has no letter or digit of ASCII."""
    plain = normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:_LONGEST].rstrip("-")


class Namer:
    """Gives ids to the records of one kind."""

    def __init__(self, noun: str, taken: Iterable[str] = ()) -> None:
        self._noun = noun
        """The id of a record whose name suggests none."""
        self._taken = set(taken)

    def fresh(self, name: str) -> str:
        """An id for a new record of this name."""
        wanted = candidate = slug(name) or self._noun
        number = 1
        while candidate in self._taken:
            number += 1
            candidate = f"{wanted}-{number}"
        self._taken.add(candidate)
        return candidate
