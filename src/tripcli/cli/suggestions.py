"""What somebody may have meant: the command for a question in words, the option for a name without one.

Names are looked up in what is known as of the asked moment, so that a suggestion says nothing that an answer would not.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from shlex import quote, split
from typing import Any

from tripcli.cli.commands import COMMANDS
from tripcli.cli.runtime import Runtime
from tripcli.errors import TripcliError, UnknownName, UsageError
from tripcli.query.knowledge import Knowledge
from tripcli.query.names import resolve
from tripcli.questions.moments import as_of_of
from tripcli.questions.slips import SHORTEST
from tripcli.values.nearest import nearest
from tripcli.views import VIEWS, load_view
from tripcli.views.view import View

_NAMED_BY = ("stop", "person", "country", "party", "kind", "topic", "event")
"""Filters that a name may stand for, the most usual first."""

_OF_VIEW = {("meetings", "person"): "with", ("pledges", "country"): "by", ("pledges", "party"): "by"}
"""The option that a view's users mean, where it is not the filter."""

_VIEW_OF_WORD = {
    "met": "meetings", "meet": "meetings", "meets": "meetings", "meeting": "meetings", "talked": "meetings",
    "signed": "agreements", "deals": "agreements", "deal": "agreements", "treaties": "agreements",
    "money": "pledges", "paid": "pledges", "pays": "pledges", "promise": "pledges", "promised": "pledges",
    "pledged": "pledges", "much": "pledges", "invest": "pledges", "invested": "pledges", "where": "stops",
    "route": "stops", "places": "stops", "cities": "stops", "who": "participants", "people": "participants",
    "persons": "participants", "person": "participants", "events": "timeline", "event": "timeline",
    "when": "timeline", "what": "timeline", "happened": "timeline", "reported": "sources", "news": "changes",
    "differ": "conflicts", "disagree": "conflicts", "disputed": "conflicts", "planned": "next", "upcoming": "next",
    "overview": "summary", "find": "search", "grep": "search", "list": "trips", "validate": "check",
    "lint": "check", "init": "new", "create": "new", "query": "sql", "select": "sql",
}  # fmt: skip
"""The command that answers a question in which a word stands; of several the first of this list."""

_LITTLE = frozenset({
    "a", "an", "and", "at", "by", "did", "do", "does", "for", "from", "has", "have", "how", "in", "is", "it",
    "of", "on", "so", "that", "the", "to", "was", "were", "which", "will", "with",
})  # fmt: skip
"""Words that name nothing."""


def stray_words(view: View, values: Mapping[str, Any], connection: sqlite3.Connection, runtime: Runtime) -> UsageError:
    """The error about words after a view that takes none: it names the option that was meant."""
    knowledge = Knowledge(connection, as_of_of(values.get("as_of"), connection, runtime.now_instant))
    words: tuple[str, ...] = values["words"]
    options = _options_for(view, words, knowledge)
    meant = f"{view.id} {options}" if options else f"search {quote(' '.join(words))}"
    return UsageError(f'{view.id} takes options, not words: "{" ".join(words)}"; did you mean tripcli {meant}?')


def unknown_command(words: Sequence[str], runtime: Runtime) -> UnknownName:
    """The error about a first word that is not a command: it names the command line that was meant."""
    name = words[0]
    in_words = name.lower() in _VIEW_OF_WORD or name.lower() in _LITTLE
    near = "" if in_words else nearest(name.lower(), [*VIEWS, *COMMANDS])
    meant = f"tripcli {near}" if near else _command_line_for(words, runtime)
    return UnknownName(f'no command is called "{name}"; did you mean {meant}? tripcli --help lists the commands')


def _command_line_for(words: Sequence[str], runtime: Runtime) -> str:
    """A command line that answers a question in words."""
    asked = [word.strip("?!.,").lower() for text in words for word in _split(text)]
    command = next((_VIEW_OF_WORD[word] for word in _VIEW_OF_WORD if word in asked), "")
    names = [word for word in asked if word and word not in _LITTLE and word not in _VIEW_OF_WORD]
    if command and command not in VIEWS:
        return f"tripcli {command}"
    if not names or any(word.startswith("-") for word in names):
        return f"tripcli {command or 'search WORDS'}"
    options = _options_in_use(command or "timeline", names, runtime)
    return f"tripcli {command or 'timeline'} {options}" if options else f"tripcli search {quote(' '.join(names))}"


def _split(text: str) -> list[str]:
    try:
        return split(text)
    except ValueError:  # an apostrophe
        return text.split()


def _options_in_use(view_id: str, names: Sequence[str], runtime: Runtime) -> str:
    """The options that names stand for in the dataset in use; empty when none, or when there is no dataset."""
    from tripcli.cli.datasets import open_dataset

    with suppress(TripcliError, OSError):
        connection = open_dataset(None, runtime._replace(quiet=True))
        return _options_for(load_view(view_id), names, Knowledge(connection))
    return ""


def _options_for(view: View, words: Iterable[str], knowledge: Knowledge) -> str:
    """The options that words stand for: all of them as one name, else each by itself; empty when one names nothing."""
    words = [word for word in words if word.lower() not in _LITTLE]
    whole = _option_for(view, " ".join(words), knowledge)
    options = [whole] if whole else [_option_for(view, word, knowledge) for word in words]
    return " ".join(options) if all(options) else ""


def _option_for(view: View, text: str, knowledge: Knowledge) -> str:
    """The option that a name stands for, such as `--stop oslo`; empty when it names nothing."""
    if len(text) < SHORTEST:
        return ""
    for what in _NAMED_BY:
        option = _OF_VIEW.get((view.id, what), what)
        with suppress(UsageError):
            return f"--{option} {quote(resolve(knowledge, what, text, option)[0])}"
    return ""
