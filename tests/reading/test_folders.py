"""Which files belong to a dataset: those of a folder, and not what happens to lie in it."""

from pathlib import Path

import pytest

from tripcli.reading.files import whole_dataset
from tripcli.reading.load import read_dataset

TRIP = "trip: {id: tour, title: The tour, traveler: ann, timezone: Europe/Oslo}\n"
PEOPLE = "people:\n  - {id: ann, name: Ann Lee, title: Envoy}\n"


@pytest.mark.parametrize(
    ("files", "asked", "is_folder"),
    [
        ({"trip.yaml": TRIP, "people.yaml": PEOPLE}, "people.yaml", True),
        ({"trip.yaml": TRIP, "people.yaml": PEOPLE}, "trip.yaml", True),
        ({"tour.json": '{"trip": {}, "people": []}', "people.yaml": PEOPLE}, "people.yaml", True),
        ({"tour.jsonl": '{"person": {}}\n{"trip": {}}\n', "people.yaml": PEOPLE}, "people.yaml", True),
        ({"one.yaml": TRIP, "two.yaml": TRIP}, "one.yaml", False),
        ({"one.yaml": TRIP, "two.yaml": TRIP, "people.yaml": PEOPLE}, "people.yaml", False),
        ({"one.yaml": TRIP}, "one.yaml", False),
        ({"one.yaml": TRIP, "people.yaml": PEOPLE}, "none.yaml", False),
        ({"trip.yaml": TRIP, "notes.txt": "x"}, "notes.txt", False),
    ],
)
def test_a_file_stands_for_its_folder_when_it_is_part_of_one_dataset(
    tmp_path: Path, files: dict[str, str], asked: str, is_folder: bool
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert whole_dataset(tmp_path / asked) == (tmp_path if is_folder else tmp_path / asked)


def test_a_folder_without_any_key_of_a_dataset_is_no_dataset(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1", "scripts": {}, "dependencies": {"a": "1"}}')
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nnav:\n  - Home: index.md\n")
    (problem,) = read_dataset(tmp_path).problems
    assert problem.code == "no-files"
    assert "mkdocs.yml, package.json" in problem.found


def test_a_folder_with_a_misspelled_key_is_a_dataset_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "tour.yaml").write_text(PEOPLE.replace("people:", "poeple:"))
    assert {problem.code for problem in read_dataset(tmp_path).problems} == {"unknown-field", "missing-trip"}
