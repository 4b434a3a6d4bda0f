"""check: all problems of datasets at once, for people, editors and checks of a repository."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.diagnostics import print_message
from tripcli.cli.options import Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError

FORMATS = ("text", "json", "github")


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Read each dataset and list what is wrong; raises UsageError."""
    from tripcli.authoring.problem_formats import FORMATS as LINES
    from tripcli.authoring.problem_formats import apart
    from tripcli.cli.dataset import read_named

    form = values["format"] or "text"
    if form not in FORMATS:
        raise UsageError(f'-f "{form}": one of {", ".join(FORMATS)}')
    readings = [read_named(word, runtime) for word in values["paths"] or (None,)]
    problems = [problem for reading in readings for problem in reading.problems]
    with stream(runtime, values["output"]) as out:
        for line in LINES[form](problems):
            out.write(f"{line}\n".encode())
    errors, warnings = apart(problem for problem in problems if problem.code != "more-problems")
    files = sum(len(reading.files) for reading in readings)
    more = any(problem.code == "more-problems" for problem in problems)
    print_message(runtime, summary(len(errors), len(warnings), files) + (", and more than are listed" if more else ""))
    if errors and form == "text":
        print_message(runtime, f"more on a problem: tripcli help {errors[0].code}")
    return Exit.FOUND if errors or (warnings and values["strict"]) else Exit.DONE


def summary(errors: int, warnings: int, files: int) -> str:
    """What was found, in a line."""
    found = ", ".join(_counted(count, noun) for count, noun in ((errors, "error"), (warnings, "warning")) if count)
    return f"{found or 'no problems'} in {_counted(files, 'file')}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


COMMAND = Command(
    run=run,
    arguments=(Argument("paths", "[PATH]...", required=False, many=True),),
    options=(
        Option(("--strict",), "warnings count as problems too"),
        Option(("--format", "-f"), "text, json, or github for annotations of a pull request", "FORMAT", words=FORMATS),
        Option(("--output", "-o"), "write to a file, replaced in one step", "FILE"),
    ),
    examples=(
        "tripcli check",
        "tripcli check . --strict",
        "tripcli check my-trip -f github",
        "cat trip.json | tripcli check -",
    ),
)
