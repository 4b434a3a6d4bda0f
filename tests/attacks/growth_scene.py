"""The scene of the datasets that measure growth: a trip, its sources, and records made of a few values."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

Line = dict[str, Any]


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


def day(number: int) -> str:
    return (datetime(2024, 5, 13) - timedelta(minutes=number)).isoformat(timespec="minutes")  # noqa: DTZ001


def letters(number: int) -> str:
    """A name of letters for a number, unlike the names of its neighbours."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in str(number * 7919 % 1_000_003))
    return letters * 2


def wrong_values(**wrong: Callable[[int], Any]) -> Callable[[int], Iterator[Line]]:
    """Events and their sources, of which each has a wrong value of its own in one field."""

    def case(size: int) -> Iterator[Line]:
        yield from scene()
        for number in range(size):
            values = {name: value(number) for name, value in wrong.items()}
            place = {"name": "Sea", "timezone": values.pop("zone", "UTC"), "country": values.pop("country", "CH")}
            line = event(
                [report(0, **{key: values.pop(key) for key in ("start", "length") if key in values})],
                f"e{number}",
                **values,
            )
            del line["event"]["stop"]
            yield {"event": line["event"] | {"place": place}}

    return case
