"""The types of the records' fields: ids, texts, words of a closed list, and words of an open vocabulary."""

from typing import Annotated, Literal

import msgspec

from tripcli.values.vocabulary import AGREEMENT_KINDS, EVENT_KINDS, PLEDGE_KINDS, SOURCE_KINDS

# `$` alone lets a line break at the end pass in Python; `$(?!\n)` does not, and means the same to a JSON Schema.
ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$(?!\n)"
PARTY_PATTERN = r"^([a-z0-9][a-z0-9-]*|[A-Z]{2})$(?!\n)"
COUNTRY_PATTERN = r"^[A-Z]{2}$(?!\n)"
WORD_PATTERN = r"^[a-z][a-z0-9-]*$(?!\n)"
ADDRESS_PATTERN = r"^https?://[^\s]+$(?!\n)"
WORD_LENGTH = 40
TEXT_LENGTH = 2000
"""Characters of the longest text and of the longest address."""
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z]+)?$(?!\n)"

Id = Annotated[str, msgspec.Meta(pattern=ID_PATTERN, max_length=80)]
PartyId = Annotated[str, msgspec.Meta(pattern=PARTY_PATTERN, max_length=80)]
PartyIds = Annotated[tuple[PartyId, ...], msgspec.Meta(min_length=1)]
CountryId = Annotated[str, msgspec.Meta(pattern=COUNTRY_PATTERN)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=TEXT_LENGTH)]
Address = Annotated[str, msgspec.Meta(pattern=ADDRESS_PATTERN, max_length=TEXT_LENGTH)]
Language = Annotated[str, msgspec.Meta(pattern=LANGUAGE_PATTERN)]


def open_word(built_in: tuple[str, ...]) -> msgspec.Meta:
    """The constraints of a word that is built in or declared by the dataset; the built-in ones go into the schema."""
    choices = [{"enum": list(built_in)}, {"pattern": WORD_PATTERN}]
    return msgspec.Meta(
        pattern=WORD_PATTERN, max_length=WORD_LENGTH, extra_json_schema={"anyOf": choices}, extra={"words": built_in}
    )


Word = Annotated[str, msgspec.Meta(pattern=WORD_PATTERN, max_length=WORD_LENGTH)]
EventKind = Annotated[str, open_word(EVENT_KINDS)]
AgreementKind = Annotated[str, open_word(AGREEMENT_KINDS)]
PledgeKind = Annotated[str, open_word(PLEDGE_KINDS)]
SourceKind = Annotated[str, open_word(SOURCE_KINDS)]

Yes = Literal["yes"]
YesOrNo = Literal["yes", "no"]
PartyKind = Literal["country", "organization", "company"]
StopKind = Literal["stop", "halt", "home"]
EventStage = Literal["expected", "cancelled", "held"]
AgreementStage = Literal["expected", "announced", "signed", "lapsed", "withdrawn"]
PledgeStage = Literal["sought", "expected", "pledged", "committed", "disbursed", "lapsed", "withdrawn"]
Bound = Literal["exactly", "about", "up-to", "at-least"]
Period = Literal["year", "quarter", "month", "week", "day"]
Presence = Literal["present", "expected", "mentioned"]
ReportedKind = Literal["event", "agreement", "pledge"]


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all records have in common: fields that are not declared are refused."""


def ids_in(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """The ids in a field that holds one id, a list of them, or none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value
