"""The records that an author writes, as frozen Structs; every scalar is the text of the file.

The reader decodes into these and the JSON Schema comes from them. What a text means (a time, a length, an amount)
is decided in `values`; whether records agree with each other is decided in `reading.rules`.
"""

from tripcli.records.dataset import Agreement, Dataset, Event, Place, Pledge, Stop
from tripcli.records.people import Office, Party, Person, Publisher, Source, Trip
from tripcli.records.reports import (
    AgreementFacts,
    AgreementReport,
    EventFacts,
    EventReport,
    Participant,
    PledgeFacts,
    PledgeReport,
    Report,
    Reported,
    StopFacts,
    StopReport,
)
from tripcli.records.types import (
    AgreementKind,
    AgreementStage,
    Bound,
    CountryId,
    EventKind,
    EventStage,
    PartyId,
    Period,
    PledgeKind,
    PledgeStage,
    Presence,
    Record,
    StopKind,
)
from tripcli.records.words import KindWord, SourceKindWord, Unit

__all__ = [
    "Agreement", "AgreementFacts", "AgreementKind", "AgreementReport", "AgreementStage", "Bound", "CountryId",
    "Dataset", "Event", "EventFacts", "EventKind", "EventReport", "EventStage", "KindWord", "Office", "Participant",
    "Party", "PartyId", "Period", "Person", "Place", "Pledge", "PledgeFacts", "PledgeKind", "PledgeReport",
    "PledgeStage", "Presence", "Publisher", "Record", "Report", "Reported", "Source", "SourceKindWord", "Stop",
    "StopFacts", "StopKind", "StopReport", "Trip", "Unit",
]  # fmt: skip
