"""Rules of vocabulary: each kind and unit is built in or declared by the dataset, once."""

from collections.abc import Iterator

from tripcli.reading.decode import shortened
from tripcli.reading.findings import Finding, Path, Span
from tripcli.reading.nearest import Words
from tripcli.reading.rules.register import Register, sides
from tripcli.values.units import UNITS
from tripcli.values.vocabulary import RECORD_KINDS, SOURCE_KINDS


def unknown_kinds(register: Register) -> Iterator[Finding]:
    """Report kinds of records and sources that are neither built in nor declared."""
    for kind, built_in in RECORD_KINDS.items():
        declared = [word.id for word, _ in register.entries("kinds") if word.of == kind]
        yield from _unknown(register, f"{kind}s", (*built_in, *declared), f"kinds: [{{id: …, of: {kind}}}]")
    declared = [word.id for word, _ in register.entries("source_kinds")]
    for list_key in ("publishers", "sources"):
        yield from _unknown(register, list_key, (*SOURCE_KINDS, *declared), "source_kinds: [{id: …}]")


def _unknown(register: Register, list_key: str, words: tuple[str, ...], declaration: str) -> Iterator[Finding]:
    """Report the records of one list whose `kind` is not one of these words."""
    near_words = Words(words)
    for kind, span in register.words(list_key, "kind"):
        if kind not in words:
            expected = f"one of {', '.join(words)}; or declare it: {declaration.replace('…', kind)}"
            yield Finding("unknown-word", span, ("kind",), f"`{kind}`", expected, near_words.nearest(kind))


def unknown_units(register: Register) -> Iterator[Finding]:
    """Report units of pledges that are neither built in nor declared."""
    declared = {unit.id for unit, _ in register.entries("units")}
    known = UNITS | declared | {None}
    words = Words(sorted(UNITS | declared))
    small = ", ".join(sorted(unit for unit in UNITS | declared if unit.islower()))
    for pledge, span in register.entries("pledges"):
        for path, facts in sides(pledge):
            if facts.unit not in known:
                yield _unknown_unit(facts.unit, small, words, span, (*path, "unit"))


def _unknown_unit(unit: str, small: str, words: Words, span: Span, path: Path) -> Finding:
    """A unit that nobody declares, and how to declare it."""
    expected = f"an ISO 4217 code such as USD, or one of {small}; or declare it: units: [{{id: …, plural: …}}]"
    return Finding("unknown-unit", span, path, f"`{shortened(unit)}`", expected, words.nearest(unit))
