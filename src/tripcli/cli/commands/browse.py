"""browse: the trip on a screen, with a slider over what was known when."""

from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Argument, Command
from tripcli.cli.options import SHARED, Option, of_exclusion, of_filter
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError
from tripcli.query.filters import FILTERS
from tripcli.views import VIEWS

LIGHT = Option(("--light",), "light colours; the key d changes them, and NO_COLOR leaves them out")
_SERVED = {"as_of", "trip", "columns", "sort", "count_by", "limit", "tz"}
OPTIONS = (
    *map(of_filter, FILTERS),
    *(of_exclusion(one) for one in FILTERS if one.can_exclude),
    *(option for option in SHARED if option.name in _SERVED),
    LIGHT,
)


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Show the screen until the user quits; raises UsageError where there is no terminal."""
    if not (runtime.out_is_terminal and runtime.input_is_terminal and runtime.err_is_terminal):
        raise UsageError(
            "browse needs a terminal for input, output and messages; in a pipe or a script use a view: tripcli timeline"
        )
    try:
        from tripcli.browse.app import Browse
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        raise UsageError("browse needs Textual: pip install textual") from error
    from tripcli.browse.question import Question, view_named
    from tripcli.cli.browse_desk import desk_of

    word = values["view"] or "timeline"
    question = Question(view_named(word) or word, tuple(_words_of(values)))
    Browse(desk_of(runtime, values["trip"]), question, values["as_of"], light=values["light"]).run()
    return Exit.DONE


def _words_of(values: Mapping[str, Any]) -> list[str]:
    """The options that were given, as words."""
    result: list[str] = []
    for option in OPTIONS:
        value = values[option.name]
        if option.name in {"as_of", "trip", "light"} or value in {None, False, ()}:
            continue
        if not option.metavar:
            result.append(option.flags[0])
        for one in value if isinstance(value, tuple) else (value,) if option.metavar else ():
            result += [option.flags[0], one]
    return result


COMMAND = Command(
    run=run,
    arguments=(
        Argument("view", "[VIEW]", "the view to begin with; else the timeline", required=False, words=lambda: [*VIEWS]),
    ),
    options=OPTIONS,
    examples=("tripcli browse", "tripcli browse pledges --kind investment", "tripcli browse conflicts --light"),
)
