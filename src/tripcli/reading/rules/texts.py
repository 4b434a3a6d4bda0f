"""Rules of texts: a time is a time, an amount an amount, a zone exists; `values` says so."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from tripcli.reading.decode import shortened
from tripcli.reading.findings import Finding, Path, Span
from tripcli.reading.nearest import Words
from tripcli.reading.rules.register import Register
from tripcli.values.amounts import parse_count, parse_length, plain_amount
from tripcli.values.instants import zone
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
            yield Finding(self._code, span, path, f"`{shortened(text)}`", str(error), self._nearest(text))
        else:
            self.good.add(text)

    def _nearest(self, text: str) -> str:
        """What the author may have meant."""
        return _nearest_time(text, self._read) if self._code == "bad-time" else ""


_SPOKEN = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]+(\d{1,2}):(\d{2})(?::\d{2})?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def _nearest_time(text: str, read: Callable[[str], object]) -> str:
    """A day with an hour behind a space, or a day in the order of most of Europe, as a dataset has it; or nothing."""
    if match := _SPOKEN.fullmatch(text):
        near = f"{match[1]}T{match[2]:0>2}:{match[3]}"
    elif match := _DOTTED.fullmatch(text):
        near = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    else:
        return ""
    try:
        read(near)
    except ValueError:
        return ""
    return near


def texts(register: Register) -> Iterator[Finding]:
    """Each text of a certain form can be read."""
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


def zones_and_coordinates(register: Register) -> Iterator[Finding]:
    """Time zones exist, and coordinates lie on the earth."""
    if register.trip is not None:
        yield from _zone(register.trip.timezone, register.trip_span, ("timezone",))
    for stop, span in register.entries("stops"):
        yield from _zone(stop.timezone, span, ("timezone",))
        for index, (text, name, limit) in enumerate(
            zip(stop.coordinates or (), ("latitude", "longitude"), (90, 180), strict=False)
        ):
            if not _is_degrees(text, limit):
                expected = f"a {name} from -{limit} to {limit}, such as 35.6764"
                yield Finding("bad-coordinates", span, ("coordinates", index), f"`{shortened(text)}`", expected)
    for event, span in register.entries("events"):
        if event.place is not None:
            yield from _zone(event.place.timezone, span, ("place", "timezone"))


def _is_degrees(text: str, limit: int) -> bool:
    """Whether a text is a decimal number of degrees within a limit."""
    try:
        return abs(float(plain_amount(text))) <= limit and not text.endswith("n")
    except ValueError:
        return False


def _zone(name: str, span: Span, path: Path) -> Iterator[Finding]:
    """What is wrong with a time zone."""
    try:
        zone(name)
    except ValueError as error:
        from zoneinfo import available_timezones  # noqa: PLC0415  # it lists a folder: only for a zone that is wrong

        yield Finding(
            "unknown-zone",
            span,
            path,
            f"`{shortened(name)}`",
            str(error),
            _nearest_zone(name, available_timezones()),
        )


def _nearest_zone(name: str, zones: set[str]) -> str:
    """The zone whose city is most like the one named, of the same region where that exists; nothing for an offset."""
    if re.search("[0-9]", name):
        return ""
    region, _, city = name.rpartition("/")
    cities = {known.rpartition("/")[2]: known for known in sorted(zones, reverse=True)}
    if city in cities:
        return cities[city]
    near_by = [known for known in cities.values() if known.startswith(f"{region}/")] or cities.values()
    cities = {known.rpartition("/")[2]: known for known in near_by}
    return cities.get(Words(cities).nearest(city), "")
