"""What trips are compared by: the selected records of some trips as of one moment, and the value of a measure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from tripcli.query.filters import ALL, selection
from tripcli.query.knowledge import OF_TRIP, Trip
from tripcli.query.request import Request


class Value(NamedTuple):
    """The value of one measure for one trip."""

    measure: str
    of: str
    """What of the measure it counts: a kind, a stage, a person, the sides of a sum; empty for all."""
    trip: str
    value: str | int | None
    """A number in plain digits; None where it is not known."""
    unit: str
    records: tuple[tuple[str, str], ...]
    """Kind and id of each record that is counted."""
    least: str | None = None
    most: str | None = None
    """The range that sources give, where they differ."""
    kind: str = ""
    bound: str = ""
    status: str = ""
    one_side: bool = False
    """Of a sum of pledges, what all its figures have in common."""


class Measure(NamedTuple):
    """What trips are compared by."""

    id: str
    section: str
    """The heading under which people find it."""
    label: str
    values: Callable[["Selected"], Iterable[Value]]


Row = dict[str, Any]


class Selected:
    """The selected records of some trips, as of one moment."""

    def __init__(self, request: Request, trips: Iterable[str]) -> None:
        self.request = request
        self.knowledge = request.knowledge
        self.trips = [trip for trip in self.knowledge.trips if trip.id in frozenset(trips)]
        self.clause, self.parameters = selection(ALL, request.selections)
        self.events = self.rows(
            "SELECT e.*, e.first_local <= t.last_day || 'T99' AND e.last_local >= t.first_day AS on_trip "
            "FROM selected_event e JOIN trip t ON t.id = e.trip"
        )
        self.agreements = self.rows("SELECT r.* FROM selected_agreement r")
        self.pledges = self.rows("SELECT r.* FROM selected_pledge r")

    def rows(self, query: str) -> list[Row]:
        """The rows of a query on the selected records, which has the columns of these or `trip`."""
        cursor = self.knowledge.connection.execute(f"{self.clause}{query}", self.parameters)
        names = [column[0] for column in cursor.description]
        wanted = {trip.id for trip in self.trips}
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        return [row for row in rows if row["trip"] in wanted]

    def way(self, trip: Trip) -> list[Row]:
        """The stops, halts and home of a trip, but for what was cancelled."""
        query = f"SELECT * FROM stop WHERE status != 'cancelled' AND {OF_TRIP.format('id')}"
        cursor = self.knowledge.connection.execute(query, trip.id_range)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def stops(self, trip: Trip) -> list[Row]:
        """The stops of a trip that are no halt and no home and were not cancelled."""
        return [row for row in self.way(trip) if row["kind"] == "stop"]


def count(measure: str, of: str, trip: Trip, kind: str, rows: Iterable[Row]) -> Value:
    """Return the number of some records of a kind."""
    records = tuple((kind, row["id"]) for row in rows)
    return Value(measure, of, trip.id, len(records), f"{kind}s", records)


def by_trip(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    """Return the rows of each trip by its id; of a trip that has none an empty list."""
    result: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        result[row["trip"]].append(row)
    return result
