"""What a command is that is no view: words, options, and a function that does it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tripcli.cli.options import Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit

Run = Callable[[Mapping[str, Any], Runtime], Exit]


class Argument(NamedTuple):
    """A word that stands without an option before it."""

    name: str
    """The name under which its value is found."""
    metavar: str
    required: bool = True
    many: bool = False
    """Whether it takes all words that follow, as a tuple."""
    words: Callable[[], Sequence[str]] = tuple
    """What it may be, for completion."""


class Command(NamedTuple):
    """A command that is no view; failures are raised, and told by `main`."""

    run: Run
    """Takes the values of arguments and options by name, gives the exit code."""
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    examples: tuple[str, ...] = ()


def printed(text: str, runtime: Runtime, output: str | None = None) -> Exit:
    """Write a text that ends with a line end, to standard output or a file."""
    with stream(runtime, output) as out:
        out.write(f"{text}\n".encode())
    return Exit.DONE
