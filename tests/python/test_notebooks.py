"""Answers in a notebook, on Rich's console and as data frames."""

import sys
from io import StringIO
from typing import Any

import pandas as pd
import pytest
from rich.console import Console

from conftest import GOLDEN_TRIP
from tripcli.questions.answers import SHOWN_ROWS, Answer
from tripcli.questions.datasets import Datasets
from tripcli.questions.library import open_library

LIBRARY = open_library((GOLDEN_TRIP,), None, Datasets({}, None), lambda: 0)
HOSTILE: dict[str, Any] = {
    "trip": {"id": "x", "title": "X", "traveler": "ann", "timezone": "UTC"},
    "parties": [{"id": "US", "name": "<script>alert(1)</script>", "kind": "country"}],
    "people": [{"id": "ann", "name": "[red]Ann<img src=x onerror=alert(1)>", "party": "US", "offices": [{"title": "Envoy"}]}],
    "sources": [{"id": "alpha", "publisher": "A", "title": "T", "url": "https://alpha.example/1", "published": "2025-10-20", "kind": "press"}],
    "events": [
        {"id": f"talks-{number}", "place": {"name": "Oslo", "country": "US", "timezone": "UTC"}, "title": "<b>Talks</b>", "kind": "summit",
         "reports": [{"source": "alpha", "status": "expected", "start": "2025-10-28T09:50", "participants": ["ann"]}]}
        for number in range(SHOWN_ROWS + 1)
    ],
}  # fmt: skip


def hostile_answer() -> Answer:
    """The timeline of a dataset whose names are markup."""
    return open_library((HOSTILE,), None, Datasets({}, None), lambda: 0).timeline()


def test_a_notebook_shows_the_table_for_people_with_its_notes() -> None:
    shown = LIBRARY.stops()._repr_html_() or ""
    assert shown.count("<table>") == shown.count("</table>") == 1
    assert '<th scope="col">stop</th>' in shown
    assert '<p class="note">' in shown
    assert "<html" not in shown
    assert "<script" not in shown


def test_a_notebook_shows_markup_as_text_and_the_first_rows_of_many() -> None:
    shown = hostile_answer()._repr_html_() or ""
    assert "&lt;b&gt;Talks&lt;/b&gt;" in shown
    assert "<img" not in shown
    assert shown.count("<tr>") == SHOWN_ROWS + 1
    assert f"{SHOWN_ROWS} of {SHOWN_ROWS + 1} rows are shown" in shown


def test_rich_prints_the_table_of_the_terminal_in_its_width() -> None:
    out = StringIO()
    Console(file=out, width=70, force_terminal=False).print(LIBRARY.stops())
    lines = out.getvalue().splitlines()
    assert lines[0].split()
    assert max(map(len, lines)) <= 70
    assert "\x1b" not in out.getvalue()


def test_a_notebook_and_rich_show_a_page_with_its_heading_and_all_its_tables() -> None:
    page = LIBRARY.summary()
    shown = page._repr_html_() or ""
    assert "<p>" in shown
    assert shown.count("<table>") == shown.count("</table>") >= 1
    out = StringIO()
    Console(file=out, width=70, force_terminal=False).print(page)
    assert max(map(len, out.getvalue().splitlines())) <= 70
    for word in ("ROUTE", "PLEDGED"):
        assert word in shown
        assert word in out.getvalue()


def test_a_page_in_a_notebook_shows_markup_as_text() -> None:
    shown = open_library((HOSTILE,), None, Datasets({}, None), lambda: 0).show("talks-1")._repr_html_() or ""
    assert "&lt;B&gt;TALKS&lt;/B&gt;" in shown
    assert "<b>" not in shown.lower()
    assert "<img" not in shown


def test_a_page_of_a_closed_library_shows_its_sections_by_name() -> None:
    with open_library((GOLDEN_TRIP,), None, Datasets({}, None), lambda: 0) as library:
        page = library.summary()
    assert page._repr_html_() is None
    out = StringIO()
    Console(file=out, width=200).print(page)
    assert out.getvalue().startswith("<Sections of summary: counts, ")


def test_a_data_frame_has_typed_columns() -> None:
    frame = LIBRARY.timeline().to_pandas()
    assert len(frame) == len(LIBRARY.timeline())
    assert str(frame["earliest"].dtype).endswith("UTC]")
    assert frame["disputed"].dtype == bool
    amounts = LIBRARY.pledges().to_pandas()["amount"]
    assert amounts.dtype == "float64"
    assert amounts.sum() == float(sum(row.amount or 0 for row in LIBRARY.pledges()))
    assert LIBRARY.stops().to_pandas()["nights"].dtype == "Int64"
    assert isinstance(frame, pd.DataFrame)


def test_an_empty_answer_is_an_empty_frame_with_its_columns() -> None:
    frame = LIBRARY.as_of("1000-01-01").timeline().to_pandas()
    assert list(frame.columns) == list(LIBRARY.timeline().columns)
    assert len(frame) == 0


def test_without_pandas_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install 'tripcli\[pandas\]'"):
        LIBRARY.stops().to_pandas()
