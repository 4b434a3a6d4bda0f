"""The time zone of whoever reads the answer, by its name."""

from tripcli.errors import UnknownName
from tripcli.views.time_zone import LOCAL


def zone_of(name: str) -> str:
    """The IANA name of the zone, or `local`; raises UnknownName."""
    if name.lower() == LOCAL:
        return LOCAL
    from tripcli.values.instants import zone

    wanted = "UTC" if name.lower() == "utc" else name
    try:
        zone(wanted)
    except ValueError as error:
        raise UnknownName(f'--tz "{name}": no such zone; use {error}, local or utc{_zone_hint(name)}') from error
    return wanted


def _zone_hint(name: str) -> str:
    """The zones that may be meant: by their abbreviation, their last part, or letters; empty when there are none."""
    from zoneinfo import available_timezones

    from tripcli.values.nearest import nearest

    zones = sorted(one for one in available_timezones() if "/" in one)
    wanted = name.strip().replace(" ", "_").casefold()
    found = _zones_of_letters(name.upper(), zones) or [
        one for one in zones if one.rpartition("/")[2].casefold() == wanted
    ]
    if not found:
        by_folded = {one.casefold(): one for one in zones}
        found = [by_folded[one] for one in (nearest(wanted, by_folded),) if one]
    return f"; did you mean {' or '.join(found[:3])}?" if found else ""


def _zones_of_letters(letters: str, zones: list[str]) -> list[str]:
    """The zones whose clocks have an abbreviation, in winter or in summer."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    if not (letters.isascii() and letters.isalpha() and len(letters) <= 5):
        return []
    days = (datetime(2000, 1, 1), datetime(2000, 7, 1))  # noqa: DTZ001  # the zone is asked for its name that day
    return [one for one in zones if any(ZoneInfo(one).tzname(day) == letters for day in days)]
