"""Rules of reports: a field stands on one side, a record has a title, each report says how far things are."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import Register
from tripcli.records import AgreementFacts, EventFacts, PledgeFacts, StopFacts

FACTS = {"stops": StopFacts, "events": EventFacts, "agreements": AgreementFacts, "pledges": PledgeFacts}
"""Kinds that have reports -> the fields that stand outside or inside them."""

_NEEDED = {
    "events": (("title", "untitled", "an event"),),
    "agreements": (("title", "untitled", "an agreement"),),
    "pledges": (
        ("title", "untitled", "a pledge"),
        ("amount", "no-amount", "a pledge"),
        ("unit", "no-unit", "a pledge"),
    ),
}
"""Fields that are missing when they stand on neither side."""


REPORTS_LIMIT = 300
"""Reports of the record with the most; those that people write have some dozens."""


@cache
def _facts_of(kind: str) -> Callable[[Any], tuple[Any, ...]]:
    """What takes all such fields from a record or report at once."""
    return attrgetter(*FACTS[kind].__struct_fields__)


def one_side(register: Register) -> Iterator[Finding]:
    """No field stands both outside the reports and inside one of them."""
    for kind, facts in FACTS.items():
        names = facts.__struct_fields__
        facts_of = _facts_of(kind)
        for record, span in register.entries(kind):
            outside = [name for name, value in zip(names, facts_of(record), strict=True) if value is not None]
            for name in outside:
                for number, report in enumerate(record.reports):
                    if getattr(report, name) is not None:
                        found = f"`{name}` here and outside the reports"
                        expected = "it on one side: inside each report that says it, once they differ"
                        yield Finding(
                            "outside-and-inside",
                            span,
                            ("reports", number, name),
                            found,
                            expected,
                            at_key=True,
                        )


def few_enough(register: Register) -> Iterator[Finding]:
    """No record has so many reports that to fold them all, as of each of them, would take minutes."""
    for kind in FACTS:
        for record, span in register.entries(kind):
            count = len(record.reports)
            if count > REPORTS_LIMIT:
                yield Finding("record-too-long", span, ("reports",), f"{count} reports", f"at most {REPORTS_LIMIT}")


def reports_say_something(register: Register) -> Iterator[Finding]:
    """What a record cannot do without stands on one side, and each report has a status or disputes."""
    for kind, needed in _NEEDED.items():
        for record, span in register.entries(kind):
            for name, code, noun in needed:
                if getattr(record, name) is None and all(getattr(report, name) is None for report in record.reports):
                    yield Finding(code, span, ("id",), f"{noun} without `{name}`", "it, outside the reports or in one")
    for kind in FACTS:
        for record, span in register.entries(kind):
            for number, report in enumerate(record.reports):
                if report.status is None and report.disputed is None:
                    expected = "`status`, or `disputed: yes`"
                    yield Finding("no-status", span, ("reports", number), "a report without `status`", expected)


def learnt_later(register: Register) -> Iterator[Finding]:
    """Nobody stands outside the reports as present at an event that one of them only expects.

    Of no other field can it be told from the records when it was learnt: a plan may give each of them.
    """
    for event, span in register.entries("events"):
        if not any(report.status == "expected" and report.disputed is None for report in event.reports):
            continue
        for index, participant in enumerate(event.participants or ()):
            if participant.__class__ is not str and participant.as_ == "present":
                found = "`as: present` outside the reports, while one of them only expects the event"
                expected = "`participants` inside each report that says who was there"
                yield Finding("learnt-later", span, ("participants", index, "as"), found, expected)


def whereabouts(register: Register) -> Iterator[Finding]:
    """An event has a stop or a place; what takes its stop from elsewhere has no `concerns`."""
    for event, span in register.entries("events"):
        if event.stop is None and event.place is None:
            yield Finding("no-place", span, ("id",), "an event without `stop` and `place`", "one of the two")
        elif event.stop is not None and event.place is not None:
            yield Finding("stop-and-place", span, ("place",), "`place` beside `stop`", "one of the two", at_key=True)
        if event.stop is not None and event.concerns:
            yield Finding(
                "concerns-with-stop",
                span,
                ("concerns",),
                "`concerns` beside `stop`",
                "`stop` alone",
                at_key=True,
            )
    for kind in ("agreements", "pledges"):
        for record, span in register.entries(kind):
            if record.event is not None and record.concerns:
                found = "`concerns` beside `event`"
                yield Finding("concerns-with-stop", span, ("concerns",), found, "`event` alone", at_key=True)
