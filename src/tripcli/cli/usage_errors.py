"""What is told of a command line that cannot be read: what was found, and what would be valid in its place.

Takes the parser's error, gives a line. It must not know any dataset.
"""

from typing import Any

from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.options import SHARED, Option, options_of
from tripcli.views import VIEWS, load_view


def told(error: Any) -> str:
    """The line about an error of usage."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "tripcli"
    option = getattr(error, "option_name", "")
    served = _served(option) if type(error).__name__ == "NoSuchOption" and option not in _everywhere() else []
    if served:
        return f"tripcli: {option} is not for {_last_word(path)}; it serves: {', '.join(served)}"
    message = str(error.format_message() if hasattr(error, "format_message") else error).rstrip(".")
    return f"tripcli: {message}{' See' if message.endswith('?') else '; see'}: {path} --help"


def _everywhere() -> set[str]:
    return {flag for option in SHARED for flag in option.flags}


def _served(flag: str) -> list[str]:
    """The views and commands that have an option."""
    views = [name for name in VIEWS if _has(flag, tuple(options_of(load_view(name))))]
    return views + [name for name in COMMANDS if _has(flag, load_command(name).options)]


def _has(flag: str, options: tuple[Option, ...]) -> bool:
    return any(flag in option.flags for option in options)


def _last_word(command_path: str) -> str:
    """The command without the program: `timeline`."""
    return command_path.rpartition(" ")[2]
