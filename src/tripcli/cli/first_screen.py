"""What `tripcli` alone prints: the trip in use, and command lines for somebody who has never typed one.

The names in them are taken from the dataset in use, so that each line answers.
"""

from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import Any

from tripcli.cli.datasets import open_dataset
from tripcli.cli.runtime import Runtime
from tripcli.errors import TripcliError
from tripcli.query.request import Request
from tripcli.questions.requests import Echo, request_of
from tripcli.table import Table
from tripcli.trips import DEFAULT, locate_datasets
from tripcli.views import load_view
from tripcli.views.answer import answer_of

TITLES = 3
"""Trips that are named, where several are in use."""
_WIDTH = 38
"""Cells of a command line, before what it answers."""


def first_screen(runtime: Runtime) -> str:
    """The lines; without those of the trip when its dataset cannot be read."""
    lines = ["Usage: tripcli COMMAND [OPTIONS]", ""]
    with suppress(TripcliError, OSError):
        lines += _lines_of_trip(runtime)
    return "\n".join([
        *lines,
        "tripcli --help lists all commands; tripcli help COMMAND explains one.",
        "tripcli new my-trip starts a dataset of your own, which --trip my-trip asks.",
    ])  # fmt: skip


def _lines_of_trip(runtime: Runtime) -> Iterator[str]:
    connection = open_dataset(None, runtime)
    view = load_view("timeline")
    request = request_of(view, {"words": ()}, connection, runtime.now_instant, Echo())
    trips = request.knowledge.trips
    is_bundled = [one.path.name for one in locate_datasets((), runtime.environment)] == [DEFAULT]
    of_default = "is the bundled trip" if is_bundled else "is the trip in use"
    titles = ", ".join(trip.title for trip in trips[:TITLES]) + (
        f" and {len(trips) - TITLES} more" if trips[TITLES:] else ""
    )
    yield f"{titles} {of_default if len(trips) == 1 else 'are the trips in use'}. To begin:"
    yield ""
    yield _line("tripcli summary", "the trip at a glance")
    if stop := _most("timeline", "stop", request):
        yield _line(f"tripcli timeline --stop {stop}", "what happened there")
    if person := _most("timeline", "participants", request, but={trip.traveler for trip in trips}):
        yield _line(f"tripcli show {person}", "all about one person, event or pledge")
    if payer := _most("pledges", "by", request):
        yield _line(f"tripcli pledges --by {payer}", "what was promised, with totals")
    if day := trips[0].first_day:
        yield _line(f"tripcli timeline --as-of {day}", "what was known at the end of that day")
    yield ""


def _line(command: str, meaning: str) -> str:
    return f"  {command:<{_WIDTH}} {meaning}"


def _most(view_id: str, column: str, request: Request, but: Collection[str] = ()) -> str:
    """The value that most rows of a view have in a column, apart from some."""
    answer: Any = answer_of(load_view(view_id), request._replace(count_by=column, limit=3 + len(but)))
    values = [str(row[0]) for row in answer.rows if row[0]] if isinstance(answer, Table) else []
    return next((value for value in values if value not in but), "")
