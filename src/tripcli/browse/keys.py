"""The keys, each declared once: bindings, help and the table in the documentation follow from this list."""

from typing import NamedTuple

from tripcli.writers.marks import MARKS


class Key(NamedTuple):
    """A key of the whole screen, or of its panes."""

    keys: str
    """Names of Textual, joined with commas; empty for a key that a pane or a line handles itself."""
    action: str
    shown: str
    """How people read the key."""
    help: str


VIEW_KEYS = (
    Key("t", "view('timeline')", "t", "the timeline"),
    Key("s", "view('stops')", "s", "the stops"),
    Key("p", "view('participants')", "p", "who took part"),
    Key("m", "view('pledges')", "m", "money: what was pledged"),
    Key("a", "view('agreements')", "a", "the agreements"),
    Key("c", "view('conflicts')", "c", "where sources differ"),
    Key("n", "view('next')", "n", "what is still to come"),
    Key("colon", "open_line(':')", ":", "any view by its name: `:pledges --total`"),
)
MOMENT_KEYS = (
    Key("left", "step(-1)", "←", "one moment back: every pane shows what was known then"),
    Key("right", "step(1)", "→", "one moment on"),
    Key("shift+left,comma", "days(-1)", ", shift+←", "to the day before on which something became known"),
    Key("shift+right,full_stop", "days(1)", ". shift+→", "to the next such day"),
    Key("home", "first_moment", "home", "to the first moment"),
    Key("end", "last_moment", "end", "to all that is known"),
)
ROW_KEYS = (
    Key("", "", "↑ ↓ j k", "the row before or after"),
    Key("", "", "page up, page down, space", "a page back or on"),
    Key("", "", "g G, ctrl+home, ctrl+end", "the first or the last row"),
    Key("", "", "enter", "open the record of the row; on its page follow a link; on the route choose a day"),
    Key("backspace,escape", "back", "backspace, escape", "back to the page before, then to the table"),
    Key("", "", "tab, shift+tab", "the next pane or the one before"),
)
DO_KEYS = (
    Key("slash", "open_line('/')", "/", "filter with the options of the command line: `--kind summit`"),
    Key("o", "open_source", "o", "open a source of the record in the browser"),
    Key("y", "copy_command", "y", "copy the command that prints what the pane shows"),
    Key("w", "open_line('w')", "w", "write what the pane shows to a file; the suffix gives the format"),
    Key("d", "change_theme", "d", "dark or light colours"),
    Key("question_mark,f1", "help", "?", "this help"),
    Key("q,ctrl+c", "quit", "q", "quit"),
)
LAST_LINE = (
    ("/", "filter", "open_line('/')"),
    ("t s p m a c n :", "views", ""),
    ("←→", "moment", ""),
    ("enter", "open", ""),
    ("y", "copy", "copy_command"),
    ("?", "help", "help"),
    ("q", "quit", "quit"),
)
"""The keys in the last line of the screen: key, word, and what a click on them does."""
GROUPS = {"Views": VIEW_KEYS, "Moments": MOMENT_KEYS, "Rows": ROW_KEYS, "To do": DO_KEYS}
"""Heading in the help -> its keys."""

_STAGES = [
    f"{mark} " + ", ".join(stage for stage in MARKS if MARKS[stage] == mark) for mark in dict.fromkeys(MARKS.values())
]
LEGEND = (
    "\n".join(_STAGES)
    + """
≠ behind a value: sources differ
~ behind a time: approximate     ○ behind a time: only plans give it
› a row of a page that leads to another record
src: how many publishers report it
A click chooses a row, a double click opens it. On the
histogram the mouse moves the moment."""
)


def key_rows() -> list[tuple[str, str, str]]:
    """Group, key and meaning of each key, for the help and the documentation."""
    return [(group, key.shown, key.help) for group, keys in GROUPS.items() for key in keys]
