"""How an option of our lists becomes an option of a Typer command.

Typer can make options of the signature of a function. Those of a view follow from the lists of filters and columns, so
no function can have them in its source: a command is made of the parts that Typer itself makes of a signature. Commands
are made one at a time, when they are asked for: declaring all of them would take longer than most answers.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperOption

from tripcli.cli.commands.command import Argument
from tripcli.cli.options import Option

Run = Callable[[Mapping[str, Any]], int]
"""Runs a command with the values of its arguments and options, and returns the exit code."""


def typer_option(option: Option) -> TyperOption:
    """The option as Typer parses it; its help is not needed, for the help pages are our own."""
    return TyperOption(
        param_decls=[option.name, *option.flags],
        metavar=option.metavar or None,
        is_flag=not option.metavar,
        default=None if option.metavar else False,
        multiple=option.multiple,
        type=str if option.metavar else None,
    )


def typer_argument(argument: Argument) -> TyperArgument:
    """The argument as Typer parses it."""
    return TyperArgument(
        param_decls=[argument.name],
        metavar=argument.metavar,
        required=argument.required,
        nargs=-1 if argument.many else 1,
        type=str,
    )


def help_option(show_help: Callable[[], None]) -> TyperOption:
    """The option `--help`: the help is our own, so that it looks the same with every version of Typer."""

    def show(_context: object, _option: object, value: bool) -> None:
        if value:
            show_help()
            raise typer.Exit

    return TyperOption(
        param_decls=["--help", "-h"], is_flag=True, default=False, is_eager=True, expose_value=False, callback=show
    )


def typer_command(
    name: str,
    run: Run,
    arguments: Sequence[Argument],
    options: Sequence[Option],
    show_help: Callable[[], None],
) -> TyperCommand:
    """The command in the form in which Typer runs it."""
    several = [one.name for one in arguments if one.many] + [one.name for one in options if one.multiple]

    def callback(**values: Any) -> int:
        return run(values | {one: tuple(values[one] or ()) for one in several})

    return TyperCommand(
        name,
        callback=callback,
        params=[*map(typer_argument, arguments), *map(typer_option, options), help_option(show_help)],
        add_help_option=False,
        rich_markup_mode=None,
    )
