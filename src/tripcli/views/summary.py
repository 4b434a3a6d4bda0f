"""summary: the trip at a glance, on one page that fits a small terminal."""

from collections.abc import Iterator, Sequence

from tripcli.query.request import Request
from tripcli.table import Column, Kind, Page, Row, Section, Table
from tripcli.values.display import format_span
from tripcli.values.figures import format_figure
from tripcli.views.audit import audit_section, whole_audit
from tripcli.views.stops import way
from tripcli.views.summary_facts import (
    Facts,
    agreements_signed,
    conflicts_told,
    facts_of,
    met,
    open_agreements,
    open_events,
    pledged,
    route,
)
from tripcli.views.view import PageView

LINE_COLUMNS = (
    Column(id="what", label="what", kind=Kind.WORD, help="what the line is about", priority=1),
    Column(id="text", label="text", kind=Kind.TEXT, help="the line", priority=1),
)
MORE = "·"
"""Stands for the label of a line that goes on with the one above."""

MET_SHOWN, PLEDGED_SHOWN = 6, 4
LINE_LETTERS, TWO_LINES_LETTERS = 66, 134
"""Titles are named as long as their line or two stay within this, so that the page fits 80 cells by 24 lines."""


def page(request: Request) -> Page:
    """The page."""
    meta = request.knowledge.meta
    traveler = request.knowledge.name(Kind.PERSON, meta["traveler"])
    span = format_span(meta["first_day"], meta["last_day"])
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
    stops = [row for row in route(request) if row[1] != "halt"]
    if stops:
        nights = [f"{row[0]} {_nights(row[2])}".rstrip() for row in stops]
        kilometres = way(request)
        yield "ROUTE", " → ".join(nights) + (f" · {kilometres[1]:,.0f} km" if kilometres else "")
    yield "HELD", f"{facts.held} of {facts.events} events" + _opened(request, facts)
    people = [str(row[1]) for row in met(request)]
    if people:
        more = f" +{len(people) - MET_SHOWN}: tripcli meetings" if len(people) > MET_SHOWN else ""
        yield "MET", ", ".join(people[:MET_SHOWN]) + more
    yield from _signed(request)
    yield from _pledges(request, facts)
    yield from _disputed(request, facts)
    waiting = [str(row[1]) for row in open_agreements(request)]
    if waiting:
        yield "OPEN", _listed(f"{_count(len(waiting), 'agreement')} expected: ", waiting)
    kinds = ", ".join(f"{count} {kind}" for kind, count in facts.source_kinds)
    inferred = f" · {facts.inferred} with an inferred date (~)" if facts.inferred else ""
    yield "SOURCES", f"{facts.sources}" + (f": {kinds}{inferred}" if kinds else "")


def _opened(request: Request, facts: Facts) -> str:
    """What is still only expected among the events."""
    if facts.expected == 0:
        return ""
    titles = [str(row[1]) for row in open_events(request)]
    before = f"{facts.held} of {facts.events} events"
    return _listed(f"{before} · {facts.expected} expected: ", titles).removeprefix(before)


def _listed(before: str, titles: Sequence[str], letters: int = LINE_LETTERS) -> str:
    """The first titles, at least one, that so many letters have room for, and the number of the others."""
    text = before + titles[0]
    for number, title in enumerate(titles[1:], 1):
        if len(text) + len(title) > letters:
            return f"{text} +{len(titles) - number}"
        text += f"; {title}"
    return text


def _count(count: int, what: str) -> str:
    """A number with its noun."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _nights(count: object) -> str:
    """Nights in words; nothing for none or when they are not known."""
    return f"{count} {'night' if count == 1 else 'nights'}" if count else ""


def _signed(request: Request) -> Iterator[Row]:
    """What was signed, by stop in order of the route, then elsewhere."""
    places: dict[str, list[str]] = {str(row[0]): [] for row in route(request) if row[1] != "home"}
    elsewhere = places.setdefault("Elsewhere", [])
    for _, title, place, differ in agreements_signed(request):
        places.get(str(place), elsewhere).append(f"{title}{'≠' if differ else ''}")
    label = "SIGNED"
    for place, titles in places.items():
        if titles:
            yield label, _listed(f"{place} {len(titles)}: ", titles, TWO_LINES_LETTERS)
            label = MORE


def _pledges(request: Request, facts: Facts) -> Iterator[Row]:
    """The largest sums of money, and why there is no grand total."""
    label = "PLEDGED"
    for _, title, payer, figure, status, differ in pledged(request)[:PLEDGED_SHOWN]:
        text = f"{payer}: {format_figure(str(figure))}{'≠' if differ else ''} {status}"
        yield label, f"{text} · {title}" if len(text) + len(str(title)) <= LINE_LETTERS else text
        label = MORE
    if facts.pledges:
        yield (
            label,
            f"{_count(facts.pledges, 'figure')} in {_count(facts.units, 'unit')}; no grand total: tripcli pledges",
        )


def _disputed(request: Request, facts: Facts) -> Iterator[Row]:
    """What is contested, and where sources differ."""
    label = "DISPUTED"
    if facts.disputed:
        yield label, _listed(f"{_count(len(facts.disputed), 'record')}: ", facts.disputed)
        label = MORE
    told = conflicts_told(request)
    if told:
        yield label, f"≠ {_count(len(told), 'pair')} of values that disagree: tripcli conflicts"


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
SIGNED_COLUMNS = (
    Column(id="id", label="id", kind=Kind.ID, help="the agreement's id"),
    Column(id="title", label="title", kind=Kind.TEXT, help="what it is"),
    Column(id="place", label="place", kind=Kind.TEXT, help="where it was signed"),
    Column(id="differ", label="differ", kind=Kind.CODES, help="fields on which sources differ"),
)
OPEN_COLUMNS = (
    Column(id="id", label="id", kind=Kind.ID, help="the record's id"),
    Column(id="title", label="title", kind=Kind.TEXT, help="what is expected"),
)
COUNT_COLUMNS = tuple(
    Column(id=name, label=name, kind=Kind.COUNT, help=f"number of {name.replace('_', ' ')}")
    for name in ("events", "held", "expected", "agreements", "pledges", "units", "disputed", "conflicts", "sources")
)


def _data(request: Request, facts: Facts) -> Iterator[Section]:
    """The same for programs."""
    counts: Row = (
        facts.events, facts.held, facts.expected, facts.agreements, facts.pledges, facts.units, len(facts.disputed),
        len(conflicts_told(request)), facts.sources,
    )  # fmt: skip
    tables: tuple[tuple[str, tuple[Column, ...], Sequence[Row]], ...] = (
        ("counts", COUNT_COLUMNS, [counts]),
        ("route", ROUTE_COLUMNS, route(request)),
        ("met", MET_COLUMNS, met(request)),
        ("signed", SIGNED_COLUMNS, agreements_signed(request)),
        ("open", OPEN_COLUMNS, [*open_events(request), *open_agreements(request)]),
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
    ),
)
