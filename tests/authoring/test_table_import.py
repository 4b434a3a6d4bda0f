"""Tables of any shape become datasets without errors, or are refused; nothing is lost without a word."""

import csv
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tripcli.authoring.canonical import yaml_of
from tripcli.authoring.table_columns import FIELDS, guessed
from tripcli.authoring.table_import import Defaults, imported
from tripcli.reading.load import read_dataset

CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    st.sampled_from(
        ["2024-05-13", "13 May 2024", "CH", "Kenya", "meeting", "held", "1h", "https://example.org/1", "A; B"]
    ),
)
TABLES = st.lists(st.lists(CELLS, max_size=9), max_size=6)
HEADER = ["title", "start", "stop", "country", "participants", "status", "publisher", "url", "length"]


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_any_table_becomes_a_dataset_without_errors_of_form(rows: list[list[str]]) -> None:
    stream = StringIO()
    csv.writer(stream).writerows([HEADER, *rows])
    result = imported(stream.getvalue(), {}, Defaults(file="events.csv"))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "trip.yaml"
        path.write_text(yaml_of(result.dataset), encoding="utf-8", newline="")
        reading = read_dataset(path)
    assert [problem for problem in reading.problems if not problem.warning] == []
    titled = [row for row in rows if row and row[0].strip()]
    lost = [one for one in result.unread if "makes no record" in one.why]
    untitled = [row for row in rows if any(cell.strip() for cell in row) and not row[0].strip()]
    assert len(result.dataset.events) + len(lost) == len(titled) + len(untitled)


def test_a_long_or_broken_text_is_told_and_not_dropped() -> None:
    text = "title,start,note\n" + "x" * 2100 + ",2024-05-13,\nTalks,never,said so\n"
    result = imported(text, {}, Defaults(file="events.csv"))
    assert [one.line for one in result.unread] == [2, 3]
    (event,) = result.dataset.events
    assert event.reports[0].note == "said so; start: never"


def test_columns_are_guessed_by_any_of_their_names() -> None:
    for field, names in FIELDS.items():
        assert field in guessed([names[0].upper(), "something"], {})
    assert guessed(["Start_Date", "What", "City"], {"stop": ""}) == {"title": "What", "start": "Start_Date"}
