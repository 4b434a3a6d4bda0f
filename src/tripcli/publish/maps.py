"""The two maps of the page: the whole way around the world, and the region of the stops."""

from collections.abc import Sequence
from typing import NamedTuple

from tripcli.publish.contents import ALWAYS, Contents
from tripcli.publish.map import Frame, Position, frame_around, great_circles, land_path, path_of, unwrapped

WORLD_WIDTH, REGION_WIDTH = 1040, 560
LETTER_WIDTH, LINE_HEIGHT = 8.2, 17
"""Of a label, in units of the picture."""
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
    """Its index among the ways of all moments."""
    hidden: bool


class Map(NamedTuple):
    """One picture."""

    id: str
    frame: Frame
    land: str
    lines: list[Line]
    marks: list[Mark]


class _Stop(NamedTuple):
    key: str
    name: str
    kind: str
    status: str
    position: Position
    hidden: bool


def maps_of(contents: Contents) -> list[Map]:
    """Return the maps; none when no stop has coordinates."""
    stops = _stops(contents)
    tracks = [great_circles([_position(*point) for point in points]) for _, _, points in contents.tracks]
    if not stops:
        return []
    way = [position for track in tracks for position in track] or unwrapped(stop.position for stop in stops)
    result = []
    if max(east for east, _ in way) - min(east for east, _ in way) > FAR_DEGREES:
        frame = frame_around(way, WORLD_WIDTH, margin=11, ratio=2.6)
        result.append(_map("world", frame, contents, tracks, [stop for stop in stops if stop.kind != "halt"]))
    near = [stop for stop in stops if stop.kind == "stop"] or stops
    first = near[0].position[0]
    positions = [(east + 360 * round((first - east) / 360), north) for east, north in (stop.position for stop in near)]
    result.append(_map("region", frame_around(positions, REGION_WIDTH, margin=5, ratio=1.18), contents, tracks, stops))
    return result


def _map(name: str, frame: Frame, contents: Contents, tracks: Sequence[list[Position]], stops: list[_Stop]) -> Map:
    lines = []
    for index, track in enumerate(tracks):
        shift = _shift(frame, track)
        path = path_of([(east + shift, north) for east, north in track], frame)
        lines.append(Line(path, index, contents.tracks[index][1] != ALWAYS))
    return Map(name, frame, land_path(name, frame), lines, _marks(stops, frame))


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
                key, row["name"], row["kind"], row["status"], _position(row["latitude"], row["longitude"]),
                entry.after != ALWAYS,
            )  # fmt: skip
    return [*found.values()]


def _marks(stops: Sequence[_Stop], frame: Frame) -> list[Mark]:
    """The stops with labels that do not cover one another; stops of the route are labelled first."""
    taken: list[tuple[float, float, float, float]] = []
    turned = [(stop, (stop.position[0] + turn, stop.position[1])) for stop in stops for turn in (0, 360, -360)]
    inside = [(stop, *frame.xy(position)) for stop, position in turned if frame.holds(position)]
    taken += [(x - 5, y - 5, x + 5, y + 5) for _, x, y in inside]
    marks = []
    for stop, x, y in sorted(inside, key=lambda one: ("stop", "home", "halt").index(one[0].kind)):
        width = len(stop.name) * LETTER_WIDTH
        for anchor, label_x, label_y, left in (
            ("start", x + 9, y + 5, x + 9), ("end", x - 9, y + 5, x - 9 - width),
            ("middle", x, y - 11, x - width / 2), ("middle", x, y + 22, x - width / 2),
        ):  # fmt: skip
            box = (left, label_y - LINE_HEIGHT + 4, left + width, label_y + 3)
            fits = min(box[0], box[1]) >= 0 and box[2] <= frame.width and box[3] <= frame.height
            if fits and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                marks.append(Mark(stop.key, x, y, stop.name, round(label_x, 1), round(label_y, 1), anchor, stop.kind,
                                  stop.status, stop.hidden))  # fmt: skip
                break
        else:
            marks.append(Mark(stop.key, x, y, "", x, y, "start", stop.kind, stop.status, stop.hidden))
    return marks


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
