"""The arguments of the methods that ask a view, as types: an editor completes them and mypy checks them.

They are the filters and options of the views; tests/contract compares them. A name that Python keeps for itself ends
with `_`.
"""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

Words = str | Sequence[str]
"""One value of a filter or several; a record passes when it has one of them."""
Day = str | date
"""A date, or its words. A datetime is read as a local time."""


class Shown(TypedDict, total=False):
    """How the rows of a table are chosen and arranged."""

    columns: str | Sequence[str]
    """Ids of columns; with `+` or `-` before each, what to add to or take from the usual ones."""
    sort: str
    """Id of the column to sort by; with `-` before it the largest first."""
    count_by: str
    """Id of a column: instead of rows, how many rows have each of its values."""
    limit: int
    """Rows at most."""
    tz: str
    """An IANA zone: columns such as `start_here` give times in it, too."""


class Filters(Shown, total=False):
    """What all views of events, agreements and pledges can be narrowed by; `not_…` leaves out what it names."""

    stop: Words
    country: Words
    person: Words
    party: Words
    kind: Words
    topic: Words
    status: Words
    source: Words
    source_kind: Words
    said_by: Words
    event: Words
    text: Words
    """All these words stand in its texts."""
    disputed: bool
    one_publisher: bool
    """One publisher alone reports it."""
    moved: bool
    """Has another stage or figure than when the trip ended, or became known later."""
    moved_since: Day
    """The same since a moment of knowledge; a date means its beginning."""
    from_: Day
    """Ended on this day or later."""
    to: Day
    """Began on this day or earlier."""
    on: Day
    """Took place on this day."""
    not_stop: Words
    not_country: Words
    not_person: Words
    not_party: Words
    not_kind: Words
    not_topic: Words
    not_status: Words
    not_source: Words
    not_source_kind: Words
    not_said_by: Words
    not_event: Words
    not_text: Words


class StopArguments(Filters, total=False):
    """What `stops` takes."""

    halts: bool
    """Also halts on the way and day trips."""


class ParticipantArguments(Filters, total=False):
    """What `participants` takes."""

    named: bool
    """Also those who were only expected or mentioned."""
    groups: bool
    """Also companies and groups that took part as such."""


class MeetingArguments(Filters, total=False):
    """What `meetings` takes."""

    with_: str
    """Only meetings with this person."""


class AgreementArguments(Filters, total=False):
    """What `agreements` takes."""

    binding: Words
    not_binding: Words


class DealArguments(AgreementArguments, total=False):
    """What views that select pledges take."""

    by: Words
    for_: Words
    amount: Words
    """`>1e9`, `1e9..5e9`, `<= 5 billion`."""
    unit: Words
    one_side: bool
    """Only the receiver's side has spoken of it."""
    not_by: Words
    not_for: Words
    not_unit: Words


class PledgeArguments(DealArguments, total=False):
    """What `pledges` takes."""

    depth: int | str
    """Levels of parts: 0 for wholes only, or `all`."""
    total: bool
    """The totals as rows."""


class SourceArguments(DealArguments, total=False):
    """What `sources` takes."""

    record: str
    """Only those of one stop, event, agreement or pledge."""


class ChangeArguments(DealArguments, total=False):
    """What `changes` takes."""

    since: Day
    """The earlier moment of knowledge; a date means its beginning."""
    until: Day
    """The later moment of knowledge; a date means its end."""
    steps: bool
    """What each report changed, in the order in which reports took effect."""
