"""The records that have reports (stops, events, agreements, pledges), and the dataset that holds all records."""

from typing import Annotated

import msgspec

from tripcli.records.people import Party, Person, Publisher, Source, Trip
from tripcli.records.reports import (
    AgreementFacts,
    AgreementReport,
    EventFacts,
    EventReport,
    PledgeFacts,
    PledgeReport,
    StopFacts,
    StopReport,
)
from tripcli.records.types import (
    AgreementKind,
    CountryId,
    EventKind,
    Id,
    PartyId,
    PartyIds,
    PledgeKind,
    Record,
    StopKind,
    Text,
    ids_in,
)
from tripcli.records.words import KindWord, SourceKindWord, Unit


class Place(Record, frozen=True, kw_only=True):
    """Where an event happened that happened at no stop."""

    name: Text
    """What the place is called."""
    country: CountryId | None = None
    """Two capital letters, ISO 3166."""
    timezone: Text
    """IANA zone in which the event's times are given."""
    alt_names: tuple[Text, ...] = ()
    """Other spellings and scripts, which filters find too."""


class Stop(StopFacts, frozen=True, kw_only=True):
    """A place on the route."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    name: Text
    """What the place is called."""
    kind: StopKind = "stop"
    """`halt` is on the way, `home` where the trip begins and ends."""
    within: Id | None = None
    """Id of the stop from which a day trip started, or of which a halt is part."""
    country: CountryId
    """Two capital letters, ISO 3166."""
    timezone: Text
    """IANA zone in which the stop's times are given, such as `Africa/Nairobi`."""
    coordinates: tuple[Text, Text] | None = None
    """Latitude and longitude, in degrees."""
    alt_names: tuple[Text, ...] = ()
    """Other spellings and scripts, which filters find too."""
    reports: Annotated[tuple[StopReport, ...], msgspec.Meta(min_length=1)]
    """What each source says of it: at least one report."""


class Event(EventFacts, frozen=True, kw_only=True):
    """Something that happened, or was to happen."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    stop: Id | None = None
    """Id of the stop at which it happened; else `place`."""
    place: Place | None = None
    """Where it happened, when at no stop: `{name, country, timezone}`."""
    concerns: tuple[Id, ...] = ()
    """Ids of the stops to which an event of another place belongs."""
    kind: EventKind
    """What kind of event it is."""
    after: Id | tuple[Id, ...] = ()
    """Ids of events that came before it, where sense gives an order and no source an hour."""
    reports: Annotated[tuple[EventReport, ...], msgspec.Meta(min_length=1)]
    """What each source says of it: at least one report."""

    @property
    def earlier_events(self) -> tuple[str, ...]:
        """The ids in `after`, as a list in any case."""
        return ids_in(self.after)


class Agreement(AgreementFacts, frozen=True, kw_only=True):
    """Something signed, announced or expected to be."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    kind: AgreementKind
    """What kind of agreement it is."""
    parties: PartyIds
    """Ids of those who signed or announced it."""
    event: Id | None = None
    """Id of the event at which it was signed or announced."""
    concerns: tuple[Id, ...] = ()
    """Ids of the stops to which it belongs when it has no event."""
    reports: Annotated[tuple[AgreementReport, ...], msgspec.Meta(min_length=1)]
    """What each source says of it: at least one report."""


class Pledge(PledgeFacts, frozen=True, kw_only=True):
    """A figure that somebody pledged, sought or announced."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    kind: PledgeKind
    """What kind of pledge it is."""
    by: PartyId | PartyIds
    """Id of the party that pledged it, or a list of those that pledged it together."""
    to: PartyId | None = None
    """Id of the party that is to receive it."""
    event: Id | None = None
    """Id of the event at which it came about."""
    concerns: tuple[Id, ...] = ()
    """Ids of the stops to which it belongs when it has no event."""
    part_of: Id | None = None
    """Id of the larger pledge that includes this one."""
    overlaps: tuple[Id, ...] = ()
    """Ids of pledges that may hold the same money, though no source says which."""
    reports: Annotated[tuple[PledgeReport, ...], msgspec.Meta(min_length=1)]
    """What each source says of it: at least one report."""

    @property
    def payers(self) -> tuple[str, ...]:
        """The ids in `by`, as a list in any case."""
        return ids_in(self.by)


class Dataset(Record, frozen=True, kw_only=True):
    """A trip written down: one file, or the joined lists of the files of one folder."""

    trip: Trip
    units: tuple[Unit, ...] = ()
    kinds: tuple[KindWord, ...] = ()
    source_kinds: tuple[SourceKindWord, ...] = ()
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    publishers: tuple[Publisher, ...] = ()
    sources: tuple[Source, ...] = ()
    stops: tuple[Stop, ...] = ()
    events: tuple[Event, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    pledges: tuple[Pledge, ...] = ()
