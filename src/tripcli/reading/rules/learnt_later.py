"""Rules against leaks: what stands outside the reports counts from the first of them, so it must be known by then."""

import re
from collections.abc import Iterator

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import Register
from tripcli.records import Reported
from tripcli.values.stages import PLANS

_OUTCOME = re.compile(
    r"(?<!to be )\b(signed|agreed|held|released|denied|announced|cancelled|canceled|withdrawn|postponed|approved"
    r"|rejected|adopted|concluded|refused|freed)\b",
    re.IGNORECASE,
)
"""Words of a title that tell how something came out."""


def participants_learnt_later(register: Register) -> Iterator[Finding]:
    """Report people who stand outside the reports as present at an event that one report only expects."""
    for event, span in register.entries("events"):
        if not any(report.status == "expected" and report.disputed is None for report in event.reports):
            continue
        for index, participant in enumerate(event.participants or ()):
            if not isinstance(participant, str) and participant.as_ == "present":
                found = "`as: present` outside the reports, while one of them only expects the event"
                expected = "`participants` inside each report that says who was there"
                yield Finding("learnt-later", span, ("participants", index, "as"), found, expected)


def values_learnt_later(register: Register) -> Iterator[Finding]:
    """Report topics outside reports that became known at different moments, and numbers of people before the event."""
    for _, record, span in register.reported():
        if getattr(record, "topics", None) and len(_moments(register, record)) > 1:
            found = "`topics` outside the reports, which became known at different moments"
            expected = "`topics` inside each report that names them"
            yield Finding("learnt-later", span, ("topics",), found, expected, at_key=True)
        if getattr(record, "attendance", None) and _first_status(register, record) in PLANS:
            found = "`attendance` outside the reports, while the first of them only expects the event"
            yield Finding(
                "learnt-later", span, ("attendance",), found, "it inside each report that gives it", at_key=True
            )


def titles_learnt_later(register: Register) -> Iterator[Finding]:
    """Report titles outside the reports that tell an outcome, where the first report only expects the record."""
    for _, record, span in register.reported():
        outcome = _OUTCOME.search(getattr(record, "title", None) or "")
        if outcome and _first_status(register, record) in PLANS:
            found = f"`{outcome.group()}` in the title outside the reports, while the first of them only expects it"
            expected = "a title that tells no outcome, or `title` inside each report"
            yield Finding("learnt-later", span, ("title",), found, expected)


def _moments(register: Register, record: Reported) -> set[int]:
    """The instants from which the reports of a record are known."""
    return {register.published[report.source] for report in record.reports if report.source in register.published}


def _first_status(register: Register, record: Reported) -> str | None:
    """The status in the report that became known first; of several the one that stands first."""
    known = [report for report in record.reports if report.source in register.published and report.status]
    return min(known, key=lambda report: register.published[report.source]).status if known else None
