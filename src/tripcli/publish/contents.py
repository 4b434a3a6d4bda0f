"""What the page holds: the history of each section, the moments of the slider and the route, all asked of views."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tripcli.errors import UsageError
from tripcli.publish.row_texts import texts_of
from tripcli.publish.sections import SECTIONS, SOURCES, Section
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN
from tripcli.query.moving import MovingKnowledge
from tripcli.query.request import Request
from tripcli.table import Kind, Point, Row, Table
from tripcli.values.display import format_span
from tripcli.values.instants import local_minute
from tripcli.views import load_view
from tripcli.views.answer import table_of
from tripcli.views.history import history_of
from tripcli.views.history_inputs import INPUTS, moments_of_change
from tripcli.views.view import TableView
from tripcli.writers.headings import heading_date

ALWAYS = -1
"""Stands for the moment at which a row ends that is so at the end."""


class Moment(NamedTuple):
    """A moment at which something became known."""

    instant: int
    """Seconds since 1970 UTC."""
    label: str
    """The moment for people, in the zone of the trip."""
    offset: str
    """The offset from UTC then in force in that zone."""
    sources: int
    """Sources that are listed from this moment on."""


class Entry(NamedTuple):
    """A row of a section, from one moment until another."""

    first: int
    """Index of the moment from which it is so."""
    after: int
    """Index of the moment from which it is no longer so, or ALWAYS."""
    texts: tuple[str, ...]
    """One text a field."""


class Contents(NamedTuple):
    """All that the page shows."""

    title: str
    traveler: str
    span: str
    as_of: str
    """The asked moment for people."""
    moments: tuple[Moment, ...]
    fields: dict[str, tuple[str, ...]]
    """Section -> names of its fields."""
    entries: dict[str, list[Entry]]
    """Section -> its rows, all those of one moment in the order of the view."""
    tracks: list[tuple[int, int, tuple[Point, ...]]]
    """The way, from one moment until another: latitude and longitude."""
    sums: Table
    """The totals of the figures, as of the asked moment."""


def contents_of(request: Request) -> Contents:
    """Ask all views; the request has the asked moment and the filters; raises UsageError as the views do."""
    knowledge = MovingKnowledge(request.knowledge.connection, request.knowledge.as_of)
    request = request._replace(knowledge=knowledge, for_people=False)
    if knowledge.is_of_several_trips:
        raise UsageError("publish makes the page of one trip; name it with --trip")
    (trip,), usual_year = knowledge.trips, knowledge.usual_year
    traveler = knowledge.name(Kind.PERSON, trip.traveler)
    instants = moments_of_change(request, (), knowledge.as_of)
    index_of = {instant: index for index, instant in enumerate(instants)}
    entries: dict[str, list[Entry]] = {}
    numbers: dict[str, str] = {}
    for section in (SOURCES, *SECTIONS):
        entries[section.id] = list(_entries(section, request, index_of, numbers, usual_year))
        if section is SOURCES:
            numbers = {entry.texts[0]: str(number) for number, entry in enumerate(entries[section.id], 1)}
    counts = [0] * len(instants)
    for entry in entries["sources"]:
        counts[entry.first] += 1
    return Contents(
        title=trip.title,
        traveler=traveler.name if traveler else "",
        span=format_span(trip.first_day, trip.last_day),
        as_of=request.as_of_shown,
        moments=tuple(_moment(instant, trip.timezone, counts[index]) for index, instant in enumerate(instants)),
        fields={section.id: section.names for section in (SOURCES, *SECTIONS)},
        entries=entries,
        tracks=list(_tracks(request, knowledge, index_of)),
        sums=_sums(request),
    )


def _entries(
    section: Section, request: Request, index_of: dict[int, int], numbers: dict[str, str], usual_year: str | None
) -> Iterator[Entry]:
    """The rows of a section."""
    view = load_view(section.view)
    assert isinstance(view, TableView)  # noqa: S101  # all sections are tables
    asked = request._replace(columns=section.columns, options=section.options)

    def describe(table: Table) -> Callable[[Row], tuple[str, ...]]:
        return texts_of(section, table, numbers, usual_year)

    for version in history_of(view, asked, describe).versions:
        after = ALWAYS if version.known_to == ALL_THAT_IS_KNOWN else index_of[version.known_to]
        yield Entry(index_of[version.known_from], after, version.texts)


def _moment(instant: int, timezone: str, sources: int) -> Moment:
    minute, offset = local_minute(instant, timezone)
    label = f"{heading_date(minute[:10])}, {minute[11:16]} UTC{'' if offset == 'Z' else offset}"
    return Moment(instant, label, offset, sources)


def _tracks(
    request: Request, knowledge: MovingKnowledge, index_of: dict[int, int]
) -> Iterator[tuple[int, int, tuple[Point, ...]]]:
    """The way of the traveller, whenever it changes."""
    view = load_view("stops")
    assert isinstance(view, TableView)  # noqa: S101  # it is one
    until = knowledge.as_of
    before: tuple[int, tuple[Point, ...]] | None = None
    for moment in moments_of_change(request, INPUTS["stops"], until):
        knowledge.move(moment)
        track = next((one.points for one in view.tracks(request)), ())
        if before is not None and before[1] != track:
            yield before[0], index_of[moment], before[1]
        if before is None or before[1] != track:
            before = index_of[moment], track
    knowledge.move(until)
    if before is not None:
        yield before[0], ALWAYS, before[1]


def _sums(request: Request) -> Table:
    """The totals of the figures."""
    view = load_view("pledges")
    assert isinstance(view, TableView)  # noqa: S101  # it is one
    columns = ("figure", "kind", "by", "to", "stage")
    table = table_of(view, request._replace(columns=columns, options={"total": "yes"}))
    rows: list[Row] = list(table.rows)
    return table._replace(rows=rows)
