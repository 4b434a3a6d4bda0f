"""What `tripcli` alone prints: the trip in use, and command lines for somebody who has never typed one.

The names in them are taken from the dataset in use, so that each line answers.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from tripcli.cli.datasets import open_dataset
from tripcli.cli.runtime import Runtime
from tripcli.errors import TripcliError
from tripcli.query.request import Request
from tripcli.questions.requests import Echo, request_of
from tripcli.table import Table
from tripcli.trips import DEFAULT, dataset_path
from tripcli.views import load_view
from tripcli.views.answer import answer_of

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
    meta = request.knowledge.meta
    is_bundled = dataset_path(None, runtime.environment).name == DEFAULT
    of_default = "the bundled trip" if is_bundled else "the trip in use"
    yield f"{meta['title']} is {of_default}. To begin:"
    yield ""
    yield _line("tripcli summary", "the trip at a glance")
    if stop := _most("timeline", "stop", request):
        yield _line(f"tripcli timeline --stop {stop}", "what happened there")
    if person := _most("timeline", "participants", request, but=meta["traveler"]):
        yield _line(f"tripcli show {person}", "all about one person, event or pledge")
    if payer := _most("pledges", "by", request):
        yield _line(f"tripcli pledges --by {payer}", "what was promised, with totals")
    if day := meta["first_day"]:
        yield _line(f"tripcli timeline --as-of {day}", "what was known at the end of that day")
    yield ""


def _line(command: str, meaning: str) -> str:
    return f"  {command:<{_WIDTH}} {meaning}"


def _most(view_id: str, column: str, request: Request, but: str = "") -> str:
    """The value that most rows of a view have in a column, apart from one."""
    answer: Any = answer_of(load_view(view_id), request._replace(count_by=column, limit=3))
    values = [str(row[0]) for row in answer.rows if row[0]] if isinstance(answer, Table) else []
    return next((value for value in values if value != but), "")
