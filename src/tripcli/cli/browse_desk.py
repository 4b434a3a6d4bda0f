"""What the command line lends to the screen of `browse`: its parser, its completion, its browser and its files."""

import sqlite3
from collections.abc import Callable, Sequence
from io import StringIO
from shlex import quote, split
from typing import Any

from tripcli.browse.desk import Candidate, Desk, Values
from tripcli.cli.runtime import Runtime
from tripcli.errors import TripcliError, UsageError
from tripcli.views import VIEWS, load_view

OpenStore = Callable[[], sqlite3.Connection]
NOT_ON_SCREEN = frozenset({
    "trip", "format", "output", "no_header", "names", "section", "color", "no_pager", "quiet", "exit_code", "open",
})  # fmt: skip
"""Options that change nothing on the screen: they say where an answer goes, and in which format."""


def desk_of(runtime: Runtime, trip: tuple[str, ...]) -> Desk:
    """The desk for the trip that `--trip` names, or for the one in use."""
    from tripcli.cli.datasets import open_dataset

    trip_words = tuple(word for one in trip for word in ("--trip", one))
    quiet = runtime._replace(err_is_terminal=False)

    def open_store() -> sqlite3.Connection:
        return open_dataset(trip, quiet)

    return Desk(
        open_store=open_store,
        parse=lambda view_id, words: _parsed(view_id, words, runtime, open_store),
        complete=lambda before, line: _completed(before, line, runtime),
        split=_split,
        keep=_kept,
        save=lambda view_id, words, path: _saved(view_id, words, path, runtime),
        open_page=_open_page,
        trip_words=trip_words,
        now_instant=runtime.now_instant,
    )


def _parsed(view_id: str, words: Sequence[str], runtime: Runtime, open_store: OpenStore) -> Values:
    """The values of a view's words, as the command line parses them; raises UsageError."""
    values = _values_of(view_id, words, runtime)
    given = [name for name in NOT_ON_SCREEN if values.get(name) not in {None, False, ()}]
    if given:
        flag = f"--{given[0].replace('_', '-')}"
        raise UsageError(
            f"{flag} changes nothing on the screen; w writes a file, and the end of its name is the format"
        )
    view = load_view(view_id)
    if values["words"] and not view.words:
        from tripcli.cli.suggestions import stray_words

        connection = open_store()
        try:
            raise stray_words(view, values, connection, runtime)
        finally:
            connection.close()
    return values


def _values_of(view_id: str, words: Sequence[str], runtime: Runtime) -> dict[str, Any]:
    """The values of all options and arguments of a view; raises UsageError."""
    import typer

    from tripcli.cli.app import view_words
    from tripcli.cli.options import options_of
    from tripcli.cli.parameters import typer_command
    from tripcli.cli.usage_errors import describe_usage_error

    if view_id not in VIEWS:
        from tripcli.cli.suggestions import unknown_command

        raise unknown_command([view_id, *words], runtime)
    view = load_view(view_id)
    result: dict[str, Any] = {}

    def keep(values: Any) -> int:
        result.update(values)
        return 0

    command = typer_command(view_id, keep, [view_words(view)], [*options_of(view)], lambda: None)
    try:
        command.main([*words], prog_name=f"tripcli {view_id}", standalone_mode=False)
    except typer.TyperException as error:
        raise UsageError(describe_usage_error(error).removeprefix("tripcli: ")) from error
    if not result:  # --help
        raise UsageError("? shows the keys; tab completes an option")
    return result


def _completed(before: Sequence[str], line: str, runtime: Runtime) -> list[Candidate]:
    """How a line may go on, which follows some words of a command line."""
    from tripcli.cli.candidates import answer_for
    from tripcli.cli.completion import split_line

    words, _ = split_line(line)
    if not before and len(words) == 1:
        names = {name: meaning for name, meaning in VIEWS.items() if name.startswith(words[0].lower())}
        return [Candidate(f"{name} ", name, meaning) for name, meaning in names.items()]
    typed = words[-1]
    answer = answer_for([*before, *words], runtime)
    begun = _without_last_word(line, typed)
    hidden = {f"--{name.replace('_', '-')}" for name in NOT_ON_SCREEN} | {"--help"}
    space = "" if answer.kind == "nospace" else " "
    return [
        Candidate(begun + quote(typed[: answer.kept] + value) + space, value, meaning)
        for value, meaning in answer.candidates
        if value not in hidden
    ]


def _without_last_word(line: str, word: str) -> str:
    """The line up to its last word, which may stand in quotes."""
    for form in (word, f'"{word}', f"'{word}"):
        if line.endswith(form):
            line = line[: len(line) - len(form)]
            return line[:-1] if form == word and line.endswith(("'", '"')) else line
    return line


def _split(line: str) -> list[str]:
    """The words of a line, as a shell takes them; raises UsageError."""
    try:
        return split(line)
    except ValueError as error:
        raise UsageError(f"{line}: {str(error).lower()}") from error


def _kept(words: Sequence[str], view_id: str) -> tuple[str, ...]:
    """The words that are filters of the view."""
    from tripcli.cli.options import Group, options_of
    from tripcli.query.filters import BY_ID

    filters = {
        flag: bool(option.metavar)
        for option in options_of(load_view(view_id))
        if option.group in {Group.CHOOSE, Group.EXCLUDE}
        and option.flags[0].removeprefix("--").removeprefix("not-") in BY_ID
        for flag in option.flags
    }
    result: list[str] = []
    index = 0
    while index < len(words):
        flag, equals, _ = words[index].partition("=")
        if flag in filters:
            result += words[index : index + (2 if filters[flag] and not equals else 1)]
            index += 1 if filters[flag] and not equals else 0
        index += 1
    return tuple(result)


def _saved(view_id: str, words: Sequence[str], path: str, runtime: Runtime) -> list[str]:
    """Write an answer to a file as `-o` does, and return the notes and warnings; raises TripcliError."""
    from pathlib import Path

    from tripcli.cli.run_view import run_view

    notes = StringIO()
    silent = runtime._replace(out=None, err=notes, out_is_terminal=False, err_is_terminal=False)
    values = _values_of(view_id, [*words, "-o", str(Path(path).expanduser())], runtime)
    try:
        run_view(load_view(view_id), values, silent)
    except TripcliError as error:
        raise UsageError(f"{error}") from error
    return [line for line in notes.getvalue().split("\n") if line]


def _open_page(address: str) -> None:
    """Open an address in the browser; raises UsageError."""
    from tripcli.cli.browser import is_on_the_web, open_silently

    if not is_on_the_web(address):
        raise UsageError(f"{address}: not an address on the web")
    if not open_silently(address):
        raise UsageError(f"no browser opened {address}")
