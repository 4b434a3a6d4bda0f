"""Completion of values: ids, words, formats and columns, by the dataset in use and as of the asked moment.

Takes what was typed so far, gives candidates with a word of help. It must never fail: a shell shows what it gets, and
zsh evaluates it: what a dataset says reaches it without any character that a shell obeys.
"""

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from tripcli.cli.options import COLORS, Completer, Option
from tripcli.cli.runtime import Runtime
from tripcli.views.view import View, columns_of
from tripcli.writers import WRITERS

Candidates = list[tuple[str, str] | str]


def completer(option: Option, view: View | None, runtime: Runtime) -> Completer:
    """The function that completes the values of an option; a command that is no view has no columns to offer."""
    if option.words:
        return fixed_completer(lambda: option.words)

    def complete(ctx: Any, _words: list[str], incomplete: str) -> Candidates:
        try:
            return _harmless(_candidates(option.completes, incomplete, view, dict(ctx.params), runtime))
        except Exception:
            return []

    return complete


def register_shells() -> None:
    """Let Typer's own classes answer the shells: it registers them only for groups that it made itself."""
    import_module("typer.completion").completion_init()  # has no public name


def _harmless(candidates: Candidates) -> Candidates:
    """The candidates whose value a shell takes as a word, with help that it takes as text."""
    result: Candidates = []
    for one in candidates:
        if _PLAIN.fullmatch(_text(one)):
            result.append(one if isinstance(one, str) else (one[0], _plain_help(one[1])))
    return result


_PLAIN = re.compile(r"[\w.,:/+@%=~-][\w .,:/+@%=~-]*")


def _plain_help(text: str) -> str:
    """Help without what zsh would run, what Typer would take as markup, and what a terminal would obey."""
    return "".join(letter for letter in text.translate(_BRACKETS) if letter.isprintable() and letter not in _OBEYED)


_BRACKETS = str.maketrans("[]", "()")
_OBEYED = frozenset("\\`$\"'")


def fixed_completer(words: Callable[[], Sequence[str]]) -> Completer:
    """The function that completes one of a few words."""

    def complete(_ctx: Any, _words: list[str], incomplete: str) -> Candidates:
        return [word for word in words() if word.startswith(incomplete)]

    return complete


def _candidates(what: str, incomplete: str, view: View | None, values: dict[str, Any], runtime: Runtime) -> Candidates:
    """What the value may be."""
    fixed: dict[str, Callable[[], Candidates]] = {
        "format": lambda: [(writer.id, writer.help) for writer in WRITERS],
        "color": lambda: list(COLORS),
        "zone": lambda: ["local", "utc"],
        "column": lambda: _columns(view, incomplete),
        "trip": lambda: _trips(runtime),
    }
    if what in fixed:
        return [one for one in fixed[what]() if _text(one).startswith(incomplete)]
    if what in {"", "file", "text", "day"}:
        return []
    return _records(what, incomplete, values, runtime)


def _text(candidate: tuple[str, str] | str) -> str:
    return candidate if isinstance(candidate, str) else candidate[0]


def _columns(view: View | None, incomplete: str) -> Candidates:
    """Columns behind those that are named already."""
    before, comma, _ = incomplete.rpartition(",")
    sign = "-" if incomplete.startswith("-") and not comma else ""
    return [(f"{before}{comma}{sign}{one.column.id}", one.column.help) for one in (columns_of(view) if view else ())]


def _trips(runtime: Runtime) -> Candidates:
    from tripcli.trips import named

    return [(name, str(path)) for name, path in named(runtime.environment).items()]


def _records(what: str, incomplete: str, values: dict[str, Any], runtime: Runtime) -> Candidates:
    """Ids and words of the dataset in use."""
    from tripcli.cli.request import as_of_of
    from tripcli.query.knowledge import Knowledge
    from tripcli.query.names import NAMED, named, words
    from tripcli.store.open import open_store
    from tripcli.trips import dataset_path
    from tripcli.views.show import KINDS

    path = dataset_path(values.get("trip"), runtime.environment)
    connection = open_store(path, runtime.cache_folder)
    as_of = as_of_of(values.get("as_of"), connection, runtime.now_instant)
    knowledge = Knowledge(connection, as_of)
    if what in NAMED or what == "record":
        records = [one for kind in (KINDS if what == "record" else (what,)) for one in named(knowledge, kind)]
        begun: Candidates = [(one.id, one.name) for one in records if one.id.startswith(incomplete)]
        return begun or [
            (one.id, one.name) for one in records if any(part.startswith(incomplete) for part in one.id.split("-"))
        ]
    return [word for word in words(knowledge, what) if word.startswith(incomplete)]


def items(candidates: list[tuple[str, str]]) -> list[Any]:
    """Candidates in the form that the shells' scripts are answered in."""
    item = import_module("typer.core").CompletionItem  # has no public name
    return [item(name, help=text) for name, text in candidates]
