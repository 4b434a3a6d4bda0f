"""The sections of a record's page, each a table of its own."""

from collections.abc import Iterator, Sequence

from tripcli.query.request import Request
from tripcli.table import Column, Kind, Row, Section, Table
from tripcli.values.display import format_value

FIELD = Column(id="field", label="field", kind=Kind.WORD, help="name of the field", priority=1)
VALUE = Column(id="value", label="value", kind=Kind.VALUE, help="what is so", priority=1)
SAYS = Column(id="value", label="value", kind=Kind.TEXT, help="what is so", priority=1)
SOURCES = Column(id="sources", label="sources", kind=Kind.SOURCES, help="who gives it", priority=2)
SAID_BY = Column(id="sources", label="sources", kind=Kind.TEXT, help="who gives it", priority=2)
STATUS = Column(id="status", label="status", kind=Kind.STATUS, help="the stage at which they speak")

FIELD_COLUMNS = (FIELD, VALUE, SOURCES, STATUS)
CONFLICT_COLUMNS = (
    FIELD,
    VALUE,
    SOURCES,
    Column(id="other_value", label="other value", kind=Kind.VALUE, help="a value that disagrees"),
    Column(id="other_sources", label="sources", kind=Kind.SOURCES, help="who gives that"),
    Column(id="status", label="status", kind=Kind.STATUS, help="the stage of both, or disputed"),
)
REPORT_COLUMNS = (
    Column(id="published", label="published", kind=Kind.DATE, help="day of publication", priority=1),
    Column(id="source", label="source", kind=Kind.SOURCE, help="the source's id and name"),
    Column(id="publisher", label="source", kind=Kind.TEXT, help="who wrote it", priority=1, least_cells=12),
    Column(id="status", label="status", kind=Kind.STATUS, help="the stage that it reports", priority=2),
    Column(id="disputed", label="disputed", kind=Kind.FLAG, help="whether it contests the record"),
    Column(id="changed", label="what it changed", kind=Kind.TEXT, help="fields, before → after; = nothing", priority=1),
    Column(id="note", label="note", kind=Kind.TEXT, help="the report's note"),
    Column(id="aside", label="aside", kind=Kind.TEXT, help="what it gives otherwise than the record then had it"),
)
RELATED_COLUMNS = (
    Column(id="relation", label="relation", kind=Kind.WORD, help="how it points here", priority=2),
    Column(id="kind", label="kind", kind=Kind.WORD, help="kind of the record that points here"),
    Column(id="id", label="id", kind=Kind.ID, help="its id", priority=1),
    Column(id="title", label="title", kind=Kind.TEXT, help="its title or name", priority=1),
    Column(id="status", label="status", kind=Kind.STATUS, help="how far it has come", priority=3),
    Column(id="date", label="date", kind=Kind.DATE, help="its local day", priority=3),
)

REPORTS_TITLE = "REPORTS  = changes nothing, ≠ gives what was not taken, ~ date inferred"

_RECORD_FIELDS = {
    "event": ("kind", "stop", "place", "country"),
    "agreement": ("kind", "parties", "event", "date"),
    "pledge": ("kind", "payer", "payee", "part_of", "event", "overlaps"),
    "stop": ("kind", "within", "country", "timezone", "latitude", "longitude"),
    "person": ("title", "party", "alt_names"),
    "party": ("kind", "country", "alt_names"),
    "source": ("publisher", "via", "published", "kind", "url", "archive_url", "retrieved", "language", "note"),
}
"""What stands in a record besides what its reports say."""


def fields(request: Request, kind: str, record_id: str) -> Iterator[Section]:
    """What the record itself says of itself."""
    names = _RECORD_FIELDS[kind]
    query = f"SELECT {', '.join(names)} FROM {kind} WHERE id = ?"
    values = request.knowledge.connection.execute(query, (record_id,)).fetchone()
    rows = [(name, str(value)) for name, value in zip(names, values, strict=True) if value not in {None, ""}]
    at_stop = "stop" in dict(rows)
    told = [(name, _named(request, name, value)) for name, value in rows if name != "place" or not at_stop]
    people = _table(request, "attributes", (FIELD, SAYS), told)
    yield Section(id="told_attributes", title="", table=people, for_data=False)
    table = _table(request, "attributes", (FIELD, VALUE), rows)
    yield Section(id="attributes", title="", table=table, for_people=False)


