"""Rules of texts: times, lengths, numbers of people and amounts have the form that `values` reads."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from tripcli.reading.decode import foreign_letters, shortened
from tripcli.reading.findings import Finding, Path, Span
from tripcli.reading.rules.register import Register
from tripcli.reading.rules.usual_forms import USUAL, is_only_an_hour
from tripcli.values.amounts import parse_count, parse_length, plain_amount
from tripcli.values.times import parse_time
from tripcli.values.vocabulary import UNNAMED


def _read_amount(text: str) -> None:
    """Refuse what is neither an exact number nor the word for none; raises ValueError."""
    if text.startswith("-"):
        raise ValueError("an amount of zero or more; say in the title what is taken away")
    if text != UNNAMED:
        plain_amount(text)


_TIME: tuple[str, Callable[[str], object]] = ("bad-time", parse_time)
MEANINGS: dict[str, dict[str, tuple[str, Callable[[str], object]]]] = {
    "stops": {"arrive": _TIME, "depart": _TIME},
    "events": {
        "start": _TIME,
        "end": _TIME,
        "length": ("bad-length", parse_length),
        "attendance": ("bad-count", parse_count),
    },
    "agreements": {"date": _TIME},
    "pledges": {"amount": ("bad-amount", _read_amount)},
}
"""Kind of record -> fields of a certain form, the code when they have it not, and what reads them."""


_SHORT = {
    "bad-time": "a time as a dataset has it",
    "bad-length": "a length as a dataset has it",
    "bad-count": "a number of people as a dataset has it",
    "bad-amount": "an exact number, without a currency and separators",
}
"""Code -> what is expected, in short, where the very text to write is known."""


class _Reader:
    """Reads the texts of one field, each text once."""

    def __init__(self, code: str, read: Callable[[str], object]) -> None:
        self._code = code
        self._read = read
        self.good: set[str | None] = {None}
        """Texts that were read without fault."""

    def findings(self, text: str, span: Span, path: Path) -> Iterator[Finding]:
        """What is wrong with a text."""
        try:
            self._read(text)
        except ValueError as error:
            near = self._nearest(text)
            expected = _SHORT[self._code] if near else self._expected(text, str(error))
            yield Finding(self._code, span, path, f"`{shortened(text)}`{foreign_letters(text)}", expected, near)
        else:
            self.good.add(text)

    def _expected(self, text: str, usual: str) -> str:
        """What the field takes, said for the slip that was made."""
        if self._code == "bad-time" and is_only_an_hour(text):
            return "a day with the hour, such as 2024-05-13T17:00"
        if self._code == "bad-amount" and re.match(r"[A-Z]{0,3}\s*[$€£¥₩]|[A-Z]{3} ", text):
            return "the number alone, such as 550 billion; the currency stands in `unit`"
        return usual

    def _nearest(self, text: str) -> str:
        """The same in the form of the field, where the author used another one that people are used to."""
        usual = USUAL[self._code](text)
        try:
            self._read(usual)
        except ValueError:
            return ""
        return usual


def texts(register: Register) -> Iterator[Finding]:
    """Report texts that do not have the form of their field."""
    reader = _Reader("bad-time", partial(parse_time, offset_allowed=True))
    for source, span in register.entries("sources"):
        for field in ("published", "retrieved"):
            if (text := getattr(source, field)) not in reader.good:
                yield from reader.findings(text, span, (field,))
    for kind, meanings in MEANINGS.items():
        for field, (code, read_text) in meanings.items():
            yield from _field(register, kind, field, _Reader(code, read_text))


def _field(register: Register, kind: str, field: str, reader: _Reader) -> Iterator[Finding]:
    """What is wrong with one field of all records of a kind, outside the reports and inside."""
    good = reader.good
    for record, span in register.entries(kind):
        if (text := getattr(record, field)) not in good:
            yield from reader.findings(text, span, (field,))
        for number, report in enumerate(record.reports):
            if (text := getattr(report, field)) not in good:
                yield from reader.findings(text, span, ("reports", number, field))


def offices(register: Register) -> Iterator[Finding]:
    """Report dates of offices that are not times."""
    reader = _Reader("bad-time", parse_time)
    for person, span in register.entries("people"):
        for number, office in enumerate(person.offices):
            for key, text in (("from", office.from_), ("to", office.to)):
                if text is not None and text not in reader.good:
                    yield from reader.findings(text, span, ("offices", number, key))
