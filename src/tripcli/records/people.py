"""The trip, and who takes part in it or writes about it: parties, people, publishers and sources."""

import msgspec

from tripcli.records.types import Address, CountryId, Id, Language, PartyId, PartyKind, Record, SourceKind, Text, Yes


class Trip(Record, frozen=True, kw_only=True):
    """The journey that the dataset is about; it stands once in a dataset."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    title: Text
    """What the trip is called."""
    traveler: Id
    """Id of the person whose trip it is."""
    timezone: Text
    """IANA zone in which `--as-of` is read, and the times of publications whose publisher has no zone."""
    note: Text | None = None
    """A clause for readers; never compared."""


class Party(Record, frozen=True, kw_only=True):
    """A country, an organisation or a company."""

    id: PartyId
    """ISO 3166 alpha-2 for a country, in upper case; else small letters, digits and hyphens."""
    name: Text
    """The name in full."""
    short: Text | None = None
    """The name where a column is narrow."""
    kind: PartyKind
    """What the party is."""
    country: CountryId | None = None
    """Home of a company or organisation."""
    alt_names: tuple[Text, ...] = ()
    """Other spellings and scripts, which filters find too."""


class Office(Record, frozen=True, kw_only=True):
    """An office that a person held for some time."""

    title: Text
    """What the office is called."""
    party: PartyId | None = None
    """Id of the party for which the person acted in it."""
    leader: Yes | None = None
    """`yes` for the office of a head of state or of government."""
    from_: Text | None = msgspec.field(name="from", default=None)
    """First day, month or year in office; open when absent."""
    to: Text | None = None
    """Last day, month or year in office, inclusive; open when absent."""


class Person(Record, frozen=True, kw_only=True):
    """Somebody who took part, or was expected or named."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    name: Text
    """The name in full."""
    short: Text | None = None
    """The name where a column is narrow."""
    title: Text | None = None
    """The office held at the time of the trip."""
    party: PartyId | None = None
    """Id of the country, organisation or company for which the person acts."""
    leader: Yes | None = None
    """`yes` for a person who was head of state or of government at the time of the trip."""
    offices: tuple[Office, ...] = ()
    """Offices with their dates; the one held on the days of the trip is used."""
    alt_names: tuple[Text, ...] = ()
    """Other spellings and scripts, which filters find too."""


class Publisher(Record, frozen=True, kw_only=True):
    """Who publishes: an agency, a newspaper, a ministry. All its pages are one voice."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    name: Text
    """The name in full."""
    short: Text | None = None
    """The name where a column is narrow."""
    alt_names: tuple[Text, ...] = ()
    """Other names under which a source may name the publisher, and filters find it."""
    timezone: Text | None = None
    """IANA zone in which its dates of publication are read."""
    country: CountryId | None = None
    """Country in which it publishes."""
    kind: SourceKind | None = None
    """What kind of source its publications are, where they do not say so themselves."""
    note: Text | None = None
    """A clause for readers; never compared."""


class Source(Record, frozen=True, kw_only=True):
    """A publication."""

    id: Id
    """A permanent name: small letters, digits and hyphens."""
    publisher: Text
    """Who wrote it: id or any name of a declared publisher, or the name of another one."""
    via: Text | None = None
    """Where it was read, if not at the publisher's."""
    title: Text
    """Its title; in square brackets when supplied, not the page's own."""
    published: Text
    """A time, as stated; `~` at its end when inferred."""
    timezone: Text | None = None
    """IANA zone of `published`; else the publisher's, else the trip's."""
    kind: SourceKind | None = None
    """What kind of source it is; the publisher's when absent."""
    url: Address | None = None
    """Its address, http or https."""
    archive_url: Address | None = None
    """Address of a stored copy, http or https."""
    retrieved: Text | None = None
    """Day on which the page was read."""
    language: Language | None = None
    """ISO 639 code."""
    note: Text | None = None
    """A clause for readers; never compared."""
