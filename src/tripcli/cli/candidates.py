"""How a command line may go on: commands, options, and their values from the dataset in use as of the asked moment."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.commands.command import Argument
from tripcli.cli.option_values import Candidate, values_of
from tripcli.cli.options import Option, options_of
from tripcli.cli.runtime import Runtime
from tripcli.views import VIEWS, load_view
from tripcli.views.view import View, takes_trips


class Answer(NamedTuple):
    """What a shell offers in place of the last word."""

    candidates: tuple[Candidate, ...] = ()
    kept: int = 0
    """Letters of the last word that stay before each value, such as `--stop=`."""
    kind: str = "values"
    """`values`, `nospace` when a value goes on, or `files`."""


class Line(NamedTuple):
    """A command line up to the word that is being typed."""

    values: dict[str, Any]
    """Values of the options that stand in it, by name."""
    arguments: int
    """How many words stand in it without an option."""
    pending: Option | None
    """The option whose value is being typed."""
    only_arguments: bool
    """Whether `--` stands in it, after which nothing is an option."""


class TypedCommand(NamedTuple):
    """The command in whose line a value is typed."""

    view: View | None
    """None for a command that is not a view."""
    line: Line
    runtime: Runtime


def answer_for(words: Sequence[str], runtime: Runtime) -> Answer:
    """How the last of the words may go on; the words are those after `tripcli`."""
    *before, typed = words
    command = next((word for word in before if not word.startswith("-")), "")
    if not command:
        flags = [Candidate("--help", "show the help"), Candidate("--version", "show the version")]
        return _chosen(flags if typed.startswith("-") else _commands(), typed)
    if command not in VIEWS and command not in COMMANDS:
        return Answer()
    view = load_view(command) if command in VIEWS else None
    options = list(options_of(view)) if view else list(load_command(command).options)
    line = parse_line(before[before.index(command) + 1 :], options)
    typed_command = TypedCommand(view, line, runtime)
    if line.pending is not None:
        return _values(line.pending, typed, typed_command)
    if typed.startswith("-") and not line.only_arguments:
        return _of_flag(typed, options, typed_command)
    return _of_argument(command, typed, typed_command)


def parse_line(words: Iterable[str], options: Sequence[Option]) -> Line:
    """Read the words after a command; what no option has is passed over."""
    by_flag = {flag: option for option in options for flag in option.flags}
    values: dict[str, Any] = {}
    arguments, pending, only_arguments = 0, None, False
    for word in words:
        if pending is not None:
            _put(values, pending, word)
            pending = None
        elif only_arguments or not word.startswith("-") or word == "-":
            arguments += 1
        elif word == "--":
            only_arguments = True
        elif word.startswith("--"):
            flag, equals, value = word.partition("=")
            option = by_flag.get(flag)
            if option is not None and option.metavar and not equals:
                pending = option
            elif option is not None:
                _put(values, option, value if equals else True)
        elif (option := by_flag.get(word[:2])) is not None:
            if option.metavar and len(word) == 2:
                pending = option
            else:
                _put(values, option, word[2:] or True)
    return Line(values, arguments, pending, only_arguments)


def _put(values: dict[str, Any], option: Option, value: Any) -> None:
    values[option.name] = (*values.get(option.name, ()), value) if option.multiple else value


def _commands() -> list[Candidate]:
    return [Candidate(name, text) for name, text in [*VIEWS.items(), *COMMANDS.items()]]


def _of_flag(typed: str, options: Sequence[Option], typed_command: TypedCommand) -> Answer:
    """Options, or the value of `--option=` and `-o`."""
    flag, equals, value = typed.partition("=")
    for option in options:
        if not option.metavar:
            continue
        if equals and flag in option.flags:
            return _values(option, value, typed_command, len(flag) + 1)
        short = option.flags[-1]
        if len(short) == 2 and typed.startswith(short) and len(typed) > 2:
            return _values(option, typed[2:], typed_command, 2)
    offered = [
        Candidate(option.flags[0], option.help)
        for option in options
        if option.multiple or option.name not in typed_command.line.values
    ]
    return _chosen([*offered, Candidate("--help", "show the help")], typed, parts=False)


def _of_argument(command: str, typed: str, typed_command: TypedCommand) -> Answer:
    """Values of an argument: of a view's words, or as the command declares."""
    view, line = typed_command.view, typed_command.line
    if view is not None:
        if not view.words or view.id == "search":
            return Answer()
        return _values(
            Option(("--words",), "", view.words, "trip" if takes_trips(view) else "record"), typed, typed_command
        )
    arguments = load_command(command).arguments
    argument: Argument | None = arguments[min(line.arguments, len(arguments) - 1)] if arguments else None
    if argument is None or (line.arguments >= len(arguments) and not argument.many):
        return Answer()
    with_words = Option(("--words",), "", argument.metavar, argument.completes, words=tuple(argument.words()))
    return _values(with_words, typed, typed_command)


