"""Spreadsheets of any shape become datasets without errors, or are refused; no cell is lost silently."""

import csv
import re
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tripcli.authoring.canonical import yaml_of
from tripcli.authoring.spreadsheet.columns import FIELDS, chosen_columns
from tripcli.authoring.spreadsheet.importing import NoPublicationDayError, import_sheet
from tripcli.authoring.spreadsheet.people import KnownPeople, names_in
from tripcli.authoring.spreadsheet.rows import Defaults
from tripcli.reading.load import read_dataset
from tripcli.records import Dataset, Person

DEFAULTS = Defaults(file="events.csv", published="2024-06-01")
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(
        ["2024-05-13", "13 May 2024", "CH", "Kenya", "meeting", "held", "1h", "https://example.org/1", "A; B"]
    ),
)
TABLES = st.lists(st.lists(CELLS, max_size=9), max_size=6)
HEADER = ["title", "start", "stop", "country", "participants", "status", "publisher", "url", "length"]


def read_back(dataset: Dataset) -> list[str]:
    """Return the codes of the errors of a dataset when it is written and read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trip.yaml"
        path.write_text(yaml_of(dataset), encoding="utf-8", newline="")
        return [problem.code for problem in read_dataset(path).problems if not problem.warning]


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_any_table_becomes_a_dataset_without_errors(rows: list[list[str]]) -> None:
    stream = StringIO()
    csv.writer(stream).writerows([HEADER, *rows])
    result = import_sheet(stream.getvalue().encode(), {}, DEFAULTS)
    assert read_back(result.dataset) == []
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    reports = sum(len(event.reports) for event in result.dataset.events)
    lost = [one for one in result.unread if "makes no record" in one.why]
    assert reports + len(lost) == len(filled)


def test_a_text_that_does_not_fit_is_listed_with_its_line_and_kept_in_the_note() -> None:
    text = "title,start,note\n" + "x" * 2100 + ",2024-05-13,\nTalks,never,said so\n"
    result = import_sheet(text.encode(), {}, DEFAULTS)
    assert [one.line for one in result.unread] == [2, 3]
    (event,) = result.dataset.events
    assert event.reports[0].note == "said so; start: never"


LONG = "word " * 500


@pytest.mark.parametrize(
    "field", ["title", "stop", "publisher", "source_title", "url", "venue", "note", "participants"]
)
def test_a_cell_that_is_too_long_is_named_in_plain_words(field: str) -> None:
    cells = {"title": "Talks", "start": "2024-05-13", field: "https://example.org/" + LONG.replace(" ", "")}
    text = ",".join(cells) + "\n" + ",".join(cells.values()) + "\nDinner,2024-05-14\n"
    result = import_sheet(text.encode(), {}, DEFAULTS)
    (one,) = [one for one in result.unread if one.line == 2]
    assert one.column == field
    assert one.why == "the cell has 2,020 characters; 2,000 are the most, so the line makes no record"
    assert read_back(result.dataset) == []


@pytest.mark.parametrize("length", [1990, 1999, 2000])
def test_a_title_of_the_full_length_names_its_source_too(length: int) -> None:
    text = "title,start,publisher\n" + "x" * length + ",2024-05-13,\nTalks,never,Wire\n"
    assert read_back(import_sheet(text.encode(), {}, DEFAULTS).dataset) == []
    with_address = "title,url\n" + "x" * length + ",https://example.org/\n"
    assert read_back(import_sheet(with_address.encode(), {}, DEFAULTS).dataset) == []


def test_a_note_that_grows_too_long_is_named_in_plain_words() -> None:
    text = "title,start,end,note\nTalks,2024-05-13," + "n" * 1500 + "," + "y" * 1500 + "\n"
    result = import_sheet(text.encode(), {}, DEFAULTS)
    assert result.unread[-1].why.startswith("the note, with the texts that did not fit, has 3,00")
    assert result.dataset.events == ()


@pytest.mark.parametrize("damage", ["no worksheets", "version"])
def test_a_damaged_workbook_is_refused_in_plain_words(damage: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book, stream = openpyxl.Workbook(), BytesIO()
    book.active.append(["Date", "Event"])
    book.save(stream)
    content = stream.getvalue()
    if damage == "version":
        version = content.index(b"PK\x01\x02") + 6  # what is needed to read the first member
        content = content[:version] + b"\xff" + content[version + 1 :]
        why = "a damaged Excel file"
    else:
        content, why = without_worksheets(content), "an Excel workbook without worksheets"
    with pytest.raises(ValueError, match=why):
        import_sheet(content, {}, DEFAULTS)


def without_worksheets(content: bytes) -> bytes:
    """Return the workbook with an empty list of worksheets."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(made, "w") as after:
        for name in before.namelist():
            member = before.read(name)
            if name == "xl/workbook.xml":
                member = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", member)
            after.writestr(name, member)
    return made.getvalue()


