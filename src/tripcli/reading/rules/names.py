"""Rules of names and titles: they tell people apart, fit their column and keep to one script."""

import re
from collections.abc import Iterator

from tripcli.reading.findings import Finding, Path, Span
from tripcli.reading.rules.register import Register, participant_ids
from tripcli.values.cells import width
from tripcli.values.words import folded

TITLE_CELLS = 40
"""Width of the column of titles on a terminal of 80 cells."""

_LATIN = "A-Za-z\u00c0-\u024f"
_ALIKE = "\u0370-\u03ff\u0400-\u052f"
"""Greek and Cyrillic, whose letters look like Latin ones; no word of a language has both."""
_MIXED = re.compile(rf"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
"""Characters that take no place: what holds them looks like another text, and is not found."""
_NAMES = {
    "parties": ("name", "short"),
    "people": ("name", "short", "title"),
    "publishers": ("name", "short"),
    "sources": ("publisher", "title"),
    "stops": ("name",),
    "events": ("title",),
    "agreements": ("title",),
    "pledges": ("title",),
}
"""Kind of record -> its fields that hold names and titles."""


def no_office(register: Register) -> Iterator[Finding]:
    """Report people who take part in an event and have neither an office nor a party."""
    taking_part = {person for event, _ in register.entries("events") for person in participant_ids(event)}
    for person, span in register.entries("people"):
        if person.title is None and person.party is None and not person.offices and person.id in taking_part:
            found = f"the participant `{person.id}` without `title` and `party`"
            yield Finding("no-office", span, ("id",), found, "one of the two")


def long_titles(register: Register) -> Iterator[Finding]:
    """Report titles that are wider than the column in which they stand."""
    for kind in ("events", "agreements", "pledges"):
        for record, span in register.entries(kind):
            if record.title is not None and (title_cells := width(record.title)) > TITLE_CELLS:
                yield _long(title_cells, span, ("title",))
            for number, report in enumerate(record.reports):
                if report.title is not None and (title_cells := width(report.title)) > TITLE_CELLS:
                    yield _long(title_cells, span, ("reports", number, "title"))


def _long(title_cells: int, span: Span, path: Path) -> Finding:
    """The finding for a title that is too wide."""
    return Finding("long-title", span, path, f"a title of {title_cells} cells", f"at most {TITLE_CELLS}")


def similar_names(register: Register) -> Iterator[Finding]:
    """Report people whose name differs from another one's in one letter, or in the order of its parts only."""
    owners: dict[str, str] = {}
    for person, span in register.entries("people"):
        name = "".join(sorted(folded(person.name).replace("-", " ").split()))
        keys = {name} | {name[:index] + name[index + 1 :] for index in range(len(name))} if len(name) > 5 else {name}
        other = next((owners[key] for key in keys if key in owners and owners[key] != person.id), None)
        if other is not None:
            found = f"`{person.name}`, nearly the name of `{other}`"
            yield Finding("similar-names", span, ("name",), found, "one record a person")
        for key in keys:
            owners.setdefault(key, person.id)


def look_alikes(register: Register) -> Iterator[Finding]:
    """Report words of names and titles that mix two scripts or hold characters that nobody sees."""
    for kind, fields in _NAMES.items():
        for record, span in register.entries(kind):
            for field in fields:
                text = getattr(record, field)
                if text is None or text.isascii():
                    continue
                if _MIXED.search(text):
                    yield _mixed(text, span, field)
                elif unseen := _UNSEEN.search(text):
                    yield _unseen(text, unseen.group(), span, field)


def _mixed(text: str, span: Span, field: str) -> Finding:
    """The finding for a word with letters of two scripts; it names those that are fewer."""
    word = next(word for word in text.split() if _MIXED.search(word))
    strangers = re.findall(f"[{_ALIKE}]", word)
    if len(strangers) * 2 > len(word):
        strangers = re.findall(f"[{_LATIN}]", word)
    named = ", ".join(f"{letter} U+{ord(letter):04X}" for letter in dict.fromkeys(strangers))
    return Finding("look-alike", span, (field,), f"`{word}` with {named}", "letters of one script in a word")


def _unseen(text: str, character: str, span: Span, field: str) -> Finding:
    """The finding for a text that holds a character without width; the nearest text is the one without it."""
    plain = _UNSEEN.sub("", text)
    found = f"a character that is not visible, U+{ord(character):04X}, in `{plain}`"
    return Finding("look-alike", span, (field,), found, "the text without it")
