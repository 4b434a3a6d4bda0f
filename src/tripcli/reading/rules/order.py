"""Rules of order: ends after starts, events in the days of their stops, reports after what they report."""

from collections.abc import Iterator
from typing import Any

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import STAGES, Register, sides, time_of
from tripcli.values.instants import instant

_TURNED = (
    ("events", "start", "end", "ends-before-start"),
    ("stops", "arrive", "depart", "departs-before-arrival"),
)

_HAPPENED = {
    "stops": ("held", "arrive"),
    "events": ("held", "start"),
    "agreements": ("signed", "date"),
    "pledges": ("committed", "date"),
}
"""Kind -> the stage that says it happened, and the field that says when (else the event at which it did)."""


def turned_times(register: Register) -> Iterator[Finding]:
    """No report has the end before the start, nor the departure before the arrival (home is left first)."""
    for kind, first, last, code in _TURNED:
        for record, span in register.entries(kind):
            if kind == "stops" and record.kind == "home":
                continue
            for path, facts in sides(record):
                start, end = getattr(facts, first), getattr(facts, last)
                if start is None and end is None:
                    continue
                start_time, end_time = (
                    time_of(start or getattr(record, first)),
                    time_of(end or getattr(record, last)),
                )
                if start_time and end_time and end_time.last < start_time.first:
                    field = last if end is not None else first
                    found = f"`{last}: {end or getattr(record, last)}`"
                    expected = f"it after `{first}: {start or getattr(record, first)}`"
                    yield Finding(code, span, (*path, field), found, expected)


def outside_stop(register: Register) -> Iterator[Finding]:
    """What was held at a stop began in the days spent there, or at the stop of which it is part."""
    ends = {stop.id: _ends(stop) for stop, _ in register.entries("stops")}
    days = {
        stop.id: _days(ends[stop.id], ends.get(stop.within, ([], [])))
        for stop, _ in register.entries("stops")
        if stop.kind != "home"
    }
    for event, span in register.entries("events"):
        first, last = days.get(event.stop, ("~", ""))
        if first > last or not any(report.status == "held" for report in event.reports):
            continue
        for path, facts in sides(event):
            time = time_of(facts.start) if not path or facts.status == "held" else None
            if time is not None and time.day and not first <= time.day <= last:
                expected = f"a day of the stop: {first or '…'} to {'…' if last == '~' else last}"
                yield Finding("outside-stop", span, (*path, "start"), f"`start: {facts.start}`", expected)


def _ends(stop: Any) -> tuple[list[str], list[str]]:
    """The days given for the arrival and those for the departure, from what was held if anything was."""
    reports = [report for report in stop.reports if report.status == "held"] or stop.reports
    arrivals = [time.first[:10] for facts in (stop, *reports) if (time := time_of(facts.arrive))]
    departures = [time.last[:10] for facts in (stop, *reports) if (time := time_of(facts.depart))]
    return arrivals, departures


def _days(own: tuple[list[str], list[str]], outer: tuple[list[str], list[str]]) -> tuple[str, str]:
    """The first and last day that may have been spent at a stop; `~`, after all days, when no departure is known."""
    return min(own[0] + outer[0], default=""), max(own[1] + outer[1], default="~")


def backward_status(register: Register) -> Iterator[Finding]:
    """No later report gives an earlier stage without disputing the further one."""
    for kind, order in STAGES.items():
        for record, span in register.entries(kind):
            if len({report.status for report in record.reports}) == 1:
                continue
            reports = _staged(register, record, order)
            told = {
                record.reports[number].source: stage for _, stage, number in sorted(reports, key=lambda one: one[1])
            }
            furthest, furthest_known = -1, 0
            for known, stage, number in reports:
                report = record.reports[number]
                if stage > furthest:
                    furthest, furthest_known = stage, known
                elif stage == furthest or stage < told[report.source] or _plans_the_rest(record, report):
                    continue
                elif register.first_published[report.source] > furthest_known:
                    found = f"`status: {report.status}`, after {tuple(order)[furthest]}"
                    expected = "no earlier stage, or `disputed: yes`"
                    yield Finding("status-goes-back", span, ("reports", number, "status"), found, expected)


def _staged(register: Register, record: Any, order: dict[str, int]) -> list[tuple[int, int, int]]:
    """Instant, stage and number of the reports that give a stage and dispute nothing, as they became known."""
    return sorted(
        (register.published[report.source], order[report.status], number)
        for number, report in enumerate(record.reports)
        if report.status is not None and not report.disputed and report.source in register.published
    )


def _plans_the_rest(record: Any, report: Any) -> bool:
    """Whether a report of a stop plans only its second half: a departure still to come, or the way home."""
    if not hasattr(record, "coordinates"):
        return False
    reached, still_to_come = ("depart", "arrive") if record.kind == "home" else ("arrive", "depart")
    return getattr(report, reached) is None and getattr(report, still_to_come) is not None


def early_reports(register: Register) -> Iterator[Finding]:
    """No report that something happened was published before that."""
    for kind, (stage, field) in _HAPPENED.items():
        for record, span in register.entries(kind):
            event = record if kind == "events" else register.by_id["events"].get(getattr(record, "event", None) or "")
            zone = None if kind == "stops" and record.kind == "home" else _zone(register, kind, record, event)
            for number, report in enumerate(record.reports):
                if report.status != stage or report.disputed or zone is None:
                    continue
                when = getattr(report, field, None) or getattr(record, field, None) or _held(event)
                time = time_of(when)
                known = register.published.get(report.source)
                if time and known is not None and known < _begins(time.first, zone):
                    found = f"`{stage}` for {when}, in a source published before that"
                    path = ("reports", number, "status")
                    yield Finding("report-before-event", span, path, found, "a later source, or `expected`")


def _held(event: Any) -> str | None:
    """The earliest time at which anybody says that an event began."""
    if event is None:
        return None
    starts = [report.start for report in event.reports if report.start and report.status == "held"]
    return min([*starts, event.start] if event.start else starts, default=None)


def _zone(register: Register, kind: str, record: Any, event: Any) -> str | None:
    """The zone of a record's times: its own, that of its event, or the trip's."""
    if kind in {"stops", "events"}:
        return register.zone_of(record)
    if event is not None:
        return register.zone_of(event)
    return register.trip.timezone if register.trip is not None else None


def _begins(minute: str, zone: str) -> int:
    """The instant of a minute; one that is never late when the zone does not exist."""
    try:
        return instant(minute, zone)
    except ValueError:
        return 0
