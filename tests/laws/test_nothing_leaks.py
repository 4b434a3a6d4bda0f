"""The law of as-of: what was learnt later shows in no output: no row, count, total, name, message or completion.

In the marked trip, what became known on one day carries that day's word. As of the day before, the word must be
nowhere, whatever is asked in whatever format.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from everything import OWN_VALUES, Arguments, completed_options, completion, filters, on_a_terminal, queries, views
from marked_trip import BEFORE, COUNT, MARKS, NEVER, trip
from running import Result, Setting, Tripcli
from tripcli.query.filters import FILTERS
from tripcli.views import VIEWS, load_view

DAYS = range(COUNT)
TREE = trip()
RECORDS = {kind: [record["id"] for record in records] for kind, records in TREE.items() if isinstance(records, list)}
EARLY = [record for ids in RECORDS.values() for record in ids if not any(word in record for word in MARKS)]
"""Ids that may be known from the first day on."""
VALUES = {
    "stop": ["oslo", "h"], "country": ["NO"], "person": ["p-lead", "p"], "party": ["NO", "c"], "kind": ["trade", "v"],
    "topic": ["common", "t"], "status": ["expected"], "source": ["s", "press"], "source-kind": ["press"],
    "event": ["talk", "at-1"], "by": ["NO"], "for": ["NO"], "unit": ["USD"], "text": ["walk"], "from": ["2021-03-01"],
    "to": ["2021-03-02"], "on": ["2021-03-02"], "said-by": ["NO", "v"], "binding": ["no"],
    "amount": [">1", "7..5e12"], "moved-since": ["2021-03-01"],
}  # fmt: skip
"""For each filter words that name something early, or begin the names of early and of later records."""


@pytest.fixture(scope="module")
def leaks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The marked trip as a file."""
    path = tmp_path_factory.mktemp("leaks") / "leaks.json"
    path.write_text(json.dumps(TREE), encoding="utf-8")
    return path


@pytest.fixture
def tripcli_on_leaks(leaks: Path, cache_folder: Path, environment: dict[str, str]) -> Tripcli:
    """The program on the marked trip."""
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=leaks))


def told(result: Result, day: int) -> list[str]:
    """The first lines of an output that hold the word of this day or a later one, or a failure of the program."""
    lines = f"{result.text}\n{result.err}".splitlines()
    bad = (*MARKS[day:], "fault of the program")
    return [line for line in lines if any(word in line.casefold() for word in bad)][:2]


def leaks_of(answers: Iterable[tuple[Arguments, Result]], day: int) -> dict[str, list[str]]:
    """What was asked and answered with something of this day or of a later one."""
    return {" ".join(asked): lines for asked, result in answers if (lines := told(result, day))}


def test_every_filter_and_every_option_of_a_view_has_a_value_here() -> None:
    assert {one.id for one in FILTERS if one.names} == set(VALUES)
    assert {own.id for view in VIEWS for own in load_view(view).options if own.metavar} == set(OWN_VALUES)


@pytest.mark.parametrize("day", DAYS)
def test_no_view_shows_it_in_any_format(day: int, tripcli_on_leaks: Tripcli) -> None:
    answers = ((asked, tripcli_on_leaks(*asked, "--as-of", BEFORE[day])) for asked in views(EARLY))
    assert leaks_of(answers, day) == {}


@pytest.mark.parametrize("day", DAYS)
def test_no_terminal_shows_it(day: int, tripcli_on_leaks: Tripcli) -> None:
    tables = [asked for asked in views(("talk", "oslo", "fund")) if "table" in asked]
    answers = ((asked, on_a_terminal(tripcli_on_leaks, *asked, "--as-of", BEFORE[day])) for asked in tables)
    assert leaks_of(answers, day) == {}


@pytest.mark.parametrize("day", DAYS)
def test_no_filter_and_no_message_of_one_tells_it(day: int, tripcli_on_leaks: Tripcli) -> None:
    answers = ((asked, on_a_terminal(tripcli_on_leaks, *asked, "--as-of", BEFORE[day])) for asked in filters(VALUES))
    assert leaks_of(answers, day) == {}