def test_the_day_of_publication_is_never_invented() -> None:
    table = b"title,date\nTalks,2024-05-13\n"
    with pytest.raises(NoPublicationDayError, match="--published DAY"):
        import_sheet(table, {}, Defaults(file="events.csv"))
    (source,) = import_sheet(table, {}, DEFAULTS).dataset.sources
    assert source.published == "2024-06-01"
    partly = b"title,date,published\nTalks,2024-05-13,2024-05-14\nDinner,2024-05-13,\n"
    result = import_sheet(partly, {}, Defaults(file="events.csv"))
    assert [event.title for event in result.dataset.events] == ["Talks"]
    assert [(one.line, one.found) for one in result.unread] == [(3, "Dinner")]


def test_columns_are_found_by_any_of_their_names() -> None:
    for field, names in FIELDS.items():
        for name in names:
            assert chosen_columns([name.upper(), "something"], {}), (field, name)
    assert chosen_columns(["Start_Date", "What", "City"], {"stop": ""}) == {"title": "What", "start": "Start_Date"}


def test_columns_without_a_known_name_are_found_by_their_cells() -> None:
    table = "X,Y,Z\n2024-05-13,9:30,Talks in the palace\n2024-05-14,10:00,Dinner by the lake\n"
    result = import_sheet(table.encode(), {}, DEFAULTS)
    assert result.guessed == {"start": "X", "time": "Y", "title": "Z"}
    assert result.dataset.events[0].reports[0].start == "2024-05-13T09:30"


def test_a_table_without_headings_has_columns_by_letter() -> None:
    result = import_sheet(b"2024-05-13,Talks in the palace\n2024-05-14,Dinner\n", {}, DEFAULTS)
    assert result.columns == {"start": "A", "title": "B"}
    assert len(result.dataset.events) == 2


def test_a_title_above_the_headings_is_no_heading() -> None:
    result = import_sheet(b"Programme,,\n,,\nDate,What happened,Where\n2024-05-13,Talks,Bonn\n", {}, DEFAULTS)
    assert result.columns == {"title": "What happened", "start": "Date", "stop": "Where"}


def test_an_excel_file_is_read_like_its_csv() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import datetime, time

    book = openpyxl.Workbook()
    book.active.append(["Date", "Time", "Event", "City", "Attendance"])
    book.active.append([datetime(2024, 5, 13), time(9, 30), "Talks", "Bonn", 6000.0])  # noqa: DTZ001  # local
    stream = BytesIO()
    book.save(stream)
    (event,) = import_sheet(stream.getvalue(), {}, DEFAULTS).dataset.events
    assert (event.reports[0].start, event.reports[0].attendance) == ("2024-05-13T09:30", "6000")
    with pytest.raises(ValueError, match='no worksheet "Other"; there are: Sheet'):
        import_sheet(stream.getvalue(), {}, DEFAULTS._replace(worksheet="Other"))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the table is empty"),
        (b"PK\x03\x04 no zip", "a damaged Excel file"),
        (b"\xd0\xcf\x11\xe0 old", "save it as .xlsx"),
        ("title\nDîner\n".encode("latin-1"), "line 2: not UTF-8"),
        (b'title,date\nA,2024-01-02\nB,"2024\n', "line 3: a quotation mark that is never closed"),
    ],
)
def test_content_that_is_no_spreadsheet_is_refused_with_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        import_sheet(content, {}, DEFAULTS)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Nixon and Mrs. Nixon", ["Nixon", "Mrs. Nixon"]),
        ("Nixon, Mao Zedong & Zhou Enlai", ["Nixon", "Mao Zedong", "Zhou Enlai"]),
        ("Nixon, Richard; Mao Zedong, Zhou Enlai", ["Nixon, Richard", "Mao Zedong", "Zhou Enlai"]),
        ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("Ann\nBob", ["Ann", "Bob"]),
    ],
)
def test_the_people_of_a_cell_are_separated(cell: str, names: list[str]) -> None:
    assert names_in(cell) == names


def test_a_short_name_finds_the_only_person_who_has_it() -> None:
    known = KnownPeople([Person(id="richard-nixon", name="Richard Nixon"), Person(id="first-lady", name="Mrs. Nixon")])
    assert known.find("Nixon") == known.find("President Nixon") == "richard-nixon"
    assert known.find("Mrs. Nixon") == "first-lady"
    assert known.find("Mao") is None
    known.add("Tricia Nixon", "tricia-nixon")
    assert known.find("Nixon") is None


def test_lines_of_one_event_from_several_sources_are_reports_of_one_record() -> None:
    table = b"title,date,source\nTalks,2024-05-13,Gazette\nTalks,2024-05-13,Wire\nTalks,2024-05-13,Wire\n"
    events = import_sheet(table, {}, DEFAULTS).dataset.events
    assert [len(event.reports) for event in events] == [2, 1]
