"""Commands that are no view: one entry each."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tripcli.cli.output import stream
from tripcli.cli.surroundings import Surroundings
from tripcli.cli.topics import TOPICS
from tripcli.errors import Exit, UsageError

SHELLS = ("bash", "zsh", "fish", "powershell")


class Other(NamedTuple):
    """A command with one word."""

    metavar: str
    required: bool
    words: Callable[[], Sequence[str]]
    run: Callable[[str | None, Surroundings], Exit]


def _completion(shell: str | None, surroundings: Surroundings) -> Exit:
    """Print the script that teaches a shell to complete."""
    if shell not in SHELLS:
        raise UsageError(f'"{shell}": one of {", ".join(SHELLS)}')
    from typer.completion import get_completion_script  # noqa: PLC0415 - only here

    script = get_completion_script(prog_name="tripcli", complete_var="_TRIPCLI_COMPLETE", shell=shell)
    return _printed(script, surroundings)


def _help(topic: str | None, surroundings: Surroundings) -> Exit:
    """Print a topic, or the list of them."""
    if topic is None:
        return _printed("Topics: " + ", ".join(TOPICS) + "\nAsk: tripcli help TOPIC, or tripcli COMMAND --help", surroundings)
    if topic not in TOPICS:
        raise UsageError(f'"{topic}": no such topic; there are: {", ".join(TOPICS)}')
    return _printed(TOPICS[topic]().rstrip(), surroundings)


def _printed(text: str, surroundings: Surroundings) -> Exit:
    with stream(surroundings, None) as out:
        out.write(f"{text}\n".encode())
    return Exit.DONE


COMMANDS = {
    "completion": Other("SHELL", True, lambda: SHELLS, _completion),
    "help": Other("[TOPIC]", False, lambda: list(TOPICS), _help),
}
