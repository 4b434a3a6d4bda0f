"""What the page holds: the history of each section, the moments of the slider and the route, all asked of views."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tripcli.publish.row_texts import texts_of
from tripcli.publish.sections import SECTIONS, SOURCES, Section
from tripcli.query.knowledge import ALL_THAT_IS_KNOWN, Knowledge
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
MOST_TITLES = 3
"""From so many trips on, the page is called by their number."""


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


class Part(NamedTuple):
    """A trip of the page."""

    id: str
    """Its id; empty where it is the only one."""
    title: str
    span: str


class Way(NamedTuple):
    """The way of a trip, from one moment until another."""

    trip: str
    """Id of the trip; empty where it is the only one."""
    first: int
    after: int
    points: tuple[Point, ...]
    """Latitude and longitude of each."""


class Contents(NamedTuple):
    """All that the page shows."""

    title: str
    traveler: str
    span: str
    """The days of the trip; empty for several trips, which have their own."""
    trips: tuple[Part, ...]
    as_of: str
    """The asked moment for people."""
    moments: tuple[Moment, ...]
    fields: dict[str, tuple[str, ...]]
    """Section -> names of its fields."""
    entries: dict[str, list[Entry]]
    """Section -> its rows, all those of one moment in the order of the view."""
    tracks: list[Way]
    sums: Table
    """The totals of the figures, as of the asked moment."""


def contents_of(request: Request) -> Contents:
    """Ask all views; the request has the asked moment and the filters; raises UsageError as the views do."""
    knowledge = MovingKnowledge(request.knowledge.connection, request.knowledge.as_of)
    request = request._replace(knowledge=knowledge, for_people=False)
    is_of_several = knowledge.is_of_several_trips
    usual_year = "" if is_of_several else knowledge.usual_year  # the slider comes to moments that know of one year only
    sections = [section.with_trip() if is_of_several else section for section in SECTIONS]
    parts = _parts(knowledge)
    ranks = {part.id: rank for rank, part in enumerate(parts)}
    instants = moments_of_change(request, (), knowledge.as_of)
    index_of = {instant: index for index, instant in enumerate(instants)}
    entries: dict[str, list[Entry]] = {}
    numbers: dict[str, str] = {}
    for section in (SOURCES, *sections):
        entries[section.id] = list(_entries(section, request, index_of, numbers, usual_year))
        if section is SOURCES:
            numbers = {entry.texts[0]: str(number) for number, entry in enumerate(entries[section.id], 1)}
    counts = [0] * len(instants)
    timezone = _timezone(knowledge)
    for entry in entries["sources"]:
        counts[entry.first] += 1
    return Contents(
        title=_title(parts),
        traveler=_travelers(knowledge),
        span="" if is_of_several or not parts else parts[0].span,
        trips=parts,
        as_of=request.as_of_shown,
        moments=tuple(_moment(instant, timezone, counts[index]) for index, instant in enumerate(instants)),
        fields={section.id: section.names for section in (SOURCES, *sections)},
        entries=entries,
        tracks=sorted(_tracks(request, knowledge, index_of), key=lambda way: (ranks.get(way.trip, 0), way.first)),
        sums=_sums(request),
    )


def _parts(knowledge: Knowledge) -> tuple[Part, ...]:
    """The trips in the order of their first days."""
    rank = dict(knowledge.connection.execute("SELECT id, position FROM trip").fetchall())
    return tuple(
        Part(trip.prefix.rstrip("/"), trip.title, format_span(trip.first_day, trip.last_day))
        for trip in sorted(knowledge.trips, key=lambda trip: rank[trip.id])
    )


def _title(parts: tuple[Part, ...]) -> str:
    """The title of the page."""
    if not parts:
        return "No trip is known"
    return " and ".join(part.title for part in parts) if len(parts) < MOST_TITLES else f"{len(parts)} trips"


def _travelers(knowledge: Knowledge) -> str:
    """The names of the travellers, each once."""
    names = (knowledge.name(Kind.PERSON, trip.traveler) for trip in knowledge.trips)
    return ", ".join(dict.fromkeys(name.name for name in names if name))


def _timezone(knowledge: Knowledge) -> str:
    """The zone in which the moments are shown: that of the trips, or UTC where they have several."""
    zones = {trip.timezone for trip in knowledge.trips}
    return zones.pop() if len(zones) == 1 else "UTC"


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
    if timezone == "UTC":
        offset = "Z"
    label = f"{heading_date(minute[:10])}, {minute[11:16]} UTC{'' if offset == 'Z' else offset}"
    return Moment(instant, label, offset, sources)


def _tracks(request: Request, knowledge: MovingKnowledge, index_of: dict[int, int]) -> Iterator[Way]:
    """The way of each trip, whenever it changes; those of one moment in the order of the trips."""
    view = load_view("stops")
    assert isinstance(view, TableView)  # noqa: S101  # it is one
    until = knowledge.as_of
    before: dict[str, Way] = {}
    for moment in moments_of_change(request, INPUTS["stops"], until):
        knowledge.move(moment)
        now = {one.trip: one.points for one in view.tracks(request)}
        for trip in sorted({*before, *now}):
            old, points = before.get(trip), now.get(trip, ())
            if old is None or old.points != points:
                if old is not None:
                    yield old._replace(after=index_of[moment])
                before[trip] = Way(trip, index_of[moment], ALWAYS, points)
    knowledge.move(until)
    yield from before.values()


def _sums(request: Request) -> Table:
    """The totals of the figures."""
    view = load_view("pledges")
    assert isinstance(view, TableView)  # noqa: S101  # it is one
    columns: tuple[str, ...] = ("figure", "kind", "by", "to", "stage")
    if request.knowledge.is_of_several_trips:
        columns = ("trip", *columns)
    table = table_of(view, request._replace(columns=columns, options={"total": "yes"}))
    rows: list[Row] = list(table.rows)
    return table._replace(rows=rows)
