"""What the rows of all kinds have in common: sources, status, and times as programs and people get them."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from tripcli.store.fields import Value
from tripcli.store.links import Reported
from tripcli.store.versions import KnownSource, Version, stage_name
from tripcli.values.display import format_time
from tripcli.values.instants import offset_text
from tripcli.values.times import Time, time_text
from tripcli.values.words import folded, join_ids

Cell = str | int | float | None

Row = dict[str, Cell]
"""Name of each column -> its value."""


class Context(NamedTuple):
    """What rows need to know of other records."""

    sources: Mapping[str, KnownSource]
    summed_units: Collection[str]
    """Units of which two figures may be added."""
    pledge_ranks: Mapping[str, int]
    """Id of each pledge -> its rank in the order in which pledges came to be known."""


def common_columns(record: Reported, version: Version, context: Context) -> Row:
    """The columns that every kind of version has."""
    state = version.folded
    return {
        "id": record.id,
        "known_from": version.known_from,
        "known_to": version.known_to,
        "status": stage_name(record, state),
        "disputed": "yes" if state.disputed else None,
        "sources": join_ids(state.sources),
        "source_count": len(state.sources),
        "publisher_count": len({context.sources[source].publisher for source in state.sources}),
        "differ": join_ids(dict.fromkeys(conflict.field for conflict in state.conflicts)),
        "expected_fields": join_ids(sorted(state.expected_fields)),
        "note": folded_value(version, "note"),
    }


def folded_value(version: Version, name: str) -> Value | None:
    """The folded value of a field, or None when no report gives it."""
    field_value = version.folded.values.get(name)
    return None if field_value is None else field_value.value


def folded_texts(version: Version, name: str) -> tuple[str, ...]:
    """The folded value of a field that holds texts; none when no report gives it."""
    return folded_value(version, name) or ()


def plain_time(time: Time | None, zone_name: str) -> str | None:
    """ISO 8601 as precise as it is known; with the offset in force when it has an hour."""
    if time is None:
        return None
    return time.text + offset_text(time.first, zone_name) if time.precision == "minute" else time.text


def time_columns(name: str, time: Time | None, zone_name: str) -> Row:
    """A time, its qualifier and its part (of a day, month or year), in columns of their own."""
    return {
        name: plain_time(time, zone_name),
        f"{name}_qualifier": (time.qualifier or None) if time else None,
        f"{name}_part": (time.part or None) if time else None,
    }


def day_column(time: Time | None) -> str | None:
    """The local day under which a time stands in headings; the month or year when no day is known."""
    return time.heading if time else None


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


def search_words(*texts: str | None) -> str:
    """All that `--text` looks through, without regard to case and accents."""
    return folded(" ".join(text for text in texts if text))


_CLOCK_WORDS = {"day": "that day", "month": "that month", "year": "that year"}


def clock(start: Time | None, end: Time | None) -> str:
    """The time of day for people: as precise as it is known, and never more."""
    if start is None:
        return "no date"
    if start.precision != "minute":
        words = start.part or _CLOCK_WORDS.get(start.precision) or format_time(time_text(start))
        if start.part and start.precision == "month":
            words = f"{start.part} that month"
        if start.precision == "before":
            words = "before that day" if start.day else "before that"
        if end is not None and end.day and end.day != start.day:
            return f"to {format_time(f'{end.text} {end.part}'.rstrip())}{end.qualifier}"
        return words + start.qualifier
    text = start.text[11:] + start.qualifier
    if end is None or end.precision != "minute":
        return text
    last = end.text[11:] if end.day == start.day else format_time(end.text)
    return f"{text}–{last}{end.qualifier}"
