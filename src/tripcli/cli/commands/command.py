"""What a command that is not a view consists of: arguments, options, and the function that runs it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tripcli.cli.options import Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit

Run = Callable[[Mapping[str, Any], Runtime], Exit]


class Argument(NamedTuple):
    """A word, or several, that stand without an option before them."""

    name: str
    """The name under which its value is found."""
    metavar: str
    help: str = ""
    required: bool = True
    many: bool = False
    """Whether it takes all words that follow, as a tuple."""
    words: Callable[[], Sequence[str]] = tuple
    """Its values, for completion, where they are few and the same for all data."""
    completes: str = ""
    """What its values are otherwise: `trip` or `file`."""


class Command(NamedTuple):
    """A command that is not a view; it raises what fails, and `main` prints it."""

    run: Run
    """Takes the values of arguments and options by name, and returns the exit code."""
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()


def print_text(text: str, runtime: Runtime, output: str | None = None) -> Exit:
    """Write a text and a line end to standard output or a file, in UTF-8."""
    with stream(runtime, output) as out:
        out.write(f"{text}\n".encode())
    return Exit.DONE
