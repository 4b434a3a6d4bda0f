"""Publishers, declared words, speakers, offices and the other fields that a trip may have: what is valid, and what not."""

from pathlib import Path

import pytest

from tripcli.authoring.canonical import FORMATS, canonical
from tripcli.reading.load import read_dataset

DATASET = """\
trip: {id: tour, title: The tour, traveler: ann, timezone: Europe/Oslo}
units:
  - {id: reindeer, singular: reindeer, plural: reindeer, summed: yes}
kinds:
  - {id: tasting, of: event, meaning: food and drink}
  - {id: tasting, of: agreement}
source_kinds:
  - {id: podcast}
parties:
  - {id: NO, name: Norway, kind: country}
  - {id: NZ, name: New Zealand, kind: country}
  - {id: acme, name: Acme, kind: company, country: NO}
people:
  - id: ann
    name: Ann Lee
    offices:
      - {title: Envoy, party: NO, from: 2020, to: 2024-05}
      - {title: Minister, party: NO, from: 2024-06}
publishers:
  - {id: herald, name: Wellington Herald, short: Herald, alt_names: [The Herald], timezone: Pacific/Auckland, kind: press}
  - {id: kiwi-cast, name: Kiwi Cast, country: NZ, timezone: Pacific/Auckland, kind: podcast}
sources:
  - {id: plan, publisher: Herald, title: A plan, published: 2025-10-20}
  - {id: page, publisher: the herald, title: A page, published: 2025-10-29}
  - {id: cast, publisher: kiwi-cast, title: An episode, published: 2025-10-29, timezone: Europe/Oslo}
stops:
  - id: oslo
    name: Oslo
    alt_names: [Christiania]
    country: NO
    timezone: Europe/Oslo
    reports:
      - {source: page, status: held, arrive: 2025-10-27, depart: 2025-10-28}
events:
  - id: talks
    stop: oslo
    title: Talks
    kind: meeting
    reports:
      - {source: plan, status: expected, start: 2025-10-27}
      - {source: page, said_by: ann, status: held, start: 2025-10-28, participants: [ann], topics: [trade]}
  - id: dinner
    stop: oslo
    title: Tasting of fish
    kind: tasting
    after: talks
    reports:
      - {source: cast, said_by: [ann, acme], status: held, start: 2025-10-28}
agreements:
  - id: pact
    title: A pact
    kind: tasting
    parties: [NO, NZ]
    reports:
      - {source: page, status: signed, binding: no, date: 2025-10-28}
      - {source: cast, status: lapsed}
pledges:
  - id: herd
    title: A herd
    kind: goods
    by: [NO, acme]
    to: NZ
    amount: 500
    unit: reindeer
    reports:
      - {source: page, status: pledged, binding: yes}
  - id: help
    title: Help
    kind: other
    by: NO
    amount: unnamed
    reports:
      - {source: cast, status: pledged}
"""


def written(folder: Path, *changes: tuple[str, str]) -> Path:
    """A file with the dataset after some changes."""
    text = DATASET
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path = folder / "tour.yaml"
    path.write_text(text)
    return path


def codes(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """The codes of the problems after some changes."""
    return [problem.code for problem in read_dataset(written(folder, *changes)).problems]


def test_a_dataset_with_all_of_them_has_no_problem(tmp_path: Path) -> None:
    assert codes(tmp_path) == []


@pytest.mark.parametrize("form", FORMATS)
def test_they_survive_an_export_in_each_format(tmp_path: Path, form: str) -> None:
    dataset = read_dataset(written(tmp_path)).dataset
    assert dataset is not None
    path = tmp_path / f"again.{form}"
    path.write_text(FORMATS[form](dataset), encoding="utf-8")
    again = read_dataset(path)
    assert again.problems == ()
    assert again.dataset == canonical(dataset)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("said_by: ann,", "said_by: bob,", "dangling-reference"),
        ("said_by: [ann, acme]", "said_by: [ann, acne]", "dangling-reference"),
        ("after: talks", "after: [talks, talk]", "dangling-reference"),
        ("by: [NO, acme]", "by: [NO, acne]", "dangling-reference"),
        ("party: NO, from: 2024-06", "party: SE, from: 2024-06", "dangling-reference"),
        ("by: [NO, acme]", "by: []", "too-few"),
        ("by: [NO, acme]", "by: [NO, acme, NO]", "repeated-item"),
        ("after: talks", "after: dinner", "cycle"),
        ("kind: meeting", "kind: meeting\n    after: dinner", "cycle"),
        ("from: 2020, to: 2024-05", "from: 2020, to: May 24", "bad-time"),
        ("from: 2020, to: 2024-05", "from: 2025, to: 2024-05", "ends-before-start"),
        ("  - {id: tasting, of: agreement}\n", "", "unknown-word"),
        ("  - {id: tasting, of: agreement}\n", 2 * "  - {id: tasting, of: agreement}\n", "duplicate-id"),
        ("{id: podcast}", "{id: radio-show}", "unknown-word"),
        ("unit: reindeer", "unit: elks", "unknown-unit"),
        ("    amount: 500\n    unit: reindeer\n", "    amount: 500\n", "no-unit"),
        ("amount: unnamed", "amount: unnamed\n    period: this year", None),
        ("binding: no", "binding: maybe", "unknown-word"),
        (
            "alt_names: [The Herald], timezone: Pacific/Auckland",
            "alt_names: [The Herald], timezone: Pacific/Wellington",
            "unknown-zone",
        ),
        (", timezone: Europe/Oslo}\nstops", ", timezone: Oslo}\nstops", "unknown-zone"),
        ("kind: press}", "note: a paper}", "no-kind"),
        ("publisher: Herald", "publisher: Wellington Herold, kind: press", "near-publisher"),
        ("publisher: Herald", "publisher: Another Paper, kind: press", None),
        ("name: Kiwi Cast", "name: THE HERALD", "shared-name"),
        ("country: NZ, timezone: Pacific/Auckland, ", "country: NZ, ", None),
        ("2025-10-29, timezone: Europe/Oslo}", "2025-10-29}", None),
    ],
)
def test_one_change_makes_the_problem_or_makes_none(tmp_path: Path, old: str, new: str, code: str | None) -> None:
    assert set(codes(tmp_path, (old, new))) - {"unused-record"} == ({code} if code else set())


