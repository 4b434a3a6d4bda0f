"""xlsx and parquet: other people's readers find the cells of the text formats, with types."""

import json
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from sample_tables import table_of

from running import Tripcli
from tripcli.table import Cell, Kind, Table
from tripcli.writers import BY_ID, OF_ANY_TABLE_IN_BYTES, Pages, xlsx_format
from tripcli.writers.target import Target

VIEWS = ("timeline", "stops", "participants", "meetings", "agreements", "pledges", "sources", "reports", "conflicts")
FORMULAS = ("=1+1", "+1+1", "-2+3", "@SUM(1)", "\t=1+1", "＝1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x")', "{=1}")


def written(format_id: str, table: Table, *, header: bool = True) -> bytes:
    """The file of a table."""
    out = BytesIO()
    target = Target(
        out=out, terminal=False, width_cells=0, color=False, unicode=True, header=header, print_message=lambda _: None
    )
    BY_ID[format_id].write(table, target)
    return out.getvalue()


def sheet(content: bytes) -> Any:
    """The first sheet of a workbook, as another reader sees it."""
    return openpyxl.load_workbook(BytesIO(content)).active


def cell(kind: Kind, value: Cell) -> Any:
    """The cell that a value becomes."""
    return sheet(written("xlsx", table_of([kind], [(value,)])))["A2"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_workbook_has_the_rows_and_columns_of_csv(tripcli: Tripcli, view: str) -> None:
    objects = json.loads(tripcli(view, "-f", "json").text)
    columns = ",".join(objects[0])
    rows = list(sheet(tripcli(view, "-f", "xlsx", "-c", columns).out).iter_rows(values_only=True))
    tab_separated = [line.split("\t") for line in tripcli(view, "-f", "tsv").lines]
    assert [list(map(str, rows[0]))] == [tab_separated[0]]
    assert [[_as_text(one) for one in row] for row in rows[1:]] == [
        [_without_offset(one) for one in row] for row in tab_separated[1:]
    ]


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes").removesuffix("T00:00")
    if value is True:
        return "yes"
    return "" if value is None else str(value)


def _without_offset(text: str) -> str:
    """A time of tsv as a spreadsheet has it, and a number as Python writes it."""
    if text[10:11] == "T" and text[4:5] == text[7:8] == "-":
        return text[:16].removesuffix("T00:00")
    return text.rstrip("0").rstrip(".") if "." in text and text.replace(".", "").lstrip("-").isdigit() else text


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.NUMBER, Kind.TIME, Kind.ADDRESS, Kind.FLAG, Kind.COUNT, Kind.ID])
def test_a_workbook_runs_no_cell(kind: Kind, text: str) -> None:
    content = written("xlsx", table_of([kind], [(text,)]))
    found = sheet(content)["A2"]
    assert found.data_type == "s"
    assert found.value.strip("^I") == text.strip("\t").strip() or found.value == text.replace("\t", " ")
    assert found.hyperlink is None
    assert found.quotePrefix or text.lstrip()[0] not in "=+-@＝"
    assert b"<f>" not in zipfile.ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "http://a b"])
def test_only_web_addresses_are_links(address: str) -> None:
    assert cell(Kind.ADDRESS, address).hyperlink is None
    assert cell(Kind.ADDRESS, "https://example.org/?a=1").hyperlink.target == "https://example.org/?a=1"
    assert cell(Kind.TEXT, "https://example.org/?a=1").hyperlink is None


def test_a_workbook_has_typed_cells() -> None:
    assert cell(Kind.COUNT, 3).value == 3
    assert cell(Kind.NUMBER, "1500000000").value == 1_500_000_000
    assert cell(Kind.NUMBER, "2.5").value == 2.5
    assert cell(Kind.NUMBER, "1234567890.1234567890").value == "1234567890.1234567890"
    assert cell(Kind.FLAG, "yes").value is True
    assert cell(Kind.DATE, "2025-10-28").value == datetime(2025, 10, 28)  # noqa: DTZ001 - a spreadsheet has no zones
    minute = cell(Kind.TIME, "2025-10-28T09:50+09:00")
    assert minute.value == datetime(2025, 10, 28, 9, 50)  # noqa: DTZ001 - as above
    assert minute.number_format.endswith('" +09:00"')
    for imprecise in ("2025-10", "2025", "2025-10-28/2025-10-29", "1894-05-13"):
        assert cell(Kind.TIME, imprecise).value == imprecise


def test_a_workbook_has_a_frozen_header_filters_and_widths() -> None:
    found = sheet(written("xlsx", table_of([Kind.TEXT, Kind.TEXT], [("x" * 30, "y"), ("z" * 500, None)])))
    assert (found.freeze_panes, found.auto_filter.ref) == ("A2", "A1:B3")
    assert found["A1"].font.bold
    assert found.column_dimensions["A"].width == xlsx_format.MOST_WIDTH
    assert found.column_dimensions["B"].width == xlsx_format.LEAST_WIDTH
    bare = sheet(written("xlsx", table_of([Kind.TEXT], [("a",)]), header=False))
    assert (bare["A1"].value, bare.freeze_panes, bare.auto_filter.ref) == ("a", None, None)


