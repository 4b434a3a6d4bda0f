"""conflicts: pairs of values that disagree, with the sources of each."""

from tripcli.query.filters import ALL, selection
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.records import CALLED, selected_with_stops
from tripcli.views.shared_columns import REPORTED, trip_column
from tripcli.views.view import Condition, TableView, both, data, people

COLUMNS = (
    trip_column("c.record", group=2),
    data("kind", Kind.WORD, "c.kind", "stop, event, agreement or pledge", words=REPORTED),
    data("record", Kind.ID, "c.record", "the record's id"),
    people("of", Kind.TEXT, CALLED.format("c"), "the record", label="record", group=1),
    both("field", Kind.WORD, "c.field", "on which they disagree", priority=1),
    both("status", Kind.STATUS, "c.status", "the stage at which both speak, or disputed", priority=4),
    both(
        "value",
        Kind.VALUE,
        "c.type || ':' || c.value",
        "the value that the other views give",
        priority=1,
        least_cells=12,
    ),
    both("sources", Kind.SOURCES, "c.sources", "who gives it", priority=2, least_cells=12),
    both(
        "other_value",
        Kind.VALUE,
        "c.type || ':' || c.other_value",
        "the other value",
        label="≠ other",
        priority=1,
        least_cells=12,
    ),
    both(
        "other_sources", Kind.SOURCES, "c.other_sources", "who gives that", label="sources", priority=2, least_cells=12
    ),
    both("said_by", Kind.PEOPLE, "c.said_by", "who says the value, apart from who prints it", label="says", priority=5),
    both("other_said_by", Kind.PEOPLE, "c.other_said_by", "who says the other", label="≠ says", priority=5),
)

_ORDER = (
    "CASE c.kind WHEN 'stop' THEN 0 WHEN 'event' THEN 1 WHEN 'agreement' THEN 2 ELSE 3 END, "
    "(SELECT sort_instant FROM event n WHERE n.id = c.record), c.record, c.field, c.value, c.other_value"
)


def conditions(request: Request) -> Condition:
    """The disagreements on the selected records."""
    records, parameters = selected_with_stops(request)
    return f"(c.kind, c.record) IN ({records})", parameters


def rests_on(request: Request) -> Condition:
    """The reports of the records on which sources disagree."""
    where, parameters = conditions(request)
    return f"(x.kind, x.record) IN (SELECT c.kind, c.record FROM conflict c WHERE {where})", parameters


def notes(request: Request) -> tuple[str, ...]:
    """The records that a source contests without giving another value."""
    clause, parameters = selection(ALL, request.selections)
    disputed = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, id, title FROM selected_{kind} WHERE disputed = 'yes'" for kind in ALL
    )
    query = f"{clause}SELECT title FROM ({disputed}) d WHERE (d.kind, d.id) NOT IN (SELECT kind, record FROM conflict)"
    titles = [row[0] for row in request.knowledge.connection.execute(query, parameters)]
    if not titles:
        return ()
    what = "record" if len(titles) == 1 else "records"
    return (f"{len(titles)} {what} disputed in words only (tripcli show): {'; '.join(titles)}",)


VIEW = TableView(
    id="conflicts",
    kinds=ALL,
    columns=COLUMNS,
    rows_from="conflict c",
    conditions=conditions,
    rests_on=rests_on,
    order=_ORDER,
    notes=notes,
    examples=(
        "tripcli conflicts",
        "tripcli conflicts --kind summit",
        "tripcli conflicts --source-kind official -f tsv",
    ),
)
