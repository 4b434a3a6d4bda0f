"""help: a topic that holds for all commands, or a problem by its code."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Argument, Command, printed
from tripcli.cli.commands.topics import TOPICS
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Print a topic, an explanation of a problem, or the list of topics; raises UsageError."""
    topic = values["topic"]
    if topic is None:
        listed = f"Topics: {', '.join(TOPICS)}"
        asked = "tripcli help TOPIC, tripcli help CODE for a problem of a dataset, or tripcli COMMAND --help"
        return printed(f"{listed}\nAsk: {asked}", runtime)
    if topic in TOPICS:
        return printed(TOPICS[topic]().rstrip(), runtime)
    from tripcli.reading.codes import CODES

    if topic in CODES:
        from tripcli.reading.explanations import explained

        return printed(explained(topic), runtime)
    from tripcli.reading.nearest import Words

    near = Words([*TOPICS, *CODES]).nearest(topic)
    hint = f"; did you mean {near}?" if near else ""
    listed = f"There are: {', '.join(TOPICS)}, and the code of each problem"
    raise UsageError(f'"{topic}": no such topic{hint} {listed}')


def _words() -> tuple[str, ...]:
    """All that it explains, for completion."""
    from tripcli.reading.codes import CODES

    return (*TOPICS, *CODES)


COMMAND = Command(
    run=run,
    arguments=(Argument("topic", "[TOPIC]", required=False, words=_words),),
    examples=("tripcli help dates", "tripcli help columns", "tripcli help unknown-field"),
)
