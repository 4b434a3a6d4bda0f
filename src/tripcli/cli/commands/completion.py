"""completion: the script that teaches a shell to complete commands, options, ids, formats and columns."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Argument, Command, print_text
from tripcli.cli.runtime import Runtime
from tripcli.cli.shells import SCRIPTS
from tripcli.errors import Exit, UsageError


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Print the script of a shell; raises UsageError."""
    shell = values["shell"].lower()
    if shell not in SCRIPTS:
        raise UsageError(f'"{values["shell"]}": one of {", ".join(SCRIPTS)}')
    return print_text(SCRIPTS[shell].strip(), runtime)


COMMAND = Command(
    run=run,
    arguments=(Argument("shell", "SHELL", "bash, zsh, fish or powershell", words=lambda: tuple(SCRIPTS)),),
    examples=('eval "$(tripcli completion bash)"', "tripcli completion fish > ~/.config/fish/completions/tripcli.fish"),
)
