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
  - {id: daily, publisher: The Daily, title: Silva to value, published: 2031-03-09, kind: press}
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
        ("Silva to value,", "Silva: to value,", 7, 51, "`:` where the value before it should end", "quotes"),
    ],
)
def test_what_is_no_yaml_is_told_where_it_began(
    *, tmp_path: Path, old: str, new: str, line: int, column: int, found: str, expected: str
) -> None:
    (problem,) = problems_of(tmp_path, old, new)
    assert (problem.code, problem.line, problem.column) == ("yaml-syntax", line, column)
    assert problem.found.startswith(found)
    assert expected in problem.expected


FLOW = "      - {source: daily, status: held, start: 2031-03-09T11:15}"


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "code", "found", "expected"),
    [
        (FLOW, FLOW[:-1] + ', venue: "City Hall, note: "A note"}', 22, 71, "yaml-syntax", '"City Hall', '" at the end'),
        (
            FLOW,
            FLOW[:-1] + ", venue: 'City Hall}\n" + FLOW[:-1] + ", note: 'x'}",
            22,
            71,
            "yaml-syntax",
            "'City Hall",
            "' at",
        ),
        ("title: Talks", "title: 'Silva's talks'", 18, 18, "yaml-syntax", "Silva's", '" around the whole text'),
        (FLOW, FLOW + "\n    - {source: daily, status: held}", 23, 5, "yaml-syntax", "left of the items", "column, 7"),
        (FLOW, FLOW + "\n   - {source: daily, status: held}", 23, 4, "yaml-syntax", "left of the items", "column, 7"),
        ("title: Talks", "title:\u00a0Talks", 18, 11, "yaml-syntax", "`title:` before a space", "an ordinary space"),
        (
            "status: held, start",
            "status:\u00a0held, start",
            22,
            32,
            "empty-value",
            "`status:` before a space",
            "an ordinary",
        ),
        (FLOW, FLOW[:-1] + ", attendance: 70,000}", 22, 82, "empty-value", "`000` behind a comma", "70000, not 70,000"),
        ("title: Talks", "title: Ta\u200blks", 18, 12, "look-alike", "U+200B, in `Talks`", "without it"),
        ("start: 2031-03-09T11:15", "start: 5:00 pm", 22, 46, "bad-time", "`5:00 pm`", "a day with the hour"),
    ],
)
def test_the_cause_of_a_slip_is_named_where_it_is(
    *, tmp_path: Path, old: str, new: str, line: int, column: int, code: str, found: str, expected: str
) -> None:
    (problem,) = problems_of(tmp_path, old, new)
    assert (problem.line, problem.column, problem.code) == (line, column, code)
    assert found in problem.found
    assert expected in problem.expected


def test_a_missing_dash_is_one_problem_and_both_records_are_known(tmp_path: Path) -> None:
    second = (
        "    id: porto-dinner\n    stop: porto\n    title: Dinner\n    kind: dinner\n    after: porto-talks\n    reports:\n"
        + FLOW
    )
    (problem,) = problems_of(tmp_path, FLOW, FLOW + "\n" + second)
    assert (problem.line, problem.found, problem.expected) == (
        23, "a second `id` in one record", "`- id:` where a record begins",
    )  # fmt: skip


@pytest.mark.parametrize("key", ["event", "evnets", "Events"])
def test_a_misspelled_list_is_one_problem_though_others_name_its_records(tmp_path: Path, key: str) -> None:
    pledges = (
        "pledges:\n  - {id: aid, title: Aid, kind: spending, by: PT, amount: 5, unit: EUR, event: porto-talks, "
        "reports: [{source: daily, status: pledged}]}\n"
    )
    (problem,) = problems_of(tmp_path, "events:\n", pledges + f"{key}:\n")
    assert (problem.code, problem.nearest) == ("unknown-field", "events")


def test_a_country_in_small_letters_is_one_problem_whoever_names_it(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "{id: PT, name", "{id: pt, name")
    assert (problem.code, problem.nearest) == ("bad-country", "PT")
    assert "in small letters" in problem.found


