"""Problems as text: for people, for programs (JSON), and as the annotations of GitHub's checks.

Takes the problems of a dataset, gives lines without control characters. Errors come before warnings.
"""

import os
from collections.abc import Callable, Iterable, Iterator

from tripcli.errors import Problem
from tripcli.reading.excerpt import problem_lines
from tripcli.values.safe import safe_text

Problems = Iterable[Problem]


def errors_and_warnings(problems: Problems) -> tuple[list[Problem], list[Problem]]:
    """The errors, and the warnings."""
    listed = list(problems)
    return [one for one in listed if not one.warning], [one for one in listed if one.warning]


def text_lines(problems: Problems) -> Iterator[str]:
    """For people: each with its excerpt, errors before warnings."""
    errors, warnings = errors_and_warnings(problems)
    for one in errors:
        yield from problem_lines(one)
    if errors and warnings:
        yield ""
    for one in warnings:
        yield from problem_lines(one)


def json_lines(problems: Problems) -> Iterator[str]:
    """An array of objects, one on each line."""
    from tripcli.authoring.json_writer import json_text  # people's text needs none

    objects = [json_text(_fields(one)) for part in errors_and_warnings(problems) for one in part]
    yield "["
    for number, text in enumerate(objects, 1):
        yield text + ("," if number < len(objects) else "")
    yield "]"


def github_lines(problems: Problems) -> Iterator[str]:
    """Workflow commands of GitHub, which shows them beside the lines of the file."""
    for one in (problem for part in errors_and_warnings(problems) for problem in part):
        file = one.file.replace(os.sep, "/")
        places = {"file": file, "line": one.line or "", "col": one.column or "", "title": one.code}
        properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items() if value)
        yield f"::{'warning' if one.warning else 'error'} {properties}::{_escaped(_message(one))}"


FORMATS: dict[str, Callable[[Problems], Iterator[str]]] = {
    "text": text_lines,
    "json": json_lines,
    "github": github_lines,
}


def _fields(problem: Problem) -> dict[str, object]:
    """A problem as the object that programs get."""
    return {
        "severity": "warning" if problem.warning else "error",
        "code": problem.code,
        "file": problem.file,
        "line": problem.line or None,
        "column": problem.column or None,
        "message": _message(problem),
        "found": problem.found,
        "expected": problem.expected,
        "nearest": problem.nearest or None,
        "excerpt": problem.excerpt or None,
    }


def _message(problem: Problem) -> str:
    """What is wrong and what should stand there, in one sentence."""
    hint = f"; did you mean {problem.nearest}?" if problem.nearest else ""
    return f"{problem.found}; expected {problem.expected}{hint}"


def _escaped(text: str) -> str:
    """The text as a workflow command carries it: on one line, with percent signs escaped first."""
    return safe_text(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    """A property, in which colons and commas mean something."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