_REFERRING = {
    "stop": Kind.STOP, "within": Kind.STOP, "country": Kind.PARTY, "party": Kind.PARTY, "parties": Kind.PARTY,
    "payer": Kind.PARTY, "payee": Kind.PARTY, "event": Kind.EVENT, "part_of": Kind.PLEDGE, "overlaps": Kind.PLEDGE,
}  # fmt: skip
"""Fields that name other records, by the kind of these."""


def _named(request: Request, field: str, value: str) -> str:
    """For people: a value of the record itself, with names in the place of ids."""
    kind = _REFERRING.get(field)
    if kind is None:
        return value.replace(";", ", ") if field == "alt_names" else value
    names = ((one, request.knowledge.name(kind, one)) for one in value.split(";"))
    return ", ".join(name.name if name else one for one, name in names)


def said(request: Request, kind: str, record_id: str) -> Iterator[Section]:
    """What its reports say: each field with its sources, and the values that disagree."""
    connection = request.knowledge.connection
    given = connection.execute(
        "SELECT field, value, sources, status FROM field WHERE kind = ? AND record = ? AND field != 'note' "
        "ORDER BY rowid",
        (kind, record_id),
    ).fetchall()
    against = connection.execute(
        "SELECT field, value, sources, other_value, other_sources, status FROM conflict WHERE kind = ? AND record = ? "
        "ORDER BY rowid",
        (kind, record_id),
    ).fetchall()
    table = _table(request, "fields", (FIELD, VALUE, SAID_BY), _together(request, given, against))
    yield Section(id="told", title="FIELDS", table=table, for_data=False)
    yield Section(id="fields", title="", table=_table(request, "fields", FIELD_COLUMNS, given), for_people=False)
    conflicts = _table(request, "conflicts", CONFLICT_COLUMNS, against)
    yield Section(id="conflicts", title="", table=conflicts, for_people=False)


def _together(request: Request, given: Sequence[Row], against: Sequence[Row]) -> list[Row]:
    """For people: each value with who gives it, and under it those that disagree."""

    def called(kind: Kind, ids: object) -> str:
        told = []
        for one in str(ids).split(";"):
            record_id, _, presence = one.partition(" ")
            name = request.knowledge.name(kind, record_id)
            told.append((name.short if name else record_id) + (f" {presence}" if presence else ""))
        return ", ".join(dict.fromkeys(told))

    rows: list[Row] = []
    for field, value, sources, status in given:
        told = called(Kind.PERSON, value) if field == "participants" else value
        rows.append((field, told, called(Kind.SOURCE, sources) if status else "all"))
        for row in against:
            if row[0] == field:
                mark = "≠ disputed" if row[5] == "disputed" else "≠"
                other = called(Kind.PERSON, row[3]) if field == "participants" else row[3]
                rows.append((mark, other, called(Kind.SOURCE, row[4])))
    return rows


def reports(request: Request, kind: str, record_id: str) -> Iterator[Section]:
    """Every report, in order of publication, with what it changed."""
    connection = request.knowledge.connection
    steps: dict[int, list[str]] = {}
    for number, field, before, after in connection.execute(
        "SELECT step, field, before, after FROM change WHERE kind = ? AND record = ? ORDER BY step, rowid",
        (kind, record_id),
    ):
        if number or field not in {"status", "title", "participants", "topics"}:  # of the first only what it adds
            steps.setdefault(number, []).append(_change(field, before, after))
    asides: dict[int, list[str]] = {}
    for number, field, value in connection.execute(
        "SELECT step, field, value FROM aside WHERE kind = ? AND record = ? ORDER BY step, rowid", (kind, record_id)
    ):
        asides.setdefault(number, []).append(f"{field} {format_value(value)}")
    rows: list[Row] = []
    known = connection.execute(
        "SELECT s.published_day || coalesce(s.published_qualifier, ''), r.source, s.publisher, r.status, r.disputed, "
        "r.note FROM report r JOIN source s ON s.id = r.source WHERE r.kind = ? AND r.record = ? "
        "ORDER BY r.known_from, r.position",
        (kind, record_id),
    )
    for number, (published, source, publisher, status, disputed, note) in enumerate(known):
        changed = "; ".join([*["first report"] * (number == 0), *steps.get(number, [])]) or "="
        rows.append((published, source, publisher, status, disputed, changed, note, "; ".join(asides.get(number, []))))
    table = _table(request, "reports", REPORT_COLUMNS, rows)
    for_people = [row[0:1] + row[2:4] + (_told(*row[5:]),) for row in rows]
    columns = (REPORT_COLUMNS[0], REPORT_COLUMNS[2], REPORT_COLUMNS[3], REPORT_COLUMNS[5])
    people = _table(request, "reports", columns, for_people)
    yield Section(id="told_reports", title=REPORTS_TITLE, table=people, for_data=False)
    yield Section(id="reports", title="", table=table, for_people=False)


