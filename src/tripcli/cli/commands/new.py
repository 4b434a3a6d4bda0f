"""new: a dataset to start from, commented and working at once."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.diagnostics import print_note
from tripcli.cli.options import QUIET, Option
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, OutputError, UsageError, reason
from tripcli.trips import path_of

if TYPE_CHECKING:
    from tripcli.authoring.starter import Answers

_ONE_FILE = (".yaml", ".yml")


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Ask, and write the files; raises UsageError where something stands already, OutputError."""
    from tripcli.authoring.starter import EXAMPLE, in_one_file, starter_files
    from tripcli.cli.prompts import can_ask

    if not values["path"]:
        raise UsageError("a path is needed, such as my-trip or my-trip.yaml")
    path = path_of(values["path"])
    _refuse_existing(path)
    answers = EXAMPLE if values["yes"] or not can_ask(runtime) else _asked(runtime)
    files = starter_files(answers)
    try:
        if path.suffix in _ONE_FILE:
            _write(path, in_one_file(files))
        else:
            _write_folder(path, files)
    except OSError as error:
        raise OutputError(f"{error.filename or path}: the file cannot be written: {reason(error)}") from error
    print_note(runtime, f"wrote {path}" + ("" if path.suffix in _ONE_FILE else f": {', '.join(files)}"))
    shown = path if path.is_absolute() or len(path.parts) > 1 or path.suffix in _ONE_FILE else f"./{path}"
    print_note(runtime, f"next: tripcli check {quote(str(shown))}; tripcli timeline --trip {quote(str(shown))}")
    return Exit.DONE


def _refuse_existing(path: Path) -> None:
    """Raise UsageError when the path exists, or is neither a folder nor a YAML file."""
    from tripcli.reading.file_names import dataset_files

    with suppress(OSError):
        if path.is_dir() and path.suffix not in _ONE_FILE and not dataset_files(path):
            return
    if path.exists() or path.is_symlink():
        raise UsageError(f"{path}: there is something already, and nothing is overwritten; name another path")
    if path.suffix and path.suffix not in _ONE_FILE:
        raise UsageError(f"{path}: a folder, or a file that ends in .yaml, is needed")


def _write_folder(path: Path, files: dict[str, str]) -> None:
    """The files of a folder, and the schema for editors beside them; raises OSError."""
    from tripcli.authoring.json_writer import json_pages
    from tripcli.authoring.schema import dataset_schema
    from tripcli.authoring.starter import SCHEMA_FILE, with_schema

    path.mkdir(parents=True, exist_ok=True)
    for name, text in with_schema(files).items():
        _write(path / name, text)
    with suppress(FileExistsError):  # an older schema serves as well
        _write(path / SCHEMA_FILE, json_pages(dataset_schema()) + "\n")


def _write(path: Path, text: str) -> None:
    """A new file; raises OSError, and FileExistsError where there is one."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _asked(runtime: Runtime) -> "Answers":
    """The answers of somebody at the terminal."""
    from tripcli.cli.commands.questions import asked

    return asked(runtime)


COMMAND = Command(
    run=run,
    arguments=(Argument("path", "PATH", "a new folder, or a file that ends in .yaml", completes="file"),),
    options=(Option(("--yes", "-y"), "ask no question: start from an invented trip"), QUIET),
    examples=("tripcli new my-trip", "tripcli new my-trip.yaml --yes"),
)
