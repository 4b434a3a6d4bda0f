"""The source code contains no name, zone or date of the bundled trip."""

import re
from pathlib import Path

import pytest

import tripcli
from tripcli.reading.load import read_dataset
from tripcli.records import Dataset
from tripcli.trips import DEFAULT, bundled

SOURCE = Path(tripcli.__file__).parent
SUFFIXES = {".py", ".sql", ".md"}

ALLOWED = {
    "trips.py": {DEFAULT},
    "values/units.py": None,
    "writers/marks.py": {"KRW"},
}
"""Files that may contain a word: the name of the default dataset, and lists of ISO codes."""

COMMON = {"tour", "kind", "trade", "other", "reuters"}
"""Ids and names that are common words, or belong to every trip."""

KNOWN = (
    r"2025|\bJP\b|\bKR\b|\bKRW\b|\bMYR\b|\bAsia/|[Jj]apan|[Kk]orea|[Mm]alaysia|[Oo]ct(?:ober)? \d|\d [Oo]ct\b|-10-2\d"
    r"|[Tt]rump|[Tt]akaichi|[Tt]okyo|\bASEAN\b|\bAPEC\b|\bXi\b"
)
"""Words that a reader of the bundled trip would notice first."""


def bundled_dataset() -> Dataset:
    """The bundled tour."""
    dataset = read_dataset(bundled() / DEFAULT).dataset
    assert dataset is not None
    return dataset


def words_of(dataset: Dataset) -> set[str]:
    """Every id, name, title and zone of the dataset that is not a word of the language."""
    words = {dataset.trip.id, dataset.trip.title, dataset.trip.timezone}
    for named in (dataset.stops, dataset.people, dataset.parties):
        for record in named:
            words |= {record.id, record.name, *getattr(record, "alt_names", ())}
    for titled in (dataset.events, dataset.agreements, dataset.pledges):
        for one in titled:
            words |= {one.id, one.title or one.id}
    words |= {stop.timezone for stop in dataset.stops}
    words |= {source.id for source in dataset.sources}
    return {word for word in words if len(word) > 3} - COMMON


FILES = sorted(
    path for path in SOURCE.rglob("*") if path.suffix in SUFFIXES and "data" not in path.relative_to(SOURCE).parts
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_source_file_contains_a_word_of_the_bundled_trip(path: Path) -> None:
    text = path.read_text()
    allowed = ALLOWED.get(path.relative_to(SOURCE).as_posix(), set())
    if allowed is None:
        return
    for word in allowed:
        text = text.replace(word, "")
    pattern = "|".join(rf"(?<![\w-]){re.escape(word)}(?![\w-])" for word in sorted(WORDS))
    found = {match.group() for match in re.finditer(f"{pattern}|{KNOWN}", text)}
    assert found == set()


WORDS = words_of(bundled_dataset())


def test_the_list_of_words_is_not_empty() -> None:
    dataset = bundled_dataset()
    assert {dataset.trip.traveler, dataset.stops[0].id, dataset.stops[0].timezone} <= WORDS
    assert len(WORDS) > 300
