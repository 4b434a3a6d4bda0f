"""The formats for people: a table in a pipe, a table on a terminal, records."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_tables import ROWS, TIMELINE, table_of, timeline, written

from tripcli.table import Cell, Column, Kind, Row, Table
from tripcli.values.cells import width

MANY = [row for number in range(400) for row in ROWS]


@given(
    st.lists(
        st.tuples(
            st.none() | st.integers(0, 10**6),
            st.none() | st.text(),
            st.none() | st.sampled_from(["550000000000;USD;up-to;year", "1.5;percent;;", "80;aircraft;;"]),
            st.none() | st.from_regex(r"-?[0-9]{1,12}(\.[0-9]{1,3})?", fullmatch=True),
            st.none() | st.text("ab; \t", max_size=9),
        ),
        min_size=1,
        max_size=6,
    ),
    st.permutations([0, 1, 2, 3, 4]),
    st.booleans(),
)
def test_awk_sees_as_many_fields_in_each_piped_line_as_there_are_columns(
    rows: list[tuple[Cell, ...]], order: list[int], unicode: bool
) -> None:
    kinds = [Kind.COUNT, Kind.TEXT, Kind.FIGURE, Kind.NUMBER, Kind.PEOPLE]
    table = table_of([kinds[index] for index in order], [tuple(row[index] for index in order) for row in rows])
    lines = written("table", table, unicode=unicode).split("\n")[:-1]
    assert len(lines) == len(rows) + 1
    for line in lines:
        fields = re.split("  +", line)
        assert len(fields) == len(kinds), line
        assert all(fields), line
        assert line == line.strip(" ")


def test_the_piped_table_aligns_numbers_and_wide_characters() -> None:
    kinds = [Kind.TEXT, Kind.FIGURE, Kind.COUNT, Kind.PEOPLE]
    rows: list[tuple[Cell, ...]] = [
        ("서울 lunch", "1500000000;USD;about;", 3, "donald-trump;sanae-takaichi;kim"),
        ("Caf\u0065\u0301", "550000000000;USD;;year", 13, None),
        (None, None, 100, "kim"),
    ]
    assert written("table", table_of(kinds, rows)).splitlines() == [
        "a                                   b    c  d",
        "서울 lunch  about US$1.5 billion         3  Trump, Takaichi +1",
        "Cafe\u0301            US$550 billion a year   13  -",
        "-                    -                 100  김정은",
    ]


def test_notes_of_a_piped_table_go_beside_the_data() -> None:
    messages: list[str] = []
    output = written("table", timeline(), messages=messages)
    assert messages == ["3 events · 58 sources → 29 Oct 2025"]
    assert "58 sources" not in output
    assert "Asia tour" not in output


def test_a_terminal_shows_headings_marks_and_no_column_for_either() -> None:
    lines = written("table", timeline(), width_cells=120).splitlines()
    assert lines[0] == "Trump's Asia tour"
    assert lines[1].split() == ["time", "status", "what", "with", "venue", "amount", "src"]
    assert re.fullmatch(r"TUE 28 OCT 2025 · Tokyo +UTC\+09:00", lines[2])
    assert lines[3].startswith("09:30       ● held")
    assert any(line.endswith("13≠") for line in lines)
    assert "WED 29 OCT 2025" in lines
    assert lines[-1] == "3 events · 58 sources → 29 Oct 2025 · ≠ sources differ"


@pytest.mark.parametrize("width_cells", [60, 80, 100, 120, 200])
@pytest.mark.parametrize("rows", [ROWS, ROWS * 5])
def test_no_line_on_a_terminal_is_wider_than_it(width_cells: int, rows: tuple[Row, ...]) -> None:
    messages: list[str] = []
    output = written("table", timeline(rows), width_cells=width_cells, messages=messages)
    assert max(map(width, output.splitlines())) <= width_cells
    for word in str(ROWS[1][5]).split():
        assert word in output


def test_a_wide_terminal_wraps_nothing() -> None:
    messages: list[str] = []
    lines = written("table", timeline(), width_cells=200, messages=messages).splitlines()
    assert len(lines) == 1 + 1 + 2 + 3 + 1
    assert messages == []


def test_text_wraps_before_columns_are_hidden_and_a_message_names_those() -> None:
    messages: list[str] = []
    output = written("table", timeline(), width_cells=60, messages=messages)
    assert " ".join(messages[0].split()) == "2 columns hidden (venue, amount): -c chooses columns, -f records shows all"
    assert "Trump +2" in output
    messages.clear()
    written("table", timeline(), width_cells=100, messages=messages)
    assert messages == ["1 column hidden (venue): -c chooses columns, -f records shows all"]
    messages.clear()
    assert "venue" in written("table", timeline(), width_cells=120, messages=messages)
    assert messages == []


def test_an_id_is_never_cut_however_narrow_the_terminal() -> None:
    record_id = "event-" + "x" * 150
    output = written("table", table_of([Kind.ID, Kind.TEXT], [(record_id, "b c")]), width_cells=60)
    assert record_id in output


def test_an_address_stands_whole_on_a_line_of_its_own() -> None:
    address = "https://example.org/" + "a" * 200
    for writer_id, width_cells in (("table", 80), ("records", 80), ("records", 40), ("table", 0)):
        output = written(writer_id, table_of([Kind.ID, Kind.ADDRESS], [("one", address)] * 2), width_cells=width_cells)
        assert output.count(address) == 2
    assert f"\n  {address}\n" in written("table", table_of([Kind.ID, Kind.ADDRESS], [("one", address)]), width_cells=80)


@pytest.mark.parametrize("writer_id", ["table", "records"])
@pytest.mark.parametrize("rows", [ROWS, MANY])
@pytest.mark.parametrize("width_cells", [0, 50, 80, 200])
def test_without_colour_there_is_no_escape_byte(
    writer_id: str, rows: tuple[Row, ...], width_cells: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in written(writer_id, timeline(rows), width_cells=width_cells)


def test_colour_changes_nothing_but_escape_codes_and_uses_the_sixteen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    plain = written("table", timeline(), width_cells=100)
    colored = written("table", timeline(), width_cells=100, color=True)
    codes = set(re.findall("\x1b\\[([0-9;]*)m", colored))
    assert codes == {"0", "1", "2", "4", "31", "35"}
    without = [line.rstrip() for line in re.sub("\x1b\\[[0-9;]*m", "", colored).splitlines()]
    assert without == plain.splitlines()


@pytest.mark.parametrize("width_cells", [0, 50, 100])
@pytest.mark.parametrize("rows", [ROWS, MANY])
def test_a_terminal_without_marks_gets_ascii_for_them(rows: tuple[Row, ...], width_cells: int) -> None:
    output = written("table", timeline(rows), width_cells=width_cells, unicode=False)
    letters = "高市早苗서울김정은"
    assert {character for character in output if not character.isascii()} <= set(letters)
    assert "09:50-10:30" in output
    if width_cells == 100:
        assert "* held" in output
        assert "13!" in output
        assert "TUE 28 OCT 2025 - Tokyo" in output
        assert "58 sources -> 29" in output


@pytest.mark.parametrize("color", [False, True])
def test_beyond_a_thousand_rows_a_table_looks_the_same(color: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    many = written("table", timeline(MANY), width_cells=80, color=color)
    monkeypatch.setattr("tripcli.writers.table_format.MOST_RICH_ROWS", 10_000)
    with_rich = written("table", timeline(MANY), width_cells=80, color=color)
    plain, plain_with_rich = (re.sub("\x1b\\[[0-9;]*m", "", text) for text in (many, with_rich))
    assert [line.rstrip() for line in plain.splitlines()] == [line.rstrip() for line in plain_with_rich.splitlines()]
    assert ("\x1b[31m" in many) == color


def test_a_narrow_terminal_gets_records() -> None:
    narrow = written("table", timeline(), width_cells=59)
    assert narrow == written("records", timeline(), width_cells=59)
    assert max(map(width, narrow.splitlines())) <= 59


def test_records_name_everything_that_has_a_value() -> None:
    assert written("records", timeline(ROWS[1:])).splitlines() == [
        "date: 2025-10-28",
        "stop: Tokyo",
        "offset: +09:00",
        "time: 09:50–10:30",
        "status: held",
        "title: 高市早苗 talks with Trump at length, on all that there is",
        "with: Donald Trump, Sanae Takaichi, 김정은",
        "venue: Akasaka Palace, the room of the flowers and birds",
        "amount: up to US$550 billion a year",
        "sources: 13",
        "differ: start, venue",
        "",
        "date: 2025-10-29",
        "time: that day",
        "status: expected",
        "title: 서울 lunch",
        "amount: US$1.5 billion",
        "sources: 0",
    ]


def test_a_table_of_nothing_but_groups_still_shows_its_rows() -> None:
    columns = tuple(column for column in TIMELINE if column.group)
    table = Table(title="", columns=columns, rows=[row[:3] for row in ROWS])
    assert "tokyo" in written("table", table, width_cells=80)


def test_a_mark_whose_column_was_not_chosen_is_a_column() -> None:
    column = Column(id="differ", label="differ", kind=Kind.WORDS, mark_in="sources")
    table = Table(title="", columns=(column,), rows=[("start;end",)])
    assert "start, end" in written("table", table, width_cells=80)


def test_no_rows_leave_a_header_in_a_pipe_and_only_notes_on_a_terminal() -> None:
    assert written("table", timeline([])).split() == [column.id for column in TIMELINE]
    assert written("table", timeline([]), width_cells=80).splitlines() == [
        "Trump's Asia tour",
        "3 events · 58 sources → 29 Oct 2025",
    ]


def test_the_offset_stands_at_the_right_end_of_a_heading_wherever_its_column_is() -> None:
    columns = (TIMELINE[2], TIMELINE[0], TIMELINE[5])
    table = Table(title="", columns=columns, rows=[("-04:00", "2025-10-24", "Departure"), ("Z", None, "Call")])
    lines = written("table", table, width_cells=80).splitlines()
    assert lines == ["what", "FRI 24 OCT 2025".ljust(51) + "UTC−04:00", "Departure", "UTC".rjust(60), "Call"]


def test_a_day_has_one_heading_and_each_further_place_a_line_beneath_it() -> None:
    rows: list[Row] = [
        ("2025-10-30", "Gyeongju", "+09:00", "Trump leaves"),
        ("2025-10-30", "Busan", "+09:00", "Trump arrives"),
        ("2025-10-30", "Busan", "+09:00", "Talks"),
        ("2025-10-30", "Elsewhere", None, "Shares slip"),
        ("2025-10-31", "Elsewhere", None, "Shares rise"),
    ]
    columns = (
        TIMELINE[0],
        Column(id="place", label="place", kind=Kind.TEXT, group=2),
        TIMELINE[2],
        TIMELINE[5],
    )
    output = written("table", Table(title="", columns=columns, rows=rows), width_cells=80, header=False)
    assert output.splitlines() == [
        "THU 30 OCT 2025 · Gyeongju".ljust(51) + "UTC+09:00",
        " Trump leaves",
        "Busan".ljust(51) + "UTC+09:00",
        " Trump arrives",
        " Talks",
        "Elsewhere",
        " Shares slip",
        "FRI 31 OCT 2025 · Elsewhere",
        " Shares rise",
    ]


@pytest.mark.parametrize(("status", "styled"), [("held", False), ("expected", True), ("cancelled", True)])
def test_only_an_unusual_stage_has_a_colour(status: str, styled: bool) -> None:
    columns = (Column(id="a", label="a", kind=Kind.STATUS),)
    output = written("table", Table(title="", columns=columns, rows=[(status,)]), width_cells=80, color=True)
    assert ("\x1b[3" in output.splitlines()[1]) == styled
