"""completion: the script that teaches a shell to complete commands, options, ids, formats and columns."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from tripcli.cli.commands.command import Argument, Command, printed
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError

SHELLS = ("bash", "zsh", "fish", "powershell")


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Print the script of a shell; raises UsageError."""
    shell = values["shell"]
    if shell not in SHELLS:
        raise UsageError(f'"{shell}": one of {", ".join(SHELLS)}')
    script: str = import_module("typer.completion").get_completion_script(  # has no public name
        prog_name="tripcli", complete_var="_TRIPCLI_COMPLETE", shell=shell
    )
    return printed(script, runtime)


COMMAND = Command(
    run=run,
    arguments=(Argument("shell", "SHELL", words=lambda: SHELLS),),
    examples=('eval "$(tripcli completion bash)"', "tripcli completion fish > ~/.config/fish/completions/tripcli.fish"),
)
