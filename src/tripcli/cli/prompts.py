"""Questions to a person at a terminal, written to stderr, so that stdout stays data.

A question has a check; an answer that it refuses is asked for again.
"""

from collections.abc import Callable

from tripcli.cli.diagnostics import print_message
from tripcli.cli.runtime import Runtime
from tripcli.errors import UsageError

Check = Callable[[str], str]
"""Returns the answer in the form in which it is kept; raises ValueError with what is needed."""


def can_ask(runtime: Runtime) -> bool:
    """Whether a person can answer: stdin and stderr are terminals."""
    return runtime.input_is_terminal and runtime.err_is_terminal


def ask(runtime: Runtime, question: str, check: Check, default: str = "") -> str:
    """The answer to a question; an empty one means the default; raises UsageError when no answer comes."""
    while True:
        answer = _line(runtime, f"{question} [{default}]: " if default else f"{question}: ")
        try:
            return check(answer.strip() or default)
        except ValueError as error:
            print_message(runtime, f"  {error}")


def _line(runtime: Runtime, prompt: str) -> str:
    """One line of standard input."""
    if runtime.err is not None:
        runtime.err.write(prompt)
        runtime.err.flush()
    line = runtime.input.readline() if runtime.input is not None else ""
    if not line:
        raise UsageError("no more answers; nothing was written")
    return line
