"""The way in: arguments to exit code. Exceptions become messages here, and nowhere else.

`main` takes arguments and runtime and returns the code, so that tests run what users run; `run` ends the process.
"""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from tripcli.cli.runtime import Runtime, system_runtime
from tripcli.errors import Exit

COMPLETE = "_TRIPCLI_COMPLETE"
"""The variable by which the script of a shell asks for completion; its value is the name of the shell."""

GARBAGE_THRESHOLD = 100_000
"""New objects after which Python looks for garbage; by default it does after 700 or 2,000."""


def main(arguments: Sequence[str], runtime: Runtime) -> int:
    """Run one command and return its exit code."""
    shell = runtime.environment.get(COMPLETE)
    if shell is not None:
        from tripcli.cli.completion import answer_shell

        return answer_shell(shell, arguments, runtime)
    # Imported here, so that an interrupt while they load is handled like any other.
    import typer

    from tripcli.cli.app import program
    from tripcli.cli.diagnostics import print_error, print_message

    try:
        result = program(runtime).main(list(arguments), prog_name="tripcli", standalone_mode=False, obj=runtime)
        return int(result or 0)
    except typer.TyperException as error:  # what Typer's parser says of a wrong command line
        from tripcli.cli.usage_errors import describe_usage_error

        print_message(runtime, describe_usage_error(error))
        return Exit.USAGE
    except SystemExit as end:  # Typer ends a run whose reader has gone: that is not a failure
        return Exit.DONE if isinstance(end.__context__, BrokenPipeError) else int(end.code or 0)
    except (Exception, KeyboardInterrupt) as error:
        return print_error(runtime, error)


def run() -> None:
    """Run with the process's arguments and streams, and end it."""
    # Imports make many objects and hardly any garbage: to look through them often takes a twentieth of a warm start.
    gc.set_threshold(GARBAGE_THRESHOLD)
    try:
        runtime = system_runtime()
        code = main(sys.argv[1:], runtime)
        code = _flush_streams(code, runtime)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    # Nothing remains to be cleaned up, and freeing what was read would take longer than the answer.
    os._exit(code)


def _flush_streams(code: int, runtime: Runtime) -> int:
    """Flush stdout and stderr, and return the exit code; output that cannot be written is an error."""
    from tripcli.cli.diagnostics import print_error
    from tripcli.errors import OutputError, reason

    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if not isinstance(error, BrokenPipeError):
            cause = reason(error) if isinstance(error, OSError) else str(error)
            code = code or print_error(runtime, OutputError(f"the output cannot be written: {cause}"))
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.flush()
    return code
