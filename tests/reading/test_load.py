"""A dataset reads the same from a file, a folder, JSON and JSON Lines."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tripcli.reading.load import Reading, read_dataset

YAML = """\
trip: {id: tour, title: The tour, traveler: ann, timezone: Asia/Tokyo}
parties:
  - {id: "NO", name: Norway, kind: country}
people:
  - {id: ann, name: Ann Lee, title: Envoy, party: NO, alt_names: [高市早苗]}
sources:
  - {id: wire, publisher: Wire, title: A page, published: 2025-10-29, kind: wire}
stops:
  - id: oslo
    name: Oslo
    country: NO
    timezone: Europe/Oslo
    coordinates: [59.91, 10.75]
    reports:
      - {source: wire, status: held, arrive: 2025-10-27T12:30}
events:
  - id: talks
    stop: oslo
    title: Talks of Ann
    kind: meeting
    reports:
      - {source: wire, status: held, start: 2025-10-28, attendance: 010, participants: [ann, {person: NO, as: mentioned}]}
      - {source: wire, status: held, disputed: yes}
pledges:
  - id: fund
    title: A fund
    kind: investment
    by: NO
    amount: 1.50
    unit: USD
    event: talks
    reports:
      - {source: wire, status: pledged}
"""

RECORDS = {
    "trip": {"id": "tour", "title": "The tour", "traveler": "ann", "timezone": "Asia/Tokyo"},
    "parties": [{"id": "NO", "name": "Norway", "kind": "country"}],
    "people": [{"id": "ann", "name": "Ann Lee", "title": "Envoy", "party": "NO", "alt_names": ["高市早苗"]}],
    "sources": [{"id": "wire", "publisher": "Wire", "title": "A page", "published": "2025-10-29", "kind": "wire"}],
    "stops": [
        {
            "id": "oslo",
            "name": "Oslo",
            "country": "NO",
            "timezone": "Europe/Oslo",
            "coordinates": [59.91, 10.75],
            "reports": [{"source": "wire", "status": "held", "arrive": "2025-10-27T12:30"}],
        }
    ],
    "events": [
        {
            "id": "talks",
            "stop": "oslo",
            "title": "Talks of Ann",
            "kind": "meeting",
            "reports": [
                {
                    "source": "wire",
                    "status": "held",
                    "start": "2025-10-28",
                    "attendance": "010",
                    "participants": ["ann", {"person": "NO", "as": "mentioned"}],
                },
                {"source": "wire", "status": "held", "disputed": True},
            ],
        }
    ],
    "pledges": [
        {
            "id": "fund",
            "title": "A fund",
            "kind": "investment",
            "by": "NO",
            "amount": "AMOUNT",
            "unit": "USD",
            "event": "talks",
            "reports": [{"source": "wire", "status": "pledged"}],
        }
    ],
}
SINGULAR = {"parties": "party", "people": "person"}


def written(folder: Path, name: str, text: str) -> Path:
    """A file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, name: str, text: str) -> Reading:
    """What is read of a file with this text."""
    return read_dataset(written(folder, name, text))


def json_text(**options: bool) -> str:
    """The records as JSON; the amount is a number with a zero at its end."""
    return json.dumps(RECORDS, **options).replace('"AMOUNT"', "1.50")  # type: ignore[arg-type]  # mypy unpacks no bools


def json_lines() -> str:
    """The records as JSON Lines."""
    lines = []
    for key, value in RECORDS.items():
        singular = SINGULAR.get(key, key.removesuffix("s") if key != "trip" else key)
        lines += [json.dumps({singular: record}) for record in ([value] if isinstance(value, dict) else value)]
    return "\n".join(lines).replace('"AMOUNT"', "1.50") + "\n"


def test_norway_times_and_zeros_stay_what_they_are(tmp_path: Path) -> None:
    dataset = read(tmp_path, "tour.yaml", YAML).dataset
    assert dataset is not None
    assert dataset.parties[0].id == "NO"
    assert dataset.stops[0].reports[0].arrive == "2025-10-27T12:30"
    assert dataset.events[0].reports[0].attendance == "010"
    assert dataset.pledges[0].amount == "1.50"


