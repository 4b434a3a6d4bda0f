"""How an option of our lists becomes a parameter of a Typer command.

What a Typer user writes as

    def timeline(stop: Annotated[list[str] | None, typer.Option("--stop", help="at a stop")] = None): ...

is made here from an `Option`. The options of a view follow from the lists of filters and columns, so no function can
have them in its source; instead a function gets the signature that Typer reads. Commands are made one at a time, when
they are asked for: importing and declaring all of them would take longer than most answers.
"""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, Signature
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from tripcli.cli.commands.command import Argument
from tripcli.cli.options import Option

Run = Callable[[Mapping[str, Any]], int]
"""Runs a command with the values of its arguments and options, and returns the exit code."""


def option_parameter(option: Option) -> Parameter:
    """The option as a parameter of a command's function."""
    declared = typer.Option(*option.flags, help=option.help, metavar=option.metavar or None, show_default=False)
    if not option.metavar:
        return _parameter(option.name, Annotated[bool, declared], default=False)
    if option.multiple:
        return _parameter(option.name, Annotated[list[str] | None, declared], default=None)
    return _parameter(option.name, Annotated[str | None, declared], default=None)


def argument_parameter(argument: Argument) -> Parameter:
    """The argument as a parameter of a command's function."""
    declared = typer.Argument(help=argument.help, metavar=argument.metavar, show_default=False)
    value: Any = list[str] if argument.many else str
    if argument.required:
        return _parameter(argument.name, Annotated[value, declared], default=Parameter.empty)
    return _parameter(argument.name, Annotated[value | None, declared], default=None)


def help_parameter(show_help: Callable[[], None]) -> Parameter:
    """The option `--help`: the help is our own, so that it looks the same with every version of Typer."""

    def show(value: bool) -> None:
        if value:
            show_help()
            raise typer.Exit

    declared = typer.Option("--help", "-h", is_eager=True, callback=show)
    return _parameter("help", Annotated[bool, declared], default=False)


def typer_command(
    name: str,
    run: Run,
    arguments: Sequence[Argument],
    options: Sequence[Option],
    show_help: Callable[[], None],
) -> TyperCommand:
    """The command in the form in which Typer runs it."""

    several = [one.name for one in arguments if one.many] + [one.name for one in options if one.multiple]

    def function(**given: Any) -> int:
        given.pop("help", None)
        values = {key.removesuffix("_"): _as_tuple(value) for key, value in given.items()}
        for name_of_several in several:
            values[name_of_several] = values[name_of_several] or ()
        return run(values)

    parameters = [argument_parameter(one) for one in arguments] + [option_parameter(one) for one in options]
    parameters.append(help_parameter(show_help))
    parameters = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in parameters]
    # Typer asks `inspect.signature`, which gives this one before that of the source.
    function.__dict__["__signature__"] = Signature(parameters)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, add_help_option=False)(function)
    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)  # noqa: S101  # an app with one command is that command
    return command


def _parameter(name: str, annotation: Any, *, default: Any) -> Parameter:
    """A parameter; `from` becomes `from_`, for no parameter has the name of a keyword."""
    return Parameter(
        f"{name}_" if iskeyword(name) else name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
