"""help: how a command is used, a topic that holds for all commands, or a problem by its code."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands import COMMANDS
from tripcli.cli.commands.command import Argument, Command, print_text
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UnknownName
from tripcli.views import VIEWS


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Print the help of a command, a topic, or the explanation of a problem; raises UnknownName."""
    from tripcli.cli.help_pages import help_of

    topic = values["topic"]
    if topic is None:
        lists = f"{help_of('', runtime.help_width)}\n\nTopics, for tripcli help TOPIC: {', '.join(TOPICS)}"
        return print_text(f"{lists}\ntripcli help CODE explains a problem of a dataset", runtime)
    if topic in TOPICS:
        return print_text(TOPICS[topic]().rstrip(), runtime)
    if topic in VIEWS or topic in COMMANDS:
        return print_text(help_of(topic, runtime.help_width), runtime)
    from tripcli.reading.codes import CODES

    if topic in CODES:
        from tripcli.reading.explanations import explained

        return print_text(explained(topic), runtime)
    from tripcli.values.nearest import Words

    near = Words([*VIEWS, *COMMANDS, *TOPICS, *CODES]).nearest(topic)
    hint = f"; did you mean {near}?" if near else "."
    known = f"A topic is a command, one of {', '.join(TOPICS)}, or the code of a problem"
    raise UnknownName(f'"{topic}": no such topic{hint} {known}')


def _topics() -> tuple[str, ...]:
    """All that it explains, for completion."""
    from tripcli.reading.codes import CODES

    return (*TOPICS, *VIEWS, *COMMANDS, *CODES)


COMMAND = Command(
    run=run,
    arguments=(
        Argument("topic", "[TOPIC]", "a command, a topic or the code of a problem", required=False, words=_topics),
    ),
    examples=("tripcli help timeline", "tripcli help dates", "tripcli help unknown-field"),
)
