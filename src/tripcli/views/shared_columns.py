"""Columns that the views of several kinds of record have, each of the record `r`."""

from tripcli.table import Kind
from tripcli.views.view import both, data, people

QUALIFIERS = ("~", "?", "%")
"""All words of a column of qualifiers."""
REPORTED = ("stop", "event", "agreement", "pledge")
"""Kinds of record that have reports."""

DISPUTED = data("disputed", Kind.FLAG, "r.disputed", "whether a source contests it")
NOTE = data("note", Kind.TEXT, "r.note", "a clause of a report")
SOURCE_COUNT = people("src", Kind.COUNT, "r.publisher_count", "number of publishers that report it", priority=3)
SOURCES = data("sources", Kind.SOURCES, "r.sources", "ids of all pages known by then")
DIFFER = both("differ", Kind.CODES, "r.differ", "fields on which sources differ", label="≠", mark_in="src", priority=3)
EXPECTED_FIELDS = data(
    "expected_fields",
    Kind.CODES,
    "r.expected_fields",
    "fields that only plans give, of what came about",
    label="planned",
)