def test_a_page_is_a_workbook_of_sheets(tripcli: Tripcli) -> None:
    book = openpyxl.load_workbook(BytesIO(tripcli("summary", "-f", "xlsx").out))
    assert book.sheetnames == list(json.loads(tripcli("summary", "-f", "json").text))


@pytest.mark.parametrize("view", VIEWS)
def test_parquet_has_the_values_of_json_in_another_engine(tripcli: Tripcli, view: str, tmp_path: Path) -> None:
    path = tmp_path / "answer.parquet"
    assert tripcli(view, "-o", str(path)).code == 0
    with duckdb.connect() as engine:
        answer = engine.execute(f"SELECT * FROM '{path}'")
        columns = [column[0] for column in answer.description or ()]
        found = [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]
    objects = json.loads(tripcli(view, "-f", "json").text)
    assert [{key: row[key] for key in objects[0]} for row in found] == [_plain(one) for one in objects]
    for row in found:
        for column in [name.removesuffix("_utc") for name in row if name.endswith("_utc")]:
            text, instant = row[column], row[f"{column}_utc"]
            exact = text is not None and len(text) > len("2025-10-28T09:50") and "/" not in text
            assert (instant is not None) == exact
            assert not exact or instant == datetime.fromisoformat(text)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """An object of JSON with ids in the place of references, and exact numbers where its columns have them."""
    return {key: _value(value) for key, value in row.items()}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(one) for one in value]
    if isinstance(value, dict):
        return value["id"]
    return Decimal(str(value)) if isinstance(value, float) else value


def test_parquet_types_depend_on_the_kinds_of_columns_alone() -> None:
    kinds = [Kind.TIME, Kind.NUMBER, Kind.PEOPLE, Kind.WORDS, Kind.FLAG, Kind.COUNT, Kind.TEXT]
    row = ("2025-10-28T09:50+09:00", "550000000000.5", "a;b", '["x; y", "z"]', "yes", 3, "t")
    full = pq.read_table(BytesIO(written("parquet", table_of(kinds, [row]))))
    empty = pq.read_table(BytesIO(written("parquet", table_of(kinds, []))))
    assert full.schema == empty.schema
    assert full.to_pylist() == [{
        "a": row[0], "a_utc": datetime(2025, 10, 28, 0, 50, tzinfo=UTC), "b": Decimal("550000000000.5"),
        "c": ["a", "b"], "d": ["x; y", "z"], "e": True, "f": 3, "g": "t",
    }]  # fmt: skip


@pytest.mark.parametrize("number", ["0.1234567890123", "1e300", "9" * 40, "about 3"])
def test_a_number_that_no_decimal_holds_is_text_in_parquet(number: str) -> None:
    content = written("parquet", table_of([Kind.NUMBER], [(number,), ("2",)]))
    assert pq.read_table(BytesIO(content)).to_pylist() == [{"a": number}, {"a": "2"}]


@pytest.mark.parametrize("writer", OF_ANY_TABLE_IN_BYTES, ids=lambda writer: writer.id)
def test_two_runs_give_the_same_bytes(tripcli: Tripcli, writer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = tripcli("timeline", "-f", writer.id).out
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert tripcli("timeline", "-f", writer.id).out == first
    assert str(date.today().year).encode() not in first  # noqa: DTZ011 - the present must not be in the file


@pytest.mark.parametrize("writer", OF_ANY_TABLE_IN_BYTES, ids=lambda writer: writer.id)
def test_a_terminal_gets_no_bytes(tripcli: Tripcli, writer: Any, tmp_path: Path) -> None:
    for command in (("timeline",), ("sql", "SELECT 1")):
        result = tripcli(*command, "-f", writer.id, out_is_terminal=True)
        assert (result.code, result.out) == (2, b"")
        assert f"write it with -o FILE{writer.suffixes[0]}" in result.err
    path = tmp_path / f"out{writer.suffixes[0]}"
    assert tripcli("timeline", "-o", str(path), out_is_terminal=True).code == 0
    assert path.stat().st_size > 0


@pytest.mark.parametrize(("writer", "library"), [(BY_ID["xlsx"], "openpyxl"), (BY_ID["parquet"], "pyarrow")])
def test_without_its_library_a_format_says_how_to_install_it(
    tripcli: Tripcli, writer: Any, library: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tripcli.writers.extras.find_spec", lambda name: None if name == library else name)
    path = tmp_path / f"out{writer.suffixes[0]}"
    path.write_bytes(b"old")
    result = tripcli("timeline", "-o", str(path))
    assert result.code == 2
    assert f"pip install 'tripcli[{writer.id}]'" in result.err
    assert path.read_bytes() == b"old"


def test_a_page_asks_for_a_section_where_a_format_holds_one_table(tripcli: Tripcli) -> None:
    for writer in OF_ANY_TABLE_IN_BYTES:
        result = tripcli("summary", "-f", writer.id)
        assert (result.code == 0) == (writer.pages is Pages.WHOLE)


def test_too_many_rows_for_a_sheet_are_refused(tripcli: Tripcli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_format, "MOST_ROWS", 2)
    result = tripcli("timeline", "-f", "xlsx")
    assert (result.code, result.out) == (2, b"")
    assert "-f csv holds them" in result.err
