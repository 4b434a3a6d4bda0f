"""summary: the trip at a glance, on one page that fits a small terminal; of several an overview and their pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tripcli.query.knowledge import Trip
from tripcli.query.request import Request
from tripcli.table import Audience, Column, Kind, Page, Row, Section, Table
from tripcli.values.display import format_span
from tripcli.views.audit import audit_section, whole_audit
from tripcli.views.moves import deals_moved
from tripcli.views.summary_facts import (
    Facts,
    agreements_at,
    conflicts,
    days_of_trip,
    facts_of,
    largest_pledges,
    met,
    open_events,
    route,
)
from tripcli.views.summary_lines import count_text, lines_table
from tripcli.views.view import PageView


class _TripPage(NamedTuple):
    """What the page of a trip is made from."""

    trip: Trip
    facts: Facts


def page(request: Request) -> Page:
    """Return the page of a trip; of several trips an overview for all, then the page of each."""
    knowledge = request.knowledge
    pages = [_TripPage(trip, facts_of(request, trip)) for trip in knowledge.trips]
    titles = [_title(request, one.trip) for one in pages]
    audit = whole_audit(request)
    if knowledge.is_of_several_trips:
        heading = "1 TRIP" if len(pages) == 1 else f"{len(pages)} TRIPS"
        sections = [*_overview(request, pages)]
        sections += [_for_people(request, one, one.trip.id, title) for one, title in zip(pages, titles, strict=True)]
    else:
        heading = titles[0]
        sections = [_for_people(request, pages[0], "lines", "")]
    return Page(
        title="summary",
        heading=(heading,),
        sections=(*sections, *_data(request, pages), audit_section(request, audit)),
        notes=(audit.line, "Next: tripcli timeline · tripcli next · --as-of DATE for what was known then"),
    )


def _title(request: Request, trip: Trip) -> str:
    """The title of a trip, whose it is and when."""
    traveler = request.knowledge.name(Kind.PERSON, trip.traveler)
    span = format_span(*days_of_trip(request, trip))
    return " · ".join(part for part in (trip.title.upper(), traveler.name if traveler else "", span) if part)


def _for_people(request: Request, one: _TripPage, section_id: str, title: str) -> Section:
    """The page of a trip for people, a line or a few for each thing."""
    return Section(id=section_id, title=title, table=lines_table(request, one.trip, one.facts), for_data=False)


TRIP = Column(id="trip", label="trip", kind=Kind.TRIP, audience=Audience.LIBRARY, help="the trip", priority=1)
OVERVIEW_COLUMNS = (
    TRIP,
    Column(id="traveler", label="traveller", kind=Kind.PERSON, help="whose trip it is", priority=3),
    Column(id="start", label="start", kind=Kind.DATE, help="first local day", priority=2),
    Column(id="end", label="end", kind=Kind.DATE, help="last local day", priority=2),
    Column(id="stops", label="stops", kind=Kind.COUNT, help="number of stops, halts and home apart", priority=2),
    Column(id="held", label="held", kind=Kind.COUNT, help="number of events that were held", priority=2),
    Column(id="agreements", label="agreements", kind=Kind.COUNT, help="number of agreements", priority=2),
    Column(id="pledges", label="pledges", kind=Kind.COUNT, help="number of pledges", priority=2),
    Column(id="disputed", label="disputed", kind=Kind.COUNT, help="number of disputed records", priority=4),
    Column(id="sources", label="sources", kind=Kind.COUNT, help="number of sources", priority=3),
)


OVERVIEW_LINE_COLUMNS = (
    TRIP,
    Column(id="days", label="days", kind=Kind.TEXT, help="first and last local day", priority=1),
    Column(id="text", label="text", kind=Kind.TEXT, help="how much there is of it", priority=1),
)


def _overview(request: Request, pages: Iterable[_TripPage]) -> Iterator[Section]:
    """A row a trip, for people and for programs."""
    rows: list[Any] = [
        (
            trip.id, trip.traveler, *days_of_trip(request, trip),
            sum(stay.kind == "stop" for stay in route(request, trip)), facts.held, facts.agreements, facts.pledges,
            len(facts.disputed), facts.sources,
        )
        for trip, facts in pages
    ]  # fmt: skip
    names = request.knowledge.name
    lines: list[Row] = [
        (
            trip, format_span(start, end),
            " · ".join((count_text(stops, "stop"), f"{held} held", count_text(agreements, "agreement"),
                        count_text(pledges, "pledge"), count_text(sources, "source"))),
        )
        for trip, _, start, end, stops, held, agreements, pledges, _, sources in rows
    ]  # fmt: skip
    shown = Table(title="trips", columns=OVERVIEW_LINE_COLUMNS, rows=lines, names=names)
    yield Section(id="trips_for_people", title="", table=shown, for_data=False)
    table = Table(title="trips", columns=OVERVIEW_COLUMNS, rows=rows, names=names)
    yield Section(id="trips", title="", table=table, for_people=False)


ROUTE_COLUMNS = (
    Column(id="name", label="stop", kind=Kind.TEXT, help="the place"),
    Column(id="kind", label="kind", kind=Kind.WORD, help="stop, halt or home"),
    Column(id="nights", label="nights", kind=Kind.COUNT, help="nights there"),
    Column(id="arrive", label="arrive", kind=Kind.TIME, help="arrival, with offset"),
    Column(id="depart", label="depart", kind=Kind.TIME, help="departure, with offset"),
)
MET_COLUMNS = (
    Column(id="person", label="person", kind=Kind.PERSON, help="who met the traveller"),
    Column(id="name", label="name", kind=Kind.TEXT, help="short name"),
    Column(id="events", label="events", kind=Kind.COUNT, help="how often"),
)
AGREEMENT_COLUMNS = (
    Column(id="id", label="id", kind=Kind.ID, help="the agreement's id"),
    Column(id="title", label="title", kind=Kind.TEXT, help="what it is"),
    Column(id="place", label="place", kind=Kind.TEXT, help="where it was signed or announced"),
    Column(id="differ", label="differ", kind=Kind.CODES, help="fields on which sources differ"),
    Column(id="binding", label="binding", kind=Kind.WORD, help="yes or no, where a source says so"),
    Column(id="disputed", label="disputed", kind=Kind.FLAG, help="whether a source contests it"),
)
MOVED_COLUMNS = (
    Column(id="kind", label="kind", kind=Kind.WORD, help="agreement or pledge"),
    Column(id="stage", label="stage", kind=Kind.WORD, help="stage to which they came, disputed, or figure"),
    Column(id="moved", label="moved", kind=Kind.COUNT, help="of those known when the trip ended"),
    Column(id="new", label="new", kind=Kind.COUNT, help="of those that became known later"),
)
PLEDGED_COLUMNS = (
    Column(id="id", label="id", kind=Kind.ID, help="the pledge's id"),
    Column(id="title", label="title", kind=Kind.TEXT, help="what it is for"),
    Column(id="by", label="by", kind=Kind.PARTIES, help="who promised it"),
    Column(id="figure", label="figure", kind=Kind.TEXT, help="amount;unit;bound;rate"),
    Column(id="stage", label="stage", kind=Kind.WORD, help="stage, binding or not, and whether one side says so"),
    Column(id="differ", label="differ", kind=Kind.CODES, help="fields on which sources differ"),
)
OPEN_COLUMNS = (
    Column(id="id", label="id", kind=Kind.ID, help="the record's id"),
    Column(id="title", label="title", kind=Kind.TEXT, help="what is expected"),
)
COUNTS = (
    "events", "held", "expected", "agreements", "pledges", "units", "disputed", "conflicts", "sources",
    "contested_events",
)  # fmt: skip
COUNT_COLUMNS = tuple(
    Column(id=name, label=name, kind=Kind.COUNT, help=f"number of {name.replace('_', ' ')}") for name in COUNTS
)


Rows = Callable[[Request, _TripPage], Sequence[Row]]


def _counts(request: Request, one: _TripPage) -> Sequence[Row]:
    """The numbers of a trip."""
    facts = one.facts
    return [
        (
            facts.events, facts.held, facts.expected, facts.agreements, facts.pledges, facts.units,
            len(facts.disputed), len(conflicts(request, one.trip)), facts.sources, facts.contested,
        )
    ]  # fmt: skip


def _open(request: Request, one: _TripPage) -> Sequence[Row]:
    """What is expected."""
    agreements = agreements_at(request, one.trip, "expected")
    return [*open_events(request, one.trip), *((agreement.id, agreement.title) for agreement in agreements)]


DATA: tuple[tuple[str, tuple[Column, ...], Rows], ...] = (
    ("counts", COUNT_COLUMNS, _counts),
    ("route", ROUTE_COLUMNS, lambda request, one: route(request, one.trip)),
    ("met", MET_COLUMNS, lambda request, one: met(request, one.trip)),
    ("signed", AGREEMENT_COLUMNS, lambda request, one: agreements_at(request, one.trip, "signed")),
    ("announced", AGREEMENT_COLUMNS, lambda request, one: agreements_at(request, one.trip, "announced")),
    ("pledged", PLEDGED_COLUMNS, lambda request, one: largest_pledges(request, one.trip)),
    ("since", MOVED_COLUMNS, lambda request, one: deals_moved(request, one.trip)),
    ("open", OPEN_COLUMNS, _open),
)
"""The tables of the page for programs: id, columns and the rows of a trip."""


def _data(request: Request, pages: Sequence[_TripPage]) -> Iterator[Section]:
    """The same for programs; with the trip of each row where several are asked together."""
    names, is_single = request.knowledge.name, not request.knowledge.is_of_several_trips
    for name, columns, rows_of in DATA:
        rows = [(one.trip.id, *row) for one in pages for row in rows_of(request, one)]
        shown, first = (columns, 1) if is_single else ((TRIP, *columns), 0)
        table = Table(title=name, columns=shown, rows=[row[first:] for row in rows], names=names)
        yield Section(id=name, title="", table=table, single=name == "counts" and is_single, for_people=False)


VIEW = PageView(
    id="summary",
    page=page,
    examples=(
        "tripcli summary",
        "tripcli summary --as-of now",
        "tripcli summary -f json",
        "tripcli summary -f csv --section route",
    ),
)
