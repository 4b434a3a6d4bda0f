"""trips: the datasets that can be named, bundled and in the folders of TRIPCLI_PATH."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tripcli.cli.commands.command import Command
from tripcli.cli.diagnostics import print_warning
from tripcli.cli.options import SHARED
from tripcli.cli.runtime import Runtime
from tripcli.cli.write import chosen_writer, write
from tripcli.errors import Exit, TripcliError
from tripcli.query.knowledge import Knowledge
from tripcli.store.open import open_store
from tripcli.table import Column, Kind, Row, Table
from tripcli.trips import named

COLUMNS = (
    Column(id="id", label="id", kind=Kind.ID, help="the name for --trip", priority=1),
    Column(id="title", label="title", kind=Kind.TEXT, help="the trip's title", priority=1),
    Column(id="traveler", label="traveller", kind=Kind.TEXT, help="whose trip it is", priority=2),
    Column(id="start", label="start", kind=Kind.DATE, help="first local day", priority=2),
    Column(id="end", label="end", kind=Kind.DATE, help="last local day", priority=2),
    Column(id="stops", label="stops", kind=Kind.COUNT, help="number of stops, halts apart", priority=3),
    Column(id="events", label="events", kind=Kind.COUNT, help="number of events", priority=3),
    Column(id="path", label="path", kind=Kind.ID, help="where the dataset lies", priority=4),
)

_SERVED = {"format", "output", "no_header", "color", "exit_code", "no_pager", "quiet"}


def run(values: Mapping[str, Any], runtime: Runtime) -> Exit:
    """List the datasets; one that cannot be read gives a warning."""
    rows = list(_rows(runtime))
    write(Table(title="trips", columns=COLUMNS, rows=rows), chosen_writer(values), values, runtime)
    return Exit.FOUND if not rows and values.get("exit_code") else Exit.DONE


def _rows(runtime: Runtime) -> Iterator[Row]:
    for name, path in named(runtime.environment).items():
        try:
            yield _row(name, path, runtime)
        except TripcliError as error:
            print_warning(runtime, f"{error}: tripcli check {path}")


def _row(name: str, path: Path, runtime: Runtime) -> Row:
    """One dataset."""
    knowledge = Knowledge(open_store(path, runtime.cache_folder))
    trip = knowledge.trips[0]
    traveler = knowledge.name(Kind.PERSON, trip.traveler)
    counts = knowledge.connection.execute(
        "SELECT (SELECT count(*) FROM stop WHERE kind = 'stop'), (SELECT count(*) FROM event)"
    ).fetchone()
    who = traveler.name if traveler else trip.traveler
    return (name, trip.title, who, trip.first_day or None, trip.last_day or None, *counts, str(path))


COMMAND = Command(
    run=run,
    options=tuple(option for option in SHARED if option.name in _SERVED),
    examples=("tripcli trips", "TRIPCLI_PATH=~/trips tripcli trips -f json"),
)
