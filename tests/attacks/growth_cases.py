"""Datasets of any size that try one thing each, for the measurement of how time grows: see `growth.py`."""

from collections.abc import Callable, Iterator
from itertools import islice, product
from typing import Any

from growth_scene import Line, day, event, letters, pledge, report, scene, wrong_values

Case = Callable[[int], Iterator[Line]]


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
        {"person": {"id": f"p{number}", "name": f"Person {letters(number)}", "title": "A", "party": "CH"}}
        for number in range(size * 10)
    )
    yield event([report(number, participants=[f"p{number * 10 + one}" for one in range(10)]) for number in range(size)])


def _all_people_in_each_report(size: int) -> Iterator[Line]:
    """As many people as reports, and each report names them all: the input grows with the square of the number."""
    people = [f"p{number}" for number in range(int((size * 10) ** 0.5))]
    yield from scene(len(people))
    yield from (
        {"person": {"id": one, "name": f"Person {letters(int(one[1:]))}", "title": "A", "party": "CH"}}
        for one in people
    )
    yield event([report(number, participants=people) for number in range(len(people))])


def _aliases(size: int) -> Iterator[Line]:
    yield from scene()
    yield {
        "person": {
            "id": "bea",
            "name": "Bea",
            "title": "A",
            "party": "CH",
            "alt_names": [f"Name {letters(n)}" for n in range(size)],
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
                "publisher": f"House {letters(number)}",
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
            "from": day((size - number) * 1440)[:10],
            "to": day((size - number) * 1440 - 1440)[:10],
        }
        for number in range(size)
    ]
    yield {"person": {"id": "bea", "name": "Bea", "offices": offices}}
    yield from (
        event([report(0, participants=["bea"], start=day(number * 1440))], f"e{number}") for number in range(size)
    )


def _stops_within(size: int) -> Iterator[Line]:
    yield from scene(size)
    for number in range(size):
        yield {
            "stop": {
                "id": f"s{number}",
                "name": f"S {letters(number)}",
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
    yield event([report(0, participants=[f"q{number}-{letters(number)}" for number in range(size)])], "other")


def _events(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield from (
        event([report(number, start=day(number), venue=f"Hall {number}", topics=[f"t{number}"])], f"e{number}")
        for number in range(size)
    )


def _concerned_agreements(size: int) -> Iterator[Line]:
    yield from scene(size)
    yield from (
        {"party": {"id": f"firm-{n}", "name": f"Firm {letters(n)}", "kind": "company", "country": "CH"}}
        for n in range(size)
    )
    yield {"agreement": {"id": "a", "title": "A", "kind": "trade", "parties": [f"firm-{n}" for n in range(size)],
                         "reports": [{"source": f"source-{n}", "status": "signed"} for n in range(size)]}}  # fmt: skip


CASES: dict[str, tuple[Case, int]] = {
    "differing titles": (_differing_reports(title=lambda n: f"Talks {letters(n)}"), 150),
    "differing starts": (_differing_reports(start=day), 150),
    "differing venues and lengths": (
        _differing_reports(venue=lambda n: f"Hall {n}", length=lambda n: f"{n + 1}m"),
        150,
    ),
    "differing ends": (_differing_reports(start=day, end=lambda n: day(n - 600)), 150),
    "differing counts": (_differing_reports(attendance=lambda n: f"{n + 1000}"), 150),
    "differing notes": (_differing_reports(note=lambda n: f"Note {n}"), 150),
    "differing topics": (_differing_reports(topics=lambda n: [f"topic {n}"]), 150),
    "differing people": (_people_and_reports, 100),
    "all fields differing": (
        _differing_reports(
            title=lambda n: f"Talks {letters(n)}",
            start=day,
            end=lambda n: day(n - 600),
            venue=lambda n: f"Hall {n}",
            length=lambda n: f"{n + 1}m",
            attendance=lambda n: f"{n + 1000}",
            topics=lambda n: [f"topic {n}"],
            note=lambda n: f"Note {n}",
        ),
        75,
    ),
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


CASES |= {
    "unknown zones": (wrong_values(zone=lambda n: f"Europe/{letters(n).title()}"), 250),
    "unknown kinds": (wrong_values(kind=lambda n: f"kind-{letters(n)}"), 500),
    "unknown countries": (wrong_values(country=lambda n: f"{letters(n)}"), 500),
    "wrong times": (wrong_values(start=lambda n: f"13 May 2024 {letters(n)}"), 500),
    "wrong lengths": (wrong_values(length=lambda n: f"{n} hours"), 500),
    "ids of capitals": (wrong_values(id=lambda n: f"E {letters(n)}"), 500),
    "long titles": (wrong_values(title=lambda n: f"{letters(n)} " * 40), 250),
    "titles of two scripts": (wrong_values(title=lambda n: f"{letters(n)}а" * 8), 500),
}
