"""The measures by which trips are compared, in their order, and the sources on which a value rests.

docs/compare.md says what each measure means.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tripcli.views.compare_deals import OF_DEALS
from tripcli.views.compare_people import OF_PEOPLE, meetings
from tripcli.views.compare_records import Measure, Selected, Value, by_trip, count
from tripcli.views.compare_way import OF_THE_WAY
from tripcli.views.records import selected_with_stops


def _one_publisher(selected: Selected) -> Iterator[Value]:
    """The share of events, agreements and pledges that one publisher alone reports, in percent to one decimal."""
    kinds = {
        kind: by_trip(rows)
        for kind, rows in (("event", selected.events), ("agreement", selected.agreements), ("pledge", selected.pledges))
    }
    for trip in selected.trips:
        records = [(kind, row) for kind, rows in kinds.items() for row in rows[trip.id]]
        single = tuple((kind, row["id"]) for kind, row in records if row["publisher_count"] == 1)
        share = f"{100 * len(single) / len(records):.1f}" if records else None
        yield Value("one_publisher", "", trip.id, share, "percent", single)


def _conflicts(selected: Selected) -> Iterator[Value]:
    """Pairs of values that disagree."""
    records, parameters = selected_with_stops(selected.request)
    query = f"{selected.clause}SELECT kind, record FROM conflict WHERE (kind, record) IN ({records})"
    pairs: dict[str, list[tuple[str, str]]] = {trip.id: [] for trip in selected.trips}
    for kind, record in selected.knowledge.connection.execute(query, [*selected.parameters, *parameters]):
        trip = selected.knowledge.trip_of(record)
        if trip in pairs:
            pairs[trip].append((kind, record))
    for trip, of_trip in pairs.items():
        yield Value("conflicts", "", trip, len(of_trip), "pairs", tuple(sorted(set(of_trip))))


_DRAWN_ON = """\
SELECT DISTINCT s.id, s.publisher_id, s.trip FROM report x JOIN source s ON s.id = x.source
WHERE (x.kind, x.record) IN (
  SELECT 'event', id FROM selected_event UNION ALL SELECT 'agreement', id FROM selected_agreement
  UNION ALL SELECT 'pledge', id FROM selected_pledge
)"""


def _sources(selected: Selected) -> Iterator[Value]:
    rows = by_trip(selected.rows(_DRAWN_ON))
    for trip in selected.trips:
        yield count("sources", "", trip, "source", rows[trip.id])


def _publishers(selected: Selected) -> Iterator[Value]:
    rows = by_trip(selected.rows(_DRAWN_ON))
    for trip in selected.trips:
        publishers = sorted({row["publisher_id"] for row in rows[trip.id]})
        records = tuple(("publisher", one) for one in publishers)
        yield Value("publishers", "", trip.id, len(records), "publishers", records)


_SOURCES = "SOURCES"
OF_SOURCES = (
    Measure("one_publisher", _SOURCES, "rests on one publisher", _one_publisher),
    Measure("conflicts", _SOURCES, "values on which sources differ", _conflicts),
    Measure("sources", _SOURCES, "sources", _sources),
    Measure("publishers", _SOURCES, "publishers", _publishers),
)
MEASURES = (*OF_THE_WAY, *OF_PEOPLE, *OF_DEALS, *OF_SOURCES)


def sources_of(selected: Selected) -> Mapping[tuple[str, str, str], set[str]]:
    """Return the ids of the sources on which each record that is counted rests, by trip, kind and id of the record.

    A person rests on the events of the meetings, a publisher on its sources.
    """
    result: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    kinds = (("event", selected.events), ("agreement", selected.agreements), ("pledge", selected.pledges))
    stops = [(trip.id, row) for trip in selected.trips for row in selected.way(trip)]
    for trip, kind, row in [
        *((row["trip"], kind, row) for kind, rows in kinds for row in rows),
        *((trip, "stop", row) for trip, row in stops),
    ]:
        result[trip, kind, row["id"]].update(row["sources"].split(";"))
    for row in selected.rows(_DRAWN_ON):
        result[row["trip"], "source", row["id"]].add(row["id"])
        result[row["trip"], "publisher", row["publisher_id"]].add(row["id"])
    for (trip, person), rows in meetings(selected).items():
        result[trip, "person", person].update(*(result[trip, "event", row["id"]] for row in rows))
    return result
