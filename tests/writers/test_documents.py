"""Markdown and HTML: read back by other parsers, with hostile data."""

import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_tables import table_of, timeline, written
from test_pages import PAGE

from tripcli.table import Column, Kind, Table
from tripcli.writers import BY_ID
from tripcli.writers.cell_text import one_line
from tripcli.writers.target import Target

MARKDOWN: Any = import_module("markdown_it").MarkdownIt("commonmark").enable("table")
HOSTILE = (
    "<script>document.title='run'</script>", "<img src=x onerror=alert(1)>", "a|b", "*a* _b_ `c` ~~d~~", "[x](javascript:1)",
    "\\", "a\\|b\\", "&amp; &lt;", "</td></table>", "# a", "![i](http://e.example/i.png)", "{{ 7*7 }}", '"quoted" \'s',
    "<https://e.example>", "US$5 to US$6", "--- | ---", "+1", "> a",
)  # fmt: skip


def markdown_cells(text: str) -> list[list[str]]:
    """The texts of the cells of all rows, as a parser of Markdown reads them; fails on anything but text in a cell."""
    rows: list[list[str]] = []
    for token in MARKDOWN.parse(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            assert {child.type for child in token.children} <= {"text", "text_special"}, token.content
            rows[-1].append("".join(child.content for child in token.children))
    return rows


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), st.sampled_from(HOSTILE)), min_size=1, max_size=4))
def test_markdown_read_back_has_the_cells_and_nothing_but_text(rows: list[tuple[str, str]]) -> None:
    expected = [[one_line(cell) if one_line(cell) != "-" else "" for cell in row] for row in rows]
    output = written("md", table_of([Kind.TEXT, Kind.TEXT], rows))
    assert markdown_cells(output)[1:] == expected


def test_markdown_names_columns_by_their_labels_and_aligns_numbers() -> None:
    lines = written("md", timeline()).splitlines()
    assert lines[0] == "Trump's Asia tour"
    assert lines[2].startswith("| date | stop | offset | time | status | what |")
    assert lines[3].endswith("| --: | --: | --- |")
    assert lines[-1] == "3 events · 58 sources → 29 Oct 2025"


def test_an_address_is_a_link_in_markdown_and_html_only_when_it_is_of_the_web() -> None:
    addresses = ["https://example.org/a?b=c", "javascript:alert(1)", "https://e.example/<script>", "ftp://example.org"]
    table = table_of([Kind.ADDRESS], [(address,) for address in addresses])
    links = [token for block in MARKDOWN.parse(written("md", table)) for token in block.children or ()]
    hrefs = [token.attrs["href"] for token in links if token.type == "link_open"]
    assert hrefs == ["https://example.org/a?b=c"]
    page = Document(written("html", table_of([Kind.ADDRESS], [(address,) for address in addresses])))
    assert [dict(attributes)["href"] for tag, attributes in page.tags if tag == "a"] == [addresses[0], addresses[2]]


def test_a_part_hangs_on_its_whole_in_a_document() -> None:
    columns = (
        Column(id="what", label="what", kind=Kind.TEXT, depth_in="depth"),
        Column(id="depth", label="depth", kind=Kind.COUNT),
    )
    table = Table(title="", columns=columns, rows=[("whole", 0), ("part", 1), ("its part", 2)])
    assert written("md", table).splitlines()[2:] == ["| whole |", "| └ part |", "| \u2003└ its part |"]
    assert '<td class="depth-2">its part</td>' in written("html", table._replace(rows=[("its part", 2)]))


class Document(HTMLParser):
    """An HTML document: its tags, and the texts of its cells and notes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.cells: list[str] = []
        self.texts: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, attrs))
        self._open.append(tag)
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        """Close what is open up to the tag."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if self._open[-1:] == ["td"]:
            self.cells[-1] += data
        elif self._open:
            self.texts[self._open[-1]] = self.texts.get(self._open[-1], "") + data


def test_html_has_hostile_data_as_text_and_no_tag_or_script_of_theirs() -> None:
    document = Document(written("html", table_of([Kind.TEXT], [(text,) for text in HOSTILE])))
    assert document.cells == [one_line(text) for text in HOSTILE]
    assert [tag for tag, _ in document.tags if tag in {"script", "img", "style"}] == ["style", "script"]
    names = {name for _, attributes in document.tags for name, _ in attributes}
    assert not {name for name in names if name.startswith("on") or name in {"src", "style"}}


def test_the_policy_of_html_allows_its_own_style_and_script_and_no_connection() -> None:
    document = Document(written("html", timeline()))
    policy = next(
        dict(attributes)["content"]
        for tag, attributes in document.tags
        if dict(attributes).get("http-equiv") == "Content-Security-Policy"
    )
    hashes = {
        tag: "sha256-" + b64encode(sha256(document.texts[tag].encode()).digest()).decode()
        for tag in ("style", "script")
    }
    assert policy is not None
    assert policy.split("; ") == [
        "default-src 'none'", f"style-src '{hashes['style']}'", f"script-src '{hashes['script']}'",
        "base-uri 'none'", "form-action 'none'",
    ]  # fmt: skip


def test_a_page_is_one_document_with_the_sections_for_people() -> None:
    outputs = {}
    for writer_id in ("md", "html"):
        out = BytesIO()
        target = Target(
            out=out, terminal=False, width_cells=80, color=False, unicode=True, header=True, print_message=print
        )
        BY_ID[writer_id].write_page(PAGE, target)
        outputs[writer_id] = out.getvalue().decode()
    assert outputs["md"].splitlines() == [
        "# A TRIP", "", "| text |", "| --- |", "| 3 events; met Kim |", "", "As of today", "",
    ]  # fmt: skip
    document = Document(outputs["html"])
    assert document.cells == ["3 events; met Kim"]
    assert (document.texts["h1"], document.texts["p"]) == ("A TRIP", "As of today")


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_a_browser_runs_no_script_of_the_data_and_shows_the_table(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(written("html", table_of([Kind.TEXT], [(text,) for text in HOSTILE])), encoding="utf-8")
    program = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", f"file://{page}"]
    dom = subprocess.run(program, capture_output=True, text=True, timeout=60, check=True).stdout
    document = Document(dom)
    assert document.cells == [one_line(text) for text in HOSTILE]
    assert document.texts["title"] == "sample"
    assert re.search("<th[^>]*><button type=.button.>a</button>", dom)
