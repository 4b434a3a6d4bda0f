"""Run the Python examples of the pages: `pycon` blocks, as an interactive session shows them.

Takes the text of a page; returns its blocks, or the page with the outputs of now. The blocks of a page are one session.
"""

import re
import sys
from contextlib import redirect_stdout
from doctest import DocTestParser
from doctest import Example as Statement
from io import StringIO
from typing import Any

_BLOCK = re.compile(r"^```pycon\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


def sessions(page: str) -> tuple[str, ...]:
    """Return the `pycon` blocks of a page, in order."""
    return tuple(match["body"] for match in _BLOCK.finditer(page))


def rerun(page: str) -> str:
    """Return the page with the outputs of now."""
    names: dict[str, Any] = {"__name__": "__main__"}
    return _BLOCK.sub(lambda match: f"```pycon\n{_run(match['body'], names)}```", page)


def _run(body: str, names: dict[str, Any]) -> str:
    """The block with the outputs of now; its names are kept for the next block."""
    return "".join(_shown(statement) + _output(statement, names) for statement in DocTestParser().get_examples(body))


def _shown(statement: Statement) -> str:
    """A statement with its prompts."""
    first, *others = statement.source.splitlines()
    return "".join([f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in others)])


def _output(statement: Statement, names: dict[str, Any]) -> str:
    """What a session prints for a statement; of an error its last line."""
    out = StringIO()
    with redirect_stdout(out):
        try:
            exec(compile(statement.source, "<page>", "single"), names)  # noqa: S102 - the project's own pages
        except Exception as error:
            sys.stdout.write(f"Traceback (most recent call last):\n{_name(error)}: {error}\n")
    return out.getvalue()


def _name(error: Exception) -> str:
    """The name of an error as Python prints it."""
    return f"{type(error).__module__}.{type(error).__qualname__}"
