"""sources: who reported the selected records, when, and where to read it."""

from tripcli.errors import UsageError
from tripcli.query.filters import ALL
from tripcli.query.names import resolve
from tripcli.query.request import Request
from tripcli.table import Audience, Column, Kind
from tripcli.views.view import Asked, Own, View

PEOPLE, DATA = Audience.PEOPLE, Audience.DATA

COLUMNS = (
    Asked(Column(id="day", label="published", kind=Kind.DATE, audience=PEOPLE, priority=2, help="day of publication"), "s.published_day", "s.known_from"),
    Asked(Column(id="published", label="published", kind=Kind.TIME, audience=DATA, help="as stated; local to the trip's zone unless it has an offset"), "s.published", "s.known_from"),
    Asked(
        Column(id="published_qualifier", label="sure", kind=Kind.WORD, audience=DATA, help="~ when the date was inferred"),
        "s.published_qualifier",
    ),
    Asked(Column(id="id", label="id", kind=Kind.ID, audience=DATA, help="the source's id"), "s.id"),
    Asked(Column(id="publisher", label="publisher", kind=Kind.TEXT, priority=1, help="who wrote it"), "s.publisher"),
    Asked(Column(id="via", label="read at", kind=Kind.TEXT, audience=DATA, help="where it was read, if elsewhere"), "s.via"),
    Asked(Column(id="title", label="title", kind=Kind.TEXT, priority=2, help="in square brackets when supplied"), "s.title"),
    Asked(Column(id="kind", label="kind", kind=Kind.WORD, priority=4, help="official, wire or press"), "s.kind"),
    Asked(Column(id="url", label="address", kind=Kind.ADDRESS, audience=DATA, help="where to read it"), "s.url"),
    Asked(Column(id="archive_url", label="archived", kind=Kind.ADDRESS, audience=DATA, help="a stored copy"), "s.archive_url"),
    Asked(Column(id="retrieved", label="read on", kind=Kind.DATE, audience=DATA, help="day on which it was read"), "s.retrieved"),
    Asked(Column(id="language", label="language", kind=Kind.WORD, audience=DATA, help="ISO 639 code; none for English"), "s.language"),
    Asked(Column(id="note", label="note", kind=Kind.TEXT, audience=DATA, help="what is to be known of it"), "s.note"),
    Asked(
        Column(id="records", label="records", kind=Kind.COUNT, priority=3, help="number of selected records that it reports"),
        "count(DISTINCT x.kind || ' ' || x.record)",
        "count(DISTINCT x.kind || ' ' || x.record)",
    ),
)  # fmt: skip

_SELECTED = " UNION ALL ".join(f"SELECT '{kind}' AS kind, id FROM selected_{kind}" for kind in ALL)  # noqa: S608 - our own names


def conditions(request: Request) -> tuple[str, list[str]]:
    """The sources of the selected records; without a filter those of stops too."""
    stops = "" if request.chosen else " UNION ALL SELECT 'stop', id FROM stop"
    where = f"(x.kind, x.record) IN ({_SELECTED}{stops})"
    parameters: list[str] = []
    record = request.own.get("record")
    if record:
        ids = _records(request, record)
        marks = ", ".join("?" * len(ids))
        where = f"{where} AND x.record IN ({marks})" if request.chosen else f"x.record IN ({marks})"
        parameters += ids
    wanted = request.values("source")
    if wanted:
        where += f" AND s.id IN ({', '.join('?' * len(wanted))})"
        parameters += wanted
    kinds = request.values("source-kind")
    if kinds:
        where += f" AND s.kind IN ({', '.join('?' * len(kinds))})"
        parameters += kinds
    return where + " GROUP BY s.id", parameters


def _records(request: Request, text: str) -> tuple[str, ...]:
    """The record of any kind that the text names; raises UsageError when none has that id."""
    knowledge = request.knowledge
    known = "SELECT 1 FROM known_report WHERE record = ?"
    if knowledge.connection.execute(known, (text,)).fetchone():
        return (text,)
    for what in ("event", "agreement", "pledge", "stop"):
        try:
            return resolve(knowledge, what, text, "record")
        except UsageError as error:
            if "may be any" in str(error):
                raise
    raise UsageError(f'--record "{text}": no stop, event, agreement or pledge of that name is known')


VIEW = View(
    id="sources",
    kinds=ALL,
    columns=COLUMNS,
    rows_from="source s JOIN known_report x ON x.source = s.id",
    conditions=conditions,
    order="s.known_from, s.id",
    own=(Own("record", "only those of one stop, event, agreement or pledge", "ID"),),
    examples=(
        "tripcli sources --record trump-xi-summit -f records",
        "tripcli sources --source-kind official",
        "tripcli sources --event akasaka-signing -c publisher,url",
    ),
)
