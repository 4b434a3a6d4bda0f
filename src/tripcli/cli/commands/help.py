"""help: a topic that holds for all commands."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Argument, Command, printed
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.surroundings import Surroundings
from tripcli.errors import Exit, UsageError


def run(values: Mapping[str, Any], surroundings: Surroundings) -> Exit:
    """Print a topic, or the list of them; raises UsageError."""
    topic = values["topic"]
    if topic is None:
        listed = f"Topics: {', '.join(TOPICS)}"
        return printed(f"{listed}\nAsk: tripcli help TOPIC, or tripcli COMMAND --help", surroundings)
    if topic not in TOPICS:
        raise UsageError(f'"{topic}": no such topic; there are: {", ".join(TOPICS)}')
    return printed(TOPICS[topic]().rstrip(), surroundings)


COMMAND = Command(
    run=run,
    arguments=(Argument("topic", "[TOPIC]", required=False, words=lambda: tuple(TOPICS)),),
    examples=("tripcli help dates", "tripcli help columns"),
)
