"""publish: a trip as one HTML file, for readers who never open a terminal."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from tripcli.cli.commands.command import Command
from tripcli.cli.datasets import open_dataset
from tripcli.cli.diagnostics import print_note, print_warning
from tripcli.cli.options import QUIET, SHARED, TRIP, Group, Option, of_exclusion, of_filter
from tripcli.cli.output import stream
from tripcli.cli.run_view import require_text
from tripcli.cli.runtime import Runtime
from tripcli.errors import Exit, UsageError
from tripcli.query.filters import FILTERS
from tripcli.query.request import Request
from tripcli.questions.requests import Echo, request_of
from tripcli.views import load_view


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """Write the page; raises UsageError, DatasetError, OutputError."""
    from tripcli.publish.contents import contents_of
    from tripcli.publish.page import page_of

    require_text(values)
    output = values["output"]
    if output is None and runtime.out_is_terminal:
        raise UsageError("a page is not for a terminal: name a file with -o, such as -o trip.html")
    connection = open_dataset(values.get("trip"), runtime)
    page = page_of(contents_of(_request(values, connection, runtime)))
    connection.close()
    with stream(runtime, output, pager=False) as out:
        out.write(page.encode())
    return Exit.DONE


def _request(values: Mapping[str, Any], connection: sqlite3.Connection, runtime: Runtime) -> Request:
    """The moment and the filters, with notes on how they were understood; raises UsageError."""
    echo = Echo()
    request = request_of(load_view("timeline"), {"words": (), **values}, connection, runtime.now_instant, echo)
    for line in echo.always:
        print_warning(runtime, line)
    for line in echo.lines:
        print_note(runtime, line)
    return request


COMMAND = Command(
    run=run,
    options=(
        *map(of_filter, FILTERS),
        *(of_exclusion(one) for one in FILTERS if one.can_exclude),
        *(option for option in SHARED if option.name == "as_of"),
        TRIP,
        Option(("--output", "-o"), "write to a file, replaced in one step", "FILE", "file", group=Group.SHOW),
        QUIET,
    ),
    examples=(
        "tripcli publish -o trip.html",
        "tripcli publish --as-of now -o known-now.html",
        "tripcli publish --kind summit -o summits.html",
    ),
)
