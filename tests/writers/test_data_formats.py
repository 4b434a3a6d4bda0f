"""The formats for programs: the same cells in each, numbers as numbers, rows as they come."""

import csv
import json
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_tables import ROWS, table_of, timeline, written

from tripcli.table import Kind, Row
from tripcli.writers import BY_ID
from tripcli.writers.target import Target

RUN_BY_SPREADSHEETS = "=+-@＝＋－＠"
UNSEEN = "\u3164\u115f\u1160\uffa0\u2800"
PLAIN_TEXT = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("C", "Z", "M"),
        exclude_characters=RUN_BY_SPREADSHEETS + UNSEEN,
    ),
    max_size=12,
)


@given(st.lists(st.tuples(PLAIN_TEXT, st.integers(-(10**15), 10**15), st.none() | PLAIN_TEXT.filter(bool)), max_size=8))
def test_csv_read_back_is_tsv_read_back_is_the_cells_of_json(rows: list[tuple[str, int, str | None]]) -> None:
    kinds = (Kind.TEXT, Kind.COUNT, Kind.WORD)
    expected = [["" if cell is None else str(cell) for cell in row] for row in rows]
    from_tsv = [line.split("\t") for line in written("tsv", table_of(kinds, rows)).split("\n")[1:-1]]
    from_csv = list(csv.reader(StringIO(written("csv", table_of(kinds, rows)), newline="")))[1:]
    from_json = json.loads(written("json", table_of(kinds, rows)))
    assert from_tsv == expected
    assert from_csv == expected
    assert [tuple(row.values()) for row in from_json] == rows
    assert [json.loads(line) for line in written("jsonl", table_of(kinds, rows)).splitlines()] == from_json


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\uff1d1", "+1+cmd", "-2+3", " =1", "\r=1", "＠a"]
)
def test_csv_keeps_a_spreadsheet_from_running_a_text(text: str) -> None:
    output = written("csv", table_of([Kind.TEXT], [(text,)]), header=False)
    cell = next(csv.reader(StringIO(output, newline="")))[0]
    assert cell.startswith(("'", "^M"))


@pytest.mark.parametrize("number", ["-5", "-1234.50", "+3", "0"])
def test_csv_leaves_plain_numbers_alone(number: str) -> None:
    for kind in (Kind.TEXT, Kind.NUMBER, Kind.COUNT):
        assert written("csv", table_of([kind], [(number,)]), header=False) == f"{number}\r\n"


def test_csv_quotes_what_rfc_4180_quotes() -> None:
    assert written("csv", table_of([Kind.TEXT, Kind.TEXT], [('a,"b"', "c")])) == 'a,b\r\n"a,""b""",c\r\n'


def test_json_has_numbers_references_lists_flags_and_null() -> None:
    kinds = (
        Kind.COUNT,
        Kind.NUMBER,
        Kind.STOP,
        Kind.PEOPLE,
        Kind.WORDS,
        Kind.FLAG,
        Kind.FLAG,
        Kind.PEOPLE,
        Kind.TEXT,
    )
    row = (
        3,
        "0.10000000000000000001",
        "tokyo",
        "kim;nobody",
        '["rare earths; tariffs", "\\"x\\""]',
        "yes",
        None,
        "",
        None,
    )
    output = written("json", table_of(kinds, [row]))
    assert '"b": 0.10000000000000000001,' in output
    assert json.loads(output, parse_float=str) == [
        {
            "a": 3,
            "b": "0.10000000000000000001",
            "c": {"id": "tokyo", "name": "Tokyo"},
            "d": [{"id": "kim", "name": "김정은"}, {"id": "nobody", "name": None}],
            "e": ["rare earths; tariffs", '"x"'],
            "f": True,
            "g": False,
            "h": [],
            "i": None,
        }
    ]


@pytest.mark.parametrize("text", ["NaN", "1e5", "010", "١", "1_000", ""])
def test_text_that_is_no_json_number_stays_text(text: str) -> None:
    assert json.loads(written("json", table_of([Kind.NUMBER], [(text,)]))) == [{"a": text}]


def test_json_stands_one_object_a_line() -> None:
    assert written("json", table_of([Kind.COUNT], [(1,), (2,)])) == '[\n{"a": 1},\n{"a": 2}\n]\n'
    assert written("json", table_of([Kind.COUNT], [])) == "[]\n"
    assert written("jsonl", table_of([Kind.COUNT], [])) == ""


@pytest.mark.parametrize("rows", [255, 256, 257, 600])
def test_json_of_many_rows_is_one_array(rows: int) -> None:
    output = written("json", table_of([Kind.COUNT], [(row,) for row in range(rows)]))
    assert [row["a"] for row in json.loads(output)] == list(range(rows))


