"""Every view by every writer: it runs, its data can be read back, and no column of the design is missing."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from running import Tripcli
from tripcli.cli.format_needs import serves, views_served
from tripcli.table import Audience
from tripcli.views import VIEWS, load_view
from tripcli.views.view import columns_of
from tripcli.writers import BY_SUFFIX, WRITERS, Pages, Writer

# Typed again on purpose: these ids are the public contract, and whoever takes one away has to do it here too.
COLUMNS = {
    "timeline": "id start end length stop place country title kind venue status disputed participants topics note "
    "sources differ earliest latest",
    "stops": "id name kind country timezone latitude longitude arrive depart status nights events sources differ",
    "participants": "id name title party stops events first last",
    "meetings": "person other events first last stops",
    "agreements": "id title kind parties event date status disputed binding note sources differ",
    "pledges": "id title kind by to amount unit bound per period status disputed binding part_of event counted sources "
    "differ",
    "sources": "id publisher via title published kind url records",
    "reports": "known source publisher said_by kind record title status disputed says changed note",
    "changes": "known source kind record field before after note",
    "conflicts": "kind record field status value sources other_value other_sources said_by other_said_by",
    "compare": "measure of trip value least most unit kind bound status one_side sources",
    "next": "id start end length stop place country title kind venue status disputed participants topics note sources "
    "differ earliest latest in",
    "search": "kind id title where match",
    "trips": "id title traveler start end stops events path",
}
TABLES = [view for view in VIEWS if view in COLUMNS]
PAGES = {"show", "summary", "sql"}
"""Views whose answer has no fixed columns."""
WORDS = {"search": ("harbour",), "next": ("--as-of", "2024-05-08")}
"""What a view needs in order to have something to show."""
SECTIONS = {"show": "record", "summary": "route"}
"""A section of each page, for formats that hold one table."""
BEFORE_ALL = "1990-01-01"
MOMENTS = (None, "2024-05-08", "2024-05-14T12:00", BEFORE_ALL)
"""Moments whose knowledge is asked for; none for all that is known."""


def words_of(view: str) -> tuple[str, ...]:
    """The words that a view needs."""
    return {"search": ("harbour",), "show": ("bergen",)}.get(view, ())


@pytest.mark.parametrize("view", VIEWS)
def test_the_columns_of_every_view_are_written_down_here(view: str) -> None:
    assert view in COLUMNS or view in PAGES


@pytest.mark.parametrize("view", TABLES)
def test_json_has_every_column_of_the_design(tripcli: Tripcli, view: str) -> None:
    result = tripcli(view, *WORDS.get(view, ()), "-f", "json")
    assert (result.code, result.err) == (0, "")
    rows = json.loads(result.text)
    assert rows
    for row in rows:
        assert set(COLUMNS[view].split()) <= set(row)


@pytest.mark.parametrize("as_of", MOMENTS)
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.id)
@pytest.mark.parametrize("view", VIEWS)
def test_every_writer_takes_the_views_that_it_serves_as_of_every_moment(
    tripcli: Tripcli, view: str, writer: Writer, as_of: str | None
) -> None:
    words = words_of(view)
    moment = ("--as-of", as_of) if as_of else ()
    section = ("--section", SECTIONS[view]) if writer.pages is Pages.SECTION and view in SECTIONS else ()
    result = tripcli(view, *words, "-f", writer.id, *section, *moment)
    if not serves(writer, load_view(view)):
        assert (result.code, result.out) == (2, b"")
        assert writer.needs is not None
        assert result.err.startswith(f"tripcli: -f {writer.id}: {writer.id} needs {writer.needs.what}: ")
        assert result.err.rpartition(": ")[2].strip().split(", ") == views_served(writer)
        return
    if as_of == BEFORE_ALL and view == "show":
        assert (result.code, result.out) == (2, b"")
        return
    assert result.code == 0, result.err
    if not writer.is_text:
        assert result.out == tripcli(view, *words, "-f", writer.id, *section, *moment).out
        return
    assert result.text.strip() or result.err.startswith("nothing to show")
    assert result.text.strip() or as_of or view == "next"
    assert "\x1b" not in result.text
    assert "fault of the program" not in result.err
    assert result == tripcli(view, *words, "-f", writer.id, *section, *moment)


@pytest.mark.parametrize("view", TABLES)
def test_all_data_formats_hold_the_same_rows_and_columns(tripcli: Tripcli, view: str) -> None:
    words = WORDS.get(view, ())
    objects = json.loads(tripcli(view, *words, "-f", "json").text)
    lines = [json.loads(line) for line in tripcli(view, *words, "-f", "jsonl").lines]
    tab_separated = [line.split("\t") for line in tripcli(view, *words, "-f", "tsv").lines]
    columns = ",".join(tab_separated[0])  # named, so that csv has no names beside the ids
    comma_separated = list(csv.reader(io.StringIO(tripcli(view, *words, "-f", "csv", "-c", columns).text, newline="")))
    assert lines == objects
    assert [list(one) for one in objects] == [tab_separated[0]] * len(objects)
    names_beside_ids = {column for column in comma_separated[0] if column.endswith(("_name", "_names"))}
    assert [column for column in comma_separated[0] if column not in names_beside_ids] == tab_separated[0]
    assert len(comma_separated) == len(tab_separated) == len(objects) + 1


@pytest.mark.parametrize("view", TABLES)
def test_a_file_gets_the_bytes_of_a_pipe_by_every_suffix(tripcli: Tripcli, view: str, tmp_path: Path) -> None:
    for suffix, writer in BY_SUFFIX.items():
        if not serves(writer, load_view(view)):
            continue
        path = tmp_path / f"out{suffix}"
        assert tripcli(view, *WORDS.get(view, ()), "-o", str(path)).code == 0
        assert path.read_bytes() == tripcli(view, *WORDS.get(view, ()), "-f", writer.id).out


@pytest.mark.parametrize("view", TABLES)
@pytest.mark.parametrize("width_cells", [20, 60, 80, 120, 200])
def test_a_terminal_is_never_overrun(tripcli: Tripcli, view: str, width_cells: int) -> None:
    from tripcli.values.cells import width as cells

    settings: dict[str, Any] = {"out_is_terminal": True, "width_cells": width_cells}
    result = tripcli(view, *WORDS.get(view, ()), "--color", "never", **settings)
    assert result.code == 0
    assert "\x1b" not in result.text
    if width_cells >= 60:
        assert max(cells(line) for line in result.lines) <= width_cells


@pytest.mark.parametrize("view", TABLES)
def test_every_column_can_be_named_alone_and_sorted_by(tripcli: Tripcli, view: str) -> None:
    for one in columns_of(load_view(view)):
        words = WORDS.get(view, ())
        for sort in (one.column.id, f"-{one.column.id}"):
            result = tripcli(view, *words, "-f", "tsv", "-c", one.column.id, f"--sort={sort}")
            assert result.code == 0, result.err
            assert result.lines[0] == one.column.id


@pytest.mark.parametrize("view", TABLES)
def test_every_column_of_every_view_says_what_it_means(view: str) -> None:
    columns = [one.column for one in columns_of(load_view(view))]
    assert all(column.help for column in columns)
    assert len({column.id for column in columns}) == len(columns)
    data = {column.id for column in columns if column.audience is not Audience.PEOPLE}
    assert set(COLUMNS[view].split()) <= data
