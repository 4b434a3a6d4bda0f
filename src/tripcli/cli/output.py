"""Where the bytes go: standard output, or a file that is replaced in one step. `-o FILE` equals `> FILE`.

Takes the runtime and what was asked, gives a stream and the target for a writer. A failed run leaves an old file
as it was.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tripcli.cli.diagnostics import print_message, reason
from tripcli.cli.runtime import Runtime
from tripcli.errors import OutputError
from tripcli.writers.target import Target


@contextmanager
def stream(runtime: Runtime, output: str | None) -> Iterator[BinaryIO]:
    """The binary stream to write to; what it holds is out, or the file is as it was; raises OutputError."""
    if output is None or output == "-":
        if runtime.out is None:
            raise OutputError("the output cannot be written: standard output is closed")
        try:
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
def _replaced(path: Path) -> Iterator[BinaryIO]:
    """A draft beside the file, put in its place once all is written; what is no plain file is written to directly."""
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
    """What a writer may know of the place; `--color` goes before NO_COLOR, that before FORCE_COLOR."""
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
        print_message=lambda line: print_message(runtime, line),
    )
