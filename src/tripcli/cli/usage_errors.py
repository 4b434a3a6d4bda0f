"""A command line that the parser refuses: what was found, and what would be valid in its place."""

from typing import Any

from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.options import SHARED, Option, options_of
from tripcli.views import VIEWS, load_view


def describe_usage_error(error: Any) -> str:
    """A line about an error of Typer's parser."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "tripcli"
    flag = getattr(error, "option_name", "")
    command = path.rpartition(" ")[2]
    served = _commands_with(flag) if flag and flag not in _shared_flags() else []
    if served and command not in served:
        return f"tripcli: {flag} is not an option of {command}; it is one of: {', '.join(served)}"
    message = str(error.format_message()).rstrip(".")
    return f"tripcli: {message}{' See' if message.endswith('?') else '; see'}: {path} --help"


def _shared_flags() -> set[str]:
    return {flag for option in SHARED for flag in option.flags}


def _commands_with(flag: str) -> list[str]:
    """The views and commands that have an option."""
    views = [name for name in VIEWS if _has(flag, tuple(options_of(load_view(name))))]
    return views + [name for name in COMMANDS if _has(flag, load_command(name).options)]


def _has(flag: str, options: tuple[Option, ...]) -> bool:
    return any(flag in option.flags for option in options)
