"""What the screen shows: the panes, the slider and the last line, each as of the moment of the slider."""

from time import thread_time
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tripcli.browse.command_line import CommandLine
from tripcli.browse.desk import Candidate, Desk
from tripcli.browse.keys import LAST_LINE
from tripcli.browse.page_pane import PagePane
from tripcli.browse.question import Question
from tripcli.browse.route import route_days
from tripcli.browse.route_pane import RoutePane
from tripcli.browse.session import Answer, Session
from tripcli.browse.slider import Slider
from tripcli.browse.table_pane import TablePane
from tripcli.errors import TripcliError
from tripcli.table import Page
from tripcli.values.safe import safe_text

SLOW_PAGE_SECONDS, REST_SECONDS = 0.06, 0.15
"""A page that takes longer is shown only when the cursor rests for so long, so that rows scroll without a stall."""


class PanesApp(App[None]):
    """The panes; `Browse` adds what the keys do."""

    CSS_PATH = "browse.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, question: Question, as_of: str | None) -> None:
        """Begin with a question as of a moment, in the words of `--as-of`; raises TripcliError."""
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-usual"), (120, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
        self.desk = desk
        self.session = Session(desk)
        self.question = question
        self.as_of = as_of
        self.first_answer = self.session.answer(question, as_of)
        self.table, self.page, self.route = TablePane(), PagePane(), RoutePane()
        self.slider = Slider(self.session.moments, self.session.timezone)
        self.position = self.slider.last if as_of is None else self.slider.position_of(self.session.instant_of(as_of))
        self.line = CommandLine(self.complete)
        self.message = Static(id="message", markup=False)
        self._is_outdated = False
        self._page_timer: Timer | None = None
        self._page_seconds = 0.0
        """Time of the processor that the last page took."""

    def compose(self) -> ComposeResult:
        """Put the panes in their places."""
        with Horizontal(id="main"):
            yield self.route
            with Container(id="middle"):
                yield self.table
                yield self.page
        yield self.slider
        yield self.line
        yield self.message

    def on_mount(self) -> None:
        """Show the first answer once the panes have their sizes."""
        self.route.set_title("Route")
        self.table.focus()
        self.show_keys()
        self.call_after_refresh(self.show_answer, self.first_answer)

    def outdate(self) -> None:
        """Ask all questions of the screen again, once all keys that wait are handled."""
        if not self._is_outdated:
            self._is_outdated = True
            self.call_later(self.update_panes)

    def update_panes(self) -> None:
        """Ask all questions of the screen as of its moment."""
        self._is_outdated = False
        try:
            answer: Answer | str = self.session.answer(self.question, self.as_of)
        except TripcliError as error:  # what the question names was not known then
            answer = str(error)
        self.show_answer(answer)

    def show_answer(self, answer: Answer | str) -> None:
        """Show an answer, or the words in its place, and the other panes as of the same moment."""
        self.table.show_answer(answer, self.table.record)
        self.show_keys()
        self.show_titles()
        self._show_route()
        self.show_record()
        known, last = self.slider.sources_known(self.position), self.slider.sources_known(self.slider.last)
        moment = self.session.shown(self.as_of)
        self.slider.put(self.position, f"What was known · {moment} · {known:,} of {last:,} sources")

    def show_titles(self) -> None:
        """Write above the table what it answers."""
        parts = (self.question.view.capitalize(), self.question.words_line, self.table.rows_shown)
        hidden = f"no room: {', '.join(self.table.hidden)}" if self.table.hidden else ""
        self.table.set_title(safe_text(" · ".join(filter(None, parts))), safe_text(hidden))

    def _show_route(self) -> None:
        """Show the days of the route as of the moment."""
        stops = self.session.stops(self.as_of)
        self.route.show_days(route_days(stops, list(stops.rows), self.session.day_of(self.as_of)), self.question.words)

    def outdate_page(self) -> None:
        """Show the page of another row: at once, or where pages take long, when the cursor rests."""
        if self._page_timer is not None:
            self._page_timer.stop()
        if self._page_seconds < SLOW_PAGE_SECONDS:
            self.call_later(self.show_record)
        else:
            self._page_timer = self.set_timer(REST_SECONDS, self.show_record)

    def show_record(self) -> None:
        """Show the page of the record on which the table stands, or to which links led."""
        record = self.page.record if self.page.before else self.table.record
        self.show_page(record, row=self.page.row if record == self.page.record else 0)

    def show_page(self, record: str | None, *, row: int = 0) -> None:
        """Show the page of a record as of the moment."""
        began = thread_time()
        page: Page | str = ""
        if record is not None:
            try:
                page = self.session.page_of(record, self.as_of)
            except TripcliError as error:
                page = str(error)
        self.page.show_page(record, page, row=row)
        self._page_seconds = thread_time() - began
        self.page.set_title(safe_text(" ‹ ".join([record or "", *(one.record for one in reversed(self.page.before))])))

    def complete(self, kind: str, text: str) -> list[Candidate]:
        """How the line of a kind may go on."""
        moment = ("--as-of", self.as_of) if self.as_of else ()
        if kind == "/":
            return self.desk.complete((self.question.view, *self.desk.trip_words, *moment), text)
        return self.desk.complete((), text) if kind == ":" else []

    def say(self, text: str) -> None:
        """Write a message in the last line of the screen; without one, the keys."""
        if text:
            self.message.update(Content("\n".join(safe_text(line) for line in text.split("\n"))))
        else:
            self.show_keys()

    def show_keys(self) -> None:
        """Write the most used keys in the last line."""
        parts = [
            (f"[@click=app.{action}]" if action else "") + f"[b]{key}[/b] {word}" + ("[/]" if action else "")
            for key, word, action in LAST_LINE
        ]
        self.message.update(Content.from_markup("  ".join(parts)))
