"""The laws of as-of hold for a library: nothing leaks, and the answer is that of the datasets cut to the moment.

The library of the law of leaks has the marked trip, and a trip that became known on one of its days only.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from conftest import LIBRARY
from cut_dataset import cut_dataset, moments_of
from datasets import NOW
from everything import Arguments, completed_options, completion, on_a_terminal, queries, views
from marked_trip import BEFORE, MARKS, alone_of, names_of, trip
from running import Result, Setting, Tripcli
from tripcli.authoring.canonical import FORMATS
from tripcli.errors import UsageError
from tripcli.questions.requests import Echo, request_of
from tripcli.reading.load import read_dataset
from tripcli.store.library import open_library
from tripcli.table import Page
from tripcli.views import VIEWS, load_view
from tripcli.views.answer import answer_of

DAY = 2
"""The day on which the second trip became known."""


def second_trip() -> dict[str, Any]:
    """A trip of which all is known from one day on, and which bears its word also in its id and title."""
    word = MARKS[DAY]
    person = {"id": "p-lead", "name": "Lead Person", "title": f"Chief {word}", "party": "NO"}
    lists: dict[str, list[dict[str, Any]]] = {
        "parties": [{"id": "NO", "name": "Norway", "kind": "country"}], "people": [person],
        "kinds": [{"id": f"kind-{word}", "of": kind, "meaning": word} for kind in ("event", "agreement", "pledge")],
        "source_kinds": [{"id": f"outlet-{word}", "meaning": word}],
    }  # fmt: skip
    names = {name: records for name, records in names_of(DAY).items() if name not in {"kinds", "source_kinds"}}
    for name, records in (*names.items(), *alone_of(DAY).items()):
        lists[name] = [*lists.get(name, []), *records]
    for stop in lists["stops"]:
        stop.pop("within", None)
    first = {"id": f"tour-{word}", "title": f"Tour {word}", "traveler": "p-lead", "timezone": "Europe/Oslo"}
    return {"trip": first, **lists}


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library of the marked trip and the second one, as a folder of trips."""
    folder = tmp_path_factory.mktemp("marked")
    for number, tree in enumerate((trip(), second_trip())):
        (folder / f"trip-{number}").mkdir()
        (folder / f"trip-{number}" / "trip.json").write_text(json.dumps(tree), encoding="utf-8")
    return folder


@pytest.fixture
def program(marked: Path, cache_folder: Path, environment: Mapping[str, str]) -> Tripcli:
    """The program on that library."""
    return Tripcli(Setting(cache_folder=cache_folder, environment=environment, dataset=marked))


def leaks_of(answers: Iterable[tuple[Arguments, Result]]) -> dict[str, list[str]]:
    """What was asked and answered with a word of the day or of a later one, or with a failure of the program."""
    bad = (*MARKS[DAY:], "fault of the program")
    result = {}
    for asked, answer in answers:
        lines = [
            line for line in f"{answer.text}\n{answer.err}".splitlines() if any(one in line.casefold() for one in bad)
        ]
        if lines:
            result[" ".join(asked)] = lines[:2]
    return result


def test_no_view_tells_of_a_later_trip(program: Tripcli) -> None:
    records = ("talk", "leaks/oslo", "p-lead", "NO")
    as_of = ("--as-of", BEFORE[DAY])
    assert leaks_of((asked, program(*asked, *as_of)) for asked in views(records)) == {}
    tables = [asked for asked in views(("leaks/talk",)) if "table" in asked]
    assert leaks_of((asked, on_a_terminal(program, *asked, *as_of)) for asked in tables) == {}


def test_no_table_of_sql_and_no_completion_tells_of_a_later_trip(program: Tripcli) -> None:
    as_of = ("--as-of", BEFORE[DAY])
    assert leaks_of((asked, program(*asked, *as_of)) for asked in queries()) == {}
    completed = [(command, *as_of, flag, "") for command, flag in completed_options().values()]
    assert leaks_of((words, completion(program, *words)) for words in completed) == {}


def test_the_second_trip_shows_once_it_is_known(program: Tripcli) -> None:
    known = program("sql", "SELECT id FROM trip", "-f", "json", "--as-of", BEFORE[DAY + 1])
    assert {row["id"] for row in json.loads(known.text)} == {"leaks", f"tour-{MARKS[DAY]}"}
    assert f"tour-{MARKS[DAY]}/e-{MARKS[DAY]}" in program("timeline", "-f", "json").text


def answers_of(paths: Iterable[Path], moment: int) -> dict[str, Any]:
    """Every view of the trips together as of a moment: its rows and the lines around them."""
    connection = open_library([*paths], None)
    result: dict[str, Any] = {}
    when = f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%MZ}"
    for view_id in VIEWS:
        view = load_view(view_id)
        words = {"show": ["ines"], "search": ["copper"]}.get(view_id, [])
        values = {"words": words, "as_of": when}
        request = request_of(view, values, connection, NOW, Echo())._replace(for_people=False)
        try:
            answer = answer_of(view, request)
        except UsageError as error:
            result[view_id] = str(error)
            continue
        if isinstance(answer, Page):
            result[view_id] = [
                answer.heading,
                *((one.id, list(one.table.rows)) for one in answer.sections),
                answer.notes,
            ]
        else:
            result[view_id] = [
                [column.id for column in answer.columns],
                list(answer.rows),
                answer.heading,
                answer.notes(),
            ]
    connection.close()
    return result


def test_an_answer_is_that_of_the_datasets_cut_to_the_moment(tmp_path: Path) -> None:
    trips = sorted(LIBRARY.iterdir())
    datasets = {path.name: read_dataset(path).dataset for path in trips}
    moments = sorted({moment for dataset in datasets.values() if dataset for moment in moments_of(dataset)})
    assert len(moments) > 6
    for moment in moments:
        minute = -(-moment // 60) * 60
        paths = []
        for name, dataset in datasets.items():
            assert dataset is not None
            path = tmp_path / f"{minute}-{name}.json"
            path.write_text(FORMATS["json"](cut_dataset(dataset, minute)), encoding="utf-8")
            paths.append(path)
        assert answers_of(paths, minute) == answers_of(trips, minute), minute
