"""Names in cells: several people in one cell, and one person under several names."""

import re
from collections.abc import Iterable, Sequence

from tripcli.records import Person
from tripcli.values.words import folded

_TITLES = (
    "mr", "dr", "prof", "president", "vice president", "prime minister", "premier", "chairman", "secretary",
    "secretary of state", "minister", "foreign minister", "ambassador", "general", "gen", "king", "queen", "emperor",
    "sir", "chancellor", "governor", "senator",
)  # fmt: skip
"""Words before a name that do not make it the name of somebody else, as `Mrs` does."""

_TITLE = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _TITLES), key=len, reverse=True))})\.?\s+(?=\S)", re.I)
_AND = re.compile(r"\s+(?:and|&|with|und|et)\s+|\s*&\s*", re.I)
_OWN_PERSON = ("mrs", "mrs.", "ms", "ms.", "miss", "mme", "madame", "lady", "first")
"""Words before a family name that make it the name of another person."""
_SMALL_WORDS = frozenset({"of", "the", "for", "on", "in", "de", "des", "und"})


def names_in(text: str) -> list[str]:
    """Return the names that a cell holds, each once.

    Semicolons and line ends separate names; where there are none, commas do. Beside semicolons a comma separates whole
    names (`Richard Nixon, Mao Zedong`), but not the parts of one (`Nixon, Richard`). `and` and `&` separate two names
    of people, but not the parts of `Ministry of Trade and Industry`.
    """
    items = re.split(r"[;\n]", text)
    items = text.split(",") if len(items) == 1 else [part for item in items for part in _whole_names(item)]
    names: list[str] = []
    for item in items:
        parts = [part.strip() for part in _AND.split(item) if part.strip()]
        whole = item.strip()
        names += parts if len(parts) > 1 and not _SMALL_WORDS & set(folded(whole).split()) else [whole]
    return list(dict.fromkeys(name.removeprefix("and ").strip() for name in names if name.strip()))


def _whole_names(item: str) -> list[str]:
    """Return the names between the commas when each has two words or more, else the text as one name."""
    parts = [part.strip() for part in item.split(",")]
    return parts if all(len(part.split()) > 1 for part in parts) else [item]


def without_titles(name: str) -> str:
    """Return the name without the offices before it: `President Nixon` becomes `Nixon`."""
    while match := _TITLE.match(name):
        name = name[match.end() :]
    return name


class KnownPeople:
    """The people whom names are matched with: those of the trip, and those met in the spreadsheet so far."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._ids: dict[str, str] = {}
        """Folded name -> id of the person."""
        for person in people:
            for name in (person.name, person.short, *person.alt_names, person.id.replace("-", " ")):
                if name:
                    self._ids.setdefault(folded(name), person.id)

    def add(self, name: str, person_id: str) -> None:
        """Remember a new person."""
        self._ids.setdefault(folded(name), person_id)

    def find(self, name: str) -> str | None:
        """Return the id of the one known person whom the name can mean, or None.

        A single word (`Nixon`, `President Nixon`) means the only known person who has it in their name.
        """
        wanted = folded(name)
        plain = folded(without_titles(name))
        for candidate in (wanted, plain):
            if candidate in self._ids:
                return self._ids[candidate]
        if " " in plain or not plain:
            return None
        found = {
            person
            for known, person in self._ids.items()
            if plain in known.split() and known.split()[0] not in _OWN_PERSON
        }
        return found.pop() if len(found) == 1 else None


def longest_first(cells: Sequence[str]) -> list[str]:
    """Return all names of some cells, those of most words first, so that `Nixon` finds `Richard Nixon`."""
    names = dict.fromkeys(name for cell in cells for name in names_in(cell))
    return sorted(names, key=lambda name: -len(without_titles(name).split()))
