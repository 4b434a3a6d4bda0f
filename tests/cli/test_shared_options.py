"""What every view shares: zones, order, number, columns, header."""

import json

import pytest

from running import Tripcli


def ids(tripcli: Tripcli, *arguments: str) -> list[str]:
    """The ids of a view's rows, in order."""
    return [row["id"] for row in json.loads(tripcli(*arguments, "-f", "json").text)]


def test_a_zone_adds_columns_and_changes_none(tripcli: Tripcli) -> None:
    plain = json.loads(tripcli("timeline", "-f", "json").text)
    moved = json.loads(tripcli("timeline", "-f", "json", "--tz", "utc").text)
    assert [{key: value for key, value in row.items() if not key.endswith("_here")} for row in moved] == plain
    talks = next(row for row in moved if row["id"] == "harbour-talks")
    assert (talks["start"], talks["start_here"]) == ("2024-05-13T10:40+02:00", "2024-05-13T08:40+00:00")


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("utc", "2024-05-15T07:20+00:00"), ("UTC", "2024-05-15T07:20+00:00"), ("local", "2024-05-15T03:20-04:00"),
        ("America/New_York", "2024-05-15T03:20-04:00"), ("Asia/Kathmandu", "2024-05-15T13:05+05:45"),
        ("Pacific/Kiritimati", "2024-05-15T21:20+14:00"),
    ],
)  # fmt: skip
def test_a_zone_shows_the_same_instant(tripcli: Tripcli, zone: str, start: str) -> None:
    row = json.loads(tripcli("timeline", "--event", "sapporo-arrival", "--tz", zone, "-f", "json").text)[0]
    assert row["start_here"] == start


def test_a_date_has_no_hour_to_move(tripcli: Tripcli) -> None:
    row = json.loads(tripcli("timeline", "--event", "cable-dinner", "--tz", "Asia/Tokyo", "-f", "json").text)[0]
    assert (row["start"], row["start_here"]) == ("2024-05-13", None)


@pytest.mark.parametrize("zone", ["Asia/Tokio", "../../etc/passwd", "Asia", "UTC+3", "x" * 300, "/etc/localtime"])
def test_a_zone_that_is_none_is_a_mistake(tripcli: Tripcli, zone: str) -> None:
    result = tripcli("timeline", "--tz", zone)
    assert result.code == 2
    assert "no such zone" in result.err
    assert ("did you mean Asia/Tokyo" in result.err) is (zone == "Asia/Tokio")


def test_sorting_by_a_number_sorts_numbers(tripcli: Tripcli) -> None:
    amounts = [row["amount"] for row in json.loads(tripcli("pledges", "--sort", "amount", "-f", "json").text)]
    assert amounts == sorted(amounts)
    assert amounts[0] == 5
    backwards = [row["amount"] for row in json.loads(tripcli("pledges", "--sort", "-amount", "-f", "json").text)]
    assert backwards == amounts[::-1]


def test_what_has_no_value_comes_last_either_way(tripcli: Tripcli) -> None:
    for sort in ("venue", "-venue"):
        venues = [row["venue"] for row in json.loads(tripcli("timeline", "--sort", sort, "-f", "json").text)]
        assert venues[0] == "Håkon's Hall"
        assert venues[-1] is None


def test_sorting_by_what_is_not_shown(tripcli: Tripcli) -> None:
    assert tripcli("pledges", "-c", "id", "--sort", "-amount", "-n", "1", "-f", "tsv").lines[1] == "cable-fund"


def test_the_number_of_rows(tripcli: Tripcli) -> None:
    everything = ids(tripcli, "timeline")
    assert ids(tripcli, "timeline", "-n", "2") == everything[:2]
    assert ids(tripcli, "timeline", "-n", "0") == []
    assert ids(tripcli, "timeline", "--limit", "999999999999999999") == everything


def test_a_query_has_the_same_number_of_rows_and_the_same_mistakes(tripcli: Tripcli) -> None:
    query = ("sql", "SELECT id FROM event ORDER BY id", "-f", "tsv", "--no-header")
    everything = tripcli(*query).lines
    assert tripcli(*query, "-n", "2").lines == everything[:2]
    assert tripcli(*query, "-n", "999999999999999999").lines == everything
    for wrong in ("-1", "two", "1.5"):
        result = tripcli(*query, "-n", wrong)
        assert (result.code, result.lines) == (2, []), wrong
        assert f'-n "{wrong}": a whole number of rows is needed' in result.err


def test_columns_in_the_order_asked_for(tripcli: Tripcli) -> None:
    result = tripcli("timeline", "-c", "title, id", "-f", "tsv", "-n", "1")
    assert result.lines == ["title\tid", "Harbour workers march\tharbour-protest"]
    assert tripcli("timeline", "-c", "id,date,status", "-n", "1").lines[0].split() == ["id", "date", "status"]


