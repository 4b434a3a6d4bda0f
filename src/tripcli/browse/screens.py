"""Screens that lie over the panes: the help, and the choice of one of several things."""

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tripcli.browse.keys import LEGEND, key_rows

KEY_CELLS = 26
MEANING_CELLS = 44


def _beside(keys: str, meaning: str) -> list[str]:
    """The lines of a key with its meaning at its right side."""
    first, *others = wrap(meaning, MEANING_CELLS)
    return [f"  {keys:<{KEY_CELLS}} {first}", *(f"  {'':<{KEY_CELLS}} {line}" for line in others)]


class Help(ModalScreen[None]):
    """The keys and the marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter,backspace", "dismiss", "close", show=False)
    ]

    def compose(self) -> ComposeResult:
        """The keys by group, then the marks."""
        lines: list[Content] = []
        group_before = ""
        for group, keys, meaning in key_rows():
            if group != group_before:
                lines += [Content.styled(group.upper(), "bold")]
                group_before = group
            lines += map(Content, _beside(keys, meaning.replace("`", "")))
        lines += [Content.styled("MARKS", "bold"), *(Content(f"  {line}") for line in LEGEND.split("\n"))]
        box = VerticalScroll(Static(Content("\n").join(lines)), id="help")
        box.border_title = Content("Keys")
        box.border_subtitle = Content("escape closes")
        yield box


class Choice(ModalScreen[int | None]):
    """One of several things; the answer is its index, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,backspace", "dismiss", "close", show=False)]

    def __init__(self, title: str, names: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._names = names

    def compose(self) -> ComposeResult:
        """The names as a list; they are plain text."""
        box = OptionList(*(Option(Content(name)) for name in self._names), id="choice")
        box.border_title = Content(self._title)
        box.border_subtitle = Content("enter chooses, escape closes")
        yield box

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the chosen one."""
        self.dismiss(event.option_index)
