"""summary: the trip at a glance, on one page that fits a small terminal."""

from collections.abc import Iterator, Sequence

from tripcli.query.request import Request
from tripcli.table import Column, Kind, Page, Row, Section, Table
from tripcli.values.display import format_span
from tripcli.values.figures import format_figure
from tripcli.views.audit import audit_section, whole_audit
from tripcli.views.stops import way
from tripcli.views.summary_facts import (
    Agreement,
    Facts,
    agreements_at,
    conflicts,
    days_of_trip,
    facts_of,
    largest_pledges,
    met,
    moved_since,
    open_events,
    route,
)
from tripcli.views.value_text import names_text
from tripcli.views.view import PageView

LINE_COLUMNS = (
    Column(id="what", label="what", kind=Kind.WORD, help="what the line is about", priority=1),
    Column(id="text", label="text", kind=Kind.TEXT, help="the line", priority=1),
)
MORE = "·"
"""Stands for the label of a line that goes on with the one above."""

MET_SHOWN, PLEDGED_SHOWN = 6, 5
LINE_LETTERS, TWO_LINES_LETTERS = 66, 134
"""Titles are named as long as their line or two stay within this, so that the page fits 80 cells by 24 lines."""


def page(request: Request) -> Page:
    """The page."""
    meta = request.knowledge.meta
    traveler = request.knowledge.name(Kind.PERSON, meta["traveler"])
    span = format_span(*days_of_trip(request))
    title = " · ".join(part for part in (meta["title"].upper(), traveler.name if traveler else "", span) if part)
    facts = facts_of(request)
    lines = Table(title="summary", columns=LINE_COLUMNS, rows=list(_lines(request, facts)))
    audit = whole_audit(request)
    return Page(
        title="summary",
        heading=(title,),
        sections=(
            Section(id="lines", title="", table=lines, for_data=False),
            *_data(request, facts),
            audit_section(request, audit),
        ),
        notes=(audit.line, "Next: tripcli timeline · tripcli next · --as-of DATE for what was known then"),
    )


def _lines(request: Request, facts: Facts) -> Iterator[Row]:
    """The page for people, a line or a few each."""
    yield from _route(request)
    yield "HELD", _held(request, facts)
    people = [str(row[1]) for row in met(request)]
    if people:
        more = f" +{len(people) - MET_SHOWN}: tripcli meetings" if len(people) > MET_SHOWN else ""
        yield "MET", ", ".join(people[:MET_SHOWN]) + more
    yield from _signed(request)
    yield from _announced(request)
    yield from _pledges(request, facts)
    yield from _moved(request)
    yield from _disputed(request, facts)
    waiting = [one.title for one in agreements_at(request, "expected")]
    if waiting:
        yield "OPEN", _listed(f"{_count(len(waiting), 'agreement')} expected: ", waiting)
    kinds = ", ".join(f"{count} {kind}" for kind, count in facts.source_kinds)
    inferred = f" · {facts.inferred} with an inferred date (~)" if facts.inferred else ""
    yield "SOURCES", f"{facts.sources}" + (f": {kinds}{inferred}" if kinds else "")


def _route(request: Request) -> Iterator[Row]:
    """The stops with their nights, from home and back."""
    stays = [stay for stay in route(request) if stay.kind != "halt"]
    if not stays:
        return
    names = [f"{stay.name} {_nights(stay.nights)}".rstrip() for stay in stays]
    homes = [stay for stay in stays if stay.kind == "home" and stay.depart and stay.arrive]
    if homes and len(stays) > 1:
        names.append(homes[0].name)
    kilometres = way(request)
    yield "ROUTE", " → ".join(names) + (f" · {kilometres[1]:,.0f} km" if kilometres else "")


def _held(request: Request, facts: Facts) -> str:
    """How many events were held, and which are only expected or contested."""
    text = f"{facts.held} of {facts.events} events"
    if facts.contested:
        text += f" · {facts.contested} ≠ disputed"
    if facts.expected:
        text = _listed(f"{text} · {facts.expected} expected: ", [str(row[1]) for row in open_events(request)])
    return text


def _listed(before: str, titles: Sequence[str], letters: int = LINE_LETTERS) -> str:
    """The first titles, at least one, that so many letters have room for, and the number of the others."""
    if not titles:
        return before
    text = before + titles[0]
    for number, title in enumerate(titles[1:], 1):
        if len(text) + len(title) > letters:
            return f"{text} +{len(titles) - number}"
        text += f"; {title}"
    return text


