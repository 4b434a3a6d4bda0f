"""The commands: a group in which a command builds its options only when it is asked for.

`tripcli timeline` loads one view and declares its thirty options; the other twenty commands cost nothing.
"""

from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from tripcli import __version__
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.commands.command import Argument, print_text
from tripcli.cli.options import options_of
from tripcli.cli.parameters import typer_command
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit
from tripcli.views import VIEWS, load_view
from tripcli.views.view import View, takes_trips


class LazyCommands(TyperGroup):
    """All commands by name; each is made when it is asked for. The context's `obj` is the runtime."""

    def list_commands(self, _context: Any) -> list[str]:
        """The names, in the order of the help."""
        return [*VIEWS, *COMMANDS]

    def get_command(self, context: Any, name: str) -> TyperCommand | None:
        """The command of that name, with its options."""
        runtime: Runtime = context.obj
        if name in VIEWS:
            return _view_command(name, runtime)
        return _other_command(name, runtime) if name in COMMANDS else None

    def resolve_command(self, context: Any, args: list[str]) -> Any:
        """The name, the command and the words after it; raises UnknownName, which names the command that was meant."""
        if args[0] in VIEWS or args[0] in COMMANDS:
            return super().resolve_command(context, args)
        from tripcli.cli.suggestions import unknown_command

        raise unknown_command(args, context.obj)


def program(runtime: Runtime) -> TyperGroup:
    """The whole program as a group of Typer's."""
    app = typer.Typer(cls=LazyCommands, add_completion=False, rich_markup_mode=None)

    def show_version(value: bool) -> None:
        if value:
            print_text(f"tripcli {__version__}", runtime)
            raise typer.Exit

    def show_help(value: bool) -> None:
        if value:
            _help_printer("", runtime)()
            raise typer.Exit

    @app.callback(invoke_without_command=True, add_help_option=False)
    def without_command(
        context: typer.Context,
        version: Annotated[bool, typer.Option("--version", "-V", is_eager=True, callback=show_version)] = False,
        help_: Annotated[bool, typer.Option("--help", "-h", is_eager=True, callback=show_help)] = False,
    ) -> None:
        if context.invoked_subcommand is None:
            _show_first_screen(runtime)

    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)  # noqa: S101  # an app with a callback is a group
    return group


def _show_first_screen(runtime: Runtime) -> NoReturn:
    """Say what to type; a command is missing, so that it is an error of usage."""
    from tripcli.cli.diagnostics import print_message
    from tripcli.cli.first_screen import first_screen

    print_message(runtime, first_screen(runtime))
    raise typer.Exit(Exit.USAGE)


def _help_printer(name: str, runtime: Runtime) -> Callable[[], None]:
    """The function that prints the help of a command, or of the program."""

    def show_help() -> None:
        from tripcli.cli.help_pages import help_of

        print_text(help_of(name, runtime.help_width), runtime)

    return show_help


def _view_command(name: str, runtime: Runtime) -> TyperCommand:
    """The command of a view."""
    view = load_view(name)

    def run(values: Any) -> int:
        from tripcli.cli.run_view import run_view

        return int(run_view(view, values, runtime))

    arguments = [view_words(view)]
    return typer_command(name, run, arguments, [*options_of(view)], _help_printer(name, runtime))


def view_words(view: View) -> Argument:
    """The words of a view; one that asks for none takes them too, so that it can say which option was meant."""
    return Argument("words", view.words or "[WORDS]...", required=bool(view.words) and not takes_trips(view), many=True)


def _other_command(name: str, runtime: Runtime) -> TyperCommand:
    """A command that is not a view."""
    command = load_command(name)

    def run(values: Any) -> int:
        quiet = runtime._replace(quiet=bool(values.get("quiet")))
        return int(command.run(values, quiet))

    return typer_command(name, run, command.arguments, command.options, _help_printer(name, runtime))
