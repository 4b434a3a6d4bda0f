"""The distance between two places, each given by latitude and longitude in degrees."""

from math import asin, cos, radians, sin, sqrt

from tripcli.table import Point

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def kilometres(one: Point, other: Point) -> float:
    """Length of the great circle between two places, each as latitude and longitude in degrees."""
    latitude, longitude, other_latitude, other_longitude = (radians(float(text)) for text in (*one, *other))
    half = sin((other_latitude - latitude) / 2) ** 2
    half += cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
