"""Rules of stages: no report gives an earlier stage than an older one, or says that the future has happened."""

from collections.abc import Iterator
from typing import NamedTuple

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import STAGES, Register, time_of
from tripcli.records import Agreement, Event, Pledge, Report, Reported, Stop
from tripcli.values.instants import instant
from tripcli.values.times import Time


class _Given(NamedTuple):
    """The stage that one report gives, in the order in which reports become known."""

    known: int
    """Instant from which its source is known."""
    rank: int
    """Of the stage."""
    number: int
    """Index in the list of reports."""


def backward_status(register: Register) -> Iterator[Finding]:
    """Report stages that are earlier than one that an older source gave, and not marked as disputing it."""
    for kind, record, span in register.reported():
        ranks = STAGES[kind]
        if len({report.status for report in record.reports}) == 1:
            continue
        given = _given_stages(register, record, ranks)
        highest = {record.reports[one.number].source: one.rank for one in sorted(given, key=lambda one: one.rank)}
        furthest, furthest_known = -1, 0
        for known, rank, number in given:
            report = record.reports[number]
            if rank > furthest:
                furthest, furthest_known = rank, known
            elif rank == furthest or rank < highest[report.source] or _plans_the_rest(record, report):
                continue
            elif register.first_published[report.source] > furthest_known:
                found = f"`status: {report.status}`, after {tuple(ranks)[furthest]}"
                expected = "no earlier stage, or `disputed: yes`"
                yield Finding("status-goes-back", span, ("reports", number, "status"), found, expected)


def _given_stages(register: Register, record: Reported, ranks: dict[str, int]) -> list[_Given]:
    """The stages of the reports that dispute nothing, in the order in which they became known."""
    return sorted(
        _Given(register.published[report.source], ranks[report.status], number)
        for number, report in enumerate(record.reports)
        if report.status is not None and not report.disputed and report.source in register.published
    )


def _plans_the_rest(record: Reported, report: Report) -> bool:
    """Whether a report of a stop plans only its second half: a departure still to come, or the way home."""
    if not isinstance(record, Stop):
        return False
    reached, still_to_come = ("depart", "arrive") if record.kind == "home" else ("arrive", "depart")
    return getattr(report, reached) is None and getattr(report, still_to_come) is not None


def early_reports(register: Register) -> Iterator[Finding]:
    """Report sources that say that something happened, and were published before that."""
    events = {event.id: event for event, _ in register.entries("events")}
    for _, record, span in register.reported():
        event = record if isinstance(record, Event) else events.get(getattr(record, "event", None) or "")
        zone = _zone(register, record, event)
        stage = _happened_stage(record)
        for number, report in enumerate(record.reports):
            known = register.published.get(report.source)
            if report.status != stage or report.disputed or zone is None or known is None:
                continue
            time = _happened_time(record, report) or _begin(event)
            if time and known < _instant(time.first, zone):
                found = f"`{stage}` for {time.text}, in a source published before that"
                path = ("reports", number, "status")
                yield Finding("report-before-event", span, path, found, "a later source, or `expected`")


def _happened_stage(record: Reported) -> str:
    """The stage that says that the thing has come about."""
    if isinstance(record, Agreement):
        return "signed"
    return "committed" if isinstance(record, Pledge) else "held"


def _happened_time(record: Reported, report: Report) -> Time | None:
    """The time at which a report says that it came about; else the one outside the reports."""
    field = "arrive" if isinstance(record, Stop) else "date" if isinstance(record, Agreement) else "start"
    return time_of(getattr(report, field, None) or getattr(record, field, None))


def _begin(event: Event | None) -> Time | None:
    """The earliest time at which anybody says that an event began."""
    if event is None:
        return None
    texts = [event.start, *(report.start for report in event.reports if report.status == "held")]
    return min((time for time in map(time_of, texts) if time), key=lambda time: time.first, default=None)


def _zone(register: Register, record: Reported, event: Event | None) -> str | None:
    """The zone of a record's times: its own, that of its event, or the trip's; None for a home, which is left first."""
    if isinstance(record, Stop):
        return None if record.kind == "home" else record.timezone
    if event is not None:
        return register.zone_of(event)
    return register.trip.timezone if register.trip is not None else None


def _instant(minute: str, zone: str) -> int:
    """The instant of a minute; 0, which is never late, when the zone does not exist."""
    try:
        return instant(minute, zone)
    except ValueError:
        return 0
