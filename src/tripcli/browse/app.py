"""The screen with its keys: moving in time, asking, following links, copying, opening and writing."""

from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from tripcli.browse.command_line import CommandLine
from tripcli.browse.desk import Desk
from tripcli.browse.keys import GROUPS
from tripcli.browse.links import Link
from tripcli.browse.page_pane import Visit
from tripcli.browse.pane import Pane
from tripcli.browse.panes_app import PanesApp
from tripcli.browse.question import Question, value_of, view_named, without_option
from tripcli.browse.screens import Choice, Help
from tripcli.browse.session import SourcePage
from tripcli.browse.slider import Slider
from tripcli.errors import TripcliError

DARK, LIGHT = "textual-dark", "textual-light"
PROMPTS = {"/": "/", ":": ":", "w": "write to"}


class Browse(PanesApp):
    """The trip on a screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.keys, key.action, key.help, show=False)
        for keys in GROUPS.values()
        for key in keys
        if key.keys and key.action
    ]

    def __init__(self, desk: Desk, question: Question, as_of: str | None = None, *, light: bool = False) -> None:
        """Begin with a question as of a moment, in the words of `--as-of`; raises TripcliError."""
        super().__init__(desk, question, as_of)
        self.theme = LIGHT if light else DARK
        self._to_write = ""
        self._asked_last = question
        """What `w` writes: the question of the pane that had the keys when it was pressed."""

    # Moments

    def action_step(self, steps: int) -> None:
        """Move forward by a number of moments; a negative number moves back."""
        self._move_to(self.position + steps)

    def action_days(self, days: int) -> None:
        """Move to the next day, or the one before, on which something became known."""
        self._move_to(self.slider.position_in_days(days))

    def action_first_moment(self) -> None:
        """Move to the first moment."""
        self._move_to(0)

    def action_last_moment(self) -> None:
        """Move to all that is known."""
        self._move_to(self.slider.last)

    def on_slider_moved(self, event: Slider.Moved) -> None:
        """Move to where somebody points."""
        self._move_to(event.position)

    def _move_to(self, position: int) -> None:
        position = max(min(position, self.slider.last), 0)
        is_last = position >= self.slider.last
        as_of = None if is_last else self.session.as_of_word(self.slider.instant(position))
        if as_of != self.as_of:
            self.position, self.as_of = position, as_of
            self.slider.position = position  # the next key counts from here, also before the panes are updated
            self.outdate()

    # Questions

    def ask(self, question: Question, as_of: str | None = None) -> None:
        """Ask another question, and as of another moment when one is given; raises TripcliError."""
        moment = self.as_of if as_of is None else as_of
        answer = self.session.answer(question, moment)
        if as_of is not None:
            self.position = self.slider.position_of(self.session.instant_of(as_of))
        self.question, self.as_of = question, moment
        self.page.before = []
        self.show_answer(answer)
        self.say("\n".join(answer.notes))

    def _ask_or_say(self, question: Question) -> None:
        try:
            self.ask(question)
        except TripcliError as error:
            self.say(str(error))

    def action_view(self, view: str) -> None:
        """Open a view with the filters that it shares with the one before."""
        self._ask_or_say(Question(view, self.desk.keep(self.question.words, view)))
        self.table.focus()

    def action_open_line(self, kind: str) -> None:
        """Open the command line for options, a view or the name of a file."""
        self._asked_last = self._asked_here()
        text = f"{self.question.words_line} " if kind == "/" and self.question.words else ""
        self.line.open(kind, PROMPTS[kind], text)

    def on_command_line_closed(self) -> None:
        """Give the keys back to the table."""
        self._close_line()

    def _close_line(self) -> None:
        self.line.display = False
        self.table.focus()

    def on_command_line_entered(self, event: CommandLine.Entered) -> None:
        """Do what the typed line says; show an error beside the line."""
        text = event.text.strip()
        try:
            if event.kind in {"/", ":"}:
                self._ask_typed(event.kind, tuple(self.desk.split(text)))
            elif event.kind == "w" and text:
                self._write(text)
            elif event.kind == "!" and text.lower() in {"y", "yes"}:
                self._write(self._to_write, replace=True)
            else:
                self._close_line()
        except TripcliError as error:
            self.line.show_error(str(error))

    def _ask_typed(self, kind: str, words: tuple[str, ...]) -> None:
        view = self.question.view
        if kind == ":" and words:
            view, words = view_named(words[0]) or words[0], words[1:]
        self.ask(Question(view, without_option(words, "--as-of")), value_of(words, "--as-of"))
        self._close_line()

    # Rows and records

    def on_pane_chosen(self, event: Pane.Chosen) -> None:
        """Show the page of the row on which the cursor stands."""
        if event.pane is self.table:
            self.page.before = []
            self.outdate_page()

    def on_table_pane_counted(self) -> None:
        """Show how many rows are read."""
        self.show_titles()

    def on_pane_opened(self, event: Pane.Opened) -> None:
        """Open what the row leads to."""
        if event.pane is self.route:
            words = (*self.route.other_words(self.question.words), *self.route.words)
            self._ask_or_say(self.question._replace(words=words))
        elif event.pane is self.page:
            self._choose(self.page.links)
        elif self.page.record is not None:
            self.page.focus()

    def _choose(self, links: tuple[Link, ...]) -> None:
        """Follow the only link of a row, or the one that is chosen of several."""
        if len(links) == 1:
            self._follow(links[0])
        elif links:

            def follow(index: int | None) -> None:
                if index is not None:
                    self._follow(links[index])

            self.push_screen(Choice("Records of this row", [link.name for link in links]), follow)

    def _follow(self, link: Link) -> None:
        self.page.before.append(Visit(self.page.record or "", self.page.row))
        self.show_page(link.record)

    async def action_back(self) -> None:
        """Show the page from which a link was followed; else give the keys back to the table."""
        if self.page.before:
            visit = self.page.before.pop()
            self.show_page(visit.record, row=visit.row)
        else:
            self.say("")
            self.table.focus()

    # Sources, commands and files

    def _asked_here(self) -> Question:
        """The question of the pane that gets the keys."""
        if self.page.has_focus and self.page.record is not None:
            return Question("show", (self.page.record,))
        return self.question

    def action_open_source(self) -> None:
        """Open a source of the row, or of the record on the page."""
        links = self.page.links if self.page.has_focus else ()
        named = [link.record for link in links if link.is_source]
        try:
            sources = self.session.sources(named, self.page.record, self.as_of)
        except TripcliError as error:
            self.say(str(error))
            return
        if not sources:
            self.say("no source of this record has an address")
        elif len(sources) == 1:
            self._open(sources[0])
        else:

            def open_chosen(index: int | None) -> None:
                if index is not None:
                    self._open(sources[index])

            self.push_screen(Choice("Open a source in the browser", [one.name for one in sources]), open_chosen)

    def _open(self, source: SourcePage) -> None:
        """Open a source in the browser."""
        try:
            self.desk.open_page(source.address)
        except TripcliError as error:
            self.say(str(error))
        else:
            self.say(f"opened {source.address}")

    def action_copy_command(self) -> None:
        """Copy the command that prints what the pane shows."""
        command = self._asked_here().command(self.as_of, self.desk.trip_words)
        self.copy_to_clipboard(command)
        self.say(f"copied: {command}")

    def _write(self, name: str, *, replace: bool = False) -> None:
        """Write what the pane shows to a file; raises TripcliError."""
        if not replace and Path(name).expanduser().exists():
            self._to_write = name
            self.line.open("!", f"{name} exists; replace it? y or n", "")
            return
        question = self._asked_last
        moment = ("--as-of", self.as_of) if self.as_of else ()
        notes = self.desk.save(question.view, (*self.desk.trip_words, *moment, *question.words), name)
        self._close_line()
        self.say("\n".join([f"written: {name}", *notes]))

    def action_change_theme(self) -> None:
        """Change between dark and light colours."""
        self.theme = LIGHT if self.theme == DARK else DARK

    def action_help(self) -> None:
        """Show the keys."""
        self.push_screen(Help())
