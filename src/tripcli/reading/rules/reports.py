"""Rules of reports: a field stands on one side, a record has a title and a place, each report has a status."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import Register, sides
from tripcli.records import AgreementFacts, EventFacts, Pledge, PledgeFacts, StopFacts
from tripcli.values.vocabulary import UNNAMED

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


@cache
def _facts_of(kind: str) -> Callable[[Any], tuple[Any, ...]]:
    """A function that takes all such fields from a record or report at once."""
    return attrgetter(*FACTS[kind].__struct_fields__)


def fields_on_both_sides(register: Register) -> Iterator[Finding]:
    """Report fields that stand both outside the reports and inside one of them."""
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


def missing_values(register: Register) -> Iterator[Finding]:
    """Report records without a title, amount or unit, and reports without a status that do not dispute either."""
    for kind, needed in _NEEDED.items():
        for record, span in register.entries(kind):
            for name, code, noun in needed:
                values = [value for _, facts in sides(record) if (value := getattr(facts, name)) is not None]
                if not values and not (name == "unit" and _is_unnamed(record)):
                    yield Finding(code, span, ("id",), f"{noun} without `{name}`", "it, outside the reports or in one")
    for kind in FACTS:
        for record, span in register.entries(kind):
            for number, report in enumerate(record.reports):
                if report.status is None and report.disputed is None:
                    expected = "`status`, or `disputed: yes`"
                    yield Finding("no-status", span, ("reports", number), "a report without `status`", expected)


def _is_unnamed(pledge: Pledge) -> bool:
    """Whether every amount of the pledge is the word `unnamed`, so that it needs no unit."""
    amounts = {facts.amount for _, facts in sides(pledge) if facts.amount is not None}
    return amounts == {UNNAMED}


def events_without_place(register: Register) -> Iterator[Finding]:
    """Report events with both a stop and a place or with neither, and `concerns` beside a stop or an event."""
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
