"""One run of a view: the store opened, the request made, the table written.

Takes the values of the options, gives the exit code; what goes wrong is raised for `main` to tell.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tripcli.cli.diagnostics import tell
from tripcli.cli.nothing import nearest
from tripcli.cli.output import page_for, stream
from tripcli.cli.request import Echo, request_of
from tripcli.cli.surroundings import Surroundings
from tripcli.errors import Exit, UsageError
from tripcli.store.open import open_store
from tripcli.table import Audience, Row, Table
from tripcli.trips import dataset_path
from tripcli.views.view import View, table_of
from tripcli.writers import BY_ID, BY_SUFFIX, WRITERS, Writer

Values = Mapping[str, Any]


def run_view(view: View, values: Values, surroundings: Surroundings) -> Exit:
    """Answer a view's question."""
    writer = chosen_writer(values.get("format"), values.get("output"))
    color = chosen_color(values.get("color"))
    progress = None
    if surroundings.err_is_terminal:
        from tripcli.cli.progress import bar  # noqa: PLC0415 - only people wait

        progress = bar(surroundings)
    connection = open_store(
        dataset_path(values.get("trip"), surroundings.environment), surroundings.cache_folder, progress
    )
    echo = Echo()
    request = request_of(view, values, connection, surroundings.now_instant, echo)
    request = replace(request, for_people=writer.audience is Audience.PEOPLE)
    for line in echo.always + (echo.lines if surroundings.err_is_terminal else []):
        tell(surroundings, line)
    table, count = counted(table_of(view, request))
    output = values.get("output")
    with stream(surroundings, output) as out:
        page = page_for(
            surroundings,
            out,
            to_file=output not in {None, "-"},
            color=color,
            header=not values.get("no_header"),
        )
        writer.write(table, page)
    if count() == 0:
        tell(surroundings, nearest(view, request))
        if values.get("exit_code"):
            return Exit.FOUND
    return Exit.DONE


def chosen_writer(format_id: str | None, output: str | None) -> Writer:
    """The writer of `-f`, else of the file's suffix, else the table; raises UsageError."""
    if format_id is None:
        suffix = Path(output).suffix.lower() if output else ""
        return BY_SUFFIX.get(suffix, WRITERS[0])
    if format_id in BY_ID:
        return BY_ID[format_id]
    from difflib import get_close_matches  # noqa: PLC0415 - only for a typo

    near = get_close_matches(format_id, BY_ID, n=1)
    hint = f"; did you mean {near[0]}?" if near else ";"
    raise UsageError(f'-f "{format_id}": no such format{hint} There are: {", ".join(BY_ID)}')


def chosen_color(word: str | None) -> str:
    """The value of `--color`; raises UsageError."""
    from tripcli.cli.options import COLORS  # noqa: PLC0415 - loaded already by the command

    if word is None:
        return "auto"
    if word not in COLORS:
        raise UsageError(f'--color "{word}": one of {", ".join(COLORS)}')
    return word


class _Counter:
    """Rows as they pass."""

    def __init__(self) -> None:
        self.rows = 0

    def through(self, rows: Any) -> Iterator[Row]:
        for row in rows:
            self.rows += 1
            yield row


def counted(table: Table) -> tuple[Table, Any]:
    """The table, and the number of its rows once they were read."""
    counter = _Counter()
    return replace(table, rows=counter.through(table.rows)), lambda: counter.rows
