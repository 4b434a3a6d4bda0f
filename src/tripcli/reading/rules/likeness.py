"""Rules of likeness: letters that only look like others, and two records that tell of one arrival."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tripcli.reading.findings import Finding, Span
from tripcli.reading.rules.doubtful import participants
from tripcli.reading.rules.register import Register, time_of
from tripcli.values.time_relations import confirms

_LATIN = "A-Za-z\u00c0-\u024f"
_ALIKE = "\u0370-\u03ff\u0400-\u052f"
"""Greek and Cyrillic, whose letters look like Latin ones; no word of a language has both."""
_MIXED = re.compile(rf"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]")
_NAMES = {
    "parties": ("name", "short"),
    "people": ("name", "short", "title"),
    "sources": ("publisher", "title"),
    "stops": ("name",),
    "events": ("title",),
    "agreements": ("title",),
    "pledges": ("title",),
}


def look_alikes(register: Register) -> Iterator[Finding]:
    """No word of a name or title mixes Latin letters with Greek or Cyrillic ones."""
    for kind, fields in _NAMES.items():
        for record, span in register.entries(kind):
            for field in fields:
                text = getattr(record, field)
                if text is not None and not text.isascii() and _MIXED.search(text):
                    yield _mixed(text, span, field)


def _mixed(text: str, span: Span, field: str) -> Finding:
    """The word with letters of two scripts, and which letter is the stranger."""
    word = next(word for word in text.split() if _MIXED.search(word))
    strangers = re.findall(f"[{_ALIKE}]", word)
    if len(strangers) * 2 > len(word):
        strangers = re.findall(f"[{_LATIN}]", word)
    told = ", ".join(f"{letter} U+{ord(letter):04X}" for letter in dict.fromkeys(strangers))
    return Finding("look-alike", span, (field,), f"`{word}` with {told}", "letters of one script in a word")


def arrivals(register: Register) -> Iterator[Finding]:
    """A stop is reached when the traveller's arrival there begins, as far as both are told to the minute."""
    stops = {stop.id: _minutes(stop, "arrive") for stop, _ in register.entries("stops")}
    traveler = register.trip.traveler if register.trip is not None else ""
    own = [
        (event, span)
        for event, span in register.entries("events")
        if event.kind == "arrival" and event.stop is not None and traveler in participants(event)
    ]
    counts = Counter(event.stop for event, _ in own)
    for event, span in own:
        if counts[event.stop] > 1:
            continue  # of several arrivals nobody knows which one is meant
        begins, reached = _minutes(event, "start"), stops.get(event.stop, [])
        agreed = (confirms(one, other) or confirms(other, one) for one in begins for other in reached)
        if begins and reached and not any(agreed):
            found = f"arrival at {_told(begins)}, while `{event.stop}` is reached at {_told(reached)}"
            yield Finding("arrival-differs", span, ("id",), found, "one time in both, or the same reports")


def _minutes(record: Any, field: str) -> list[Any]:
    """The times to the minute at which a record was held, as anybody reports them."""
    texts = [getattr(report, field) or getattr(record, field) for report in record.reports if report.status == "held"]
    return [time for time in map(time_of, texts) if time is not None and time.precision == "minute"]


def _told(times: list[Any]) -> str:
    return " or ".join(dict.fromkeys(time.text for time in times))
