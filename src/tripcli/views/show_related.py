"""What points to a record, on its page."""

from typing import NamedTuple

from tripcli.query.request import Request
from tripcli.table import Column, Kind, Row, Section, Table
from tripcli.views.event_order import event_order, order_function

RELATION = Column(id="relation", label="relation", kind=Kind.WORD, help="how it points here", priority=2)
KIND = Column(id="kind", label="kind", kind=Kind.WORD, help="kind of the record that points here")
ID = Column(id="id", label="id", kind=Kind.ID, help="its id", priority=1)
TITLE = Column(id="title", label="title", kind=Kind.TEXT, help="its title or name", priority=1)
STATUS = Column(id="status", label="status", kind=Kind.STATUS, help="how far it has come", priority=3)
DATE = Column(id="date", label="date", kind=Kind.DATE, help="its local day", priority=3)


class Relation(NamedTuple):
    """A way in which records of one kind point to a record."""

    name: str
    kind: str
    where: str
    """SQL on the record `r` that points; `:id` is the record that it points to."""


_TOOK_PART = "r.version IN (SELECT version FROM participation WHERE person = :id)"
_RELATIONS: dict[str, tuple[Relation, ...]] = {
    "event": (
        Relation("came of it", "agreement", "r.event = :id"),
        Relation("came of it", "pledge", "r.event = :id"),
        Relation("came after it", "event", "r.after IS NOT NULL AND ';' || r.after || ';' LIKE '%;' || :id || ';%'"),
    ),
    "pledge": (
        Relation("part of it", "pledge", "r.part_of = :id"),
        Relation("overlaps", "pledge", "r.id IN (SELECT other FROM pledge_overlap WHERE record = :id)"),
    ),
    "stop": (
        Relation("there", "event", "r.id IN (SELECT record FROM record_stop WHERE stop = :id AND kind = 'event')"),
    ),
    "person": (Relation("took part", "event", _TOOK_PART),),
    "party": (
        Relation("took part", "event", _TOOK_PART),
        Relation("between", "agreement", "';' || r.parties || ';' LIKE '%;' || :id || ';%'"),
        Relation("paid by", "pledge", "r.id IN (SELECT record FROM pledge_payer WHERE party = :id)"),
        Relation("paid to", "pledge", "r.payee = :id"),
    ),
    "source": tuple(
        Relation("reports", kind, f"r.id IN (SELECT record FROM report WHERE kind = '{kind}' AND source = :id)")
        for kind in ("stop", "event", "agreement", "pledge")
    ),
}
"""By kind of the record that is shown."""
_TITLES = {"stop": "r.name"}
_DATES = {"event": "r.day", "agreement": "r.date", "stop": "r.day"}
_ORDERS = {"event": event_order("r"), "pledge": "r.rank"}


def related_sections(request: Request, kind: str, record_id: str) -> list[Section]:
    """Return what points to the record, for people and for programs."""
    knowledge = request.knowledge
    for name, function in order_function(knowledge).items():
        knowledge.connection.create_function(name, -1, function, deterministic=True)
    rows: list[Row] = []
    for relation in _RELATIONS.get(kind, ()):
        title, date = _TITLES.get(relation.kind, "r.title"), _DATES.get(relation.kind, "NULL")
        query = (
            f"SELECT '{relation.name}', '{relation.kind}', r.id, {title}, r.status, {date} FROM {relation.kind} r "
            f"WHERE {relation.where} ORDER BY {_ORDERS.get(relation.kind, 'r.sort_instant, r.id')}"
        )
        rows += knowledge.connection.execute(query, {"id": record_id}).fetchall()
    people = (RELATION._replace(group=1), TITLE._replace(least_cells=36), STATUS, DATE, ID._replace(priority=4))
    shown: list[Row] = [
        (relation_name, title, status, date, its_id) for relation_name, _, its_id, title, status, date in rows
    ]
    columns = (RELATION, KIND, ID, TITLE, STATUS, DATE)
    return [
        Section("related_for_people", "POINTS HERE", _table(request, people, shown), for_data=False),
        Section("related", "", _table(request, columns, rows), for_people=False),
    ]


def _table(request: Request, columns: tuple[Column, ...], rows: list[Row]) -> Table:
    return Table(title="related", columns=columns, rows=rows, names=request.knowledge.name)
