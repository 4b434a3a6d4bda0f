"""Rows of events."""

from collections.abc import Iterator, Sequence

from tripcli.records import Event
from tripcli.store.links import Links
from tripcli.store.rows.shared import (
    Context,
    Row,
    clock,
    common_columns,
    day_column,
    day_offset,
    folded_texts,
    folded_value,
    search_words,
    span_columns,
    time_columns,
)
from tripcli.store.versions import Version, at, stage_name
from tripcli.values.amounts import count_text, length_text
from tripcli.values.instants import instant, order_instant
from tripcli.values.times import NEVER, OPEN, PRECISIONS, Time
from tripcli.values.words import format_texts, join_ids

Participants = tuple[tuple[str, str], ...]
"""Ids of people and parties, each with its presence."""

ENDLESS = len(PRECISIONS)


def event_row(event: Event, version: Version, links: Links, context: Context) -> tuple[Row, Participants]:
    """An event as of one version, and who took part. Its place is named although its stop may not be known yet."""
    zone_name = links.zone_name(event)
    start: Time | None = folded_value(version, "start")
    end: Time | None = folded_value(version, "end")
    length, attendance = folded_value(version, "length"), folded_value(version, "attendance")
    topics = folded_texts(version, "topics")
    participants = participants_of(event, version)
    foremost, others = _by_presence(participants)
    title, venue = folded_value(version, "title"), folded_value(version, "venue")
    place = event.place or links.stops[event.stop or ""]
    other_names = place.alt_names if event.stop is None or links.is_known("stop", event.stop) else ()
    last = end or start
    row: Row = {
        **common_columns(event, version, context),
        **time_columns("start", start, zone_name),
        **time_columns("end", end, zone_name),
        **span_columns(start, end),
        **_start_instants(start, zone_name),
        "length": length_text(length) if length else None,
        "stop": links.known_one("stop", event.stop),
        "place": place.name,
        "country": links.country_of_event(event),
        "timezone": zone_name,
        "title": title or event.id,
        "kind": event.kind,
        "venue": venue,
        "participants": join_ids(foremost),
        "foremost": join_ids(by_title) if (by_title := _by_title(foremost, title or "", links)) != foremost else None,
        "named": join_ids(others),
        "topics": format_texts(topics),
        "attendance": count_text(attendance) if attendance else None,
        "concerns": join_ids(links.known("stop", event.concerns)),
        "after": join_ids(links.known("event", event.earlier_events)),
        "sort_instant": order_instant(start, zone_name) if start else NEVER,
        "sort_precision": PRECISIONS.index(start.precision) if start else ENDLESS,
        "day": day_column(start),
        "clock": clock(start, end),
        "offset": day_offset(start, zone_name),
        "end_instant": instant(last.last, zone_name) if last else NEVER,
        "words": search_words(
            title, venue, place.name, *other_names, folded_value(version, "note"), *topics,
            *_names(participants, links),
        ),
    }  # fmt: skip
    _leave_out(row)
    return row, participants


def _leave_out(row: Row) -> None:
    """Leave out what follows from the start: the view `event_version` works it out."""
    start = str(row["start"] or "")
    if row["end_instant"] == row["latest_instant"]:
        row["end_instant"] = None
    if row["latest_instant"] == row["earliest_instant"]:
        row["latest_instant"] = None
    if row["last_local"] == row["first_local"]:
        row["last_local"] = None
    for name, part in (
        ("day", start[:10]),
        ("clock", start[11:16]),
        ("offset", start[16:]),
        ("first_local", start[:16]),
    ):
        if part and row[name] == part:
            row[name] = None


def _start_instants(start: Time | None, zone_name: str) -> Row:
    """The first and last minute at which it may have begun, as UTC text and as instants."""
    earliest = instant(start.first, zone_name) if start and start.first != OPEN else None
    latest = instant(start.last, zone_name) if start else None
    return {
        "earliest_instant": earliest,
        "latest_instant": latest,
    }


def participants_of(event: Event, version: Version) -> Participants:
    """Who took part, each with presence; a list outside the reports is of those present once the event was held."""
    usual = "present" if stage_name(event, version.folded) == "held" else "expected"
    listed: Participants = folded_value(version, "participants") or ()
    return tuple((person, presence or usual) for person, presence in listed)


def _by_presence(participants: Participants) -> tuple[list[str], list[str]]:
    """Those present (those expected, while nobody is present), and the rest."""
    presences = {presence for _, presence in participants}
    wanted = "present" if "present" in presences else "expected"
    foremost = [person for person, presence in participants if presence == wanted]
    return foremost, [person for person, presence in participants if presence != wanted]


def _by_title(people: list[str], title: str, links: Links) -> list[str]:
    """The same people; after the first come those whom the title names."""

    def index(person_id: str) -> int:
        person = links.people.get(person_id)
        found = title.find(person.short or person.name) if person else -1
        return found if found >= 0 else len(title)

    return people[:1] + sorted(people[1:], key=index)


def moved_rows(
    event: Event, row: Row, version: Version, links: Links, stop_history: Sequence[Version]
) -> Iterator[Row]:
    """The row, split where a later report of its stop's arrival moves it: a date is not ordered before the arrival."""
    start: Time | None = folded_value(version, "start")
    if start is None or start.precision != "day" or not stop_history:
        yield row
        return
    cuts = [stop.known_from for stop in stop_history if version.known_from < stop.known_from < version.known_to]
    usual = order_instant(start, links.zone_name(event))
    pending: Row | None = None
    for begin, end in zip([version.known_from, *cuts], [*cuts, version.known_to], strict=True):
        stop_version = at(stop_history, begin)
        arrive: Time | None = folded_value(stop_version, "arrive") if stop_version else None
        moved = usual
        if arrive is not None and arrive.day == start.day:
            moved = max(usual, order_instant(arrive, links.zone_name(event)))
        if pending is not None and pending["sort_instant"] == moved:
            pending["known_to"] = end
            continue
        if pending is not None:
            yield pending
        pending = {**row, "known_from": begin, "known_to": end, "sort_instant": moved}
    if pending is not None:
        yield pending


def _names(participants: Participants, links: Links) -> Iterator[str]:
    """All names of those who took part, in every script."""
    for person_id, _ in participants:
        record = links.people.get(person_id) or links.parties.get(person_id)
        if record is not None:
            yield record.name
            yield from record.alt_names
