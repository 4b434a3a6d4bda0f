"""Rows of events."""

from collections.abc import Iterator

from tripcli.records import Event
from tripcli.store.links import Links
from tripcli.store.rows.shared import (
    Row,
    clock,
    day_offset,
    span_columns,
    standing,
    time_columns,
    value_of,
    words_of,
)
from tripcli.store.versions import Version, at, stage_name
from tripcli.values.amounts import count_text, length_text
from tripcli.values.instants import instant, order_instant
from tripcli.values.times import NEVER, PRECISIONS, Time
from tripcli.values.words import joined

Participants = tuple[tuple[str, str], ...]
ENDLESS = len(PRECISIONS)


def event_rows(
    event: Event, history: list[Version], links: Links, stop_history: list[Version]
) -> Iterator[tuple[Row, Participants]]:
    """An event's versions; one is split where its stop's arrival, learnt later, moves it among the others."""
    for version in history:
        row, participants = _event_row(event, version, links)
        for known_from, known_to, moved in _in_order(event, version, row["sort_instant"], links, stop_history):
            yield {**row, "known_from": known_from, "known_to": known_to, "sort_instant": moved}, participants


def _event_row(event: Event, version: Version, links: Links) -> tuple[Row, Participants]:
    """An event as of one version, and who took part."""
    zone_name = links.zone_name(event)
    start: Time | None = value_of(version, "start")
    end: Time | None = value_of(version, "end")
    length, attendance = value_of(version, "length"), value_of(version, "attendance")
    topics: tuple[str, ...] = value_of(version, "topics") or ()
    participants = participants_of(event, version)
    told, others = _told(participants)
    title, venue = value_of(version, "title"), value_of(version, "venue")
    place = event.place.name if event.place else links.stops[event.stop or ""].name
    last = end or start
    row = {
        **standing(event, version),
        **time_columns("start", start, zone_name),
        **time_columns("end", end, zone_name),
        **span_columns(start, end),
        "length": length_text(length) if length else None,
        "stop": event.stop,
        "place": place,
        "country": links.country_of_event(event),
        "timezone": zone_name,
        "title": title or event.id,
        "kind": event.kind,
        "venue": venue,
        "participants": joined(told),
        "foremost": joined(_foremost(told, title or "", links)),
        "named": joined(others),
        "topics": joined(topics),
        "attendance": count_text(attendance) if attendance else None,
        "sort_instant": order_instant(start, zone_name) if start else NEVER,
        "sort_precision": PRECISIONS.index(start.precision) if start else ENDLESS,
        "day": (start.day or start.text) if start else None,
        "clock": clock(start, end),
        "offset": day_offset(start, zone_name),
        "end_instant": instant(last.last, zone_name) if last else NEVER,
        "words": words_of(title, venue, place, value_of(version, "note"), *topics, *_names(participants, links)),
    }
    return row, participants


def participants_of(event: Event, version: Version) -> Participants:
    """Who took part, each with presence; a list outside the reports is of those present once the event was held."""
    usual = "present" if stage_name(event, version.folded) == "held" else "expected"
    listed: Participants = value_of(version, "participants") or ()
    return tuple((person, presence or usual) for person, presence in listed)


def _told(participants: Participants) -> tuple[list[str], list[str]]:
    """Those present (while none is, those expected), and the rest."""
    presences = {presence for _, presence in participants}
    wanted = "present" if "present" in presences else "expected"
    told = [person for person, presence in participants if presence == wanted]
    return told, [person for person, presence in participants if presence != wanted]


def _foremost(told: list[str], title: str, links: Links) -> list[str]:
    """The same people; behind the first stand those after whom the event is called."""

    def place(person_id: str) -> int:
        person = links.people.get(person_id)
        found = title.find(person.short or person.name) if person else -1
        return found if found >= 0 else len(title)

    return told[:1] + sorted(told[1:], key=place)


def _in_order(
    event: Event, version: Version, usual: int, links: Links, stop_history: list[Version]
) -> Iterator[tuple[int, int, int]]:
    """Intervals of knowledge and the place in order during each: a bare date stands not before the stop's arrival."""
    start: Time | None = value_of(version, "start")
    if start is None or start.precision != "day" or not stop_history:
        yield version.known_from, version.known_to, usual
        return
    cuts = [stop.known_from for stop in stop_history if version.known_from < stop.known_from < version.known_to]
    begins = [version.known_from, *cuts]
    intervals: list[tuple[int, int, int]] = []
    for begin, end in zip(begins, [*cuts, version.known_to], strict=True):
        stop_version = at(stop_history, begin)
        arrive: Time | None = value_of(stop_version, "arrive") if stop_version else None
        moved = usual
        if arrive is not None and arrive.day == start.day:
            moved = max(usual, order_instant(arrive, links.zone_name(event)))
        if intervals and intervals[-1][2] == moved:
            intervals[-1] = (intervals[-1][0], end, moved)
        else:
            intervals.append((begin, end, moved))
    yield from intervals


def _names(participants: Participants, links: Links) -> Iterator[str]:
    """All names of those who took part, in every script."""
    for person_id, _ in participants:
        record = links.people.get(person_id) or links.parties.get(person_id)
        if record is not None:
            yield record.name
            yield from record.alt_names
