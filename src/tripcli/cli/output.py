"""Where the bytes go: stdout, a pager, or a file that is replaced in one step. `-o FILE` equals `> FILE`.

A failed run leaves an old file as it was.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from tripcli.cli.diagnostics import print_note, print_warning
from tripcli.cli.runtime import Runtime
from tripcli.errors import OutputError, reason
from tripcli.writers.target import Target


@contextmanager
def stream(runtime: Runtime, output: str | None, *, pager: bool = True) -> Iterator[BinaryIO]:
    """The binary stream to write to. At its end all is written, or the file is as it was; raises OutputError."""
    if output is None or output == "-":
        if runtime.out is None:
            raise OutputError("the output cannot be written: standard output is closed")
        try:
            if pager and runtime.height_rows is not None:
                with _through_pager(runtime) as out:
                    yield out
                return
            yield runtime.out
            runtime.out.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(f"the output cannot be written: {reason(error)}") from error
        return
    with _replaced(Path(output)) as file:
        yield file


@contextmanager
def _through_pager(runtime: Runtime) -> Iterator[BinaryIO]:
    """Stdout, through a pager once the answer is longer than the screen; without a pager stdout itself."""
    from tripcli.cli.pager import paged, pager_command

    command = pager_command(runtime.environment)
    if command and runtime.out is not None:
        with paged(runtime, command) as out:
            yield out
    elif runtime.out is not None:
        yield runtime.out
        runtime.out.flush()


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    """A draft beside the file, put in its place once all is written. A pipe or a device is written to directly."""
    try:
        is_plain = True
        with suppress(FileNotFoundError):
            is_plain = stat.S_ISREG(path.stat().st_mode)
        if not is_plain:
            with path.open("wb") as file:
                yield file
            return
        target = path.resolve()
        draft = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with draft.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            with suppress(OSError):
                draft.chmod(target.stat().st_mode & 0o777)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: the file cannot be written: {reason(error)}") from error


def target_for(runtime: Runtime, out: BinaryIO, *, to_file: bool, color: str, header: bool) -> Target:
    """The stream and how it looks there; `--color` goes before NO_COLOR, that before FORCE_COLOR."""
    environment = runtime.environment
    on_terminal = runtime.out_is_terminal and not to_file
    forced = color == "always" or (
        color == "auto" and not environment.get("NO_COLOR") and bool(environment.get("FORCE_COLOR"))
    )
    terminal = on_terminal or (forced and not to_file)
    wanted = forced or (
        color == "auto" and on_terminal and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    )
    return Target(
        out=out,
        terminal=terminal,
        width_cells=runtime.width_cells,
        color=wanted,
        unicode=not on_terminal or runtime.out_encoding.lower().replace("_", "-") in {"utf-8", "utf8"},
        header=header,
        print_message=_note_printer(runtime, out),
        print_warning=partial(print_warning, runtime),
    )


def _note_printer(runtime: Runtime, out: BinaryIO) -> Callable[[str], None]:
    """The function that prints a note beside the data: in the pager when the data may go there."""
    write_note = getattr(out, "write_note", None)
    if write_note is None or not runtime.err_is_terminal:
        return lambda line: print_note(runtime, line)
    return lambda line: None if runtime.quiet else write_note(line)
