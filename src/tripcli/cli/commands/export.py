"""export: a dataset written out again in canonical order, as YAML, JSON or JSON Lines, or as a SQLite database."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.options import TRIP, Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import DatasetError, Exit, UsageError
from tripcli.trips import words_of

_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".sqlite": "sqlite", ".db": "sqlite"}
FORMATS = ("yaml", "json", "jsonl", "sqlite")


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Read the dataset and write it; raises DatasetError, UsageError."""
    from tripcli.authoring.canonical import FORMATS as TEXTS
    from tripcli.cli.datasets import read_asked

    output = values["output"]
    form = (values["format"] or "").lower() or _SUFFIXES.get(Path(output or "").suffix.lower(), "yaml")
    if form not in FORMATS:
        raise UsageError(f'-f "{form}": one of {", ".join(FORMATS)}')
    words = words_of(values["path"] or values["trip"])
    if form == "sqlite":
        return _write_database(words, output, runtime)
    word = words[0] if words else None
    if len(words) > 1:
        raise UsageError("export writes one trip at a time; name one with --trip")
    reading = read_asked(word, runtime, "" if values["path"] else "--trip")
    if reading.dataset is None:
        raise DatasetError(f"{word or 'the dataset'}: the dataset has problems", reading.problems)
    text = TEXTS[form](reading.dataset)
    with stream(runtime, output) as out:
        out.write(text.encode())
    return Exit.DONE


def _write_database(words: tuple[str, ...], output: str | None, runtime: Runtime) -> Exit:
    """Write the dataset as a SQLite database; raises DatasetError, UsageError."""
    from tripcli.cli.datasets import open_dataset
    from tripcli.questions.database import database

    if runtime.out_is_terminal and output in {None, "-"}:
        raise UsageError("-f sqlite: a terminal cannot show this file; write it with -o FILE.sqlite")
    connection = open_dataset(words, runtime)
    content = database(connection)
    connection.close()
    with stream(runtime, output) as out:
        out.write(content)
    return Exit.DONE


COMMAND = Command(
    run=run,
    arguments=(Argument("path", "[PATH]", "a dataset by name or path", required=False, completes="trip"),),
    options=(
        Option(("--format", "-f"), "yaml, json, jsonl or sqlite; else by the file's suffix", "FORMAT", words=FORMATS),
        Option(("--output", "-o"), "write to a file, replaced in one step", "FILE", "file"),
        TRIP,
    ),
    examples=(
        "tripcli export -o trip.json",
        "tripcli export my-trip -f yaml",
        "tripcli export -o trip.sqlite",
        "cat trip.json | tripcli export - -f yaml",
    ),
)
