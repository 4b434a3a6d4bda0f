"""How two times compare: which of them confirms the other, and which is to be shown.

Takes Times, gives yes or no. They compare as the intervals that they may mean; a minute is one of no length.
"""

from tripcli.values.times import Time

NEAR_MINUTES = 5
"""An approximate time says the same as another one this near to it."""

FAR_MINUTES = 30
"""An approximate time gives way to an exact one no farther from it; the two may still disagree."""


def confirms(coarse: Time, fine: Time) -> bool:
    """Whether the second time lies within the first, and is as sure: the two do not disagree."""
    same = (coarse.first, coarse.last) == (fine.first, fine.last)
    if same and fine.qualifier and not coarse.qualifier:
        return False
    if coarse.precision == "minute":
        return fine.precision == "minute" and (same or _nearly(coarse, fine))
    return coarse.first <= fine.first and fine.last <= coarse.last


def _nearly(coarse: Time, fine: Time) -> bool:
    """Whether an approximate minute may mean another one, exact or approximate."""
    return bool(coarse.qualifier) and _minutes_apart(coarse.text, fine.text) <= NEAR_MINUTES


def gives_way(coarse: Time, fine: Time) -> bool:
    """Whether the second time is to be shown rather than the first: it confirms it, or is exact and not far from it.

    Of two times that confirm each other, neither is preferred.
    """
    return confirms(coarse, fine) or (
        coarse.precision == fine.precision == "minute"
        and bool(coarse.qualifier)
        and not fine.qualifier
        and _minutes_apart(coarse.text, fine.text) <= FAR_MINUTES
    )


def _minutes_apart(one: str, other: str) -> int:
    """Minutes between two minutes of one day; a day's worth when they are of two."""
    if one[:10] != other[:10]:
        return 24 * 60
    minutes = [int(minute[11:13]) * 60 + int(minute[14:16]) for minute in (one, other)]
    return abs(minutes[0] - minutes[1])
