"""One raw file per view and format, so that a difference of CSV reads as CSV; and the looks of a terminal.

`pytest tests/golden --update-golden` rewrites the files; the difference is the review.
"""

from pathlib import Path

import pytest

from running import Tripcli
from tripcli.cli.format_needs import serves
from tripcli.views import VIEWS, load_view
from tripcli.writers import BY_ID, WRITERS

FOLDER = Path(__file__).parent / "formats"
PAGES = {"show", "summary", "sql", "search", "trips"}
"""What needs words, or shows the machine; the stories have them."""
TABLES = [view for view in VIEWS if view not in PAGES]
AS_OF = {"next": ("--as-of", "2024-05-13")}
"""When a view has something to show."""
SUFFIXES = {
    "table": "txt", "tsv": "tsv", "csv": "csv", "json": "json", "jsonl": "jsonl", "records": "rec", "md": "md",
    "html": "html", "geojson": "geojson", "bibtex": "bib", "csl": "csl.json", "ris": "ris",
}  # fmt: skip
ELSEWHERE = {"ics", "cite", "xlsx", "parquet"}
"""Formats without files here: a library decides the bytes of ics, xlsx and parquet, and cite is for pages."""
FILES = [(view, format_id) for view in TABLES for format_id in SUFFIXES if serves(BY_ID[format_id], load_view(view))]
WIDTHS = (60, 80, 120, 200)


def compare(path: Path, now: bytes, request: pytest.FixtureRequest) -> None:
    """The file is what the program says, or becomes so."""
    if request.config.getoption("--update-golden"):
        path.write_bytes(now)
    assert path.read_bytes() == now, f"{path.name}: pytest tests/golden --update-golden rewrites it"


def test_every_format_has_a_suffix_here() -> None:
    assert {writer.id for writer in WRITERS} == set(SUFFIXES) | ELSEWHERE


@pytest.mark.parametrize(("view", "format_id"), FILES)
def test_a_format_is_what_its_file_holds(
    tripcli: Tripcli, view: str, format_id: str, request: pytest.FixtureRequest
) -> None:
    result = tripcli(view, *AS_OF.get(view, ()), "-f", format_id)
    assert result.code == 0, result.err
    compare(FOLDER / f"{view}.{SUFFIXES[format_id]}", result.out, request)


@pytest.mark.parametrize("view", TABLES)
@pytest.mark.parametrize("width_cells", WIDTHS)
def test_a_terminal_of_a_width_looks_so(
    tripcli: Tripcli, view: str, width_cells: int, request: pytest.FixtureRequest
) -> None:
    settings = {"NO_COLOR": "1"}
    result = tripcli(view, *AS_OF.get(view, ()), environment=settings, out_is_terminal=True, width_cells=width_cells)
    compare(FOLDER / f"{view}.{width_cells}-cells", result.out, request)


@pytest.mark.parametrize("view", TABLES)
def test_a_terminal_in_ascii_looks_so(tripcli: Tripcli, view: str, request: pytest.FixtureRequest) -> None:
    result = tripcli(
        view, *AS_OF.get(view, ()), "--color", "never", out_is_terminal=True, out_encoding="ascii", width_cells=80
    )
    compare(FOLDER / f"{view}.ascii", result.out, request)


def test_no_file_is_left_of_what_is_gone() -> None:
    known = {f"{view}.{SUFFIXES[format_id]}" for view, format_id in FILES} | {f"{view}.ascii" for view in TABLES}
    known |= {f"{view}.{width_cells}-cells" for view in TABLES for width_cells in WIDTHS}
    assert {file.name for file in FOLDER.iterdir()} == known
