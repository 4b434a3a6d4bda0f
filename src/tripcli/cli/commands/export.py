"""export: a dataset written out again in canonical order, as YAML, JSON or JSON Lines."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.options import TRIP, Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import DatasetError, Exit, UsageError
from tripcli.trips import words_of

_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
FORMATS = ("yaml", "json", "jsonl")


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Read the dataset and write it; raises DatasetError, UsageError."""
    from tripcli.authoring.canonical import FORMATS as TEXTS
    from tripcli.cli.datasets import read_asked

    output = values["output"]
    form = (values["format"] or "").lower() or _SUFFIXES.get(Path(output or "").suffix.lower(), "yaml")
    if form not in FORMATS:
        raise UsageError(f'-f "{form}": one of {", ".join(FORMATS)}')
    words = words_of(values["path"] or values["trip"])
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


COMMAND = Command(
    run=run,
    arguments=(Argument("path", "[PATH]", "a dataset by name or path", required=False, completes="trip"),),
    options=(
        Option(("--format", "-f"), "yaml, json or jsonl; else by the suffix of the file", "FORMAT", words=FORMATS),
        Option(("--output", "-o"), "write to a file, replaced in one step", "FILE", "file"),
        TRIP,
    ),
    examples=(
        "tripcli export -o trip.json",
        "tripcli export my-trip -f yaml",
        "cat trip.json | tripcli export - -f yaml",
    ),
)
