"""One run of a view: the store opened, the request made, the answer written.

Takes the values of the options, gives the exit code; what goes wrong is raised for `main` to tell.
"""

from tripcli.cli.diagnostics import print_message
from tripcli.cli.opened import open_named
from tripcli.cli.request import Echo, request_of
from tripcli.cli.runtime import Runtime
from tripcli.cli.write import Values, chosen_color, chosen_writer, write
from tripcli.errors import Exit, UsageError
from tripcli.table import Audience
from tripcli.views.answer import answer_of
from tripcli.views.view import View


def run_view(view: View, values: Values, runtime: Runtime) -> Exit:
    """Answer a view's question."""
    _require_text(values)
    writer = chosen_writer(values)
    chosen_color(values)  # a typo is told before anybody waits
    progress = None
    if runtime.err_is_terminal:
        from tripcli.cli.progress import bar

        progress = bar(runtime)
    connection = open_named(values.get("trip"), runtime, progress)
    echo = Echo()
    request = request_of(view, values, connection, runtime.now_instant, echo)
    request = request._replace(for_people=writer.audience is Audience.PEOPLE)
    for line in echo.always + (echo.lines if runtime.err_is_terminal else []):
        print_message(runtime, line)
    rows = write(answer_of(view, request), writer, values, runtime)
    if rows == 0:
        from tripcli.cli.no_results import nearest

        print_message(runtime, nearest(view, request))
        if values.get("exit_code"):
            return Exit.FOUND
    return Exit.DONE


_PATHS = frozenset({"output", "trip"})
"""Options whose value may be any bytes, as file names may."""


def _require_text(values: Values) -> None:
    """Raise UsageError when a word is not text in UTF-8: it could be neither sought nor told."""
    for name, value in values.items():
        for word in value if isinstance(value, tuple) else (value,):
            if name not in _PATHS and isinstance(word, str) and any("\ud800" <= letter <= "\udfff" for letter in word):
                raise UsageError(f"{name}: a word is not text in UTF-8")
