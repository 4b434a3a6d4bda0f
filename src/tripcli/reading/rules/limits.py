"""Rules of size: how many reports a record has, and how many records it names.

A record's state is kept for each moment at which something about it became known. So a record of twice the length
takes four times the room, and a limit keeps the whole in proportion to what was written.
"""

from collections.abc import Iterator

from tripcli.reading.findings import Finding
from tripcli.reading.rules.register import Register
from tripcli.records.types import ids_in

REPORTS_LIMIT = 300
"""Reports of the record with the most; those that people write have some dozens."""

LINKS_LIMIT = 100
"""Records that one names in a field, or that overlap it; those that people write name a few."""

_LINKS = {"events": ("after", "concerns"), "agreements": ("concerns",), "pledges": ("concerns", "overlaps")}
"""Kind of record -> its fields that name records, of which each may become known at another moment."""


def too_many_reports(register: Register) -> Iterator[Finding]:
    """Report records with more reports than are folded."""
    for kind in ("stops", *_LINKS):
        for record, span in register.entries(kind):
            count = len(record.reports)
            if count > REPORTS_LIMIT:
                yield Finding("record-too-long", span, ("reports",), f"{count} reports", f"at most {REPORTS_LIMIT}")


def too_many_links(register: Register) -> Iterator[Finding]:
    """Report records that name too many others in a field, and pledges in too many lists of overlaps."""
    for kind, fields in _LINKS.items():
        for record, span in register.entries(kind):
            for field in fields:
                count = len(ids_in(getattr(record, field)))
                if count > LINKS_LIMIT:
                    yield Finding("record-too-long", span, (field,), f"{count} in `{field}`", f"at most {LINKS_LIMIT}")
    overlapped: dict[str, int] = {}
    for record, _ in register.entries("pledges"):
        for other in record.overlaps:
            overlapped[other] = overlapped.get(other, 0) + 1
    for record, span in register.entries("pledges"):
        count = overlapped.get(record.id, 0)
        if count > LINKS_LIMIT:
            found = f"`overlaps` of {count} other pledges"
            yield Finding("record-too-long", span, ("id",), found, f"at most {LINKS_LIMIT}")
