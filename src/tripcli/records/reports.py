"""Reports: what one source says of one record, and the fields that may stand in a report or outside all of them.

A report gives the fields that its source gives, and no others. A Struct has one base only, so each kind of report
repeats the five fields that all of them have; `Report` names them for those who take a report of any kind.
"""

from typing import Protocol

import msgspec

from tripcli.records.types import (
    AgreementStage,
    Bound,
    EventStage,
    Id,
    PartyId,
    PartyIds,
    Period,
    PledgeStage,
    Presence,
    Record,
    Text,
    Yes,
    YesOrNo,
)


class Participant(Record, frozen=True, kw_only=True):
    """A person or group, and whether it was there."""

    person: PartyId
    """Id of a person or party."""
    as_: Presence | None = msgspec.field(name="as", default=None)
    """When absent: `present` in a report that says `held`, else `expected`."""


class EventFacts(Record, frozen=True, kw_only=True):
    """Fields of an event that stand outside the reports, or in each report that says them."""

    title: Text | None = None
    """What it is called; 40 cells or fewer read best."""
    start: Text | None = None
    """A time, local to the stop or place."""
    end: Text | None = None
    """A time, as reported; never computed."""
    length: Text | None = None
    """`40m`, `1h40m`, `about 2h`, as reported."""
    venue: Text | None = None
    """Where, within the place."""
    participants: tuple[PartyId | Participant, ...] | None = None
    """Ids of people and parties, or `{person: …, as: …}`."""
    topics: tuple[Text, ...] | None = None
    """Words for what it is about."""
    attendance: Text | None = None
    """Number of people who came."""


class StopFacts(Record, frozen=True, kw_only=True):
    """Fields of a stop that stand outside the reports, or in each report that says them."""

    arrive: Text | None = None
    """A time, local to the stop."""
    depart: Text | None = None
    """A time, local to the stop."""


class AgreementFacts(Record, frozen=True, kw_only=True):
    """Fields of an agreement that stand outside the reports, or in each report that says them."""

    title: Text | None = None
    """What it is called; 40 cells or fewer read best."""
    date: Text | None = None
    """Day on which it was signed or announced."""
    venue: Text | None = None
    """Where, within the place."""
    topics: tuple[Text, ...] | None = None
    """Words for what it is about."""
    binding: YesOrNo | None = None
    """Whether it binds its parties in law, as a source says."""


class PledgeFacts(Record, frozen=True, kw_only=True):
    """Fields of a pledge that stand outside the reports, or in each report that says them."""

    title: Text | None = None
    """What it is called; 40 cells or fewer read best."""
    amount: Text | None = None
    """An exact decimal: `550 billion`, `1.5 million`, `15`; or `unnamed` when no number was given."""
    bound: Bound | None = None
    """How firm the amount is; `exactly` when no report says otherwise."""
    unit: Text | None = None
    """An ISO 4217 code, a built-in unit, or one that the dataset declares in `units:`."""
    per: Period | None = None
    """Makes the amount a rate."""
    period: Text | None = None
    """Words for people: `by January 2029`."""
    topics: tuple[Text, ...] | None = None
    """Words for what it is about."""
    binding: YesOrNo | None = None
    """Whether it binds the payer in law, as a source says."""


class StopReport(StopFacts, frozen=True, kw_only=True):
    """What one source says of a stop."""

    source: Id
    """Id of the source that says it."""
    said_by: PartyId | PartyIds | None = None
    """Who says so, where that is not the publisher: ids of people or parties."""
    status: EventStage | None = None
    """How far it has come, in the words of this source."""
    disputed: Yes | None = None
    """`yes` when this source denies or contests; its values then replace none."""
    note: Text | None = None
    """A clause for readers; never compared."""


class EventReport(EventFacts, frozen=True, kw_only=True):
    """What one source says of an event."""

    source: Id
    """Id of the source that says it."""
    said_by: PartyId | PartyIds | None = None
    """Who says so, where that is not the publisher: ids of people or parties."""
    status: EventStage | None = None
    """How far it has come, in the words of this source."""
    disputed: Yes | None = None
    """`yes` when this source denies or contests; its values then replace none."""
    note: Text | None = None
    """A clause for readers; never compared."""


class AgreementReport(AgreementFacts, frozen=True, kw_only=True):
    """What one source says of an agreement."""

    source: Id
    """Id of the source that says it."""
    said_by: PartyId | PartyIds | None = None
    """Who says so, where that is not the publisher: ids of people or parties."""
    status: AgreementStage | None = None
    """How far it has come, in the words of this source."""
    disputed: Yes | None = None
    """`yes` when this source denies or contests; its values then replace none."""
    note: Text | None = None
    """A clause for readers; never compared."""


class PledgeReport(PledgeFacts, frozen=True, kw_only=True):
    """What one source says of a pledge."""

    source: Id
    """Id of the source that says it."""
    said_by: PartyId | PartyIds | None = None
    """Who says so, where that is not the publisher: ids of people or parties."""
    status: PledgeStage | None = None
    """How far it has come, in the words of this source."""
    disputed: Yes | None = None
    """`yes` when this source denies or contests; its values then replace none."""
    note: Text | None = None
    """A clause for readers; never compared."""


class Report(Protocol):
    """The fields that a report of any kind has."""

    @property
    def source(self) -> str: ...
    @property
    def said_by(self) -> str | tuple[str, ...] | None: ...
    @property
    def status(self) -> str | None: ...
    @property
    def disputed(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...


class Reported(Protocol):
    """A record of any kind that has reports: a stop, event, agreement or pledge."""

    @property
    def id(self) -> str: ...
    @property
    def reports(self) -> tuple[Report, ...]: ...
