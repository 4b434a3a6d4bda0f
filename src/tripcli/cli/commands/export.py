"""export: a dataset written out again in canonical order, or as tables for programs that ask in SQL."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.options import TRIP, Option
from tripcli.cli.output import stream
from tripcli.cli.runtime import Runtime
from tripcli.errors import DatasetError, Exit, OutputError, UsageError, reason
from tripcli.exports.dialects import DIALECTS
from tripcli.trips import words_of

SUFFIXES = {
    ".yaml": "yaml", ".yml": "yaml", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".sqlite": "sqlite",
    ".sqlite3": "sqlite", ".db": "sqlite", ".parquet": "parquet",
}  # fmt: skip
"""The end of a file's name -> the format that it gives."""
FORMATS = ("yaml", "json", "jsonl", "sqlite", "parquet")


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Read the dataset and write it; raises DatasetError, UsageError."""
    from tripcli.authoring.canonical import FORMATS as TEXTS
    from tripcli.cli.datasets import read_asked

    output = values["output"]
    form = _format_of(values["format"], output)
    words = words_of(values["path"] or values["trip"])
    if form != "parquet" and (values["dialect"] or values["location"]):
        raise UsageError(f"--dialect and --location are for -f parquet, not for -f {form}")
    if form == "sqlite":
        return _write_database(words, output, runtime)
    if form == "parquet":
        return _write_tables(words, values, runtime)
    word = words[0] if words else None
    if len(words) > 1:
        raise UsageError(f"{form} holds one trip: name one with --trip; -f sqlite and -f parquet hold several")
    reading = read_asked(word, runtime, "" if values["path"] else "--trip")
    if reading.dataset is None:
        raise DatasetError(f"{word or 'the dataset'}: the dataset has problems", reading.problems)
    text = TEXTS[form](reading.dataset)
    with stream(runtime, output) as out:
        out.write(text.encode())
    return Exit.DONE


def _format_of(asked: str | None, output: str | None) -> str:
    """The format by its name, else by the file's suffix, else YAML; raises UsageError."""
    suffix = Path(output or "").suffix.lower()
    if asked and asked.lower() not in FORMATS:
        raise UsageError(f'-f "{asked}": one of {", ".join(FORMATS)}')
    if not asked and suffix and suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UsageError(f'-o "{output}": no format has the suffix {suffix}; use one of {known}, or name it with -f')
    return asked.lower() if asked else SUFFIXES.get(suffix, "yaml")


def _write_database(words: tuple[str, ...], output: str | None, runtime: Runtime) -> Exit:
    """Write the dataset as a SQLite database; raises DatasetError, UsageError."""
    from tripcli.cli.datasets import open_dataset
    from tripcli.exports.database import database

    if runtime.out_is_terminal and output in {None, "-"}:
        raise UsageError("-f sqlite: a terminal cannot show this file; write it with -o FILE.sqlite")
    connection = open_dataset(words, runtime)
    content = database(connection)
    connection.close()
    with stream(runtime, output) as out:
        out.write(content)
    return Exit.DONE


def _write_tables(words: tuple[str, ...], values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Write a folder of Parquet files with the views of an engine; raises DatasetError, OutputError, UsageError."""
    from tripcli.cli.datasets import open_dataset
    from tripcli.exports.folder import write_folder
    from tripcli.writers.extras import require

    dialect = (values["dialect"] or DIALECTS[0]).lower()
    if dialect not in DIALECTS:
        raise UsageError(f'--dialect "{dialect}": one of {", ".join(DIALECTS)}')
    if values["output"] in {None, "-"}:
        raise UsageError("-f parquet: name a folder with -o, for it has many files")
    require("pyarrow", "engines", "parquet")
    require("sqlglot", "engines", "parquet")
    connection = open_dataset(words, runtime)
    try:
        write_folder(connection, Path(values["output"]), dialect, values["location"] or "")
    except OSError as error:
        raise OutputError(f"{values['output']}: the folder cannot be written: {reason(error)}") from error
    finally:
        connection.close()
    return Exit.DONE


COMMAND = Command(
    run=run,
    arguments=(Argument("path", "[PATH]", "a dataset by name or path", required=False, completes="trip"),),
    options=(
        Option(
            ("--format", "-f"), "one of " + ", ".join(FORMATS) + "; else by the file's suffix", "FORMAT", words=FORMATS
        ),
        Option(("--output", "-o"), "write to a file, or a folder for parquet; replaced in one step", "FILE", "file"),
        Option(
            ("--dialect",),
            "for parquet: SQL of the views, duckdb (the default), spark or trino",
            "ENGINE",
            words=DIALECTS,
        ),
        Option(("--location",), "for parquet: path or address where the engine finds the folder", "PLACE"),
        TRIP,
    ),
    examples=(
        "tripcli export -o trip.json",
        "tripcli export my-trip -f yaml",
        "tripcli export -o trip.sqlite",
        "tripcli export --trip all -f parquet -o trips",
        "cat trip.json | tripcli export - -f yaml",
    ),
)