@pytest.mark.parametrize("escaped", [True, False])
def test_json_gives_the_records_of_yaml(tmp_path: Path, escaped: bool) -> None:
    expected = read(tmp_path, "tour.yaml", YAML)
    reading = read(tmp_path, "tour.json", json_text(ensure_ascii=escaped))
    assert expected.dataset is not None
    assert reading.dataset == expected.dataset
    assert reading.problems == expected.problems


def test_json_lines_give_the_records_of_yaml(tmp_path: Path) -> None:
    assert read(tmp_path, "tour.jsonl", json_lines()).dataset == read(tmp_path, "tour.yaml", YAML).dataset


def test_the_files_of_a_folder_are_joined_in_order_of_name(tmp_path: Path) -> None:
    head, tail = YAML.split("events:\n")
    events, pledges = tail.split("pledges:\n")
    folder = tmp_path / "tour"
    (folder / "inner").mkdir(parents=True)
    written(folder, "b.yml", head)
    written(folder, "a.yaml", "pledges:\n" + pledges)
    written(folder, "c.yaml", "events:\n" + events)
    written(folder, ".hidden.yaml", "nonsense")
    written(folder, "notes.txt", "nonsense")
    written(folder / "inner", "d.yaml", "nonsense")
    reading = read_dataset(folder)
    assert reading.dataset == read(tmp_path, "tour.yaml", YAML).dataset
    assert [Path(stamp.path).name for stamp in reading.files] == ["a.yaml", "b.yml", "c.yaml"]


def test_a_stamp_tells_size_time_inode_and_content(tmp_path: Path) -> None:
    path = written(tmp_path, "tour.yaml", YAML)
    (stamp,) = read_dataset(path).files
    status = path.stat()
    content = path.read_bytes()
    assert stamp == (
        str(path),
        len(content),
        status.st_mtime_ns,
        status.st_ino,
        sha256(content).hexdigest(),
        status.st_ctime_ns,
    )


def test_all_problems_come_at_once_and_in_order(tmp_path: Path) -> None:
    text = YAML.replace("kind: country", "kind: land").replace("Europe/Oslo", "Europe/Olso").replace("by: NO", "by: SE")
    problems = read(tmp_path, "tour.yaml", text).problems
    assert [(problem.line, problem.code, problem.nearest) for problem in problems] == [
        (3, "unknown-word", ""),
        (12, "unknown-zone", "Europe/Oslo"),
        (28, "dangling-reference", ""),
    ]


def test_nothing_dangles_that_names_a_broken_record(tmp_path: Path) -> None:
    problems = read(tmp_path, "tour.yaml", YAML.replace("name: Oslo", "nome: Oslo")).problems
    assert [problem.code for problem in problems] == ["missing-field", "unknown-field"]


@pytest.mark.parametrize(
    ("found", "line"),
    [
        ('"NO", "name": null', 1),
        ('"NO", "id": "SE"', 1),
        ('"NO", "name": "\\ud800"', 1),
        ('"NO", "name": false', 1),
    ],
)
def test_json_hides_no_null_no_second_key_and_no_half_character(tmp_path: Path, found: str, line: int) -> None:
    reading = read(tmp_path, "tour.json", json_text().replace('"NO", "name": "Norway"', found))
    assert reading.dataset is None
    (problem, *_) = [problem for problem in reading.problems if problem.code != "missing-field"]
    assert problem.line == line
    assert problem.code in {"null-value", "duplicate-key", "json-syntax", "wrong-type"}


def test_a_broken_line_of_json_lines_does_not_hide_the_next(tmp_path: Path) -> None:
    text = '{"person": {"id": "ann"}}\n{"person" 1}\n{"persn": {}}\n[]\n{"stop": {"id": "x"}}\n'
    problems = read(tmp_path, "tour.jsonl", text).problems
    assert [(problem.line, problem.column) for problem in problems if problem.code == "json-syntax"] == [
        (2, 11),
        (4, 1),
    ]
    assert {problem.line for problem in problems if problem.line} == {1, 2, 3, 4, 5}
    assert next(problem.nearest for problem in problems if problem.line == 3) == "person"
