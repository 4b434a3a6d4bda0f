"""How the time of reading and compiling grows with the input: `python tests/attacks/growth.py [NAME …]`.

Each case makes a dataset of a size, in lines of JSON. For each the script prints the processor time at a size, twice
and four times it, and the growth from the second to the third: 2 is linear, 4 is quadratic.
"""

import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice, product
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2] / "src")]

Line = dict[str, Any]
Case = Callable[[int], Iterator[Line]]


def moment(number: int) -> str:
    """A moment that is later for each number."""
    return (datetime(2024, 5, 14) + timedelta(minutes=number)).isoformat(timespec="minutes")  # noqa: DTZ001


def scene(sources: int = 1, publishers: bool = False) -> Iterator[Line]:
    """What each dataset has: a trip, two parties, a person, and sources, each a minute later than the one before."""
    yield {"trip": {"id": "t", "title": "T", "traveler": "ann", "timezone": "Europe/Zurich"}}
    yield {"party": {"id": "CH", "name": "Switzerland", "kind": "country"}}
    yield {"party": {"id": "DE", "name": "Germany", "kind": "country"}}
    yield {"person": {"id": "ann", "name": "Ann", "title": "Envoy", "party": "CH"}}
    yield {"stop": {"id": "bern", "name": "Bern", "country": "CH", "timezone": "Europe/Zurich", "reports": [report(0)]}}
    for number in range(sources):
        publisher = f"house-{number}" if publishers else "Wire"
        if publishers:
            yield {"publisher": {"id": publisher, "name": f"The House {number}", "country": "CH", "timezone": "UTC"}}
        yield {
            "source": {
                "id": f"source-{number}",
                "publisher": publisher,
                "title": f"T {number}",
                "published": moment(number),
                "kind": "wire",
            }
        }


def report(source: int, **values: Any) -> Line:
    """A report of that source."""
    return {"source": f"source-{source}", "status": "held", **values}


def event(reports: list[Line], name: str = "talks", **values: Any) -> Line:
    """An event with these reports."""
    return {"event": {"id": name, "kind": "meeting", "stop": "bern", "title": "Talks", "reports": reports, **values}}


def pledge(name: str, source: int = 0, **values: Any) -> Line:
    """A pledge with one report."""
    reports = [{"source": f"source-{source}", "status": "pledged"}]
    return {
        "pledge": {
            "id": name,
            "title": "P",
            "kind": "other",
            "by": "CH",
            "amount": "5",
            "unit": "EUR",
            "reports": reports,
            **values,
        }
    }


def _day(number: int) -> str:
    return (datetime(2024, 5, 13) - timedelta(minutes=number)).isoformat(timespec="minutes")  # noqa: DTZ001


def _differing_reports(**made: Callable[[int], Any]) -> Case:
    """Reports of one event that all differ in these fields, each of a publisher of its own."""

    def case(size: int) -> Iterator[Line]:
        yield from scene(size, publishers=True)
        outside = {} if "title" in made else {"title": "Talks"}
        record = event(
            [report(number, **{name: value(number) for name, value in made.items()}) for number in range(size)]
        )
        yield {"event": {key: value for key, value in record["event"].items() if key != "title"} | outside}

    return case


def _people_and_reports(size: int) -> Iterator[Line]:
    """Each report names ten people more."""
    yield from scene(size)
    yield from (
        {"person": {"id": f"p{number}", "name": f"Person {_letters(number)}", "title": "A", "party": "CH"}}
        for number in range(size * 10)
    )
    yield event([report(number, participants=[f"p{number * 10 + one}" for one in range(10)]) for number in range(size)])


def _all_people_in_each_report(size: int) -> Iterator[Line]:
    """As many people as reports, and each report names them all: the input grows with the square of the number."""
    people = [f"p{number}" for number in range(int((size * 10) ** 0.5))]
    yield from scene(len(people))
    yield from (
        {"person": {"id": one, "name": f"Person {_letters(int(one[1:]))}", "title": "A", "party": "CH"}}
        for one in people
    )
    yield event([report(number, participants=people) for number in range(len(people))])