def _count(count: int, what: str) -> str:
    """A number with its noun."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _nights(count: int | None) -> str:
    """Nights in words; an empty text for none or when they are not known."""
    return f"{count} {'night' if count == 1 else 'nights'}" if count else ""


def _signed(request: Request) -> Iterator[Row]:
    """What was signed, by stop in order of the route, then elsewhere."""
    places: dict[str, list[str]] = {stay.name: [] for stay in route(request) if stay.kind != "home"}
    elsewhere = places.setdefault("Elsewhere", [])
    for one in agreements_at(request, "signed"):
        places.get(str(one.place), elsewhere).append(_marked(one))
    label = "SIGNED"
    for place, titles in places.items():
        if titles:
            yield label, _listed(f"{place} {len(titles)}: ", titles, TWO_LINES_LETTERS)
            label = MORE


def _announced(request: Request) -> Iterator[Row]:
    """What was announced and not signed, such as a communiqué."""
    titles = [_marked(one) for one in agreements_at(request, "announced")]
    if titles:
        yield "ANNOUNCED", _listed(f"{len(titles)}: ", titles)


def _marked(one: Agreement) -> str:
    """The title of an agreement with its marks."""
    mark = "≠" if one.differ or one.disputed else ""
    return one.title + mark + (" (not binding)" if one.binding == "no" else "")


def _pledges(request: Request, facts: Facts) -> Iterator[Row]:
    """The weightiest promise of each payer's side, and why there is no grand total."""
    label = "PLEDGED"
    for one in largest_pledges(request)[:PLEDGED_SHOWN]:
        payers = names_text(request.knowledge, Kind.PARTY, one.payer)
        text = f"{payers}: {format_figure(one.figure)}{'≠' if one.differ else ''} {one.stage}"
        yield label, f"{text} · {one.title}" if len(text) + len(one.title) <= LINE_LETTERS else text
        label = MORE
    if facts.pledges:
        figures = f"{_count(facts.pledges, 'figure')} in {_count(facts.units, 'unit')}"
        yield label, f"{figures}; no grand total: tripcli pledges"


def _moved(request: Request) -> Iterator[Row]:
    """What became of the agreements and pledges since the trip ended."""
    known: dict[str, int] = {}
    new = 0
    for one in moved_since(request):
        new += one.new
        if one.moved:
            known[one.stage] = known.get(one.stage, 0) + one.moved
    parts = [f"{count} {_STAGE_WORDS.get(stage, stage)}" for stage, count in known.items()]
    if new:
        parts.append(f"{new} new")
    if parts:
        yield "SINCE", f"{', '.join(parts)}: tripcli pledges --moved"


_STAGE_WORDS = {"figure": "with another figure"}


def _disputed(request: Request, facts: Facts) -> Iterator[Row]:
    """What is contested, and where sources differ."""
    label = "DISPUTED"
    if facts.disputed:
        yield label, _listed(f"{_count(len(facts.disputed), 'record')}: ", facts.disputed)
        label = MORE
    pairs = conflicts(request)
    if pairs:
        yield label, f"≠ {_count(len(pairs), 'pair')} of values that disagree: tripcli conflicts"


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


def _data(request: Request, facts: Facts) -> Iterator[Section]:
    """The same for programs."""
    counts: Row = (
        facts.events, facts.held, facts.expected, facts.agreements, facts.pledges, facts.units, len(facts.disputed),
        len(conflicts(request)), facts.sources, facts.contested,
    )  # fmt: skip
    tables: tuple[tuple[str, tuple[Column, ...], Sequence[Row]], ...] = (
        ("counts", COUNT_COLUMNS, [counts]),
        ("route", ROUTE_COLUMNS, route(request)),
        ("met", MET_COLUMNS, met(request)),
        ("signed", AGREEMENT_COLUMNS, agreements_at(request, "signed")),
        ("announced", AGREEMENT_COLUMNS, agreements_at(request, "announced")),
        ("pledged", PLEDGED_COLUMNS, largest_pledges(request)),
        ("since", MOVED_COLUMNS, moved_since(request)),
        (
            "open",
            OPEN_COLUMNS,
            [*open_events(request), *((one.id, one.title) for one in agreements_at(request, "expected"))],
        ),
    )
    for name, columns, rows in tables:
        table = Table(title=name, columns=columns, rows=rows, names=request.knowledge.name)
        yield Section(id=name, title="", table=table, single=name == "counts", for_people=False)


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