@pytest.mark.parametrize("day", DAYS)
def test_no_table_of_sql_holds_it(day: int, tripcli_on_leaks: Tripcli) -> None:
    answers = ((asked, tripcli_on_leaks(*asked, "--as-of", BEFORE[day])) for asked in queries())
    assert leaks_of(answers, day) == {}


@pytest.mark.parametrize("day", DAYS)
def test_no_completion_offers_it(day: int, tripcli_on_leaks: Tripcli) -> None:
    asked: list[Arguments] = [("show", "--as-of", BEFORE[day], "")]
    asked += [(command, "--as-of", BEFORE[day], flag, "") for command, flag in completed_options().values()]
    assert leaks_of(((words, completion(tripcli_on_leaks, *words)) for words in asked), day) == {}


def of_a_later_record(word: str) -> Iterator[Arguments]:
    """Questions that name what a day brings."""
    yield ("search", word)
    for letter in "acegps":
        yield ("show", f"{letter}-{word}")
    yield ("timeline", "--person", f"per {word}")
    yield ("timeline", "--party", f"firm {word}")
    yield ("timeline", "--event", f"e-{word}")
    yield ("timeline", "--topic", f"topic {word}")
    yield ("timeline", "--source", f"press {word}")
    yield ("timeline", "--source", f"blatt {word}")
    yield ("timeline", "--said-by", f"voice {word}")
    yield ("timeline", "--kind", f"kind-{word}")
    yield ("timeline", "--source-kind", f"outlet-{word}")
    yield ("pledges", "--unit", f"unit-{word}")
    yield ("timeline", "--stop", f"h-{word}")
    yield ("timeline", "--text", word)
    yield ("pledges", "--by", f"c-{word}")
    yield ("meetings", "--with", f"p-{word}")
    yield ("sources", "--record", f"g-{word}")


@pytest.mark.parametrize("day", DAYS)
def test_whoever_asks_for_it_by_name_is_answered_as_for_a_name_that_nobody_has(
    day: int, tripcli_on_leaks: Tripcli
) -> None:
    for asked, never in zip(of_a_later_record(MARKS[day]), of_a_later_record(NEVER), strict=True):
        result, expected = (tripcli_on_leaks(*words, "--as-of", BEFORE[day]) for words in (asked, never))
        assert (result.code, result.out) == (expected.code, expected.out), asked
        assert result.err.replace(MARKS[day], NEVER) == expected.err, asked


@pytest.mark.parametrize("day", range(1, COUNT))
def test_what_was_known_the_day_before_does_show(day: int, tripcli_on_leaks: Tripcli) -> None:
    as_of = ("--as-of", BEFORE[day])
    for asked in (
        ("timeline",),
        ("pledges",),
        ("sources",),
        ("participants", "--named"),
        ("changes",),
        ("search", "mark"),
    ):
        assert MARKS[day - 1] in tripcli_on_leaks(*asked, "-f", "json", *as_of).text, asked
    for by_name in of_a_later_record(MARKS[day - 1]):
        if "--event" not in by_name:
            assert tripcli_on_leaks(*by_name, *as_of).code == 0, by_name
    assert {"person", "stop", "event", "source", "topic"} <= set(completed_options())
    for flag, begun in (("--person", "p-"), ("--event", ""), ("--topic", "")):
        assert MARKS[day - 1] in completion(tripcli_on_leaks, "timeline", *as_of, flag, begun).text, flag


def test_as_of_now_is_the_same_as_no_as_of(tripcli_on_leaks: Tripcli) -> None:
    for asked in views(("talk",)):
        if "next" not in asked and not {"table", "records", "cite"} & set(asked):  # which say as of when they are
            plain, now = tripcli_on_leaks(*asked), tripcli_on_leaks(*asked, "--as-of", "now")
            assert [line for line in now.lines if "As of" not in line] == [
                line for line in plain.lines if "All that is known" not in line
            ], asked