def test_a_column_named_twice_stands_once(tripcli: Tripcli) -> None:
    assert tripcli("timeline", "-c", "id,id", "-f", "tsv", "-n", "1").lines[0] == "id"
    assert list(json.loads(tripcli("timeline", "-c", "id,id", "-f", "json", "-n", "1").text)[0]) == ["id"]


@pytest.mark.parametrize("format_id", ["table", "tsv", "csv"])
def test_no_header_takes_away_one_line(tripcli: Tripcli, format_id: str) -> None:
    whole = tripcli("timeline", "-f", format_id).lines
    left = tripcli("timeline", "-f", format_id, "--no-header").lines
    assert [line.split() for line in left] == [line.split() for line in whole[1:]]


def test_talk_stays_off_stdout_and_data_off_stderr(tripcli: Tripcli) -> None:
    watched = tripcli("timeline", err_is_terminal=True)
    assert "sources" in watched.err
    assert "sources" not in watched.text
    assert tripcli("timeline", "-f", "tsv").err == ""


def test_notes_are_printed_only_while_somebody_looks_on(tripcli: Tripcli) -> None:
    assert tripcli("timeline").err == ""
    assert tripcli("timeline", "--on", "13 may").err == ""
    assert "--on: Mon 13 May 2024" in tripcli("timeline", "--on", "13 may", err_is_terminal=True).err
    assert tripcli("timeline", "--on", "13 may", "-q", err_is_terminal=True).err == ""


def test_warnings_are_always_printed_but_with_quiet(tripcli: Tripcli) -> None:
    asked = ("timeline", "--as-of", "2024-05-13T12:00")
    assert "source of that day names no hour" in tripcli(*asked).err
    assert tripcli(*asked, "--quiet").err == ""
    assert "no event with" in tripcli("timeline", "--on", "2024-05-20").err
    assert tripcli("timeline", "--on", "2024-05-20", "-q").err == ""
    assert "no stop of that name" in tripcli("timeline", "--stop", "nowhere", "-q").err


def test_cells_of_a_pipe_are_filled_and_split_by_two_spaces(tripcli: Tripcli) -> None:
    for view in ("timeline", "stops", "participants", "agreements", "pledges", "sources"):
        lines = tripcli(view).lines
        import re

        counts = {len(re.split(r"  +", line.strip())) for line in lines}
        assert len(counts) == 1, view


@pytest.mark.parametrize(
    ("view", "option", "word", "answer"),
    [
        ("pledges", "--to", "JP", "did you mean --for JP?"),
        ("pledges", "--from", "norway", "did you mean --by NO?"),
        ("timeline", "--to", "JP", "did you mean --party JP?"),
        ("timeline", "--on", "bergen", "did you mean --stop bergen?"),
        ("timeline", "--from", "日本", "did you mean --party JP?"),
    ],
)
def test_a_name_where_a_date_belongs(tripcli: Tripcli, view: str, option: str, word: str, answer: str) -> None:
    result = tripcli(view, option, word)
    assert result.code == 2
    assert result.err == f'tripcli: "{word}" is not a date; {answer}\n'


def test_a_date_that_is_wrong_keeps_its_own_reason(tripcli: Tripcli) -> None:
    assert "a month from 01 to 12 is needed" in tripcli("timeline", "--on", "2024-13-01").err


@pytest.mark.parametrize(
    ("arguments", "found", "nearest"),
    [
        (("timeline", "--stop", "bergn"), "bergn", "bergen"),
        (("timeline", "--person", "brandtt"), "brandtt", "ilse-brandt"),
        (("timeline", "--kind", "sumit"), "sumit", "summit"),
        (("timeline", "--status", "hold"), "hold", "held"),
        (("timeline", "--source", "harbour-pst"), "harbour-pst", "harbour-post"),
        (("timeline", "-c", "titel"), "titel", "title"),
        (("timeline", "--sort", "-titel"), "titel", "title"),
        (("timeline", "-f", "jason"), "jason", "json"),
        (("timeline", "--trip", "trump-asia"), "trump-asia", "trump-asia-2025"),
        (("timeline", "--topic", "cabels"), "cabels", "cables"),
        (("pledges", "--unit", "tons"), "tons", "tonnes"),
        (("pledges", "--by", "norwegen"), "norwegen", "NO"),
        (("timelin",), "timelin", "timeline"),
        (("timeline", "--stopp", "x"), "--stopp", "--stop"),
        (("help", "date"), "date", "dates"),
        (("completion", "bsh"), "bsh", "bash"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_a_typo_is_told_with_the_nearest_word(
    tripcli: Tripcli, arguments: tuple[str, ...], found: str, nearest: str
) -> None:
    result = tripcli(*arguments)
    assert result.code == 2
    assert found in result.err
    assert nearest in result.err
