"""The measures by which trips are compared, in their order, and the sources on which a value rests.

docs/compare.md says what each measure means.
"""

from collections.abc import Iterator, Mapping

from tripcli.views.compare_deals import OF_DEALS
from tripcli.views.compare_people import OF_PEOPLE, meetings
from tripcli.views.compare_records import Measure, Selected, Value, count, of_trip
from tripcli.views.compare_way import OF_THE_WAY
from tripcli.views.records import selected_with_stops


def _one_publisher(selected: Selected) -> Iterator[Value]:
    """The share of events, agreements and pledges that one publisher alone reports, in percent to one decimal."""
    kinds = (("event", selected.events), ("agreement", selected.agreements), ("pledge", selected.pledges))
    for trip in selected.trips:
        records = [(kind, row) for kind, rows in kinds for row in of_trip(rows, trip)]
        single = tuple((kind, row["id"]) for kind, row in records if row["publisher_count"] == 1)
        share = f"{100 * len(single) / len(records):.1f}" if records else None
        yield Value("one_publisher", "", trip.id, share, "percent", single)


def _conflicts(selected: Selected) -> Iterator[Value]:
    """Pairs of values that disagree."""
    records, parameters = selected_with_stops(selected.request)
    query = f"{selected.clause}SELECT kind, record FROM conflict WHERE (kind, record) IN ({records})"
    rows = selected.knowledge.connection.execute(query, [*selected.parameters, *parameters]).fetchall()
    for trip in selected.trips:
        own = [row for row in rows if selected.knowledge.trip_of(row[1]) == trip.id]
        yield Value("conflicts", "", trip.id, len(own), "pairs", tuple(sorted({(kind, one) for kind, one in own})))


_DRAWN_ON = """\
SELECT DISTINCT s.id, s.publisher_id, s.trip FROM report x JOIN source s ON s.id = x.source
WHERE (x.kind, x.record) IN (
  SELECT 'event', id FROM selected_event UNION ALL SELECT 'agreement', id FROM selected_agreement
  UNION ALL SELECT 'pledge', id FROM selected_pledge
)"""


def _sources(selected: Selected) -> Iterator[Value]:
    rows = selected.rows(_DRAWN_ON)
    for trip in selected.trips:
        yield count("sources", "", trip, "source", of_trip(rows, trip))


def _publishers(selected: Selected) -> Iterator[Value]:
    rows = selected.rows(_DRAWN_ON)
    for trip in selected.trips:
        publishers = sorted({row["publisher_id"] for row in of_trip(rows, trip)})
        records = tuple(("publisher", one) for one in publishers)
        yield Value("publishers", "", trip.id, len(records), "publishers", records)


_SOURCES = "SOURCES"
OF_SOURCES = (
    Measure("one_publisher", _SOURCES, "records that one publisher alone reports", _one_publisher),
    Measure("conflicts", _SOURCES, "values on which sources differ", _conflicts),
    Measure("sources", _SOURCES, "sources", _sources),
    Measure("publishers", _SOURCES, "publishers", _publishers),
)
MEASURES = (*OF_THE_WAY, *OF_PEOPLE, *OF_DEALS, *OF_SOURCES)


def sources_of(selected: Selected) -> Mapping[tuple[str, str], str]:
    """Return the sources of each selected record, joined with `;`, by kind and id; of stops all that are known."""
    kinds = (("event", selected.events), ("agreement", selected.agreements), ("pledge", selected.pledges))
    result = {(kind, row["id"]): row["sources"] for kind, rows in kinds for row in rows}
    result |= {("stop", row["id"]): row["sources"] for trip in selected.trips for row in selected.way(trip)}
    for row in selected.rows(_DRAWN_ON):
        result["source", row["id"]] = row["id"]
        publisher = "publisher", row["publisher_id"]
        result[publisher] = ";".join(part for part in (result.get(publisher), row["id"]) if part)
    for (_, person), rows in meetings(selected).items():
        events = [result["event", row["id"]] for row in rows]
        result["person", person] = ";".join(events)
    return result
