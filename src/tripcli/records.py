"""The records that an author writes, as frozen Structs; every scalar is the text of the file.

The reader decodes into these and the JSON Schema comes from them. What a text means (a time, a length, an amount)
is decided in `values`; whether records agree with each other is decided in `reading.rules`.
"""

from typing import Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(pattern="^[a-z0-9][a-z0-9-]*$", max_length=80)]
PartyId = Annotated[str, msgspec.Meta(pattern="^([a-z0-9][a-z0-9-]*|[A-Z]{2})$", max_length=80)]
CountryId = Annotated[str, msgspec.Meta(pattern="^[A-Z]{2}$")]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Address = Annotated[str, msgspec.Meta(pattern="^https?://[^\\s]+$", max_length=2000)]
Yes = Literal["yes"]

PartyKind = Literal["country", "organization", "company"]
SourceKind = Literal["official", "wire", "press"]
StopKind = Literal["stop", "halt", "home"]
EventKind = Literal[
    "arrival", "departure", "meeting", "summit", "call", "dinner", "ceremony", "signing", "speech", "statement",
    "visit", "protest", "other",
]  # fmt: skip
AgreementKind = Literal[
    "ceasefire",
    "trade",
    "minerals",
    "security",
    "shipbuilding",
    "technology",
    "energy",
    "investment",
    "other",
]
PledgeKind = Literal["investment", "purchase", "tariff", "spending", "goods", "other"]
EventStage = Literal["expected", "cancelled", "held"]
AgreementStage = Literal["expected", "announced", "signed", "withdrawn"]
PledgeStage = Literal["sought", "expected", "pledged", "committed", "disbursed", "withdrawn"]
Bound = Literal["exactly", "about", "up-to", "at-least"]
Period = Literal["year", "quarter", "month", "week", "day"]
Presence = Literal["present", "expected", "mentioned"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all records have in common: fields that are not declared are refused."""


class Trip(Record, frozen=True, kw_only=True):
    """The journey that the dataset is about; it stands once in a dataset."""

    id: Id
    title: Text
    traveler: Id
    """The person whose trip it is."""
    timezone: Text
    """IANA zone in which a time of publication without an offset, and `--as-of`, are read."""
    note: Text | None = None


class Party(Record, frozen=True, kw_only=True):
    """A country, an organisation or a company."""

    id: PartyId
    """ISO 3166 alpha-2 for a country, in upper case."""
    name: Text
    short: Text | None = None
    """The name where a column is narrow."""
    kind: PartyKind
    country: CountryId | None = None
    """Home of a company or organisation."""
    alt_names: tuple[Text, ...] = ()
    """Other spellings and scripts, which filters find too."""


class Person(Record, frozen=True, kw_only=True):
    """Somebody who took part, or was expected or named."""

    id: Id
    name: Text
    short: Text | None = None
    title: Text | None = None
    """The office held at the time of the trip."""
    party: PartyId | None = None
    """The country, organisation or company for which the person acts."""
    alt_names: tuple[Text, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """A publication."""

    id: Id
    publisher: Text
    """Who wrote it: an agency's report has the agency here."""
    via: Text | None = None
    """Where it was read, if not at the publisher's."""
    title: Text
    """In square brackets when supplied, not the page's own."""
    published: Text
    """A time, in the trip's zone unless it has an offset; `~` at its end when inferred."""
    kind: SourceKind
    url: Address | None = None
    archive_url: Address | None = None
    retrieved: Text | None = None
    """Day on which the page was read."""
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(-[A-Za-z]+)?$")] | None = None
    """ISO 639 code."""
    note: Text | None = None


class Participant(Record, frozen=True, kw_only=True):
    """A person or group, and whether it was there."""

    person: PartyId
    as_: Presence | None = msgspec.field(name="as", default=None)
    """When absent: `present` in a report that says `held`, else `expected`."""


class EventFacts(Record, frozen=True, kw_only=True):
    """Fields of an event that stand outside the reports, or in each report that says them."""

    title: Text | None = None
    start: Text | None = None
    """A time, local to the stop or place."""
    end: Text | None = None
    length: Text | None = None
    venue: Text | None = None
    participants: tuple[PartyId | Participant, ...] | None = None
    topics: tuple[Text, ...] | None = None
    attendance: Text | None = None
    """Number of people who came."""


class StopFacts(Record, frozen=True, kw_only=True):
    """Fields of a stop that stand outside the reports, or in each report that says them."""

    arrive: Text | None = None
    depart: Text | None = None


class AgreementFacts(Record, frozen=True, kw_only=True):
    """Fields of an agreement that stand outside the reports, or in each report that says them."""

    title: Text | None = None
    date: Text | None = None
    """Day on which it was signed or announced."""
    venue: Text | None = None
    topics: tuple[Text, ...] | None = None


class PledgeFacts(Record, frozen=True, kw_only=True):
    """Fields of a pledge that stand outside the reports, or in each report that says them."""

    title: Text | None = None
    amount: Text | None = None
    """An exact decimal, as people write it: `550 billion`."""
    bound: Bound | None = None
    """`exactly` when no report says otherwise."""
    unit: Text | None = None
    """An ISO 4217 code, or a word of `values.units`."""
    per: Period | None = None
    """Makes the amount a rate."""
    period: Text | None = None
    """Words for people: `by January 2029`."""
    topics: tuple[Text, ...] | None = None


# A report says what one source says of one record: the fields that it gives, and no others. `disputed` marks a source
# that denies or contests: its values replace none. (Structs have one base only, so each kind repeats these four.)


class StopReport(StopFacts, frozen=True, kw_only=True):
    """What one source says of a stop."""

    source: Id
    status: EventStage | None = None
    disputed: Yes | None = None
    note: Text | None = None


class EventReport(EventFacts, frozen=True, kw_only=True):
    """What one source says of an event."""

    source: Id
    status: EventStage | None = None
    disputed: Yes | None = None
    note: Text | None = None


class AgreementReport(AgreementFacts, frozen=True, kw_only=True):
    """What one source says of an agreement."""

    source: Id
    status: AgreementStage | None = None
    disputed: Yes | None = None
    note: Text | None = None


class PledgeReport(PledgeFacts, frozen=True, kw_only=True):
    """What one source says of a pledge."""

    source: Id
    status: PledgeStage | None = None
    disputed: Yes | None = None
    note: Text | None = None


class Place(Record, frozen=True, kw_only=True):
    """Where an event happened that happened at no stop."""

    name: Text
    country: CountryId | None = None
    timezone: Text
    """IANA zone in which the event's times are given."""


class Stop(StopFacts, frozen=True, kw_only=True):
    """A place on the route."""

    id: Id
    name: Text
    kind: StopKind = "stop"
    within: Id | None = None
    """The stop from which a day trip started, or of which a halt is part."""
    country: CountryId
    timezone: Text
    coordinates: tuple[Text, Text] | None = None
    """Latitude and longitude, in degrees."""
    reports: Annotated[tuple[StopReport, ...], msgspec.Meta(min_length=1)]


class Event(EventFacts, frozen=True, kw_only=True):
    """Something that happened, or was to happen."""

    id: Id
    stop: Id | None = None
    """The stop at which it happened; else `place`."""
    place: Place | None = None
    concerns: tuple[Id, ...] = ()
    """The stops to which an event of another place belongs."""
    kind: EventKind
    reports: Annotated[tuple[EventReport, ...], msgspec.Meta(min_length=1)]


class Agreement(AgreementFacts, frozen=True, kw_only=True):
    """Something signed, announced or expected to be."""

    id: Id
    kind: AgreementKind
    parties: Annotated[tuple[PartyId, ...], msgspec.Meta(min_length=1)]
    event: Id | None = None
    """The event at which it was signed or announced."""
    concerns: tuple[Id, ...] = ()
    """Stops to which it belongs when it has no event."""
    reports: Annotated[tuple[AgreementReport, ...], msgspec.Meta(min_length=1)]


class Pledge(PledgeFacts, frozen=True, kw_only=True):
    """A figure that somebody pledged, sought or announced."""

    id: Id
    kind: PledgeKind
    by: PartyId
    to: PartyId | None = None
    event: Id | None = None
    concerns: tuple[Id, ...] = ()
    part_of: Id | None = None
    """The larger pledge that includes this one."""
    overlaps: tuple[Id, ...] = ()
    """Pledges that may hold the same money, though no source says which."""
    reports: Annotated[tuple[PledgeReport, ...], msgspec.Meta(min_length=1)]


class Dataset(Record, frozen=True, kw_only=True):
    """A trip written down: one file, or the joined lists of the files of one folder."""

    trip: Trip
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    stops: tuple[Stop, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    pledges: tuple[Pledge, ...] = ()
