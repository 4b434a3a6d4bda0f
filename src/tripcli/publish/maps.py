"""The two maps of the page: the whole way around the world, and the region of the stops."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tripcli.publish.contents import ALWAYS, Contents
from tripcli.publish.map import Frame, Position, frame_around, great_circles, land_path, path_of, unwrapped

WORLD_WIDTH, REGION_WIDTH = 1040, 560
LETTERS = {"world": (11.2, 20), "region": (12.0, 21)}
"""By map, the width of a letter and the height of a line of its labels, in units of the picture. The letters are those
of a telephone, where they are the largest."""
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
FAR_DEGREES = 60
"""A way that is longer from west to east has a map of its own."""


class Mark(NamedTuple):
    """A stop on a map."""

    key: str
    """Its id and coordinates, by which the script shows and hides it."""
    x: float
    y: float
    name: str
    """Its label; empty where there is no room for one."""
    label_x: float
    label_y: float
    anchor: str
    kind: str
    status: str
    hidden: bool


class Line(NamedTuple):
    """The way on a map, from one moment until another."""

    path: str
    number: int
    """Its index among the ways of all trips and moments."""
    hidden: bool


class Map(NamedTuple):
    """One picture."""

    id: str
    trip: str
    """Id of the trip; empty where it is the only one."""
    frame: Frame
    land: str
    lines: list[Line]
    marks: list[Mark]


class _Stop(NamedTuple):
    trip: str
    key: str
    name: str
    kind: str
    status: str
    position: Position
    hidden: bool


def maps_of(contents: Contents) -> list[Map]:
    """Return the maps of each trip; none for a trip of which no stop has coordinates."""
    stops = _stops(contents)
    return [one for part in contents.trips for one in _maps_of_trip(contents, part.id, stops)]


def _maps_of_trip(contents: Contents, trip: str, all_stops: Sequence[_Stop]) -> Iterator[Map]:
    """The maps of one trip: the whole way, where it is long, and the region of the stops."""
    stops = [stop for stop in all_stops if stop.trip == trip]
    if not stops:
        return
    tracks = {
        index: great_circles([_position(*point) for point in way.points])
        for index, way in enumerate(contents.tracks)
        if way.trip == trip
    }
    way = [position for track in tracks.values() for position in track] or unwrapped(stop.position for stop in stops)
    if max(east for east, _ in way) - min(east for east, _ in way) > FAR_DEGREES:
        frame = frame_around(way, WORLD_WIDTH, margin=11, ratio=2.6)
        shown = [stop for stop in stops if stop.kind != "halt"]
        yield _map("world", trip, frame, _lines(contents, tracks, frame), shown)
    near = [stop for stop in stops if stop.kind == "stop"] or stops
    first = near[0].position[0]
    positions = [(east + 360 * round((first - east) / 360), north) for east, north in (stop.position for stop in near)]
    frame = frame_around(positions, REGION_WIDTH, margin=7, ratio=1.18)
    yield _map("region", trip, frame, _lines(contents, tracks, frame), stops)


def _map(name: str, trip: str, frame: Frame, lines: list[Line], stops: Sequence[_Stop]) -> Map:
    return Map(name, trip, frame, land_path(name, frame), lines, _marks(stops, frame, *LETTERS[name]))


def _lines(contents: Contents, tracks: Mapping[int, list[Position]], frame: Frame) -> list[Line]:
    """The way of a trip at all moments."""
    lines = []
    for index, track in tracks.items():
        shift = _shift(frame, track)
        path = path_of([(east + shift, north) for east, north in track], frame)
        lines.append(Line(path, index, contents.tracks[index].after != ALWAYS))
    return lines


def _shift(frame: Frame, track: Sequence[Position]) -> int:
    """The turns around the earth that bring most of a way into the frame, in degrees."""
    return max((0, 360, -360), key=lambda turn: sum(frame.holds((east + turn, north)) for east, north in track))


def _position(latitude: str, longitude: str) -> Position:
    return float(longitude), float(latitude)


def _stops(contents: Contents) -> list[_Stop]:
    """Each stop with its coordinates, as of the asked moment or, when it is not known then, as it was last."""
    fields = contents.fields["stops"]
    found: dict[str, _Stop] = {}
    for entry in sorted(contents.entries["stops"], key=lambda entry: (entry.after == ALWAYS, entry.first)):
        row = dict(zip(fields, entry.texts, strict=True))
        if row["latitude"] and row["longitude"]:
            key = f"{row['id']} {row['latitude']} {row['longitude']}"
            found[key] = _Stop(
                row.get("trip", ""), key, row["name"], row["kind"], row["status"],
                _position(row["latitude"], row["longitude"]), entry.after != ALWAYS,
            )  # fmt: skip
    return [*found.values()]


def _marks(stops: Sequence[_Stop], frame: Frame, letter: float, line: float) -> list[Mark]:
    """The stops with labels that do not cover one another; stops of the route are labelled first."""
    taken: list[Box] = []
    turned = [(stop, (stop.position[0] + turn, stop.position[1])) for stop in stops for turn in (0, 360, -360)]
    inside = [(stop, *frame.xy(position)) for stop, position in turned if frame.holds(position)]
    taken += [(x - 5, y - 5, x + 5, y + 5) for _, x, y in inside]
    marks = []
    for stop, x, y in sorted(inside, key=lambda one: ("stop", "home", "halt").index(one[0].kind)):
        for anchor, label_x, label_y, box in _label_places(x, y, len(stop.name) * letter, line):
            fits = min(box[0], box[1]) >= 0 and box[2] <= frame.width and box[3] <= frame.height
            if fits and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                marks.append(Mark(stop.key, x, y, stop.name, round(label_x, 1), round(label_y, 1), anchor, stop.kind,
                                  stop.status, stop.hidden))  # fmt: skip
                break
        else:
            marks.append(Mark(stop.key, x, y, "", x, y, "start", stop.kind, stop.status, stop.hidden))
    return marks


def _label_places(x: float, y: float, width: float, line: float) -> Iterator[tuple[str, float, float, Box]]:
    """Where the label of a mark may stand, best first: anchor, start of the base line, and the box that it fills."""
    for anchor, right, down in (
        ("start", 9, 5), ("end", -9, 5), ("middle", 0, -11), ("middle", 0, line + 5),
        ("start", 8, -7), ("start", 8, line - 2), ("end", -8, -7), ("end", -8, line - 2),
    ):  # fmt: skip
        left = x + right - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        yield anchor, x + right, y + down, (left - 3, y + down - line + 5, left + width + 3, y + down + 3)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
