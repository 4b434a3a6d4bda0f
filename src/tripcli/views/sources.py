"""sources: who reported the selected records, when, and where to read it."""

from tripcli.errors import UnknownName
from tripcli.query.filters import ALL
from tripcli.query.names import resolve
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.records import SELECTED
from tripcli.views.reports import report_condition
from tripcli.views.shared_columns import QUALIFIERS, trip_column
from tripcli.views.view import TableView, ViewOption, both, data, people

COLUMNS = (
    trip_column("s.id"),
    people(
        "day",
        Kind.DATE,
        "s.published_day || coalesce(s.published_qualifier, '')",
        "day of publication; ~ when it was inferred",
        label="published",
        order="s.known_from",
        priority=2,
    ),
    data(
        "published",
        Kind.TIME,
        "s.published",
        "as stated; local to the trip's zone unless it has an offset",
        order="s.known_from",
    ),
    data(
        "published_qualifier",
        Kind.WORD,
        "s.published_qualifier",
        "~ when the date was inferred",
        label="sure",
        words=QUALIFIERS,
    ),
    data("id", Kind.ID, "s.id", "the source's id"),
    both("publisher", Kind.TEXT, "s.publisher", "who wrote it", priority=2, least_cells=10),
    data("via", Kind.TEXT, "s.via", "where it was read, if elsewhere", label="read at"),
    both("title", Kind.TEXT, "s.title", "in square brackets when supplied", priority=1, least_cells=24),
    both("kind", Kind.WORD, "s.kind", "official, wire or press", priority=5),
    both("url", Kind.ADDRESS, "s.url", "where to read it", label="address"),
    data("archive_url", Kind.ADDRESS, "s.archive_url", "a stored copy", label="archived"),
    data("retrieved", Kind.DATE, "s.retrieved", "day on which it was read", label="read on"),
    data("language", Kind.WORD, "s.language", "ISO 639 code; none for English"),
    data("note", Kind.TEXT, "s.note", "what is to be known of it"),
    both(
        "records",
        Kind.COUNT,
        "count(DISTINCT x.kind || ' ' || x.record)",
        "number of selected records that it reports",
        order="count(DISTINCT x.kind || ' ' || x.record)",
        priority=3,
    ),
)


def conditions(request: Request) -> tuple[str, list[str]]:
    """The sources of the selected records; without a filter those of stops too."""
    stops = "" if request.selections else " UNION ALL SELECT 'stop', id FROM stop"
    where = f"(x.kind, x.record) IN ({SELECTED}{stops})"
    parameters: list[str] = []
    record = request.options.get("record")
    if record:
        ids = _records(request, record)
        marks = ", ".join("?" * len(ids))
        where = f"{where} AND x.record IN ({marks})" if request.selections else f"x.record IN ({marks})"
        parameters += ids
    narrowed, values = report_condition(request.selections)
    return f"{where} AND {narrowed}", [*parameters, *values]


def _records(request: Request, text: str) -> tuple[str, ...]:
    """The record of any kind that the text names; raises UsageError when none has that id."""
    knowledge = request.knowledge
    known = "SELECT 1 FROM report WHERE record = ?"
    if knowledge.connection.execute(known, (text,)).fetchone():
        return (text,)
    for what in ("event", "agreement", "pledge", "stop"):
        try:
            return resolve(knowledge, what, text, "record")
        except UnknownName:
            continue
    raise UnknownName(f'--record "{text}": no stop, event, agreement or pledge of that name is known')


VIEW = TableView(
    id="sources",
    kinds=ALL,
    columns=COLUMNS,
    rows_from="source s JOIN report x ON x.source = s.id",
    conditions=conditions,
    group_by="s.id",
    rests_on=conditions,
    order="s.known_from, s.id",
    options=(ViewOption("record", "only those of one stop, event, agreement or pledge", "ID"),),
    examples=(
        "tripcli sources",
        "tripcli sources --source-kind official",
        "tripcli sources --kind summit --count-by publisher",
        "tripcli sources --status signed -f records",
    ),
)