def test_no_header_leaves_the_rows() -> None:
    for writer_id in ("tsv", "csv", "table"):
        lines = written(writer_id, timeline()).splitlines()
        assert written(writer_id, timeline(), header=False).splitlines()[0].split()[0] == lines[1].split()[0]


def test_a_table_with_one_empty_column_keeps_its_lines() -> None:
    assert written("tsv", table_of([Kind.TEXT], [(None,), ("",), ("x",)])) == "a\n\n\nx\n"


@pytest.mark.parametrize("writer_id", ["tsv", "csv", "json", "jsonl", "records"])
def test_rows_are_read_while_they_are_written(writer_id: str) -> None:
    out = BytesIO()
    bytes_before_row: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(2000):
            bytes_before_row.append(out.tell())
            yield (number, "x" * 50)

    target = Target(out=out, terminal=False, width_cells=0, color=False, unicode=True, header=True, print_message=print)
    BY_ID[writer_id].write(table_of([Kind.COUNT, Kind.TEXT], rows()), target)
    assert bytes_before_row[1000] > 0


@pytest.mark.parametrize("writer_id", ["tsv", "csv", "json", "jsonl", "table", "records"])
def test_what_the_stream_raises_goes_to_the_caller(writer_id: str) -> None:
    class Full(BytesIO):
        def write(self, _data: object) -> int:
            raise OSError(28, "No space left on device")

    target = Target(
        out=Full(), terminal=False, width_cells=0, color=False, unicode=True, header=True, print_message=print
    )
    with pytest.raises(OSError, match="No space"):
        BY_ID[writer_id].write(timeline(ROWS), target)


def test_each_kind_of_list_is_an_array_in_json_and_one_text_in_tsv_and_csv() -> None:
    kinds = (Kind.WORDS, Kind.CODES, Kind.EVENTS, Kind.PLEDGES, Kind.VALUE)
    row = (r'["rare earths; tariffs", "caf\u00e9"]', "start;venue", "summit;lunch", "soybeans", "time:2025-10-28T09:30")
    table = table_of(kinds, [row])
    assert json.loads(written("json", table)) == [
        {
            "a": ["rare earths; tariffs", "café"],
            "b": ["start", "venue"],
            "c": [{"id": "summit", "name": None}, {"id": "lunch", "name": None}],
            "d": [{"id": "soybeans", "name": None}],
            "e": "2025-10-28T09:30",
        }
    ]
    cells = ["rare earths, tariffs; café", "start;venue", "summit;lunch", "soybeans", "2025-10-28T09:30"]
    assert written("tsv", table, header=False) == "\t".join(cells) + "\n"
    assert next(csv.reader(StringIO(written("csv", table, header=False), newline=""))) == cells


@pytest.mark.parametrize("writer_id", ["tsv", "csv"])
def test_names_stand_in_a_column_behind_their_ids(writer_id: str) -> None:
    rows: list[Row] = [("tokyo", "donald-trump;kim;nobody", 2), (None, None, 0)]
    output = written(writer_id, table_of([Kind.STOP, Kind.PEOPLE, Kind.COUNT], rows), names=True)
    separator = "\t" if writer_id == "tsv" else ","
    assert [line.split(separator) for line in output.splitlines()] == [
        ["a", "a_name", "b", "b_names", "c"],
        ["tokyo", "Tokyo", "donald-trump;kim;nobody", "Donald Trump; 김정은; nobody", "2"],
        ["", "", "", "", "0"],
    ]


def test_the_schema_knows_each_kind_of_value_and_the_words_of_a_column() -> None:
    validator_of: Any = import_module("jsonschema").Draft202012Validator

    from tripcli.table import Column, Table
    from tripcli.writers.json_schema import rows_schema

    columns = (
        *(Column(id=kind.value, label="", kind=kind, help="a value") for kind in Kind),
        Column(id="bound", label="", kind=Kind.WORD, words=("about", "up-to"), help="how firm it is"),
    )
    schema = rows_schema("a view", "what it gives", columns)
    validator_of.check_schema(schema)
    texts: dict[Kind, str] = {Kind.WORDS: '["a; b"]', Kind.TIME: "2025-10-28", Kind.VALUE: "text:a"}
    row: Row = (*(texts.get(kind, "3") for kind in Kind), "about")
    span: Row = tuple("2026-08/2026-09" if cell == "2025-10-28" else cell for cell in row[:-1])
    table = Table(title="", columns=columns, rows=[row, (*row[:-1], None), (*span, None)])
    rows = json.loads(written("json", table))
    assert not list(validator_of(schema).iter_errors(rows))
    rows[0]["bound"] = "nearly"
    assert list(validator_of(schema).iter_errors(rows))
