"""`tripcli import`: from a table to a dataset, and into a trip that exists."""

from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
import yaml

from running import Tripcli
from tripcli.reading.load import read_dataset

TABLE = """\
Date;Time;What;City;Country;Who;Type;Source;Link;Weather
2024-05-13;9:30;Arrival;Geneva;CH;Ann Lee;arrival;Gazette;https://example.org/1;rain
13.05.2024;2:15 pm;"Talks
in two lines";Geneva;Switzerland;Ann Lee and Bob Ray;meeting;Gazette;https://example.org/1;
2024-05-15;after lunch;Dinner;Nairobi;KE;Lee;gala;Wire;;
;;;;;;;;;
"May 16, 2024";;Leaves;Nairobi;Kenia;;departure;Wire;nolink;;
Tuesday;;;Nairobi;KE;;;;;
"""
PUBLISHED = ("--published", "2024-06-01")


def stdin(content: bytes) -> dict[str, Any]:
    """Return the arguments of a run whose standard input is this."""
    return {"input": TextIOWrapper(BytesIO(content), encoding="utf-8")}


def test_each_line_becomes_an_event_with_a_report(tripcli: Tripcli, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text(TABLE)
    path = tmp_path / "trip.yaml"
    result = tripcli("import", str(tmp_path / "events.csv"), "-o", str(path), "--title", "My tour", *PUBLISHED)
    assert result.code == 1
    reading = read_dataset(path)
    assert {problem.code for problem in reading.problems} == {"no-office"}
    assert reading.dataset is not None
    assert reading.dataset.trip.title == "My tour"
    events = {event.id: event for event in reading.dataset.events}
    assert events["arrival"].reports[0].start == "2024-05-13T09:30"
    assert events["talks-in-two-lines"].reports[0].start == "2024-05-13T14:15"
    assert events["talks-in-two-lines"].reports[0].participants == ("ann-lee", "bob-ray")
    assert events["dinner"].reports[0].participants == ("ann-lee",)
    assert events["leaves"].reports[0].start == "2024-05-16"
    assert {source.published for source in reading.dataset.sources} == {"2024-06-01"}


def test_what_cannot_be_read_is_listed_with_its_line_and_kept(tripcli: Tripcli, tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text(TABLE)
    result = tripcli("import", str(table), *PUBLISHED)
    listed = [line.removeprefix(f"{table}:") for line in result.err.splitlines() if line.startswith(f"{table}:")]
    assert [line.split(":")[0] for line in listed] == ["5", "5", "7", "7", "8"]
    assert 'Time: "after lunch": needed: a time of day such as 09:30; the day is kept' in listed[0]
    assert "no title" in listed[-1]
    assert "columns without a field, left out: Weather" in result.err
    assert "Lee = ann-lee" in result.err
    dinner = next(event for event in yaml.safe_load(result.text)["events"] if event["id"] == "dinner")
    assert dinner["reports"][0]["note"] == "time: after lunch; kind: gala"


def test_columns_are_those_that_the_author_names(tripcli: Tripcli, tmp_path: Path) -> None:
    table = tmp_path / "events.csv"
    table.write_text("Headline,Kind,Day\nA talk,ignored,2024-05-13\n")
    options = ("--map", "title=Headline", "--map", "kind=", "--timezone", "Europe/Oslo", "--status", "expected")
    result = tripcli("import", str(table), *options, *PUBLISHED)
    assert result.code == 0
    (event,) = yaml.load(result.text, Loader=yaml.CBaseLoader)["events"]  # noqa: S506  # it makes texts only
    assert event["title"] == "A talk"
    assert event["place"]["timezone"] == "Europe/Oslo"
    assert event["reports"] == [{"source": "events-2024-06-01", "status": "expected", "start": "2024-05-13"}]
    for wrong in ("title=None", "nothing=Headline", "title"):
        assert tripcli("import", str(table), "--map", wrong, *PUBLISHED).code == 2


def test_without_a_day_of_publication_nothing_is_written(tripcli: Tripcli) -> None:
    result = tripcli("import", "-", **stdin(b"title,date\nTalks,2024-05-13\n"))
    assert (result.code, result.out) == (2, b"")
    assert "--published DAY" in result.err
    assert tripcli("import", "-", "--published", "soon", **stdin(b"title\nTalks\n")).code == 2


def test_a_place_has_the_zone_that_the_author_gives(tripcli: Tripcli) -> None:
    table = b"title,date,city,country\nTalks,2024-05-13,Denver,US\nDinner,2024-05-14,Boston,US\n"
    result = tripcli("import", "-", "--timezone", "Denver=America/Denver", *PUBLISHED, **stdin(table))
    zones = {stop["name"]: stop["timezone"] for stop in yaml.safe_load(result.text)["stops"]}
    assert zones == {"Denver": "America/Denver", "Boston": "America/New_York"}
    assert tripcli("import", "-", "--timezone", "Denver=Nowhere", *PUBLISHED, **stdin(table)).code == 2


@pytest.mark.parametrize("name", ["none.csv", "latin.csv", "quote.csv"])
def test_a_file_that_is_no_table_is_refused(tripcli: Tripcli, tmp_path: Path, name: str) -> None:
    (tmp_path / "latin.csv").write_bytes("title\nDîner\n".encode("latin-1"))
    (tmp_path / "quote.csv").write_text('title\n"open\n')
    result = tripcli("import", str(tmp_path / name), *PUBLISHED)
    assert (result.code, result.out) == (2, b"")
    assert name in result.err


@pytest.fixture
def trip(tripcli: Tripcli, tmp_path: Path) -> Path:
    """Make a trip in a folder, with a person and a stop that a table may name."""
    folder = tmp_path / "trip"
    folder.mkdir()
    (tmp_path / "events.csv").write_text(TABLE)
    tripcli("import", str(tmp_path / "events.csv"), "-o", str(folder / "trip.yaml"), *PUBLISHED)
    return folder


def test_a_table_is_added_to_a_trip_whose_people_and_stops_it_names(
    tripcli: Tripcli, tmp_path: Path, trip: Path
) -> None:
    table = tmp_path / "more.csv"
    table.write_text("Date,Event,City,Who\n2024-05-14,Walk,Geneva,Ray and Cy Poe\n")
    assert tripcli("import", str(table), "--into", str(trip), *PUBLISHED).code == 0
    added = yaml.safe_load((trip / "imported-more.yaml").read_text())
    assert set(added) == {"people", "sources", "events"}
    assert [person["id"] for person in added["people"]] == ["cy-poe"]
    assert added["events"][0]["stop"] == "geneva"
    assert added["events"][0]["reports"][0]["participants"] == ["bob-ray", "cy-poe"]
    assert [problem for problem in read_dataset(trip).problems if not problem.warning] == []


def test_a_second_import_after_a_correction_doubles_nothing(tripcli: Tripcli, tmp_path: Path, trip: Path) -> None:
    table = tmp_path / "more.csv"
    table.write_text("Date,Event,City\n2024-05-14,Walk,Geneva\nsoon,Boat,Geneva\n")
    assert tripcli("import", str(table), "--into", str(trip), *PUBLISHED).code == 1
    first = (trip / "imported-more.yaml").read_text()
    assert tripcli("import", str(table), "--into", str(trip), *PUBLISHED).code == 1
    assert (trip / "imported-more.yaml").read_text() == first
    table.write_text("Date,Event,City\n2024-05-14,Walk,Geneva\n2024-05-15,Boat,Geneva\n")
    assert tripcli("import", str(table), "--into", str(trip), *PUBLISHED).code == 0
    dataset = read_dataset(trip).dataset
    assert dataset is not None
    assert sorted(event.id for event in dataset.events if event.title in {"Walk", "Boat"}) == ["boat", "walk"]


def test_a_trip_of_one_file_cannot_be_added_to(tripcli: Tripcli, tmp_path: Path, trip: Path) -> None:
    result = tripcli("import", str(tmp_path / "events.csv"), "--into", str(trip / "trip.yaml"), *PUBLISHED)
    assert (result.code, "the folder of a trip is needed" in result.err) == (2, True)


def test_what_helps_a_person_is_printed_on_a_terminal_only_and_quiet_prints_errors_only(
    tripcli: Tripcli, tmp_path: Path
) -> None:
    table = tmp_path / "events.csv"
    table.write_text(TABLE)
    words = ("import", str(table), *PUBLISHED)
    on_terminal = tripcli(*words, err_is_terminal=True).err
    in_pipe = tripcli(*words).err
    assert "columns: " in on_terminal
    assert "(--map FIELD=COLUMN says otherwise)" not in in_pipe
    assert "5 to look at" in in_pipe
    assert tripcli(*words, "-q").err == ""
    assert "No column gives the day" not in in_pipe