def _values(option: Option, typed: str, typed_command: TypedCommand, kept: int = 0) -> Answer:
    """Values of an option; `kept` letters of the word stand before what is typed of the value."""
    if option.completes == "file" or (option.completes == "trip" and re.search(r"[/~.]", typed)):
        return Answer(kept=kept, kind="files")
    if option.completes == "column":
        before = re.match(r"(?:.*,)?[-+]?", typed)
        length = before.end() if before else 0
        typed, kept = typed[length:], kept + length
    answer = Answer(kept=kept)
    with suppress(Exception):  # a dataset that cannot be read has no values
        answer = _chosen(
            values_of(option, typed_command.view, typed_command.line.values, typed_command.runtime), typed, kept
        )
    is_path = option.completes == "trip" and not answer.candidates
    return answer._replace(kind="files") if is_path else answer


def _chosen(candidates: Iterable[Candidate], typed: str, kept: int = 0, *, parts: bool = True) -> Answer:
    """The candidates that begin as typed; when none does, those with a part of the value or meaning that does."""
    wanted = typed.casefold()
    known = [one for one in map(_harmless, candidates) if one is not None]
    found = [one for one in known if one.value.casefold().startswith(wanted)]
    if not found and parts and len(wanted) > 1:
        found = [one for one in known if wanted in one.value.casefold()]
        found = found or [one for one in known if _begins_a_word(wanted, one.meaning)]
    goes_on = len(found) > 1 and all("/" in one.value for one in found)
    found = _to_next_slash(found, typed) if goes_on else found
    return Answer(tuple(found), kept, "nospace" if any(one.value.endswith("/") for one in found) else "values")


def _begins_a_word(wanted: str, meaning: str) -> bool:
    """Whether a word of a name begins as typed, or several words of it do."""
    folded = meaning.casefold()
    return folded.startswith(wanted) or f" {wanted}" in folded or (not wanted.isascii() and wanted in folded)


def _to_next_slash(candidates: Sequence[Candidate], typed: str) -> list[Candidate]:
    """Names with slashes, such as zones, up to the next slash; all of them when they share it."""
    begun = typed.count("/")
    heads: dict[str, Candidate] = {}
    for one in candidates:
        parts = one.value.split("/")
        head = "/".join(parts[: begun + 1])
        heads[f"{head}/" if len(parts) > begun + 1 else head] = one
    if len(heads) == 1:
        return list(candidates) if next(iter(heads)) == typed else [Candidate(next(iter(heads)))]
    return [Candidate(head, one.meaning if head == one.value else "") for head, one in heads.items()]


_PLAIN = re.compile(r"[\w.,:/+@%=~-][\w .,:/+@%=~-]*")


def _harmless(candidate: Candidate) -> Candidate | None:
    """The candidate when a shell takes its value as a word, with its meaning on one line that a terminal shows."""
    if not _PLAIN.fullmatch(candidate.value):
        return None
    meaning = "".join(letter if letter.isprintable() else " " for letter in candidate.meaning)
    return Candidate(candidate.value, meaning.replace("\\", "/"))
