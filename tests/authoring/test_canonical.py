"""A dataset that is written out and read again is the same dataset."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec import structs

from tripcli.authoring.canonical import FORMATS, canonical, yaml_of
from tripcli.reading.load import read_dataset
from tripcli.records import (
    Dataset,
    Event,
    EventReport,
    Participant,
    Party,
    Person,
    Pledge,
    PledgeReport,
    Source,
    Stop,
    StopReport,
    Trip,
)
from tripcli.trips import bundled

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
IDS = st.from_regex("[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
REPORTS = st.builds(
    EventReport,
    source=st.just("wire"),
    status=st.sampled_from(["expected", "held", "cancelled"]),
    start=st.sampled_from([None, "2031-05", "2031-05-12T09:30~", "2031-05-12 evening"]),
    participants=st.sampled_from([None, (), ("ann",), ("ann", Participant(person="CH", as_="mentioned"))]),
    topics=st.none() | st.lists(TEXTS, max_size=3).map(tuple),
    note=st.none() | TEXTS,
)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Datasets without errors, with texts of any characters."""
    events = [
        Event(
            id=one,
            title=draw(TEXTS),
            stop="city",
            kind="meeting",
            reports=tuple(draw(st.lists(REPORTS, min_size=1, max_size=3))),
        )
        for one in draw(st.lists(IDS, max_size=4, unique=True))
    ]
    pledge = Pledge(
        id="aid", kind="goods", by="CH", title=draw(TEXTS), amount="1.50", unit="CHF",
        reports=(PledgeReport(source="wire", disputed="yes"), PledgeReport(source="wire", status="pledged", bound="about")),
    )  # fmt: skip
    return Dataset(
        trip=Trip(id="tour", title=draw(TEXTS), traveler="ann", timezone="Europe/Zurich"),
        parties=(Party(id="CH", name=draw(TEXTS), kind="country", alt_names=tuple(draw(st.lists(TEXTS, max_size=2)))),),
        people=(Person(id="ann", name="Ann", title=draw(st.none() | TEXTS)),),
        sources=(Source(id="wire", publisher=draw(TEXTS), title=draw(TEXTS), published="2031-05-20", kind="wire"),),
        stops=(
            Stop(
                id="city", name=draw(TEXTS), country="CH", timezone="Europe/Zurich", coordinates=("46.20", "-6.1"),
                reports=(StopReport(source="wire", status="held"),),
            ),
        ),
        events=tuple(events),
        pledges=draw(st.sampled_from([(), (pledge,)])),
    )  # fmt: skip


def reread(text: str, suffix: str) -> Dataset:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"dataset.{suffix}"
        path.write_text(text, encoding="utf-8", newline="")
        reading = read_dataset(path)
    assert reading.dataset is not None, [problem for problem in reading.problems if not problem.warning]
    return reading.dataset


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, deadline=None)
@given(dataset=datasets())
def test_import_export_import_is_the_identity(form: str, dataset: Dataset) -> None:
    written = FORMATS[form](dataset)
    again = reread(written, form)
    assert again == canonical(dataset)
    assert FORMATS[form](again) == written


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
@example("null")
@example("a: b")
@example("a #b")
@example("- a")
@example("a, b")
@example("2031-05-12T09:30")
@example("\u0000\u0085\u2028\ufeff\ufffe\U0001f600\U000e0001")
def test_every_text_reads_back_from_yaml(text: str) -> None:
    trip = Trip(id="tour", title=text, traveler="ann", timezone="Europe/Zurich", note=text)
    people = (Person(id="ann", name=text, alt_names=(text, text)),)
    assert reread(yaml_of(Dataset(trip=trip, people=people)), "yaml") == Dataset(trip=trip, people=people)


@pytest.mark.parametrize("form", FORMATS)
def test_the_bundled_dataset_survives_and_loses_only_its_order(form: str) -> None:
    for folder in sorted(path for path in bundled().iterdir() if path.is_dir()):
        dataset = read_dataset(folder).dataset
        assert dataset is not None
        again = reread(FORMATS[form](dataset), form)
        assert again == canonical(dataset)
        assert records(again) == records(dataset)


def records(dataset: Dataset) -> dict[str, Any]:
    """Every record by kind and id."""
    lists = {kind: value for kind, value in structs.asdict(dataset).items() if kind != "trip"}
    return {kind: {record.id: record for record in value} for kind, value in lists.items()}


def test_what_differs_in_order_only_is_written_alike() -> None:
    sources = tuple(
        Source(id=one, publisher="P", title="T", published=f"2031-05-{day}", kind="press")
        for one, day in (("a", "12"), ("b", "11"), ("c", "11"))
    )
    trip = Trip(id="tour", title="T", traveler="ann", timezone="UTC")
    texts = {yaml_of(Dataset(trip=trip, sources=order)) for order in (sources, sources[::-1])}
    assert len(texts) == 1
    assert [line.split(",")[0] for line in texts.pop().splitlines() if "{id" in line] == [
        "  - {id: b", "  - {id: c", "  - {id: a",
    ]  # fmt: skip