def test_an_hour_of_publication_needs_no_zone(tmp_path: Path) -> None:
    without = ("country: NZ, timezone: Pacific/Auckland, ", "country: NZ, ")
    far = ("2025-10-29, timezone: Europe/Oslo}", "2025-10-29}")
    assert codes(tmp_path, without, far) == ["no-zone"]
    assert codes(tmp_path, without, ("2025-10-29, timezone: Europe/Oslo}", "2025-10-29T12:00}")) == []


@pytest.mark.parametrize(
    ("zone", "expected"), [("Pacific/Auckland", ["report-before-event"]), ("America/New_York", [])]
)
def test_a_day_of_publication_ends_in_the_publishers_zone(tmp_path: Path, zone: str, expected: list[str]) -> None:
    """The 28th of October ends in Auckland at noon in Oslo: before the talks of the afternoon there."""
    changes = (
        ("published: 2025-10-29}\n  - {id: cast", "published: 2025-10-28}\n  - {id: cast"),
        ("status: held, start: 2025-10-28, participants", "status: held, start: 2025-10-28T15:00, participants"),
        ("alt_names: [The Herald], timezone: Pacific/Auckland", f"alt_names: [The Herald], timezone: {zone}"),
        ("date: 2025-10-28}", "date: 2025-10-27}"),
        ("depart: 2025-10-28}", "depart: 2025-10-29}"),
    )
    assert codes(tmp_path, *changes) == expected


def test_an_unknown_kind_is_reported_beside_other_errors_of_its_record_and_says_how_to_declare_it(
    tmp_path: Path,
) -> None:
    change = ("kind: tasting\n    after: talks", "kind: feast\n    after: talks\n    hour: 7")
    problems = [one for one in read_dataset(written(tmp_path, change)).problems if not one.warning]
    assert [problem.code for problem in problems] == ["unknown-word", "unknown-field"]
    assert "kinds: [{id: feast, of: event}]" in problems[0].expected


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ([("    kind: meeting", "    topics: [trade]\n    kind: meeting"), (", topics: [trade]}", "}")], "topics"),
        ([("    title: Talks", "    title: Talks held")], "title"),
        ([("    title: Talks", "    title: Pact signed at talks")], "title"),
        ([("    title: Talks", "    title: Pact to be signed at talks")], None),
        ([("    title: Tasting of fish", "    title: Dinner held")], None),
        ([("    kind: meeting", "    attendance: 500\n    kind: meeting")], "attendance"),
        (
            [("    kind: tasting\n    after", "    topics: [fish]\n    attendance: 500\n    kind: tasting\n    after")],
            None,
        ),
    ],
)
def test_what_stands_outside_the_reports_was_known_with_the_first_of_them(
    tmp_path: Path, changes: list[tuple[str, str]], path: str | None
) -> None:
    problems = read_dataset(written(tmp_path, *changes)).problems
    assert [problem.code for problem in problems] == (["learnt-later"] if path else [])
    assert all(problem.excerpt.strip().startswith(f"{path}:") for problem in problems)


@pytest.mark.parametrize(
    ("start", "is_outside"),
    [
        ("2025-10-29/2025-10-30", True),
        ("2025-10-28/2025-10-30", False),
        ("late 2025-10", False),
        ("2025-11", True),
        ("2025", False),
    ],
)
def test_a_coarse_start_is_outside_a_stop_only_when_no_day_of_it_is_inside(
    tmp_path: Path, start: str, is_outside: bool
) -> None:
    changes = ("status: held, start: 2025-10-28, participants", f"status: held, start: {start}, participants")
    assert ("outside-stop" in codes(tmp_path, changes)) is is_outside


@pytest.mark.parametrize("earlier", ["2025-10-28T20:00", "2025-10-28"])
def test_an_event_after_another_certainly_began_earlier(tmp_path: Path, earlier: str) -> None:
    changes = (
        ("status: held, start: 2025-10-28, participants", f"status: held, start: {earlier}, participants"),
        ("status: held, start: 2025-10-28}", "status: held, start: 2025-10-28T12:00}"),
    )
    assert codes(tmp_path, *changes) == (["after-later"] if "T" in earlier else [])
