"""The time left until something, as people say it: by the days of the place, and by the hour when one is known."""

from datetime import UTC, datetime, timedelta


def time_left(day: str | None, clock: str, offset: str | None, moment: int) -> str | None:
    """The time from a moment to a local day and hour: `in 3 h`, `in 2 days`, `yesterday`; None without a day."""
    if day is None or len(day) < 10 or offset is None:
        return None
    here = datetime.fromtimestamp(moment, UTC) + _shift(offset)
    days = (datetime.fromisoformat(day).date() - here.date()).days
    if days == 0 and clock[:2].isdigit():
        return _hours(datetime.fromisoformat(f"{day}T{clock[:5]}+00:00") - here)
    if days in _NEAR:
        return _NEAR[days]
    return f"in {days} days" if days > 0 else f"{-days} days ago"


_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def _shift(offset: str) -> timedelta:
    """The offset from UTC of `+09:00`."""
    shift = timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
    return -shift if offset.startswith("-") else shift


def _hours(left: timedelta) -> str:
    """The time until an hour of the same day."""
    minutes = round(left.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    text = " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
    return f"in {text}" if minutes > 0 else f"{text} ago"
