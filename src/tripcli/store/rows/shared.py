"""What the rows of all kinds have in common: sources, status, and times as programs and people get them."""

from typing import Any

from tripcli.store.fields import Value
from tripcli.store.versions import Reported, Version, stage_name
from tripcli.values.display import format_time
from tripcli.values.instants import offset_text
from tripcli.values.times import Time
from tripcli.values.words import folded, joined

Row = dict[str, Any]


def standing(record: Reported, version: Version) -> Row:
    """The columns that every kind of version has."""
    state = version.folded
    return {
        "id": record.id,
        "known_from": version.known_from,
        "known_to": version.known_to,
        "status": stage_name(record, state),
        "disputed": "yes" if state.disputed else None,
        "sources": joined(state.sources),
        "source_count": len(state.sources),
        "differ": joined(dict.fromkeys(conflict.field for conflict in state.conflicts)),
        "expected_fields": joined(sorted(state.expected_fields)),
        "note": value_of(version, "note"),
    }


def value_of(version: Version, name: str) -> Value | None:
    """The folded value of a field, or None when no report gives it."""
    given = version.folded.values.get(name)
    return None if given is None else given.value


def plain_time(time: Time | None, zone_name: str) -> str | None:
    """ISO 8601 as precise as it is known; with the offset in force when it has an hour."""
    if time is None:
        return None
    return time.text + offset_text(time.first, zone_name) if time.precision == "minute" else time.text


def time_text(time: Time | None) -> str | None:
    """The time as an author writes it, with part of the day and qualifier."""
    if time is None:
        return None
    return time.text + (f" {time.part}" if time.part else "") + time.qualifier


def time_columns(name: str, time: Time | None, zone_name: str) -> Row:
    """A time, its qualifier and its part of the day, in columns of their own."""
    return {
        name: plain_time(time, zone_name),
        f"{name}_qualifier": (time.qualifier or None) if time else None,
        f"{name}_part": (time.part or None) if time else None,
    }


def day_offset(time: Time | None, zone_name: str) -> str | None:
    """The offset from UTC on the day of a time, when its day is known."""
    if time is None or not time.day:
        return None
    minute = time.text if time.precision == "minute" else f"{time.day}T12:00"
    return offset_text(minute, zone_name)


def span_columns(start: Time | None, end: Time | None) -> Row:
    """The first and last local minute that a record may take up."""
    last = max((time.last for time in (start, end) if time), default=None)
    first = min((time.first for time in (start, end) if time), default=None)
    return {"first_local": first, "last_local": last}


def words_of(*texts: str | None) -> str:
    """All that `--text` looks through, without regard to case and accents."""
    return folded(" ".join(text for text in texts if text))


def clock(start: Time | None, end: Time | None) -> str:
    """The time of day for people: as precise as it is known, and never more."""
    if start is None:
        return "no date"
    if start.precision != "minute":
        words = {"part": start.part, "day": "that day", "month": "that month", "year": "that year"}[start.precision]
        if end is not None and end.day and end.day != start.day:
            return f"to {format_time(f'{end.text} {end.part}'.rstrip())}{end.qualifier}"
        return words + start.qualifier
    text = start.text[11:] + start.qualifier
    if end is None or end.precision != "minute":
        return text
    last = end.text[11:] if end.day == start.day else format_time(end.text)
    return f"{text}–{last}{end.qualifier}"
