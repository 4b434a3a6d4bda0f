"""check: all problems of datasets at once, for people, editors and checks of a repository."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.diagnostics import print_note, print_warning
from tripcli.cli.options import QUIET, TRIP, Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError

FORMATS = ("text", "json", "github")


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Read each dataset and list its problems; raises UsageError."""
    from tripcli.authoring.problem_formats import FORMATS as LINES
    from tripcli.authoring.problem_formats import errors_and_warnings
    from tripcli.cli.datasets import datasets_of

    form = (values["format"] or "text").lower()
    if form not in FORMATS:
        raise UsageError(f'-f "{form}": one of {", ".join(FORMATS)}')
    words = tuple(_whole(word, runtime) for word in values["paths"] or values["trip"])
    readings = datasets_of(runtime).read_all(words, "" if values["paths"] else "--trip")
    problems = [problem for reading in readings for problem in reading.problems]
    with stream(runtime, values["output"]) as out:
        for line in LINES[form](problems):
            out.write(f"{line}\n".encode())
    errors, warnings = errors_and_warnings(problem for problem in problems if problem.code != "more-problems")
    files = sum(len(reading.files) for reading in readings)
    more = any(problem.code == "more-problems" for problem in problems)
    counts = count_problems(len(errors), len(warnings), files) + (", and more than are listed" if more else "")
    (print_warning if problems else print_note)(runtime, counts)
    if errors and form == "text":
        print_note(runtime, f"more on a problem: tripcli help {errors[0].code}")
    return Exit.FOUND if errors or (warnings and values["strict"]) else Exit.DONE


def _whole(word: str, runtime: Runtime) -> str:
    """The folder of a file that is only part of a dataset, which is said; else the word itself."""
    from tripcli.reading.files import whole_dataset

    folder = whole_dataset(Path(word))
    if folder == Path(word):
        return word
    print_warning(runtime, f"{word} is part of the dataset in {folder}/: all of its files are checked")
    return str(folder)


def count_problems(errors: int, warnings: int, files: int) -> str:
    """How many problems there are, such as `1 error, 2 warnings in 3 files`."""
    counts = ", ".join(_counted(count, noun) for count, noun in ((errors, "error"), (warnings, "warning")) if count)
    return f"{counts or 'no problems'} in {_counted(files, 'file')}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


COMMAND = Command(
    run=run,
    arguments=(
        Argument(
            "paths",
            "[PATH]...",
            "datasets by name or path, or - for standard input; else the dataset in use",
            required=False,
            many=True,
            completes="trip",
        ),
    ),
    options=(
        Option(("--strict",), "warnings count as problems too"),
        Option(("--format", "-f"), "text, json, or github for annotations of a pull request", "FORMAT", words=FORMATS),
        Option(("--output", "-o"), "write to a file, replaced in one step", "FILE", "file"),
        TRIP,
        QUIET,
    ),
    examples=(
        "tripcli check",
        "tripcli check . --strict",
        "tripcli check my-trip -f github",
        "cat trip.json | tripcli check -",
    ),
)
