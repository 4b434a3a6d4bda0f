"""Reading several datasets that are asked together: problems of each, and those that only show beside the others.

Takes paths, gives a Reading for each. In a library the ids of trips are unique, and an id of a person, party or
publisher means the same in all trips.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tripcli.reading.findings import Finding
from tripcli.reading.load import Reading, read_dataset
from tripcli.reading.rules import Rule
from tripcli.reading.rules.register import Register
from tripcli.records import Dataset
from tripcli.values.words import folded

SHARED = {"parties": "party", "people": "person", "publishers": "publisher"}
"""Kinds of record whose ids all trips share."""


def read_library(paths: Sequence[Path]) -> list[Reading]:
    """Read the datasets; raises nothing: all problems are in the Readings.

    A dataset that has a problem beside an earlier one is read a second time, with a rule that knows the position.
    """
    readings: list[Reading] = []
    earlier: list[tuple[Path, Dataset]] = []
    for path in paths:
        reading = read_dataset(path)
        dataset = reading.dataset
        if dataset is not None:
            if _has_problem(dataset, earlier):
                reading = read_dataset(path, _rule_beside(earlier))
            earlier.append((path, dataset))
        readings.append(reading)
    return readings


def _has_problem(dataset: Dataset, earlier: Sequence[tuple[Path, Dataset]]) -> bool:
    """Whether a dataset has a problem beside earlier ones."""
    if any(dataset.trip.id == other.trip.id for _, other in earlier):
        return True
    return any(_earlier_name(kind, record, earlier) is not None for kind in SHARED for record in getattr(dataset, kind))


def _rule_beside(earlier: Sequence[tuple[Path, Dataset]]) -> Rule:
    """The rule that reports what is wrong beside these datasets."""
    earlier = tuple(earlier)

    def rule(register: Register) -> Iterator[Finding]:
        trip = register.trip
        path = next((path for path, other in earlier if trip is not None and other.trip.id == trip.id), None)
        if trip is not None and path is not None:
            yield Finding(
                "same-trip-id", register.trip_span, ("id",), f"`{trip.id}`, the id of the trip of {path}",
                "each id once among the trips that are asked together",
            )  # fmt: skip
        for kind, noun in SHARED.items():
            for record, span in register.entries(kind):
                named = _earlier_name(kind, record, earlier)
                if named is not None:
                    name, path = named
                    yield Finding(
                        "other-name", span, ("name",), f"`{record.name}` of the {noun} `{record.id}`",
                        f"`{name}`, the name of that {noun} in {path}, or this as one of its `alt_names`",
                    )  # fmt: skip

    return rule


def _earlier_name(kind: str, record: object, earlier: Sequence[tuple[Path, Dataset]]) -> tuple[str, Path] | None:
    """The name that an earlier dataset has for the id of a record, and that dataset; None where both agree."""
    for path, dataset in earlier:
        for other in getattr(dataset, kind):
            if other.id == getattr(record, "id", None) and not _names(other) & _names(record):
                return other.name, path
    return None


def _names(record: object) -> set[str]:
    """The name and the other names of a record, without case and accents."""
    return {folded(name) for name in (getattr(record, "name", ""), *(getattr(record, "alt_names", None) or ()))}
