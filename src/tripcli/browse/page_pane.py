"""The pane of a record's page, with the way back to the pages that were seen before it."""

from typing import NamedTuple

from tripcli.browse.links import Link
from tripcli.browse.page_lines import page_lines, words_lines
from tripcli.browse.pane import Pane
from tripcli.browse.screen_lines import FixedLines
from tripcli.table import Page


class Visit(NamedTuple):
    """A page that was seen."""

    record: str
    row: int


class PagePane(Pane):
    """The page of a record."""

    def __init__(self) -> None:
        super().__init__("page")
        self.before: list[Visit] = []
        """The pages from which links were followed to this one."""
        self.record: str | None = None
        self._page: Page | str = ""
        self._links: list[tuple[Link, ...]] = []

    def show_page(self, record: str | None, page: Page | str, *, row: int = 0) -> None:
        """Show the page of a record, or the words that say why there is none."""
        self.record = record
        self._page = page
        self._fit()
        self.show(self.lines, row=row)

    def lay_out(self) -> None:
        """Fit the page to another width."""
        self._fit()
        self.show(self.lines, row=self.row)

    def _fit(self) -> None:
        """Make the lines of the page."""
        if isinstance(self._page, Page):
            page = page_lines(self._page, self.text_cells)
            self.lines, self._links = page.lines, page.links
        else:
            self._links = []
            self.lines = FixedLines(words_lines(tuple(self._page.split("\n")), self.text_cells))

    def leads_on(self, row: int) -> bool:
        """Whether a row names another record than that of the page."""
        return row < len(self._links) and any(link.record != self.record for link in self._links[row])

    @property
    def links(self) -> tuple[Link, ...]:
        """The records that the row under the cursor names, without the record of the page."""
        links = self._links[self.row] if self.row < len(self._links) else ()
        return tuple(link for link in links if link.record != self.record)
