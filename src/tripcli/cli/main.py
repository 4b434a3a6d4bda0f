"""The way in: arguments to exit code. Exceptions become words here, and nowhere else.

`main` takes arguments and runtime and gives the code, so that tests run what users run; `run` ends the process.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import cast

from tripcli.cli.runtime import Runtime, system_runtime
from tripcli.errors import Exit

COMPLETE = "_TRIPCLI_COMPLETE"
"""The variable by which a shell asks for completion."""


def main(arguments: Sequence[str], runtime: Runtime) -> int:
    """Run one command; gives its exit code."""
    from typer import BadParameter
    from typer import Exit as Leave

    from tripcli.cli.app import Commands
    from tripcli.cli.diagnostics import print_error, print_message

    # Typer's own errors of usage have this base, and no public name.
    usage_error = cast(type[Exception], BadParameter.__mro__[1])
    try:
        if COMPLETE in runtime.environment:
            from tripcli.cli.complete import register_shells

            register_shells()
        result = Commands(runtime).main(list(arguments), prog_name="tripcli", standalone_mode=False)
        return int(result or 0)
    except Leave as leave:
        return int(leave.exit_code)
    except SystemExit as leave:
        # So Typer ends a completion, and a run whose reader has gone: that is no failure of ours.
        return Exit.DONE if isinstance(leave.__context__, BrokenPipeError) else int(leave.code or 0)
    except usage_error as error:
        context = getattr(error, "ctx", None)
        if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
            print_message(runtime, context.get_help())
            return Exit.USAGE
        from tripcli.cli.usage_errors import told

        print_message(runtime, told(error))
        return Exit.USAGE
    except (Exception, KeyboardInterrupt) as error:
        return print_error(runtime, error)


def run() -> None:
    """Run with the process's arguments and streams, and end it."""
    try:
        runtime = system_runtime()
        code = main(sys.argv[1:], runtime)
        code = _flushed(code, runtime)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    # Nothing is left to clean up, and freeing what was read would cost more than the answer.
    os._exit(code)


def _flushed(code: int, runtime: Runtime) -> int:
    """Empty the streams; what cannot be written is told, and what nobody reads any more is dropped."""
    from tripcli.cli.diagnostics import print_error

    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        told = print_error(runtime, error if isinstance(error, OSError) else OSError(str(error)))
        code = code or told
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.flush()
    return code