PLEDGE = "pledges:\n  - {{id: aid, title: Aid, kind: spending, by: PT, amount: {}, unit: EUR, reports: [{{source: daily, status: pledged}}]}}\n"


@pytest.mark.parametrize(
    ("field", "text", "nearest"),
    [
        ("start", "2031-03-09 14:10", "2031-03-09T14:10"),
        ("start", "2031–03–09", "2031-03-09"),
        ("start", "2031-03-09 5:05 pm", "2031-03-09T17:05"),
        ("start", "9 March 2031", "2031-03-09"),
        ("start", '"March 9, 2031"', "2031-03-09"),
        ("start", "March 2031", "2031-03"),
        ("start", "31/3/2031", "2031-03-31"),
        ("start", "3/4/2031", ""),
        ("length", "65 minutes", "1h5m"),
        ("length", "about an hour", "about 1h"),
        ("length", "half an hour", "30m"),
        ("length", '"1:05"', "1h5m"),
        ("length", "long", ""),
        ("attendance", '"70,000"', "70000"),
        ("attendance", "around 6000 people", "about 6000"),
        ("attendance", "over 500", "at least 500"),
        ("amount", '"70,000"', "70000"),
        ("amount", "$125 million", "125 million"),
        ("amount", "€5bn", "5 billion"),
        ("amount", "USD 3 billion", "3 billion"),
        ("amount", "much", ""),
    ],
)
def test_a_form_that_people_type_is_answered_with_the_form_to_write(
    tmp_path: Path, field: str, text: str, nearest: str
) -> None:
    old = FLOW if field != "amount" else "events:\n"
    new = PLEDGE.format(text) + old
    if field != "amount":
        rest = FLOW[:-1] if field != "start" else "      - {source: daily, status: held"
        new = f"{rest}, {field}: {text}}}"
    (problem,) = problems_of(tmp_path, old, new)
    assert problem.code.startswith("bad-")
    assert problem.nearest == nearest


def test_a_city_without_a_zone_is_answered_with_the_zone_of_its_country(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "timezone: Europe/Lisbon\n    reports", "timezone: Europe/Coimbra\n    reports")
    assert (problem.code, problem.nearest) == ("unknown-zone", "Europe/Lisbon")


@pytest.mark.parametrize("zone", ["localtime", "posixrules", "Factory", "right/UTC", "posix/UTC"])
def test_a_zone_that_means_something_else_on_each_machine_is_refused(tmp_path: Path, zone: str) -> None:
    (problem,) = problems_of(
        tmp_path, "traveler: ana-silva, timezone: Europe/Lisbon", f"traveler: ana-silva, timezone: {zone}"
    )
    assert problem.code == "unknown-zone"


@pytest.mark.parametrize("amount", ["-0", "-5 billion"])
def test_a_negative_amount_is_refused(tmp_path: Path, amount: str) -> None:
    (problem,) = problems_of(tmp_path, "events:\n", PLEDGE.format(amount) + "events:\n")
    assert problem.code == "bad-amount"


@pytest.mark.parametrize("degrees", ["0.05 thousand", "-0 million", "91"])
def test_a_coordinate_is_a_number_of_degrees(tmp_path: Path, degrees: str) -> None:
    old = "timezone: Europe/Lisbon\n    reports"
    (problem,) = problems_of(tmp_path, old, f"timezone: Europe/Lisbon\n    coordinates: [{degrees}, 5]\n    reports")
    assert problem.code == "bad-coordinates"


@pytest.mark.parametrize("field", ["url", "language"])
def test_a_line_break_at_the_end_of_a_form_is_refused(tmp_path: Path, field: str) -> None:
    text = {"url": "https://example.org/page", "language": "pt"}[field]
    (problem,) = problems_of(tmp_path, "kind: press}", f'kind: press, {field}: "{text}\\n"}}')
    assert problem.code in {"bad-address", "bad-form"}


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
