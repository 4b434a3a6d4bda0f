"""Instants of local times, in seconds since 1970 UTC.

Takes a Time and an IANA zone. Only what compiles a dataset or reads the words for a date needs it: a warm
view reads instants from the store.
"""

import sys
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from tripcli.values.times import PART_HOURS, Time

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


_LOCAL_NAMES = frozenset(("localtime", "posixrules", "Factory"))
"""Files beside the zones that mean something else on each machine, or no place."""


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name; raises ValueError for an unknown name, or one that depends on the machine."""
    try:
        if name in _LOCAL_NAMES or name.startswith(("right/", "posix/")):
            raise ZoneInfoNotFoundError(name)
        if not _is_spelled_so(name):
            raise ZoneInfoNotFoundError(name)
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("an IANA time zone such as Africa/Nairobi") from error


def _is_spelled_so(name: str) -> bool:
    """Whether a zone has that name, letter by letter: Windows and macOS find its file in any case of the letters."""
    return sys.platform == "linux" or name in _names_of_zones()


@cache
def _names_of_zones() -> set[str]:
    """The names of all zones; kept, because looking through their folder takes a tenth of a second."""
    return available_timezones()


def _localized(minute: str, zone_info: tzinfo) -> datetime:
    """The minute as an aware datetime; in an hour that comes twice, the first."""
    return datetime.fromisoformat(minute).replace(tzinfo=zone_info)


@lru_cache(maxsize=8192)
def offset_text(minute: str, zone_name: str) -> str:
    """The offset from UTC in force at a local minute, `+09:00`."""
    return _format_offset(_localized(minute, zone(zone_name)))


def _format_offset(moment: datetime) -> str:
    """The offset of an aware datetime, to the minute."""
    offset = moment.utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def local_minute(instant: int, zone_name: str) -> tuple[str, str]:
    """The local minute in which an instant lies, `2024-05-13T18:30`, and the offset then in force."""
    moment = (_EPOCH + timedelta(seconds=instant)).astimezone(zone(zone_name))
    return moment.isoformat(timespec="minutes")[:16], _format_offset(moment)


@lru_cache(maxsize=8192)
def instant(minute: str, zone_name: str) -> int:
    """The instant at which a local minute begins."""
    return int(_localized(minute, zone(zone_name)).timestamp())


def order_instant(time: Time, zone_name: str) -> int:
    """The instant by which a time is ordered: a date's beginning, the usual hour of a part of the day."""
    if time.part in PART_HOURS:
        return instant(f"{time.text}T{PART_HOURS[time.part][0]:02}:00", zone_name)
    return instant(time.last if time.precision == "before" else time.first, zone_name)


@lru_cache(maxsize=8192)
def utc_text(moment: int) -> str:
    """An instant as a minute in UTC, `2024-05-13T09:30Z`."""
    return (_EPOCH + timedelta(seconds=moment)).isoformat()[:16] + "Z"


def known_instant(time: Time, zone_name: str) -> int:
    """The instant from which a publication counts as known, in the zone in which its time is stated.

    A minute counts at that minute, a part of a day at the end of that day, anything less exact at its last second.
    """
    if time.offset:
        return int(datetime.fromisoformat(time.text + time.offset.replace("Z", "+00:00")).timestamp())
    if time.precision == "minute":
        return instant(time.text, zone_name)
    last = f"{time.day}T23:59" if time.precision == "part" else time.last  # nobody knows when an evening ends
    next_day = _localized(last, zone(zone_name)) + timedelta(minutes=1)
    return int(next_day.timestamp()) - 1
