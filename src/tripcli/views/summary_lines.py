"""The page of a trip in the summary, for people: a line or a few for each thing."""

from collections.abc import Iterator, Sequence

from tripcli.query.knowledge import Trip
from tripcli.query.request import Request
from tripcli.table import Column, Kind, Row, Table
from tripcli.values.figures import format_figure
from tripcli.views.moves import deals_moved
from tripcli.views.stops import way
from tripcli.views.summary_facts import (
    Agreement,
    Facts,
    agreements_at,
    conflicts,
    largest_pledges,
    met,
    open_events,
    route,
)
from tripcli.views.value_text import names_text

LINE_COLUMNS = (
    Column(id="what", label="what", kind=Kind.WORD, help="what the line is about", priority=1),
    Column(id="text", label="text", kind=Kind.TEXT, help="the line", priority=1),
)
MORE = "·"
"""Stands for the label of a line that goes on with the one above."""

MET_SHOWN, PLEDGED_SHOWN = 6, 5
LINE_LETTERS, TWO_LINES_LETTERS = 66, 134
"""Titles are named as long as their line or two stay within this, so that the page fits 80 cells by 24 lines."""


def lines_table(request: Request, trip: Trip, facts: Facts) -> Table:
    """Return the page of a trip as a table of lines."""
    return Table(title="summary", columns=LINE_COLUMNS, rows=list(_lines(request, trip, facts)))


def _lines(request: Request, trip: Trip, facts: Facts) -> Iterator[Row]:
    """A line or a few each."""
    yield from _route(request, trip)
    yield "HELD", _held(request, trip, facts)
    people = [str(row[1]) for row in met(request, trip)]
    if people:
        more = f" +{len(people) - MET_SHOWN}: tripcli meetings" if len(people) > MET_SHOWN else ""
        yield "MET", ", ".join(people[:MET_SHOWN]) + more
    yield from _signed(request, trip)
    yield from _announced(request, trip)
    yield from _pledges(request, trip, facts)
    yield from _moved(request, trip)
    yield from _disputed(request, trip, facts)
    waiting = [one.title for one in agreements_at(request, trip, "expected")]
    if waiting:
        yield "OPEN", _listed(f"{count_text(len(waiting), 'agreement')} expected: ", waiting)
    kinds = ", ".join(f"{count} {kind}" for kind, count in facts.source_kinds)
    inferred = f" · {facts.inferred} with an inferred date (~)" if facts.inferred else ""
    yield "SOURCES", f"{facts.sources}" + (f": {kinds}{inferred}" if kinds else "")


def _route(request: Request, trip: Trip) -> Iterator[Row]:
    """The stops with their nights, from home and back."""
    stays = [stay for stay in route(request, trip) if stay.kind != "halt"]
    if not stays:
        return
    names = [f"{stay.name} {_nights(stay.nights)}".rstrip() for stay in stays]
    homes = [stay for stay in stays if stay.kind == "home" and stay.depart and stay.arrive]
    if homes and len(stays) > 1:
        names.append(homes[0].name)
    kilometres = way(request.knowledge, trip)
    yield "ROUTE", " → ".join(names) + (f" · {kilometres[1]:,.0f} km" if kilometres else "")


def _held(request: Request, trip: Trip, facts: Facts) -> str:
    """How many events were held, and which are only expected or contested."""
    text = f"{facts.held} of {facts.events} events"
    if facts.contested:
        text += f" · {facts.contested} ≠ disputed"
    if facts.expected:
        text = _listed(f"{text} · {facts.expected} expected: ", [str(row[1]) for row in open_events(request, trip)])
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


def count_text(count: int, what: str) -> str:
    """Return a number with its noun."""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _nights(count: int | None) -> str:
    """Nights in words; an empty text for none or when they are not known."""
    return f"{count} {'night' if count == 1 else 'nights'}" if count else ""


def _signed(request: Request, trip: Trip) -> Iterator[Row]:
    """What was signed, by stop in order of the route, then elsewhere."""
    places: dict[str, list[str]] = {stay.name: [] for stay in route(request, trip) if stay.kind != "home"}
    elsewhere = places.setdefault("Elsewhere", [])
    for one in agreements_at(request, trip, "signed"):
        places.get(str(one.place), elsewhere).append(_marked(one))
    label = "SIGNED"
    for place, titles in places.items():
        if titles:
            yield label, _listed(f"{place} {len(titles)}: ", titles, TWO_LINES_LETTERS)
            label = MORE


def _announced(request: Request, trip: Trip) -> Iterator[Row]:
    """What was announced and not signed, such as a communiqué."""
    titles = [_marked(one) for one in agreements_at(request, trip, "announced")]
    if titles:
        yield "ANNOUNCED", _listed(f"{len(titles)}: ", titles)


def _marked(one: Agreement) -> str:
    """The title of an agreement with its marks."""
    mark = "≠" if one.differ or one.disputed else ""
    return one.title + mark + (" (not binding)" if one.binding == "no" else "")


def _pledges(request: Request, trip: Trip, facts: Facts) -> Iterator[Row]:
    """The weightiest promise of each payer's side, and why there is no grand total."""
    label = "PLEDGED"
    for one in largest_pledges(request, trip)[:PLEDGED_SHOWN]:
        payers = names_text(request.knowledge, Kind.PARTY, one.payer)
        text = f"{payers}: {format_figure(one.figure)}{'≠' if one.differ else ''} {one.stage}"
        yield label, f"{text} · {one.title}" if len(text) + len(one.title) <= LINE_LETTERS else text
        label = MORE
    if facts.pledges:
        figures = f"{count_text(facts.pledges, 'figure')} in {count_text(facts.units, 'unit')}"
        yield label, f"{figures}; no grand total: tripcli pledges"


def _moved(request: Request, trip: Trip) -> Iterator[Row]:
    """What became of the agreements and pledges since the trip ended."""
    known: dict[str, int] = {}
    new = 0
    for one in deals_moved(request, trip):
        new += one.new
        if one.moved:
            known[one.stage] = known.get(one.stage, 0) + one.moved
    parts = [f"{count} {_STAGE_WORDS.get(stage, stage)}" for stage, count in known.items()]
    if new:
        parts.append(f"{new} new")
    if parts:
        yield "SINCE", f"{', '.join(parts)}: tripcli pledges --moved"


_STAGE_WORDS = {"figure": "with another figure"}


def _disputed(request: Request, trip: Trip, facts: Facts) -> Iterator[Row]:
    """What is contested, and where sources differ."""
    label = "DISPUTED"
    if facts.disputed:
        yield label, _listed(f"{count_text(len(facts.disputed), 'record')}: ", facts.disputed)
        label = MORE
    pairs = conflicts(request, trip)
    if pairs:
        yield label, f"≠ {count_text(len(pairs), 'pair')} of values that disagree: tripcli conflicts"
