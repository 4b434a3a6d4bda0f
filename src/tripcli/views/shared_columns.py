"""Columns that the views of several kinds of record have, each of the record `r`."""

from typing import Any

from tripcli.table import Kind
from tripcli.views.view import ViewColumn, both, data, of_library, on_request, people

QUALIFIERS = ("~", "?", "%")
"""All words of a column of qualifiers."""
REPORTED = ("stop", "event", "agreement", "pledge")
"""Kinds of record that have reports."""

TRIP_OF = """\
CASE WHEN instr({0}, '/') THEN substr({0}, 1, instr({0}, '/') - 1)
ELSE (SELECT CASE WHEN count(*) = 1 THEN max(id) END FROM trip_all) END"""
"""Id of the trip that the record with an id belongs to; no value for what all trips share."""
ID_IN_TRIP = "substr({0}, instr({0}, '/') + 1)"
"""The id that a record has within its trip."""


def trip_column(record_id: str, priority: int = 2, **look: Any) -> ViewColumn:
    """Return the column of the trip that a row's record belongs to; `record_id` is the SQL of the record's id."""
    return of_library("trip", Kind.TRIP, TRIP_OF.format(record_id), "the trip", priority=priority, **look)


def trips_column(record_id: str) -> ViewColumn:
    """Return the column of the trips to which the records of a grouped row belong."""
    trips = f"in_trip_order(group_concat(DISTINCT {TRIP_OF.format(record_id)}))"
    return of_library("trip", Kind.TRIPS, trips, "the trips", priority=2)


DISPUTED = data("disputed", Kind.FLAG, "r.disputed", "whether a source contests it")
NOTE = data("note", Kind.TEXT, "r.note", "a clause of a report")
SOURCE_COUNT = people("src", Kind.COUNT, "r.publisher_count", "number of publishers that report it", priority=3)
SOURCES = data("sources", Kind.SOURCES, "r.sources", "ids of all pages known by then")
DIFFER = both("differ", Kind.CODES, "r.differ", "fields on which sources differ", label="≠", mark_in="src", priority=3)


def said_by_column(kind: str) -> ViewColumn:
    """Return the column of those whose words the reports on a record `r` of a kind give."""
    each = "json_each('[\"' || replace(x.said_by, ';', '\",\"') || '\"]')"
    sql = (
        "(SELECT replace(group_concat(DISTINCT j.value), ',', ';') "
        f"FROM report x, {each} j WHERE x.kind = '{kind}' AND x.record = r.id)"
    )
    return on_request("said_by", Kind.PEOPLE, sql, "the people and parties whose words reports give", label="said by")


EXPECTED_FIELDS = data(
    "expected_fields",
    Kind.CODES,
    "r.expected_fields",
    "fields that only plans give, of what came about",
    label="planned",
)


def identity_columns(kind: str) -> tuple[ViewColumn, ...]:
    """The columns by which other programs recognize a record `r` of a kind, and see that it has changed."""
    reports = f"FROM report x WHERE x.kind = '{kind}' AND x.record = r.id"
    path = "" if kind == "event" else f"{kind}/"
    return (
        on_request(
            "uid",
            Kind.WORD,
            f"{TRIP_OF.format('r.id')} || '/{path}' || {ID_IN_TRIP.format('r.id')}",
            "the trip's id and the record's; it never changes",
        ),
        on_request(
            "report_count",
            Kind.COUNT,
            f"(SELECT count(*) {reports})",
            "number of reports on it",
        ),
        on_request(
            "updated",
            Kind.TIME,
            f"(SELECT strftime('%Y-%m-%dT%H:%MZ', max(x.known_from), 'unixepoch') {reports})",
            "the minute in UTC at which its last report became known",
        ),
    )
