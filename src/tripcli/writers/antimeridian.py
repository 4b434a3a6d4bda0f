"""Split a line on a map where it crosses the 180th meridian, as RFC 7946 (3.1.9) asks.

Takes points as longitude and latitude, gives lines. It must not know GeoJSON.
"""

from collections.abc import Sequence
from itertools import pairwise

Position = tuple[float, float]
"""Longitude and latitude in degrees."""


def split_line(points: Sequence[Position]) -> list[list[Position]]:
    """Return the line as pieces that each lie on one side of the 180th meridian.

    Between two points the line takes the shorter way around the earth. A point that repeats the one before it is left
    out, and so is a piece of one point.
    """
    pieces: list[list[Position]] = [list(points[:1])]
    for one, other in pairwise(points):
        if abs(other[0] - one[0]) > 180:
            side = 180.0 if one[0] > 0 else -180.0
            latitude = _latitude_of_crossing(one, other, side)
            _extend(pieces[-1], (side, latitude))
            pieces.append([(-side, latitude)])
        _extend(pieces[-1], other)
    return [piece for piece in pieces if len(piece) > 1]


def _extend(piece: list[Position], point: Position) -> None:
    if piece[-1] != point:
        piece.append(point)


def _latitude_of_crossing(one: Position, other: Position, side: float) -> float:
    """The latitude at which the straight line between two points meets the meridian."""
    east = other[0] + 2 * side  # the other point, counted on beyond the meridian
    share = (side - one[0]) / (east - one[0])
    return round(one[1] + share * (other[1] - one[1]), 6)
