"""Pages for tests: made in this process, and read again as lists of texts."""

from collections.abc import Mapping
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from datasets import NOW
from tripcli.publish.contents import contents_of
from tripcli.publish.page import page_of
from tripcli.questions.datasets import Datasets
from tripcli.questions.requests import Echo, request_of
from tripcli.views import load_view

SECTIONS = ("stops", "timeline", "meetings", "participants", "agreements", "pledges", "conflicts", "open")

READ_SECTIONS = f"""
JSON.stringify(Object.fromEntries({[*SECTIONS]}.map((name) => [name,
  [...document.querySelectorAll(`#${{name}}-rows :is(h3, h4, h5, li)`)].map((node) => node.textContent)])))
"""
"""JavaScript that gives the headings and rows of each section as texts."""


def page(cache_folder: Path, trip: str | tuple[str, ...] | None = None, **options: Any) -> str:
    """The page of a trip, options as on the command line."""
    connection = Datasets({}, cache_folder).open(trip)
    try:
        values = {"words": (), **options}
        request = request_of(load_view("timeline"), values, connection, NOW, Echo())
        return page_of(contents_of(request))
    finally:
        connection.close()


def as_of_text(instant: int) -> str:
    """The words of `--as-of` for an instant in seconds since 1970 UTC."""
    return datetime.fromtimestamp(instant, UTC).isoformat()


class PageTexts(HTMLParser):
    """The texts of a page that a browser does not run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sections: dict[str, list[str]] = {}
        """Section -> its headings and rows."""
        self.facts: dict[str, str] = {}
        self.by_id: dict[str, str] = {}
        self.footnotes: list[str] = []
        self._section = ""
        self._open: list[str] = []
        self._in_template = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section, a row, a fact or a footnote."""
        known: Mapping[str, str] = {name: value or "" for name, value in attrs}
        if tag == "template":
            self._in_template = True
        if self._in_template:
            return
        name = known.get("id", "")
        if name.endswith("-rows"):
            self._section = name.removesuffix("-rows")
            self.sections[self._section] = []
        elif name == "source-list":
            self._section = ""
        self._open = [name, known.get("data-fact", "")]
        if self._section and tag in {"h3", "h4", "h5", "li"}:
            self.sections[self._section].append("")
        elif tag in {"h2", "summary", "nav"}:
            self._section = ""
        if name.startswith("s") and name[1:].isdigit() and "hidden" not in known:
            self.footnotes.append(name)

    def handle_endtag(self, tag: str) -> None:
        """End what was begun."""
        if tag == "template":
            self._in_template = False
        if tag in {"h3", "h4", "h5", "li"} and self._section and not self._in_template:
            self.sections[self._section].append("\0")
        self._open = []

    def handle_data(self, data: str) -> None:
        """Add a text to where it stands."""
        if self._in_template:
            return
        if self._open and self._open[0]:
            self.by_id[self._open[0]] = data
        if self._open and self._open[1]:
            self.facts[self._open[1]] = data
        rows = self.sections.get(self._section)
        if rows and rows[-1] != "\0":
            rows[-1] += data

    @property
    def texts(self) -> dict[str, list[str]]:
        """The sections without the marks of their ends."""
        return {name: [row for row in rows if row != "\0"] for name, rows in self.sections.items()}
