"""The slips of those who write YAML by hand: each is told where it began, and what was meant where that is clear."""

from pathlib import Path

import pytest

from tripcli.errors import Problem
from tripcli.reading.load import read_dataset

SOUND = """\
trip: {id: spring-tour, title: Spring tour, traveler: ana-silva, timezone: Europe/Lisbon}
parties:
  - {id: PT, name: Portugal, kind: country}
people:
  - {id: ana-silva, name: Ana Silva, title: Minister, party: PT}
sources:
  - {id: daily, publisher: The Daily, title: Silva to visit, published: 2031-03-09, kind: press}
stops:
  - id: porto
    name: Porto
    country: PT
    timezone: Europe/Lisbon
    reports:
      - {source: daily, status: held, arrive: 2031-03-09T10:30}
events:
  - id: porto-talks
    stop: porto
    title: Talks
    kind: meeting
    participants: [ana-silva]
    reports:
      - {source: daily, status: held, start: 2031-03-09T11:15}
"""


def problems_of(folder: Path, old: str, new: str) -> tuple[Problem, ...]:
    """What is wrong with the sound dataset after one change."""
    assert SOUND.count(old) == 1
    path = folder / "trip.yaml"
    path.write_text(SOUND.replace(old, new), encoding="utf-8")
    return read_dataset(path).problems


def test_the_sound_dataset_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(tmp_path, "title: Talks", "title: Talks") == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "found", "expected"),
    [
        ("title: Talks", "title: Talks: fish", 18, 17, "a second `: ` on one line", "quotes"),
        ("    kind: meeting", "     kind: meeting", 19, 10, "a key out of its column", "the column of the other keys"),
        ("    kind: meeting", "   kind: meeting", 19, 4, "neither an item nor part", "`- `, or a key"),
        ("    kind: meeting", "\tkind: meeting", 19, 1, "a tab", "spaces"),
        ("    kind: meeting", "    kind:meeting", 19, 5, "a line without `: `", "`key: value`"),
        ("title: Talks", 'title: "Talks', 18, 12, "a quote that is never closed", "the same quote"),
        ("title: Talks", "title: *Talks* again", 18, 12, "a text that begins with `*`", "quotes"),
        ("title: Talks", "title: & talks", 18, 12, "a text that begins with `&`", "quotes"),
        ("title: Talks", "title: @talks", 18, 12, "a text that begins with `@`", "quotes"),
        ("title: Talks", "title: `Talks`", 18, 12, "a text that begins with a backtick", "quotes"),
        ("title: Talks", "title: - talks", 18, 12, "`- ` behind a key", "quotes"),
        ("[ana-silva]", "[ana-silva", 20, 19, "`[` without the rest of its list", "`,` or `]`"),
        ("11:15}", "11:15", 22, 9, "`{` without the rest of its mapping", "`,` or `}`"),
        ("Silva to visit,", "Silva: to visit,", 7, 51, "`:` where the value before it should end", "quotes"),
    ],
)
def test_what_is_no_yaml_is_told_where_it_began(  # noqa: PLR0917 - each part of the message
    tmp_path: Path, old: str, new: str, line: int, column: int, found: str, expected: str
) -> None:
    (problem,) = problems_of(tmp_path, old, new)
    assert (problem.code, problem.line, problem.column) == ("yaml-syntax", line, column)
    assert problem.found.startswith(found)
    assert expected in problem.expected


def test_a_record_that_a_fault_cuts_short_lacks_nothing_else(tmp_path: Path) -> None:
    assert [one.code for one in problems_of(tmp_path, "    stop: porto", "   stop: porto")] == ["yaml-syntax"]


def test_records_before_the_fault_are_judged_all_the_same(tmp_path: Path) -> None:
    text = SOUND.replace("country: PT", "country: Portugal").replace("title: Talks", "title: Talks: fish")
    (tmp_path / "trip.yaml").write_text(text, encoding="utf-8")
    codes = [problem.code for problem in read_dataset(tmp_path / "trip.yaml").problems]
    assert codes == ["bad-country", "yaml-syntax"]


@pytest.mark.parametrize(
    ("old", "new", "code", "nearest"),
    [
        (
            "timezone: Europe/Lisbon\n    reports",
            "timezone: Europe/Lissbon\n    reports",
            "unknown-zone",
            "Europe/Lisbon",
        ),
        (
            "timezone: Europe/Lisbon\n    reports",
            "timezone: Europe/Porto\n    reports",
            "unknown-zone",
            "Europe/Lisbon",
        ),
        ("timezone: Europe/Lisbon\n    reports", "timezone: UTC+1\n    reports", "unknown-zone", ""),
        ("[ana-silva]", "[Ana Silva]", "bad-id", "ana-silva"),
        ("country: PT", "country: pt", "bad-country", "PT"),
        ("country: PT", "country: Portugal", "bad-country", ""),
        ("start: 2031-03-09T11:15", "start: 2031-03-09 11:15", "bad-time", "2031-03-09T11:15"),
        ("start: 2031-03-09T11:15", "start: 2031-03-09T11:15:30", "bad-time", "2031-03-09T11:15"),
        ("start: 2031-03-09T11:15", "start: 9.3.2031", "bad-time", "2031-03-09"),
        ("start: 2031-03-09T11:15", "start: 3/9/2031", "bad-time", ""),
        ("start: 2031-03-09T11:15", "start: 39.3.2031", "bad-time", ""),
    ],
)
def test_what_was_meant_is_named_where_it_is_clear(tmp_path: Path, old: str, new: str, code: str, nearest: str) -> None:
    (problem,) = problems_of(tmp_path, old, new)
    assert (problem.code, problem.nearest) == (code, nearest)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[ana-silva]", "[\u0430na-silva]"),
        ("status: held, start", "status: h\u0435ld, start"),
        ("    kind: meeting", "    k\u0456nd: meeting"),
    ],
)
def test_a_letter_that_only_looks_latin_is_named(tmp_path: Path, old: str, new: str) -> None:
    assert any("which only looks Latin" in problem.found for problem in problems_of(tmp_path, old, new))


def test_a_word_in_another_script_is_no_look_alike(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "[ana-silva]", "[\u0430\u043d\u0430]")
    assert "looks Latin" not in problem.found
