"""The law of as-of: what was learnt later shows in no output: no row, count, total, name, message or completion.

A trip in which every report, and every record that only it brings, carries a word of its own. As of the day before
that report came out, the word must be nowhere, whatever is asked in whatever format.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from running import Place, Tripcli
from tripcli.query.filters import FILTERS
from tripcli.views import VIEWS, load_view
from tripcli.views.view import PageView
from tripcli.writers import WRITERS

DAYS = ("2021-03-01", "2021-03-02", "2021-03-03", "2021-03-04", "2021-03-05")
"""Days of publication; the word of the report of each is `mark` and its place."""

BEFORE = ("2021-02-28", *DAYS[:-1])


def mark(day: int) -> str:
    """The word of a day's report."""
    return "mark" + "abcde"[day]


def trip() -> str:
    """The trip, as YAML."""
    sources = [
        f'  - {{id: s-{mark(day)}, publisher: "Press {mark(day)}", title: "Title {mark(day)}", published: {published}, '
        f'kind: press, url: "https://example.org/{mark(day)}", note: "note {mark(day)}"}}'
        for day, published in enumerate(DAYS)
    ]
    people = [
        f'  - {{id: p-{mark(day)}, name: "Per {mark(day)}", title: "Office {mark(day)}", party: c-{mark(day)}}}'
        for day in range(5)
    ]
    companies = [f'  - {{id: c-{mark(day)}, name: "Firm {mark(day)}", kind: company, country: NO}}' for day in range(5)]
    event_reports = [
        f"      - {{source: s-{mark(day)}, status: {'expected' if day < 3 else 'held'}, start: 2021-03-0{day + 3}, "
        f'length: {day + 1}h, venue: "Hall {mark(day)}", title: "Talk {mark(day)}", attendance: {day + 100}, '
        f'participants: [p-lead, p-{mark(day)}], topics: ["topic {mark(day)}"], note: "said {mark(day)}"}}'
        for day in range(5)
    ]
    agreement_reports = [
        f'      - {{source: s-{mark(day)}, status: {"expected" if day < 2 else "signed"}, title: "Deal {mark(day)}", '
        f'date: 2021-03-0{day + 4}, venue: "Room {mark(day)}", note: "clause {mark(day)}"}}'
        for day in range(5)
    ]
    pledges = [
        f"""  - id: g-{mark(day)}
    kind: investment
    by: c-{mark(day)}
    to: NO
    unit: USD
    event: talk
    reports:
      - {{source: s-{mark(day)}, status: pledged, amount: {7 ** (day + 5)}, title: "Sum {mark(day)}", period: "by {mark(day)}"}}"""
        for day in range(5)
    ]
    events = [
        f"""  - id: e-{mark(day)}
    stop: oslo
    kind: other
    reports:
      - {{source: s-{mark(day)}, status: held, title: "Alone {mark(day)}", participants: [p-{mark(day)}], start: 2021-03-0{day + 1}}}"""
        for day in range(5)
    ]
    stop_reports = [
        f'      - {{source: s-{mark(day)}, status: {"expected" if day < 3 else "held"}, arrive: 2021-03-02T0{day}:00, note: "by {mark(day)}"}}'
        for day in range(5)
    ]
    parts = [
        "trip: {id: leaks, title: A trip, traveler: p-lead, timezone: Europe/Oslo}",
        "parties:", "  - {id: NO, name: Norway, kind: country}", *companies,
        "people:", "  - {id: p-lead, name: Lead Person, title: Head, party: NO}", *people,
        "sources:", *sources,
        "stops:", "  - id: oslo", "    name: Oslo", "    country: NO", "    timezone: Europe/Oslo", "    reports:", *stop_reports,
        "events:", "  - id: talk", "    stop: oslo", "    kind: meeting", "    reports:", *event_reports, *events,
        "agreements:", "  - id: deal", "    kind: trade", "    parties: [NO]", "    event: talk", "    reports:", *agreement_reports,
        "pledges:", *pledges,
    ]  # fmt: skip
    return "\n".join(parts) + "\n"


