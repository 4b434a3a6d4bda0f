"""One run of a view: the store is opened, the request made, the answer written."""

import sqlite3

from tripcli.cli.datasets import open_dataset
from tripcli.cli.diagnostics import print_note, print_warning
from tripcli.cli.runtime import Runtime
from tripcli.cli.write import Values, chosen_color, chosen_writer, require_no_terminal, write
from tripcli.errors import Exit, UsageError
from tripcli.query.request import Request
from tripcli.questions.requests import Echo, request_of
from tripcli.table import Audience
from tripcli.views.answer import answer_of
from tripcli.views.view import View, takes_trips
from tripcli.writers import Writer


def run_view(view: View, values: Values, runtime: Runtime) -> Exit:
    """Answer a view's question, and return the exit code; raises TripcliError."""
    runtime = runtime._replace(quiet=bool(values.get("quiet")))
    require_text(values)
    writer = chosen_writer(values)
    require_no_terminal(writer, values, runtime)
    chosen_color(values)  # so that a typo is reported before anybody waits
    if writer.needs is not None:
        from tripcli.cli.format_needs import require_view

        require_view(writer, view, values)
    if takes_trips(view):
        values = {**values, "trip": (*(values.get("trip") or ()), *(values.get("words") or ()))}
    connection = _open(values, runtime)
    code = _answer(view, values, runtime, writer, connection)
    connection.close()
    return code


def _answer(view: View, values: Values, runtime: Runtime, writer: Writer, connection: sqlite3.Connection) -> Exit:
    """Write the answer, and return the exit code; raises TripcliError."""
    if values["words"] and not view.words:
        from tripcli.cli.suggestions import stray_words

        raise stray_words(view, values, connection, runtime)
    echo = Echo()
    request = request_of(view, values, connection, runtime.now_instant, echo)
    request = request._replace(for_people=writer.audience is Audience.PEOPLE)
    if writer.needs is not None:
        from tripcli.cli.format_needs import with_columns_of

        request = with_columns_of(writer, view, request)
    for line in echo.always:
        print_warning(runtime, line)
    for line in echo.lines:
        print_note(runtime, line)
    if values.get("open"):
        return _open_pages(view, request, runtime)
    rows = write(answer_of(view, request), writer, values, runtime)
    if rows == 0:
        from tripcli.questions.no_results import explain_no_rows

        print_warning(runtime, explain_no_rows(view, request))
        if values.get("exit_code"):
            return Exit.FOUND
    return Exit.DONE


def _open(values: Values, runtime: Runtime) -> sqlite3.Connection:
    """The store of the dataset; a person who waits for it sees how far it is."""
    if not runtime.err_is_terminal or runtime.quiet:
        return open_dataset(values.get("trip"), runtime)
    from tripcli.cli.progress import Progress

    with Progress(runtime) as progress:
        return open_dataset(values.get("trip"), runtime, progress.update)


def _open_pages(view: View, request: Request, runtime: Runtime) -> Exit:
    """Open the pages of the sources; the addresses that no browser could open are the answer."""
    from tripcli.cli.browser import addresses_of, open_pages
    from tripcli.cli.commands.command import print_text

    unopened = open_pages(addresses_of(view, request), runtime)
    return print_text("\n".join(unopened), runtime) if unopened else Exit.DONE


_PATHS = frozenset({"output", "trip"})
"""Options whose value may be any bytes, as file names may."""


def require_text(values: Values) -> None:
    """Raise UsageError when a word is not text in UTF-8: it could be neither sought nor printed."""
    for name, value in values.items():
        for word in value if isinstance(value, tuple) else (value,):
            if name not in _PATHS and isinstance(word, str) and any("\ud800" <= letter <= "\udfff" for letter in word):
                raise UsageError(f"{name}: a word is not text in UTF-8")
