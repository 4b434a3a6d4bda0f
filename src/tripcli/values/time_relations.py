"""How two times compare: which of them confirms the other, and which is to be shown.

Takes Times, gives yes or no. They compare as the intervals that they may mean; a minute is one of no length.
"""

from tripcli.values.times import Time

NEAR_MINUTES = 5
"""An approximate time says the same as an exact one this near to it."""


def confirms(coarse: Time, fine: Time) -> bool:
    """Whether the second time lies within the first, and is as sure: the two do not disagree."""
    same = (coarse.first, coarse.last) == (fine.first, fine.last)
    if same and fine.qualifier and not coarse.qualifier:
        return False
    if coarse.precision == "minute":
        return fine.precision == "minute" and (same or _nearly(coarse, fine))
    return coarse.first <= fine.first and fine.last <= coarse.last


def _nearly(coarse: Time, fine: Time) -> bool:
    """Whether an approximate minute may mean an exact one."""
    approximate = bool(coarse.qualifier) and not fine.qualifier
    return approximate and _minutes_apart(coarse.text, fine.text) <= NEAR_MINUTES


def gives_way(coarse: Time, fine: Time) -> bool:
    """Whether the second time is to be shown rather than the first: it confirms it, or is exact on the same day."""
    return confirms(coarse, fine) or (
        coarse.precision == fine.precision == "minute"
        and coarse.day == fine.day
        and bool(coarse.qualifier)
        and not fine.qualifier
    )


def _minutes_apart(one: str, other: str) -> int:
    """Minutes between two minutes of one day; a day's worth when they are of two."""
    if one[:10] != other[:10]:
        return 24 * 60
    minutes = [int(minute[11:13]) * 60 + int(minute[14:16]) for minute in (one, other)]
    return abs(minutes[0] - minutes[1])
