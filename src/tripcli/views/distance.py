"""Distances on the ground between two places given by latitude and longitude."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth (IUGG)."""


def kilometres(one: tuple[str, str], other: tuple[str, str]) -> float:
    """Length of the great circle between two places, each as latitude and longitude in degrees."""
    latitude, longitude, other_latitude, other_longitude = (radians(float(text)) for text in (*one, *other))
    half = sin((other_latitude - latitude) / 2) ** 2
    half += cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
