"""The list of commands that are not views: one line here and one file each, imported only when it is asked for."""

from importlib import import_module
from keyword import iskeyword

from tripcli.cli.commands.command import Command

COMMANDS: dict[str, str] = {
    "browse": "Explore the trip on a screen, with a slider over what was known when.",
    "sql": "Ask what is known in SQL, read-only.",
    "trips": "List the datasets that can be named.",
    "check": "List all problems of a dataset at once.",
    "new": "Start a dataset of your own: commented, and working at once.",
    "schema": "Print the JSON Schema of dataset files, or of a view's JSON.",
    "publish": "Make a page of a trip for readers: one HTML file, with a slider over what was known when.",
    "export": "Write a dataset as YAML, JSON, a SQLite database or Parquet.",
    "import": "Make a dataset from a table of events.",
    "completion": "Print the completion script of a shell: bash, zsh, fish or powershell.",
    "help": "Explain a command, a topic, or a problem of a dataset by its code.",
}
"""Name of each command -> what it does, in a line."""


def load_command(name: str) -> Command:
    """The command of that name; raises KeyError."""
    if name not in COMMANDS:
        raise KeyError(name)
    module = f"{name}_" if iskeyword(name) else name
    command: Command = import_module(f"tripcli.cli.commands.{module}").COMMAND
    return command
