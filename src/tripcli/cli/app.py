"""The commands: a lazy group, in which only the command that was asked for builds its options."""

from collections.abc import Callable
from functools import partial
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup

from tripcli import __version__
from tripcli.cli.commands import COMMANDS, load_command
from tripcli.cli.runtime import Runtime
from tripcli.views import VIEWS, load_view

HELP = """Explore a diplomatic trip: who met whom, what was signed and pledged, and who reported it.

Every value carries its sources, and every view can be asked as of any date: --as-of DATE.
"""


class Commands(TyperGroup):
    """All commands by name; each is made when it is asked for."""

    def __init__(self, runtime: Runtime) -> None:
        super().__init__(
            name="tripcli", help=HELP, no_args_is_help=True, rich_markup_mode=None, add_help_option=True,
            context_settings={"help_option_names": ["-h", "--help"]}, epilog=f"tripcli {__version__}",
        )  # fmt: skip
        self.runtime = runtime
        # The group's own list is what suggestions are made from; the commands themselves are made on demand.
        self.commands = dict.fromkeys([*VIEWS, *COMMANDS])  # type: ignore[assignment]  # names without commands yet
        self.params.append(_version_option(runtime))

    def get_help_option(self, context: Any) -> Any:
        """The option that shows the help."""
        return _speaking(super().get_help_option(context), self.runtime)

    def list_commands(self, _context: Any) -> list[str]:
        """The names, in the order of help."""
        return [*VIEWS, *COMMANDS]

    def get_command(self, _context: Any, name: str) -> TyperCommand | None:
        """The command of that name, with its options."""
        if name in VIEWS:
            return _view_command(name, self.runtime)
        if name in COMMANDS:
            return _other_command(name, self.runtime)
        return None

    def format_commands(self, _context: Any, formatter: Any) -> None:
        """The list of commands in the help, without making any."""
        for title, group in (("Views", VIEWS), ("More", COMMANDS)):
            with formatter.section(title):
                formatter.write_dl(list(group.items()))

    def shell_complete(self, _context: Any, incomplete: str) -> list[Any]:
        """The names of commands that begin so."""
        from tripcli.cli.complete import items

        every = [*VIEWS.items(), *COMMANDS.items()]
        return items([(name, text) for name, text in every if name.startswith(incomplete)])


class _Command(TyperCommand):
    """One command, whose help leaves by the stream of the run."""

    runtime: Runtime

    def get_help_option(self, context: Any) -> Any:
        """The option that shows the help."""
        return _speaking(super().get_help_option(context), self.runtime)


def _speaking(option: Any, runtime: Runtime) -> Any:
    """The option of help, its text written as all output is: in UTF-8, and a closed or full stream is told."""

    def show(context: Any, _parameter: Any, value: bool) -> None:
        if value and not context.resilient_parsing:
            from tripcli.cli.commands.command import printed

            printed(context.get_help(), runtime)
            context.exit()

    if option is not None:
        option.callback = show
    return option


def _version_option(runtime: Runtime) -> Any:
    from typer.core import TyperOption

    def show(context: Any, _parameter: Any, value: bool) -> None:
        if value and not context.resilient_parsing:
            from tripcli.cli.commands.command import printed

            printed(f"tripcli {__version__}", runtime)
            context.exit()

    return TyperOption(
        param_decls=["--version", "-V"], is_flag=True, expose_value=False, is_eager=True, callback=show,
        help="Show the version and exit.", default=False,
    )  # fmt: skip


def _view_command(name: str, runtime: Runtime) -> TyperCommand:
    """The command of a view."""
    from tripcli.cli.complete import completer
    from tripcli.cli.options import Option, as_typer, options_of

    view = load_view(name)

    def run(**values: Any) -> int:
        from tripcli.cli.run_view import run_view

        return int(run_view(view, values, runtime))

    complete = partial(completer, view=view, runtime=runtime)
    parameters: list[Any] = [as_typer(option, complete) for option in options_of(view)]
    if view.words:
        parameters.insert(0, _words(view.words, complete(Option(("--words",), "", view.words, "record"))))
    return _command(name, VIEWS[name], run, parameters, view.examples, runtime)


def _words(metavar: str, complete: Any) -> TyperArgument:
    """The words that stand without an option."""
    return TyperArgument(
        param_decls=["words"], type=str, required=True, nargs=-1, metavar=metavar, autocompletion=complete
    )


def _other_command(name: str, runtime: Runtime) -> TyperCommand:
    """A command that is no view."""
    from tripcli.cli.complete import completer, fixed_completer
    from tripcli.cli.options import as_typer

    command = load_command(name)
    complete = partial(completer, view=None, runtime=runtime)

    def run(**values: Any) -> int:
        return int(command.run(values, runtime))

    arguments = [
        TyperArgument(
            param_decls=[argument.name],
            type=str,
            required=argument.required,
            nargs=-1 if argument.many else 1,
            metavar=argument.metavar,
            autocompletion=fixed_completer(argument.words),
        )
        for argument in command.arguments
    ]
    options = [as_typer(option, complete) for option in command.options]
    return _command(name, COMMANDS[name], run, [*arguments, *options], command.examples, runtime)


def _command(  # noqa: PLR0913, PLR0917 - a command has so many parts
    name: str,
    text: str,
    run: Callable[..., int],
    parameters: list[Any],
    examples: tuple[str, ...],
    runtime: Runtime,
) -> TyperCommand:
    epilog = "\n\n".join(["\b\nExamples:\n" + "\n".join(f"  {example}" for example in examples)]) if examples else None
    command = _Command(
        name, help=text, callback=run, params=parameters, rich_markup_mode=None, epilog=epilog,
        context_settings={"help_option_names": ["-h", "--help"]},
    )  # fmt: skip
    command.runtime = runtime
    return command
