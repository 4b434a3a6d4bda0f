"""Questions to somebody at a terminal: asked on standard error, so that standard output stays data.

Takes a question and a check of its answer, gives the answer; what is wrong is told and asked again.
"""

from collections.abc import Callable

from tripcli.cli.diagnostics import tell
from tripcli.cli.surroundings import Surroundings
from tripcli.errors import UsageError

Check = Callable[[str], str]
"""Gives the answer as it is kept; raises ValueError with what is needed."""


def can_ask(surroundings: Surroundings) -> bool:
    """Whether somebody is there to answer."""
    return surroundings.input_is_terminal and surroundings.err_is_terminal


def ask(surroundings: Surroundings, question: str, check: Check, default: str = "") -> str:
    """The answer to a question; an empty one means the default; raises UsageError when no answer comes."""
    while True:
        answer = _line(surroundings, f"{question} [{default}]: " if default else f"{question}: ")
        try:
            return check(answer.strip() or default)
        except ValueError as error:
            tell(surroundings, f"  {error}")


def _line(surroundings: Surroundings, prompt: str) -> str:
    """One line of standard input."""
    if surroundings.err is not None:
        surroundings.err.write(prompt)
        surroundings.err.flush()
    line = surroundings.input.readline() if surroundings.input is not None else ""
    if not line:
        raise UsageError("no more answers; nothing was written")
    return line