@pytest.fixture(scope="module")
def leaks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset."""
    path = tmp_path_factory.mktemp("leaks") / "leaks.yaml"
    path.write_text(trip(), encoding="utf-8")
    return path


def asked() -> Iterator[tuple[str, ...]]:
    """Everything that can be asked, in every format."""
    for name in VIEWS:
        view = load_view(name)
        words = ("talk",) if view.words else ()
        for writer in WRITERS:
            yield (name, *words, "-f", writer.id)
        for own in view.options:
            if not own.metavar:
                yield (name, *words, f"--{own.id}", "-f", "json")
    for record in ("deal", "oslo", "p-lead", "NO"):
        yield ("show", record, "-f", "json")
        yield ("show", record)
    yield ("sources", "--record", "talk")
    yield ("changes", "--since", "2021-01-01", "--until", "2022-01-01")
    yield ("pledges", "--unit", "USD", "--total", "-f", "tsv")
    for table in (
        "event",
        "person",
        "party",
        "source",
        "report",
        "change",
        "conflict",
        "field",
        "pledge",
        "participant",
    ):
        yield ("sql", f"SELECT * FROM {table}", "-f", "json")
    for one in FILTERS:
        if one.names and one.names not in {"day", "text"}:
            for view_id in ("timeline", "pledges"):
                yield (view_id, f"--{one.id}", "zzz")
                yield (view_id, f"--{one.id}", "s")


@pytest.mark.parametrize("day", range(5))
def test_a_report_shows_in_no_output_before_its_day(
    day: int, leaks: Path, cache_folder: Path, environment: dict[str, str]
) -> None:
    tripcli = Tripcli(Place(cache_folder=cache_folder, environment=environment, dataset=leaks))
    later = [mark(number) for number in range(day, 5)]
    for arguments in asked():
        result = tripcli(*arguments, "--as-of", BEFORE[day])
        both = result.text + result.err
        assert not [word for word in later if word in both.lower()], (arguments, both)
        assert "fault of the program" not in both, (arguments, both)


@pytest.mark.parametrize("day", range(1, 5))
def test_what_was_known_the_day_before_does_show(
    day: int, leaks: Path, cache_folder: Path, environment: dict[str, str]
) -> None:
    tripcli = Tripcli(Place(cache_folder=cache_folder, environment=environment, dataset=leaks))
    for arguments in (("timeline",), ("pledges",), ("sources",), ("participants", "--named"), ("changes",)):
        assert mark(day - 1) in tripcli(*arguments, "-f", "json", "--as-of", BEFORE[day]).text, arguments


@pytest.mark.parametrize("day", range(5))
def test_a_word_of_later_is_unknown_to_search_show_names_and_completion(
    day: int, leaks: Path, cache_folder: Path, environment: dict[str, str]
) -> None:
    tripcli = Tripcli(Place(cache_folder=cache_folder, environment=environment, dataset=leaks))
    as_of = ("--as-of", BEFORE[day])
    assert tripcli("search", mark(day), "-f", "tsv", "--no-header", *as_of).out == b""
    for arguments in (
        ("show", f"e-{mark(day)}"),
        ("timeline", "--person", f"per {mark(day)}"),
        ("pledges", "--by", f"c-{mark(day)}"),
    ):
        result = tripcli(*arguments, *as_of)
        assert result.code == 2, arguments
        assert "Firm" not in result.err.replace(f"c-{mark(day)}", "") or "known" in result.err
    words = f"tripcli timeline --as-of {BEFORE[day]} --person p-"
    completed = tripcli(environment={"_TRIPCLI_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "5"}).text
    assert not [mark(number) for number in range(day, 5) if mark(number) in completed]


def test_as_of_now_is_the_same_as_no_as_of(leaks: Path, cache_folder: Path, environment: dict[str, str]) -> None:
    tripcli = Tripcli(Place(cache_folder=cache_folder, environment=environment, dataset=leaks))
    for name in VIEWS:
        words = ("talk",) if load_view(name).words else ()
        for format_id in ("tsv", "csv", "jsonl"):
            if isinstance(load_view(name), PageView):
                continue  # a page says as of when it is
            assert (
                tripcli(name, *words, "-f", format_id).out
                == tripcli(name, *words, "-f", format_id, "--as-of", "now").out
            )
