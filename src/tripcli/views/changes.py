"""changes: what was so at one moment and what at another, one row a field; with --steps what each report changed."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tripcli.query.filters import ALL, selection
from tripcli.query.knowledge import Knowledge
from tripcli.query.request import Request
from tripcli.query.when import read_as_of, since_instant
from tripcli.table import Kind
from tripcli.values.words import parse_texts
from tripcli.views.records import CALLED, selected_with_stops
from tripcli.views.shared_columns import QUALIFIERS, REPORTED, trip_column
from tripcli.views.value_text import list_changes, value_text
from tripcli.views.view import Condition, TableView, ViewOption, both, data, people

TABLES = Path(__file__).with_name("changes.sql").read_text(encoding="utf-8")
BEFORE_ALL = -(2**62)
"""An instant before any report."""

_REPORT = (
    data("known", Kind.TIME, "s.published", "publication of the last report that changed it", order="c.known_from"),
    data("known_qualifier", Kind.WORD, "s.published_qualifier", "~ when the date was inferred", words=QUALIFIERS),
    data("source", Kind.SOURCE, "c.source", "the source of that report"),
)
_NOTE = data("note", Kind.TEXT, "c.note", "the report's note")

DIFFERENCE_COLUMNS = (
    trip_column("d.record"),
    data("kind", Kind.WORD, "d.kind", "stop, event, agreement or pledge", words=REPORTED),
    data("record", Kind.ID, "d.record", "the record's id"),
    people("of", Kind.TEXT, CALLED.format("d"), "the record", label="record", priority=1, least_cells=20),
    data("field", Kind.WORD, "d.field", "what changed"),
    data("before", Kind.VALUE, "d.type || ':' || d.before", "the earlier value; none for what was not known"),
    data("after", Kind.VALUE, "d.type || ':' || d.after", "the later value"),
    people(
        "change",
        Kind.TEXT,
        "change_text(d.field, d.type, d.before, d.after, d.is_new, detail.type, detail.value, parts.parts)",
        "new, or the field with its earlier and later value; of a list of people who came to it and who went",
        priority=1,
        least_cells=20,
    ),
    data("new", Kind.FLAG, "CASE WHEN d.is_new THEN 'yes' END", "whether the record was not known before"),
    *_REPORT,
    people("by", Kind.TEXT, "p.short", "who reported it last", label="source", priority=6, least_cells=10),
    _NOTE,
)  # fmt: skip

STEP_COLUMNS = (
    trip_column("c.record"),
    people("day", Kind.DATE, "s.published_day", "day of publication", label="known", group=1, order="c.known_from"),
    *_REPORT,
    people("by", Kind.TEXT, "s.publisher", "who reported it", label="source", group=1),
    data("kind", Kind.WORD, "c.kind", "stop, event, agreement or pledge", words=REPORTED),
    data("record", Kind.ID, "c.record", "the record's id"),
    people("of", Kind.TEXT, CALLED.format("c"), "the record", label="record", group=2),
    both("field", Kind.WORD, "c.field", "what changed", priority=2),
    people(
        "then",
        Kind.VALUE,
        "CASE WHEN c.field != 'participants' THEN c.type || ':' || c.before END",
        "the value until then",
        label="before",
        priority=3,
        least_cells=12,
    ),
    data("before", Kind.VALUE, "c.type || ':' || c.before", "the value until then; none at first"),
    data("after", Kind.VALUE, "c.type || ':' || c.after", "the value from then on"),
    people(
        "now",
        Kind.TEXT,
        "new_value(c.type, c.before, c.after)",
        "the new value; of a list of people who came to it and who went",
        label="after",
        priority=1,
    ),
    _NOTE,
)


def difference_conditions(request: Request) -> Condition:
    """The selected records; for people one row for a record that is new."""
    records, parameters = selected_with_stops(request)
    where = f"(d.kind, d.record) IN ({records})"
    return (f"{where} AND d.omitted IS NULL" if request.for_people else where), parameters


def step_conditions(request: Request) -> Condition:
    """The reports between the two moments on the selected records."""
    where, parameters = _within("c", request)
    if request.for_people:
        where += " AND NOT (c.field = 'title' AND c.before IS NULL)"  # the heading has the title
    return where, parameters


def rests_on(request: Request) -> Condition:
    """The reports of the same span on the same records."""
    return _within("x", request)


def _within(row: str, request: Request) -> Condition:
    """SQL by which a row with kind, record and known_from lies between the moments and among the selected records."""
    since, until = span(request)
    records, parameters = selected_with_stops(request)
    return (
        f"({row}.kind, {row}.record) IN ({records}) AND {since} < {row}.known_from AND {row}.known_from <= {until}",
        parameters,
    )


def span(request: Request) -> tuple[int, int]:
    """Return the two moments in seconds since 1970 UTC; raises UsageError.

    A day after `--since` means the moment before it began; after `--until` its end. Without `--since` it is a moment
    before any report; without `--until` the moment whose knowledge is asked for. Neither is later than that moment.
    """
    since, until = request.options.get("since"), request.options.get("until")
    first = BEFORE_ALL if since is None else since_instant(since, request.context)
    last = request.knowledge.as_of
    if until is not None:
        last = min(last, read_as_of(until, request.context).instant)
    return min(first, last), last


def functions(request: Request) -> Mapping[str, Callable[..., Any]]:
    """The two moments, and values for people."""
    since, until = span(request)
    return {
        "since_instant": lambda: since,
        "until_instant": lambda: until,
        "same_items": same_items,
        "new_value": partial(_new_value, request.knowledge),
        "change_text": partial(_change_text, request.knowledge),
    }


def same_items(type_name: str, one: str | None, other: str | None) -> bool:
    """Return whether two lists have the same items in whatever order; other values are compared as they are."""
    if one is None or other is None or type_name not in {"texts", "people"}:
        return one == other
    if type_name == "texts":
        return sorted(parse_texts(one)) == sorted(parse_texts(other))
    return sorted(one.split(";")) == sorted(other.split(";"))


def _change_text(  # noqa: PLR0913, PLR0917 - the arguments of an SQL function
    knowledge: Knowledge,
    field: str,
    type_name: str,
    before: str | None,
    after: str | None,
    is_new: int,
    detail_type: str | None,
    detail: str | None,
    parts: int | None,
) -> str:
    """For people: what changed; of a status that came with it, also the time or figure and the number of new parts."""
    later = _new_value(knowledge, type_name, before, after)
    if is_new or field == "status":
        if detail_type is not None and detail is not None:
            later += f", {value_text(knowledge, detail_type, detail)}"
        if parts:
            later += f", with {parts} new {'part' if parts == 1 else 'parts'}"
        return f"new: {later}" if is_new else f"{before} → {later}"
    if type_name == "people" or before is None:
        return f"{field} {later}"
    return f"{field} {value_text(knowledge, type_name, before)} → {later}"


def _new_value(knowledge: Knowledge, type_name: str, before: str | None, after: str | None) -> str:
    """For people: the later value; of a list of people only who came to it and who went."""
    if after is None:
        return "no longer given"
    return list_changes(knowledge, before, after) if type_name == "people" else value_text(knowledge, type_name, after)


def variant(request: Request) -> TableView | None:
    """Each step of each report, when it was asked for."""
    return STEPS if "steps" in request.options else None


def notes(request: Request) -> tuple[str, ...]:
    """What people do not see: parts of new pledges, details of what came about, and other words for the same."""
    clause, parameters = selection(ALL, request.selections)
    records, bound = selected_with_stops(request)
    query = f"""\
{clause}, {TABLES}
SELECT count(*) FILTER (WHERE omitted = 'part' AND field = 'status'), count(*) FILTER (WHERE omitted = 'detail')
FROM listed WHERE (kind, record) IN ({records})"""
    parts, values = request.knowledge.connection.execute(query, [*parameters, *bound]).fetchone()
    omitted = [f"{parts} {'part' if parts == 1 else 'parts'} of new pledges"] if parts else []
    omitted += [f"{values} details and wordings"] if values else []
    return (f"Not listed: {', '.join(omitted)}; -f tsv lists every field, --steps each report",) if omitted else ()


OPTIONS = (
    ViewOption("since", "the earlier moment of knowledge; a date means its beginning", "WHEN"),
    ViewOption("until", "the later moment of knowledge; a date means its end", "WHEN"),
    ViewOption("steps", "what each report changed, in the order in which reports took effect"),
)
STEPS = TableView(
    id="changes",
    kinds=ALL,
    columns=STEP_COLUMNS,
    rows_from="change c JOIN source s ON s.id = c.source",
    conditions=step_conditions,
    functions=functions,
    rests_on=rests_on,
    order="c.known_from, c.kind, c.record, c.step, c.rowid",
)
VIEW = TableView(
    id="changes",
    kinds=ALL,
    columns=DIFFERENCE_COLUMNS,
    tables=TABLES,
    rows_from=(
        "listed d LEFT JOIN last_change c ON (c.kind, c.record, c.field, c.choice) = (d.kind, d.record, d.field, 1) "
        "LEFT JOIN source s ON s.id = c.source LEFT JOIN publisher p ON p.id = s.publisher_id "
        "LEFT JOIN value_now detail ON (detail.kind, detail.record) = (d.kind, d.record) "
        "AND detail.field IN ('start', 'date', 'amount', 'arrive') "
        "LEFT JOIN new_parts parts ON d.kind = 'pledge' AND parts.record = d.record"
    ),
    conditions=difference_conditions,
    functions=functions,
    rests_on=rests_on,
    order=(
        "d.record_weight, d.kind = 'stop', d.kind, "
        "(SELECT n.sort_instant FROM event n WHERE d.kind = 'event' AND n.id = d.record), d.record, "
        "d.field_rank = 0, d.field_rank, d.field"
    ),
    notes=notes,
    options=OPTIONS,
    variant=variant,
    examples=(
        "tripcli changes --since 2024-05-10",
        "tripcli changes --since 2024-05-10 --until now",
        "tripcli changes --kind summit",
        "tripcli changes --status signed --steps -f jsonl",
    ),
)
