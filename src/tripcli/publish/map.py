"""Maps as SVG: land outlines, the route along great circles, and the stops.

Takes points in degrees, gives paths and places in the units of a picture. Longitudes are counted on beyond 180 degrees,
so that a route around the world is one line; land is drawn again wherever the picture reaches past the 180th meridian.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path
from typing import NamedTuple

Position = tuple[float, float]
"""Longitude and latitude in degrees; the longitude may lie beyond 180."""

LEG_STEP_DEGREES = 4.0
"""A great circle is drawn as straight pieces of about this length."""

LAND_STEP = 1.8
"""Points of an outline that are nearer to each other, in units of the picture, are drawn as one."""


class Frame(NamedTuple):
    """The part of the earth that a map shows, and the size of the picture."""

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    def xy(self, position: Position) -> tuple[float, float]:
        """Return where a position lies in the picture."""
        east = (position[0] - self.west) / (self.east - self.west) * self.width
        return round(east, 1), round((self.north - position[1]) / (self.north - self.south) * self.height, 1)

    def holds(self, position: Position) -> bool:
        """Return whether a position lies in the picture."""
        return self.west <= position[0] <= self.east and self.south <= position[1] <= self.north


def unwrapped(points: Iterable[Position]) -> list[Position]:
    """Return the points with longitudes that never jump: each is the nearest to the one before."""
    result: list[Position] = []
    for east, north in points:
        shift = 360 * round((result[-1][0] - east) / 360) if result else 0
        result.append((east + shift, north))
    return result


def great_circles(points: Sequence[Position]) -> list[Position]:
    """Return the points with others between them, along the great circle of each leg."""
    line = [*points[:1]]
    for one, other in pairwise(points):
        line += _arc(one, other)
    return unwrapped(line)


def _arc(one: Position, other: Position) -> list[Position]:
    """The points of a great circle behind the first one."""
    east, north, other_east, other_north = map(radians, (*one, *other))
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    angle = 2 * asin(min(1.0, sqrt(half)))
    steps = max(1, round(degrees(angle) / LEG_STEP_DEGREES))
    if steps == 1 or sin(angle) < 1e-9:
        return [other]
    points = []
    for step in range(1, steps):
        near, far = sin(angle * (1 - step / steps)) / sin(angle), sin(angle * step / steps) / sin(angle)
        x = near * cos(north) * cos(east) + far * cos(other_north) * cos(other_east)
        y = near * cos(north) * sin(east) + far * cos(other_north) * sin(other_east)
        z = near * sin(north) + far * sin(other_north)
        points.append((degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))))
    return [*points, other]


def frame_around(points: Sequence[Position], width: int, *, margin: float, ratio: float) -> Frame:
    """Return the frame that holds all points with a margin in degrees, no flatter or higher than width to height."""
    west, east = min(x for x, _ in points) - margin, max(x for x, _ in points) + margin
    south, north = min(y for _, y in points) - margin, max(y for _, y in points) + margin
    squeeze = max(0.3, cos(radians((south + north) / 2)))
    wanted = (east - west) * squeeze / ratio
    if north - south < wanted:
        south, north = _widened(south, north, wanted)
    else:
        west, east = _widened(west, east, (north - south) * ratio / squeeze)
    shift = max(0.0, -80 - south) - max(0.0, north - 84)
    south, north = max(-80.0, south + shift), min(84.0, north + shift)
    height = round(width * (north - south) / ((east - west) * squeeze))
    return Frame(west, south, east, north, width, height)


def _widened(first: float, last: float, length: float) -> tuple[float, float]:
    middle = (first + last) / 2
    return middle - length / 2, middle + length / 2


def path_of(line: Sequence[Position], frame: Frame) -> str:
    """Return a line as the `d` of a path."""
    places = [frame.xy(position) for position in line]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in places) if len(places) > 1 else ""


def land_path(scale: str, frame: Frame) -> str:
    """Return the land of a frame as the `d` of a path; scale is `world` or `region`."""
    text = Path(__file__).parent.joinpath("land", f"{scale}.json").read_text(encoding="utf-8")
    outlines = json.loads(text)
    parts, pieces = outlines["parts"], []
    for ring in outlines["rings"]:
        easts, norths = ring[::2], ring[1::2]
        west, east, south, north = min(easts) / parts, max(easts) / parts, min(norths) / parts, max(norths) / parts
        if north < frame.south or south > frame.north:
            continue
        for shift in (-360, 0, 360):
            if east + shift >= frame.west and west + shift <= frame.east:
                line = [(x / parts + shift, y / parts) for x, y in zip(easts, norths, strict=True)]
                pieces.append(_closed_path(_clipped(line, frame), frame))
    return "".join(pieces)


def _closed_path(line: Sequence[Position], frame: Frame) -> str:
    """A closed line as relative steps, in whole units of the picture, as these are short."""
    places: list[tuple[int, int]] = []
    for x, y in map(frame.xy, line):
        if not places or hypot(x - places[-1][0], y - places[-1][1]) >= LAND_STEP:
            places.append((round(x), round(y)))
    if len(places) < 3:
        return ""
    (x, y), *_ = places
    steps = "".join(f"{b[0] - a[0]:+d}{b[1] - a[1]:+d}" for a, b in pairwise(places))
    return f"M{x} {y}l{steps.removeprefix('+')}z"


def _clipped(line: Sequence[Position], frame: Frame) -> list[Position]:
    """The part of a ring that lies in the frame, by Sutherland and Hodgman."""
    margin = 1.0
    edges = ((0, frame.west - margin, 1), (0, frame.east + margin, -1), (1, frame.south - margin, 1),
             (1, frame.north + margin, -1))  # fmt: skip
    ring = [*line]
    for axis, bound, side in edges:
        inside = [(point[axis] - bound) * side >= 0 for point in ring]
        if all(inside):
            continue
        result: list[Position] = []
        for index, point in enumerate(ring):
            before = ring[index - 1]
            if inside[index] != inside[index - 1]:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                result.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside[index]:
                result.append(point)
        ring = result
        if not ring:
            break
    return ring
