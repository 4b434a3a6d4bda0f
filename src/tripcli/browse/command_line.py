"""The line in which options, a view or a file is typed, with what it may go on with above it."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from tripcli.browse.desk import Candidate
from tripcli.browse.pane import CURSOR
from tripcli.browse.route import cut
from tripcli.values.safe import safe_text

MOST_CANDIDATES = 6
Complete = Callable[[str, str], list[Candidate]]
"""How a line of a kind may go on."""


class CommandLine(Vertical):
    """A line of one kind: `/` options, `:` a view, `w` a file, `!` a question that yes or no answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False, priority=True),
        Binding("tab", "take", "take", show=False, priority=True),
        Binding("down", "choose(1)", "next", show=False, priority=True),
        Binding("up", "choose(-1)", "before", show=False, priority=True),
    ]

    class Entered(Message):
        """A line was typed."""

        def __init__(self, kind: str, text: str) -> None:
            super().__init__()
            self.kind = kind
            self.text = text

    class Closed(Message):
        """The line was given up."""

    def __init__(self, complete: Complete) -> None:
        super().__init__(id="line")
        self.kind = ""
        self._complete = complete
        self._candidates: list[Candidate] = []
        self._chosen = 0

    def compose(self) -> ComposeResult:
        """What the line may go on with, and the line."""
        yield Static(id="candidates", markup=False)
        with Horizontal(id="typed"):
            yield Static(id="prompt", markup=False)
            yield Input(id="input", compact=True, select_on_focus=False)

    @property
    def input(self) -> Input:
        """The field for the text."""
        return self.query_one(Input)

    def open(self, kind: str, prompt: str, text: str) -> None:
        """Open a line of this kind for typing; `text` is what it holds at first."""
        self.kind = kind
        self.query_one("#prompt", Static).update(Content(prompt))
        self.display = True
        self.input.value = text
        self.input.cursor_position = len(text)
        self.input.focus()
        self._list()

    def show_error(self, text: str) -> None:
        """Show why the line cannot be taken, in the place of the candidates."""
        self._candidates = []
        self._show([Content.styled("✗ " + safe_text(line), "$text-error") for line in text.split("\n")])

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what the line may go on with."""
        event.stop()
        self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the line on."""
        event.stop()
        self.post_message(self.Entered(self.kind, event.value))

    def action_close(self) -> None:
        """Give the line up."""
        self.post_message(self.Closed())

    def action_take(self) -> None:
        """Put the chosen candidate into the line."""
        if self._candidates:
            line = self._candidates[self._chosen].line
            self.input.value = line
            self.input.cursor_position = len(line)

    def action_choose(self, step: int) -> None:
        """Choose another candidate."""
        if self._candidates:
            self._chosen = (self._chosen + step) % len(self._candidates)
            self._show_candidates()

    def _list(self) -> None:
        at_end = self.input.cursor_position == len(self.input.value) or not self.input.has_focus
        self._candidates = self._complete(self.kind, self.input.value) if self.display and at_end else []
        self._chosen = 0
        self._show_candidates()

    def _show_candidates(self) -> None:
        """Write the candidates around the chosen one, each with its meaning."""
        first = max(0, min(self._chosen - MOST_CANDIDATES + 1, len(self._candidates) - MOST_CANDIDATES))
        shown = self._candidates[first : first + MOST_CANDIDATES]
        cells = max((len(one.value) for one in shown), default=0)
        lines = []
        for index, one in enumerate(shown, first):
            mark = CURSOR if index == self._chosen else " "
            text = cut(f"{mark} {one.value.ljust(cells)}  {safe_text(one.meaning)}", max(self.app.size.width - 2, 1))
            lines.append(Content.styled(text, "bold" if index == self._chosen else ""))
        if len(self._candidates) > len(shown):
            lines.append(Content(f"  {len(self._candidates)} in all; tab takes the marked one, ↑ ↓ choose"))
        self._show(lines)

    def _show(self, lines: list[Content]) -> None:
        above = self.query_one("#candidates", Static)
        above.update(Content("\n").join(lines))
        above.display = bool(lines)