def _told(changed: object, note: object, aside: object) -> str:
    """For people: what a report changed, what it gives otherwise, and its note."""
    told = f"≠ {aside}" if changed == "=" and aside else f"{changed}; ≠ {aside}" if aside else str(changed)
    return f"{told} ({note})" if note else told


def _change(field: str, before: str | None, after: str) -> str:
    """A change in words; of a list of people only that it changed."""
    if field in {"participants", "topics"}:
        old, new = ({item.partition(" ")[0] for item in text.split(";")} for text in (before or "", after))
        more = len(new - old)
        return f"{field} {len(new)}" + (f", {more} new" if before else "")
    return f"{field} " + (f"{format_value(before)} → " if before is not None else "") + format_value(after)


_AT = "SELECT '{relation}', '{kind}', id, title, status, {date} FROM {kind} WHERE {where}"
_RELATED: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "event": (
        ("came of it", "agreement", "event = :id", "date"),
        ("came of it", "pledge", "event = :id", "NULL"),
    ),
    "pledge": (
        ("part of it", "pledge", "part_of = :id", "NULL"),
        ("overlaps", "pledge", "id IN (SELECT other FROM pledge_overlap WHERE record = :id)", "NULL"),
    ),
    "stop": (("there", "event", "id IN (SELECT record FROM record_stop WHERE stop = :id AND kind = 'event')", "day"),),
    "person": (("took part", "event", "version IN (SELECT version FROM participation WHERE person = :id)", "day"),),
    "party": (
        ("took part", "event", "version IN (SELECT version FROM participation WHERE person = :id)", "day"),
        ("between", "agreement", "';' || parties || ';' LIKE '%;' || :id || ';%'", "date"),
        ("paid by", "pledge", "payer = :id", "NULL"),
        ("paid to", "pledge", "payee = :id", "NULL"),
    ),
    "source": tuple(
        ("reports", kind, f"id IN (SELECT record FROM report WHERE kind = '{kind}' AND source = :id)", date)
        for kind, date in (("event", "day"), ("agreement", "date"), ("pledge", "NULL"))
    ),
}


def related(request: Request, kind: str, record_id: str) -> list[Section]:
    """What points to the record."""
    rows: list[Row] = []
    for relation, other, where, date in _RELATED.get(kind, ()):
        query = _AT.format(relation=relation, kind=other, where=where, date=date)
        order = " ORDER BY rank" if other == "pledge" else " ORDER BY sort_instant, id"
        query += order
        rows += request.knowledge.connection.execute(query, {"id": record_id}).fetchall()
    how, _, its_id, title, status, day = RELATED_COLUMNS
    people = (
        how._replace(group=True), title._replace(least_cells=36), status, day, its_id._replace(priority=4)
    )  # fmt: skip
    shown = [(row[0], *row[3:], row[2]) for row in rows]
    return [
        Section(id="came", title="POINTS HERE", table=_table(request, "related", people, shown), for_data=False),
        Section(id="related", title="", table=_table(request, "related", RELATED_COLUMNS, rows), for_people=False),
    ]


def _table(request: Request, title: str, columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    return Table(title=title, columns=tuple(columns), rows=rows, names=request.knowledge.name)
