"""reports: what each source says of each record, one row a report; no value in it was folded of several reports."""

from collections.abc import Callable, Mapping
from typing import Any

from tripcli.query.filters import ALL, SAID_BY, Selection
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.records import CALLED, selected_with_stops
from tripcli.views.shared_columns import QUALIFIERS, REPORTED, trip_column
from tripcli.views.value_text import value_text
from tripcli.views.view import Condition, TableView, both, data, people

_REPORT_SQL = {"source": "x.source IN ({values})", "source-kind": "s.kind IN ({values})", "said-by": SAID_BY}
"""Filters that name who reports -> the condition on a report `x` of a source `s`: here they select reports, not all
reports of the records that they select."""

_VALUES = """\
(SELECT json_group_array(field || ': ' || text) FROM (
  SELECT v.field, {text} AS text FROM report_value v
  WHERE v.kind = x.kind AND v.record = x.record AND v.position = x.position
))"""
_CHANGES = """\
(SELECT nullif(json_group_array(text), '[]') FROM (
  SELECT CASE WHEN c.before IS NULL THEN c.field ELSE
    c.field || ': ' || {before} || ' → ' || coalesce({after}, 'no longer given') END AS text
  FROM change c
  WHERE c.kind = x.kind AND c.record = x.record AND c.source = x.source AND c.position = x.position
  ORDER BY c.rowid
))"""
_CHANGED_FIELDS = """\
(SELECT group_concat(field, ';') FROM (
  SELECT DISTINCT c.field FROM change c
  WHERE c.kind = x.kind AND c.record = x.record AND c.source = x.source AND c.position = x.position
))"""
_FORMAT = "format_value({}.type, {}.{})"

COLUMNS = (
    trip_column("x.record"),
    people("day", Kind.DATE, "s.published_day || coalesce(s.published_qualifier, '')", "day of publication; ~ inferred",
           label="known", group=1, order="x.known_from"),
    data("known", Kind.TIME, "s.published", "publication as stated", order="x.known_from"),
    data("known_qualifier", Kind.WORD, "s.published_qualifier", "~ when the date was inferred", words=QUALIFIERS),
    data("source", Kind.SOURCE, "x.source", "the source"),
    both("publisher", Kind.TEXT, "s.publisher", "who published it", priority=2, least_cells=10),
    both("said_by", Kind.PEOPLE, "x.said_by", "who says so, where it is not the publisher", label="says", priority=4),
    data("kind", Kind.WORD, "x.kind", "stop, event, agreement or pledge", words=REPORTED),
    data("record", Kind.ID, "x.record", "the record's id"),
    both("title", Kind.TEXT, CALLED.format("x"), "the record", label="record", priority=1, least_cells=16),
    data("status", Kind.STATUS, "x.status", "the stage that it reports"),
    data("disputed", Kind.FLAG, "x.disputed", "whether it contests the record"),
    people("stage", Kind.STATUS, "CASE WHEN x.disputed = 'yes' THEN 'disputed' ELSE x.status END",
           "the stage that it reports, or disputed", label="status", priority=3),
    data("says", Kind.WORDS, _VALUES.format(text="v.value"), "the values that it gives"),
    people("values", Kind.WORDS, _VALUES.format(text=_FORMAT.format("v", "v", "value")), "the values that it gives",
           label="says", priority=1, least_cells=20),
    data("changed", Kind.WORDS, _CHANGES.format(before="c.before", after="c.after"),
         "fields that it changed in what was known then"),
    people("changed_fields", Kind.CODES, _CHANGED_FIELDS, "fields that it changed in what was known then",
           label="changed", priority=5),
    both("note", Kind.TEXT, "x.note", "the report's note", priority=6),
)  # fmt: skip


def report_condition(selections: tuple[Selection, ...]) -> Condition:
    """Return the SQL that narrows reports `x` of sources `s` by the filters that name who reports."""
    parts, parameters = [], []
    for one in selections:
        if one.filter.id not in _REPORT_SQL:
            continue
        marks = ", ".join("?" * len(one.values))
        sql = _REPORT_SQL[one.filter.id]
        parts.append(f"({sql.format(values=marks)})" + (" IS NOT TRUE" if one.excluded else ""))
        parameters += [*one.values] * sql.count("{values}")
    return " AND ".join(parts) or "1", parameters


def conditions(request: Request) -> Condition:
    """The reports on the selected records; of the filters that name who reports, only the reports themselves."""
    narrowed, parameters = report_condition(request.selections)
    records, bound = selected_with_stops(request)
    return f"(x.kind, x.record) IN ({records}) AND {narrowed}", [*bound, *parameters]


def functions(request: Request) -> Mapping[str, Callable[..., Any]]:
    """Values for people."""
    knowledge = request.knowledge
    return {"format_value": lambda type_name, text: None if text is None else value_text(knowledge, type_name, text)}


VIEW = TableView(
    id="reports",
    kinds=ALL,
    columns=COLUMNS,
    rows_from="report x JOIN source s ON s.id = x.source",
    conditions=conditions,
    functions=functions,
    rests_on=conditions,
    order="x.known_from, s.id, x.kind, x.record, x.position",
    examples=(
        "tripcli reports -n 20",
        "tripcli reports --source-kind official -n 20",
        "tripcli reports --kind summit --disputed",
        "tripcli reports --status signed -f jsonl",
    ),
)
