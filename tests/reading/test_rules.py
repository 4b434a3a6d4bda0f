"""What the rules let pass: the other side of each fixture in `tests/errors`."""

from pathlib import Path

import pytest

from tripcli.reading.load import read_dataset

DATASET = """\
trip: {id: tour, title: The tour, traveler: ann, timezone: Asia/Tokyo}
parties:
  - {id: JP, name: Japan, kind: country}
people:
  - {id: ann, name: Ann Lee, title: Envoy, party: JP}
  - {id: bob, name: Robert Berg, title: Consul, party: JP}
sources:
  - {id: plan, publisher: Wire, title: A plan, published: 2025-10-20, kind: wire}
  - {id: wire, publisher: Wire, title: A page, published: 2025-10-29T20:00+09:00, kind: wire}
  - {id: late, publisher: Wire, title: A later page, published: 2025-10-30, kind: wire}
stops:
  - id: home
    name: Home
    kind: home
    country: JP
    timezone: Asia/Tokyo
    reports:
      - {source: wire, status: held, depart: 2025-10-27, arrive: 2025-10-30}
  - id: tokyo
    name: Tokyo
    country: JP
    timezone: Asia/Tokyo
    reports:
      - {source: wire, status: held, arrive: 2025-10-27, depart: 2025-10-29}
  - id: yokosuka
    name: Yokosuka
    kind: halt
    within: tokyo
    country: JP
    timezone: Asia/Tokyo
    reports:
      - {source: wire, status: held, arrive: 2025-10-28}
events:
  - id: talks
    stop: tokyo
    title: Talks of Ann
    kind: meeting
    participants: [ann, bob]
    reports:
      - {source: plan, status: expected, start: 2025-10-26}
      - {source: wire, status: held, start: 2025-10-28, length: about 1h}
  - id: speech
    stop: yokosuka
    title: Speech of Ann
    kind: speech
    reports:
      - {source: wire, status: held, start: 2025-10-29, end: 2025-10-29}
      - {source: late, status: held}
pledges:
  - id: fund
    title: A fund
    kind: investment
    by: JP
    unit: USD
    event: talks
    reports:
      - {source: wire, status: pledged, amount: 5 billion}
  - id: part
    title: A part
    kind: investment
    by: JP
    amount: 6 billion
    bound: up-to
    unit: USD
    part_of: fund
    reports:
      - {source: wire, status: pledged}
"""


def codes(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """The codes of the problems of the dataset after some changes."""
    text = DATASET
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = folder / "tour.yaml"
    path.write_text(text)
    return [problem.code for problem in read_dataset(path).problems]


def test_a_sound_dataset_has_no_problem(tmp_path: Path) -> None:
    assert codes(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("kind: home", "kind: stop", "departs-before-arrival"),
        ("start: 2025-10-29, end: 2025-10-29", "start: 2025-10-26", "outside-stop"),
        ("    bound: up-to\n", "", "parts-exceed-whole"),
        ("{source: late, status: held}", "{source: late, status: expected}", "status-goes-back"),
        ("2025-10-29T20:00+09:00", "2025-10-29T20:00", None),
        ("start: 2025-10-28, length", "start: 2025-10-29T21:00, length", "report-before-event"),
        (
            "{source: late, status: held}",
            "{source: late, status: held}\n      - {source: late, status: expected}",
            None,
        ),
        (
            "depart: 2025-10-29}\n",
            "depart: 2025-10-29}\n      - {source: late, status: expected, depart: 2025-10-29}\n",
            None,
        ),
        ("{source: late, status: held}", "{source: late, disputed: yes}", None),
        ("{source: late, status: held}", "{source: late, status: expected, disputed: yes}", None),
        ("start: 2025-10-29, end: 2025-10-29", "start: 2025-10-28 evening, end: 2025-10-28T09:00", None),
        ("depart: 2025-10-29}", "depart: 2025-10-28}", "outside-stop"),
        ("arrive: 2025-10-28}", "arrive: 2025-10-28, depart: 2025-10-28}", None),
        ("name: Robert Berg", "name: Lee Ann", "similar-names"),
        ("    event: talks\n", "    concerns: [tokyo]\n", None),
        ("amount: 5 billion", "amount: 5_000", "bad-amount"),
        ("unit: USD\n    event", "unit: usd\n    event", "unknown-unit"),
        ("name: Home", "name: >\n      Home\n      at last", None),
        ("- id: talks", '- id: "talks\\n"', "bad-id"),
    ],
)
def test_one_change_makes_the_problem_or_makes_none(tmp_path: Path, old: str, new: str, code: str | None) -> None:
    found = codes(tmp_path, (old, new))
    assert (code in found) if code else found == []


def test_a_status_may_go_back_at_the_same_moment(tmp_path: Path) -> None:
    late = ("{source: late, status: held}", "{source: late, status: expected}")
    same = ("published: 2025-10-30", "published: 2025-10-29T20:00+09:00")
    assert codes(tmp_path, late, same) == []


def test_a_field_on_both_sides_is_told_for_each_report(tmp_path: Path) -> None:
    assert codes(
        tmp_path, ("    participants: [ann, bob]\n", "    participants: [ann, bob]\n    start: 2025-10-28\n")
    ) == [
        "outside-and-inside",
        "outside-and-inside",
    ]


def test_a_source_of_the_same_day_without_an_hour_is_no_later_one(tmp_path: Path) -> None:
    backward = ("{source: late, status: held}", "{source: late, status: expected}")
    assert codes(tmp_path, backward) == ["status-goes-back"]
    assert codes(tmp_path, backward, ("published: 2025-10-30, kind", "published: 2025-10-29, kind")) == []