def _letters(number: int) -> str:
    """A name of letters for a number, unlike the names of its neighbours."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number * 7919 % 1_000_003))
    return letters * 2


def _aliases(size: int) -> Iterator[Line]:
    yield from scene()
    yield {
        "person": {
            "id": "bea",
            "name": "Bea",
            "title": "A",
            "party": "CH",
            "alt_names": [f"Name {_letters(n)}" for n in range(size)],
        }
    }
    yield event([report(0, participants=["ann", "bea"])])


def _topics(size: int) -> Iterator[Line]:
    yield from scene(2)
    yield event(
        [
            report(0, topics=[f"topic {n}" for n in range(size)]),
            report(1, topics=[f"topic {n + 1}" for n in range(size)]),
        ]
    )


def _unknown_keys(size: int) -> Iterator[Line]:
    yield from scene()
    yield event([report(0)], **{f"key{number}x": "1" for number in range(size)})


def _star_of_overlaps(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield from (pledge(f"p{number}", number) for number in range(size))
    yield pledge("all", overlaps=[f"p{number}" for number in range(size)])


def _parts(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield pledge("whole")
    yield from (pledge(f"p{number}", number, part_of="whole", amount="0.0001") for number in range(size))


def _wholes(size: int) -> Iterator[Line]:
    yield from scene()
    yield pledge("p0")
    yield from (pledge(f"p{number}", part_of=f"p{number - 1}") for number in range(1, size))


def _chains_of_after(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield event([report(0)], "e0")
    yield from (event([report(number)], f"e{number}", after=f"e{number - 1}") for number in range(1, size))


def _after_all(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield from (event([report(number)], f"e{number}") for number in range(size))
    yield event([report(0)], "last", after=[f"e{number}" for number in range(size)])


def _circles(size: int) -> Iterator[Line]:
    yield from scene()
    yield from (
        event([report(0)], f"e{number}", after=[f"e{(number * 7 + one) % size}" for one in range(5)])
        for number in range(size)
    )


def _publishers(size: int) -> Iterator[Line]:
    yield from scene(size, publishers=True)


def _undeclared_publishers(size: int) -> Iterator[Line]:
    yield from scene()
    for number in range(size):
        yield {
            "source": {
                "id": f"other-{number}",
                "publisher": f"House {_letters(number)}",
                "title": f"T {number}",
                "published": "2024-05-14",
                "kind": "wire",
            }
        }


def _arrivals_and_events(size: int) -> Iterator[Line]:
    """A stop whose arrival is reported again and again, and events of that day."""
    yield from scene(size // 4)
    arrivals = [
        report(number, arrive=f"2024-05-13T{number * 7 % 24:02}:{number * 37 % 60:02}") for number in range(size // 4)
    ]
    yield {"stop": {"id": "basel", "name": "Basel", "country": "CH", "timezone": "Europe/Zurich", "reports": arrivals}}
    yield from (
        {
            "event": {
                "id": f"e{n}",
                "kind": "meeting",
                "stop": "basel",
                "title": "Talks",
                "reports": [report(0, start="2024-05-13")],
            }
        }
        for n in range(4)
    )


def _offices(size: int) -> Iterator[Line]:
    yield from scene()
    offices = [
        {
            "title": f"Office {number}",
            "party": "CH",
            "from": _day((size - number) * 1440)[:10],
            "to": _day((size - number) * 1440 - 1440)[:10],
        }
        for number in range(size)
    ]
    yield {"person": {"id": "bea", "name": "Bea", "offices": offices}}
    yield from (
        event([report(0, participants=["bea"], start=_day(number * 1440))], f"e{number}") for number in range(size)
    )


def _stops_within(size: int) -> Iterator[Line]:
    yield from scene(size)
    for number in range(size):
        yield {
            "stop": {
                "id": f"s{number}",
                "name": f"S {_letters(number)}",
                "country": "CH",
                "timezone": "Europe/Zurich",
                "within": "bern",
                "reports": [report(number)],
            }
        }


def _concerns(size: int) -> Iterator[Line]:
    yield from _stops_within(size)
    place = {"name": "Sea", "timezone": "UTC"}
    yield {
        "event": {
            "id": "e",
            "kind": "meeting",
            "place": place,
            "title": "T",
            "concerns": [f"s{n}" for n in range(size)],
            "reports": [report(0)],
        }
    }


def _similar_people(size: int) -> Iterator[Line]:
    yield from scene()
    words = ("anna", "bert", "carl", "dora", "emil", "fred", "gina", "hans", "ines", "jack")
    names = islice(product(words, repeat=4), size)
    yield from (
        {"person": {"id": f"p{number}", "name": " ".join(name).title(), "title": "A", "party": "CH"}}
        for number, name in enumerate(names)
    )
    yield event([report(0, participants=["ann"])])


def _dangling(size: int) -> Iterator[Line]:
    yield from _similar_people(size)
    yield event([report(0, participants=[f"q{number}-{_letters(number)}" for number in range(size)])], "other")


def _events(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield from (
        event([report(number, start=_day(number), venue=f"Hall {number}", topics=[f"t{number}"])], f"e{number}")
        for number in range(size)
    )


def _concerned_agreements(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield from (
        {"party": {"id": f"firm-{n}", "name": f"Firm {_letters(n)}", "kind": "company", "country": "CH"}}
        for n in range(size)
    )
    yield {"agreement": {"id": "a", "title": "A", "kind": "trade", "parties": [f"firm-{n}" for n in range(size)],
                         "reports": [{"source": f"source-{n}", "status": "signed"} for n in range(size)]}}  # fmt: skip


CASES: dict[str, tuple[Case, int]] = {
    "differing titles": (_differing_reports(title=lambda n: f"Talks {_letters(n)}"), 150),
    "differing starts": (_differing_reports(start=_day), 150),
    "differing venues and lengths": (
        _differing_reports(venue=lambda n: f"Hall {n}", length=lambda n: f"{n + 1}m"),
        150,
    ),
    "differing ends": (_differing_reports(start=_day, end=lambda n: _day(n - 600)), 150),
    "differing counts": (_differing_reports(attendance=lambda n: f"{n + 1000}"), 150),
    "differing notes": (_differing_reports(note=lambda n: f"Note {n}"), 150),
    "differing topics": (_differing_reports(topics=lambda n: [f"topic {n}"]), 150),
    "differing people": (_people_and_reports, 100),
    "the same reports": (_differing_reports(venue=lambda _n: "Hall"), 150),
    "all people in each report": (_all_people_in_each_report, 400),
    "aliases of a name": (_aliases, 2000),
    "topics": (_topics, 2000),
    "unknown keys": (_unknown_keys, 5000),
    "overlaps of one pledge": (_star_of_overlaps, 250),
    "parts of one pledge": (_parts, 500),
    "wholes above one another": (_wholes, 1000),
    "events after one another": (_chains_of_after, 500),
    "an event after all others": (_after_all, 250),
    "circles of events": (_circles, 1000),
    "publishers": (_publishers, 500),
    "publishers that are not declared": (_undeclared_publishers, 1000),
    "arrivals of one stop": (_arrivals_and_events, 600),
    "offices of one person": (_offices, 250),
    "stops within one": (_stops_within, 500),
    "stops that an event concerns": (_concerns, 250),
    "people of similar names": (_similar_people, 1000),
    "people who do not exist": (_dangling, 1000),
    "events": (_events, 500),
    "parties and reports of an agreement": (_concerned_agreements, 150),
}


def write(case: Case, size: int, path: Path) -> int:
    """Write the dataset of this size, and return its bytes."""
    with path.open("w", encoding="utf-8") as stream:
        for line in case(size):
            stream.write(json.dumps(line) + "\n")
    return path.stat().st_size


def seconds(path: Path) -> tuple[float, str]:
    """The processor time of reading and compiling the dataset, and what came of it."""
    from tripcli.reading.load import read_dataset
    from tripcli.store.compile import compile_dataset

    began = time.process_time()
    reading = read_dataset(path)
    if reading.dataset is None:
        codes = sorted({problem.code for problem in reading.problems if not problem.warning})
        return time.process_time() - began, ", ".join(codes)
    connection = sqlite3.connect(":memory:")
    compile_dataset(reading.dataset, connection)
    spent = time.process_time() - began
    connection.close()
    return spent, ""


def measured(name: str, times: tuple[int, ...] = (1, 2, 4)) -> list[tuple[int, float, str]]:
    """Bytes, processor time and outcome of a case at each multiple of its size."""
    case, size = CASES[name]
    found = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dataset.jsonl"
        for factor in times:
            size_bytes = write(case, size * factor, path)
            found.append((size_bytes, *seconds(path)))
    return found


def main(names: list[str]) -> None:
    """Print a table of the cases."""
    measured("publishers", (1,))  # imports
    for name in names or CASES:
        found = measured(name)
        times = "  ".join(f"{spent:7.3f}" for _, spent, _ in found)
        size = found[-1][0] / found[-2][0]
        print(
            f"{name:38} {found[-1][0] // 1024:7} KiB {times} s   x{found[-1][1] / found[-2][1]:.1f} (bytes x{size:.1f}) {found[-1][2]}",
            flush=True,
        )  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
