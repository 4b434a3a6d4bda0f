"""iCalendar (RFC 5545), for a calendar program: each row is an entry.

Takes a table of events or stays, and a target. Hours are in UTC, days are entries of whole days with an exclusive end.
A row whose day is not known is left out, which a warning says. Nobody is an attendee, because that would need mail
addresses: the people stand in the description, with the sources and their addresses. Two runs give the same bytes.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tripcli.table import Cell, Row, Table
from tripcli.values.display import format_time
from tripcli.writers.calendar_times import Occupied, Reported, is_before, occupied_time
from tripcli.writers.cell_text import one_line
from tripcli.writers.lines import batches
from tripcli.writers.row_reader import RowReader
from tripcli.writers.target import Target

if TYPE_CHECKING:
    from icalendar import Event

STATUSES = {"expected": "TENTATIVE", "held": "CONFIRMED", "cancelled": "CANCELLED"}
"""Stage -> the status of an entry."""
START, END = ("start", "arrive"), ("end", "depart")
"""Ids of the columns of the beginning and the end; of each a table has one."""
QUALIFIERS = {"~": "approximately", "?": "uncertain", "%": "approximately, uncertain"}
NAMED_AT_MOST = 5
"""Rows that are left out whose titles the warning names."""
NEVER_CHANGED = datetime(1970, 1, 1, tzinfo=UTC)
"""The time stamp of a row that has none."""
_WEB_ADDRESS = re.compile(r"https?://\S+")
DESCRIBED = (
    ("length", "Length"), ("participants", "With"), ("named", "Expected or mentioned"), ("topics", "Topics"),
    ("note", "Note"), ("differ", "Sources differ on"), ("expected_fields", "Only planned"),
)  # fmt: skip
"""Columns that stand in the description, with their labels."""


def write(table: Table, target: Target) -> None:
    """Write the table to the target as a calendar; a warning names the rows that are left out."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//tripcli//tripcli//EN")
    head, end, tail = calendar.to_ical().partition(b"END:VCALENDAR")
    reader = RowReader(table)
    left_out: list[str] = []
    target.out.write(head)
    for batch in batches(_entries(table, reader, left_out)):
        target.out.write(b"".join(batch))
    target.out.write(end + tail)
    if left_out:
        target.print_warning(_warning(left_out))


def _entries(table: Table, reader: RowReader, left_out: list[str]) -> Iterator[bytes]:
    """The entries of the rows whose day is known; the titles of the others are added to a list."""
    for row in table.rows:
        start, end = _reported(reader, row, START), _reported(reader, row, END)
        if is_before(end, start):  # of the traveller's home: he left before he came back
            end = Reported("")
        time = occupied_time(start, end, reader.raw(row, "length"))
        if time is None:
            left_out.append(reader.text(row, "title"))
        else:
            yield _entry(reader, row, time, (start, end)).to_ical()


def _reported(reader: RowReader, row: Row, column_ids: tuple[str, str]) -> Reported:
    """A time of a row."""
    return Reported(*(reader.raw(row, *(f"{one}{end}" for one in column_ids)) for end in ("", "_part", "_qualifier")))


def _entry(reader: RowReader, row: Row, time: Occupied, reported: tuple[Reported, Reported]) -> "Event":
    """The entry of a row."""
    from icalendar import Event

    entry = Event()
    updated = _instant(reader.cell(row, "updated"))
    count = reader.cell(row, "report_count")
    values: dict[str, Any] = {
        "uid": f"{reader.text(row, 'uid')}@tripcli",
        "dtstamp": updated,
        "last-modified": updated,
        "sequence": max(count - 1, 0) if isinstance(count, int) else 0,
        "dtstart": time.start,
        "dtend": time.end,
        "duration": time.length,
        "summary": reader.text(row, "title"),
        "status": STATUSES.get(reader.text(row, "status")),
        "transp": "TRANSPARENT",
        "location": ", ".join(filter(None, (reader.text(row, one) for one in ("venue", "place", "name", "country")))),
        "geo": _position(reader, row),
        "categories": _categories(reader, row),
        "description": "\n".join(_description(reader, row, reported)),
    }
    for name, value in values.items():
        if value not in (None, "", []):
            entry.add(name, value)
    return entry


def _instant(cell: Cell) -> datetime:
    """The instant of a text in ISO 8601."""
    with suppress(ValueError):
        return datetime.fromisoformat(str(cell)).astimezone(UTC)
    return NEVER_CHANGED


def _position(reader: RowReader, row: Row) -> tuple[float, float] | None:
    """Latitude and longitude; None when they are not known."""
    with suppress(ValueError, TypeError):
        latitude, longitude = (float(str(reader.cell(row, one))) for one in ("latitude", "longitude"))
        if abs(latitude) <= 90 and abs(longitude) <= 180:
            return latitude, longitude
    return None


def _categories(reader: RowReader, row: Row) -> list[str]:
    """The kind and the topics."""
    return [one for one in (reader.text(row, "kind"), *reader.texts(row, "topics")) if one]


def _description(reader: RowReader, row: Row, reported: tuple[Reported, Reported]) -> Iterator[str]:
    """The lines of the description."""
    disputed = ", disputed" if reader.cell(row, "disputed") else ""
    if status := reader.text(row, "status"):
        yield f"Status: {status}{disputed}"
    for label, time in zip(("Start", "End"), reported, strict=True):
        if time.text:
            yield f"{label}: {_local_time(time)}"
    for column_id, label in DESCRIBED:
        if text := reader.text(row, column_id):
            yield f"{label}: {text}"
    sources = reader.cell(row, "sources")
    for source in str(sources).split(";") if sources else ():
        address = one_line(reader.address(source) or "")
        yield f"Source: {reader.name('sources', source)}" + (f" {address}" if _WEB_ADDRESS.fullmatch(address) else "")


def _local_time(time: Reported) -> str:
    """A local time in words, with its offset from UTC and how sure it is."""
    text = format_time(time.text, usual_year="")
    words = f"{time.part} {text}" if time.part == "before" else f"{text} {time.part}".rstrip()
    offset = time.text[-6:]
    zone = f"UTC{offset}" if "T" in time.text and offset[0] in "+-" else ""
    notes = ", ".join(filter(None, (zone, QUALIFIERS.get(time.qualifier))))
    return f"{words} ({notes})" if notes else words


def _warning(titles: list[str]) -> str:
    """The warning that names the rows that have no place in a calendar."""
    named = ", ".join(f'"{title}"' for title in titles[:NAMED_AT_MOST])
    more = f" and {len(titles) - NAMED_AT_MOST} more" if len(titles) > NAMED_AT_MOST else ""
    which = "1 row is" if len(titles) == 1 else f"{len(titles)} rows are"
    return f"{which} not in the calendar, because the day is not known: {named}{more}"
