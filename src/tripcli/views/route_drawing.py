"""The route as a drawing for a terminal: a line a stop, and between two stops the way from one to the other."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tripcli.query.knowledge import OF_TRIP, Knowledge, Trip
from tripcli.table import Drawing, DrawnLine, Span
from tripcli.values.cells import width
from tripcli.values.display import format_span, format_time
from tripcli.values.times import DAY_NAMES
from tripcli.views.distance import kilometres

MOST_CELLS = 80
"""Offsets stand at the right end of a line of at most so many cells."""
HOME = "  ○─ "
WAY = "  │  "
"""Before what lies between two stops."""
GAP = "  "
UNBROKEN = "\u00a0"
"""Stands for a space at which no line is broken."""


class Place(NamedTuple):
    """A stop, a halt on the way or home, as it is known."""

    id: str
    name: str
    kind: str
    within: str | None
    arrive: str | None
    depart: str | None
    offset: str | None
    nights: int | None
    status: str
    expected_fields: str
    differ: str
    latitude: str | None
    longitude: str | None

    @property
    def position(self) -> tuple[str, str] | None:
        """Latitude and longitude in degrees; None when they are not given."""
        return (self.latitude, self.longitude) if self.latitude and self.longitude else None


class Node(NamedTuple):
    """A stop of the drawing, with the halts between it and the next one."""

    place: Place
    is_return: bool
    """Whether it is home at the end of the route."""
    halts: list[Place]
    day_trips: list[Place]


def route_drawing(knowledge: Knowledge) -> Drawing | None:
    """Return the drawing of the route of each trip; None when of no trip two places are known."""
    is_named = knowledge.is_of_several_trips
    routes = [
        _Route(trip.id.upper() if is_named else "", format_span(trip.first_day, trip.last_day), trip.title, nodes)
        for trip in knowledge.trips
        if (nodes := _nodes(_places(knowledge, trip)))
    ]
    if all(len(route.nodes) < 2 for route in routes):
        return None
    return Drawing(
        lambda cells: tuple(
            line for route in routes for line in (*_heading(route, cells), *_lines(route.nodes, cells))
        ),
        lambda: tuple(_note(route) for route in routes),
    )


class _Route(NamedTuple):
    """The route of a trip."""

    name: str
    """The trip in capitals; empty where only one trip is asked."""
    days: str
    """Its first and last day, with the year, which the days of its stops do not have."""
    title: str
    nodes: list[Node]


def _heading(route: _Route, cells: int) -> tuple[DrawnLine, ...]:
    """The line that names the trip, with its days and title as far as they find room; none for the only trip."""
    if not route.name:
        return ()
    line = [(route.name, "strong")]
    for text in (route.days, route.title):
        if text and sum(width(part) for part, _ in line) + width(f" · {text}") <= cells:
            line.append((f" · {text}", ""))
    return (tuple(line),)


def _places(knowledge: Knowledge, trip: Trip) -> list[Place]:
    """All places of a trip in the order in which they were reached; home first, where the traveller left it."""
    query = (
        "SELECT id, name, kind, within, arrive_text, depart_text, offset, nights, status, "
        "coalesce(expected_fields, ''), coalesce(differ, ''), latitude, longitude FROM stop "
        f"WHERE {OF_TRIP.format('id')} ORDER BY sort_instant, id"
    )
    return [Place(*row) for row in knowledge.connection.execute(query, trip.id_range)]


def _nodes(places: Sequence[Place]) -> list[Node]:
    """The stops and home, each with the halts that follow it; home again at the end, when the traveller is back."""
    nodes: list[Node] = []
    for place in places:
        if place.kind != "halt":
            nodes.append(Node(place, place.kind == "home" and not place.depart, [], []))
        elif nodes:
            (nodes[-1].day_trips if place.within == nodes[-1].place.id else nodes[-1].halts).append(place)
    first = nodes[0].place if nodes else None
    if first is not None and first.kind == "home" and first.arrive and first.depart:
        nodes.append(Node(first, True, [], []))
    return nodes


def _lines(nodes: Sequence[Node], cells: int) -> Iterable[DrawnLine]:
    """The lines of the drawing in so many cells: one a stop, or two where its times find no room beside its name."""
    names = max(width(node.place.name) for node in nodes)
    offsets = max(len(_offset(node.place)) for node in nodes)
    for with_weekday in (True, False):
        stays = [_stay(node, with_weekday=with_weekday) for node in nodes]
        aligned = _aligned(stays)
        wanted = len(WAY) + names + len(GAP) + max(map(width, aligned)) + len(GAP) + offsets
        if wanted <= cells:
            break
    in_one_line = wanted <= cells
    right = max(min(cells, MOST_CELLS), wanted) if in_one_line else cells
    number = 0
    for node, following, stay, line in zip(nodes, [*nodes[1:], None], stays, aligned, strict=True):
        number += node.place.kind != "home"
        label = HOME if node.place.kind == "home" else f"{number:>3}  "
        name = node.place.name + " " * (names - width(node.place.name) if in_one_line else 0)
        beside = _stay_spans(GAP + line.rstrip(), node) if in_one_line else []
        yield _with_offset([(label, ""), (name, "strong"), *beside], _offset(node.place), right)
        if not in_one_line:
            yield ((WAY if following else " " * len(WAY), ""), *_stay_spans(" ".join(filter(None, stay)), node))
        if following is not None:
            yield from _way_lines(_way(node, following), cells)


def _with_offset(spans: list[Span], offset: str, right: int) -> DrawnLine:
    """The line with an offset from UTC that ends at the cell `right`."""
    if not offset:
        return tuple(spans)
    used = sum(width(text) for text, _ in spans)
    return (*spans, (" " * max(right - used - width(offset), 1) + offset, "quiet"))


def _aligned(stays: Sequence[tuple[str, ...]]) -> list[str]:
    """Arrival, departure and nights of all stops in columns; a text of one part stands across them."""
    columns = [max((width(stay[part]) for stay in stays if len(stay) > 1), default=0) for part in range(3)]
    return [
        stay[0]
        if len(stay) == 1
        else GAP.join(text + " " * (cells - width(text)) for text, cells in zip(stay, columns, strict=True))
        for stay in stays
    ]


def _stay(node: Node, *, with_weekday: bool) -> tuple[str, ...]:
    """When a place was reached and left, and the nights between; of home only one of the two."""
    place = node.place
    arrive = _time(place, "arrive", with_weekday=with_weekday)
    depart = _time(place, "depart", with_weekday=with_weekday)
    status = "" if place.status == "held" else place.status
    if place.kind == "home":
        return (" ".join(part for part in (f"back {arrive}" if node.is_return else f"left {depart}", status) if part),)
    nights = "" if place.nights is None else "1 night" if place.nights == 1 else f"{place.nights} nights"
    return arrive, f"→ {depart}" if depart else "", " ".join(part for part in (nights, status) if part)


def _time(place: Place, field: str, *, with_weekday: bool) -> str:
    """A time as precise as it is known, with the marks of plans and of differing sources; empty when it is unknown."""
    text = place.arrive if field == "arrive" else place.depart
    if text is None:
        return ""
    planned = " planned" if field in place.expected_fields.split(";") and place.status == "held" else ""
    mark = "≠" if field in place.differ.split(";") else ""
    try:
        weekday = f"{DAY_NAMES[date.fromisoformat(text[:10]).weekday()]} " if with_weekday else ""
    except ValueError:
        weekday = ""  # a month or a year has none
    return f"{weekday}{format_time(text)}{planned}{mark}"


def _stay_spans(text: str, node: Node) -> list[Span]:
    """The times of a stop, with the marks and stages that are unusual in colour."""
    spans: list[Span] = []
    for number, part in enumerate(text.split("≠")):
        spans += [("≠", "exception")] if number else []
        spans.append((part, ""))
    if node.place.status != "held" and spans[-1][0].endswith(node.place.status):
        before = spans.pop()[0].removesuffix(node.place.status)
        style = "plan" if node.place.status == "expected" else "exception"
        spans += [(before, ""), (node.place.status, style)]
    return spans


def _offset(place: Place) -> str:
    """The offset from UTC as headings have it; empty when it is not known."""
    if not place.offset:
        return ""
    return "UTC" if place.offset == "Z" else "UTC" + place.offset.replace("-", "−")


def _way(node: Node, following: Node) -> str:
    """How far it is to the next stop, by which halts, and the day trips before: `1,059 km by the airport`."""
    kilometres_on_way = _kilometres([node.place, *node.halts, following.place])
    parts = [] if kilometres_on_way is None else [f"{kilometres_on_way:,.0f} km"]
    if node.halts:
        parts.append("by " + " and ".join(_dated(halt) for halt in node.halts))
    way = " ".join(parts)
    if node.day_trips:
        trips = "day trip: " + ", ".join(_dated(trip) for trip in node.day_trips)
        way = f"{way}; {trips}" if way else trips
    return way


def _dated(place: Place) -> str:
    """A halt with the time of its arrival."""
    time = _time(place, "arrive", with_weekday=False).replace(" ", UNBROKEN)
    return f"{place.name} ({time})" if time else place.name


def _way_lines(text: str, cells: int) -> Iterable[DrawnLine]:
    """What lies between two stops, wrapped between words."""
    line = ""
    for word in text.split(" "):
        if line and len(WAY) + width(line) + 1 + width(word) > cells:
            yield _way_line(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield _way_line(line)


def _way_line(text: str) -> DrawnLine:
    spans: list[Span] = [(WAY.rstrip() if not text else WAY, "")]
    for number, part in enumerate(text.replace(UNBROKEN, " ").split("≠")):
        spans += [("≠", "exception")] if number else []
        spans.append((part, "quiet"))
    return tuple(spans)


def _note(route: _Route) -> str:
    """The length of a route, and the halts that have no line of their own."""
    nodes = route.nodes
    stops = sum(node.place.kind == "stop" for node in nodes)
    halts = sum(len(node.halts) + len(node.day_trips) for node in nodes)
    named = f"{route.name}: " if route.name else ""
    parts = [named + ("1 stop" if stops == 1 else f"{stops} stops")]
    legs = [_kilometres([one.place, *one.halts, other.place]) for one, other in pairwise(nodes)]
    if all(leg is not None for leg in legs):
        parts.append(f"{sum(leg or 0 for leg in legs):,.0f} km along great circles")
    if halts:
        parts.append(f"{'1 halt' if halts == 1 else f'{halts} halts'}: --halts lists them")
    return " · ".join(parts)


def _kilometres(places: Sequence[Place]) -> float | None:
    """The length of the way through these places, but for those within a stop; None when the position of the first or
    last is not given."""
    positions = [place.position for place in places if place.within is None or place.kind != "halt"]
    if positions[0] is None or positions[-1] is None:
        return None
    return sum(kilometres(one, other) for one, other in pairwise(position for position in positions if position))
