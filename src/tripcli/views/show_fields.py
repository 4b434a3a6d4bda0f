"""The fields of a record on its page: what the record says itself, and what its reports say."""

from collections.abc import Iterator
from typing import NamedTuple

from tripcli.query.request import Request
from tripcli.table import Column, Kind, Row, Section, Table
from tripcli.values.display import PLANNED
from tripcli.values.words import parse_texts
from tripcli.views.value_text import names_text, value_text

FIELD = Column(id="field", label="field", kind=Kind.WORD, help="name of the field", priority=1)
VALUE = Column(id="value", label="value", kind=Kind.VALUE, help="its value", priority=1)
VALUE_TEXT = Column(id="value", label="value", kind=Kind.TEXT, help="its value", priority=1)
SOURCES = Column(id="sources", label="sources", kind=Kind.SOURCES, help="who gives it", priority=2)
SOURCES_TEXT = Column(id="sources", label="sources", kind=Kind.TEXT, help="who gives it", priority=2)

FIELD_COLUMNS = (
    FIELD,
    VALUE,
    SOURCES,
    Column(id="status", label="status", kind=Kind.STATUS, help="the stage at which they speak"),
    Column(id="said_by", label="says", kind=Kind.PEOPLE, help="who says so, apart from who prints it"),
)
CONFLICT_COLUMNS = (
    FIELD,
    VALUE,
    SOURCES,
    Column(id="other_value", label="other value", kind=Kind.VALUE, help="a value that disagrees"),
    Column(id="other_sources", label="sources", kind=Kind.SOURCES, help="who gives that"),
    Column(id="status", label="status", kind=Kind.STATUS, help="the stage of both, or disputed"),
    Column(id="said_by", label="says", kind=Kind.PEOPLE, help="who says the value, apart from who prints it"),
    Column(id="other_said_by", label="says", kind=Kind.PEOPLE, help="who says the other"),
)

OWN_FIELDS = {
    "event": ("kind", "stop", "place", "country", "concerns", "after"),
    "agreement": ("kind", "parties", "event", "concerns", "date"),
    "pledge": ("kind", "payer", "payee", "part_of", "event", "concerns", "overlaps"),
    "stop": ("kind", "within", "country", "timezone", "latitude", "longitude", "alt_names"),
    "person": ("title", "party", "alt_names"),
    "party": ("kind", "country", "alt_names"),
    "source": ("publisher", "via", "published", "kind", "url", "archive_url", "retrieved", "language", "note"),
}
"""By kind of record: the fields that stand in the record, besides what its reports say."""
NAMED_KINDS = {
    "stop": Kind.STOP, "within": Kind.STOP, "concerns": Kind.STOP, "country": Kind.PARTY, "party": Kind.PARTY,
    "parties": Kind.PARTY, "payer": Kind.PARTY, "payee": Kind.PARTY, "event": Kind.EVENT, "after": Kind.EVENT,
    "part_of": Kind.PLEDGE, "overlaps": Kind.PLEDGE,
}  # fmt: skip
"""Fields that name other records, by the kind of these."""


def own_field_sections(request: Request, kind: str, record_id: str) -> Iterator[Section]:
    """Yield what the record itself says, for people and for programs."""
    names = OWN_FIELDS[kind]
    query = f"SELECT {', '.join(names)} FROM {kind} WHERE id = ?"
    values = request.knowledge.connection.execute(query, (record_id,)).fetchone()
    fields = {name: str(value) for name, value in zip(names, values, strict=True) if value not in {None, "", "[]"}}
    shown: list[Row] = [
        (name, _own_text(request, name, value))
        for name, value in fields.items()
        if name != "place" or "stop" not in fields
    ]
    people = _table(request, "attributes", (FIELD, VALUE_TEXT), shown)
    yield Section(id="attributes_for_people", title="", table=people, for_data=False)
    typed: list[Row] = [(name, f"{_own_type(name)}:{value}") for name, value in fields.items()]
    table = _table(request, "attributes", (FIELD, VALUE), typed)
    yield Section(id="attributes", title="", table=table, for_people=False)


def _own_type(field: str) -> str:
    """The type of a field of the record itself."""
    return "texts" if field == "alt_names" else "text"


def _own_text(request: Request, field: str, value: str) -> str:
    """For people: a value of the record itself, with names in the place of ids."""
    if field == "alt_names":
        return ", ".join(parse_texts(value))
    kind = NAMED_KINDS.get(field)
    if kind is None:
        return value
    names = ((one, request.knowledge.name(kind, one)) for one in value.split(";"))
    return ", ".join(name.name if name else one for one, name in names)


class FieldValue(NamedTuple):
    """A field's value as of the asked moment, with who gives it."""

    field: str
    type: str
    value: str
    sources: str
    status: str
    said_by: str | None


class Conflict(NamedTuple):
    """Two values of a field that disagree."""

    field: str
    type: str
    value: str
    sources: str
    other_value: str
    other_sources: str
    status: str
    said_by: str | None
    other_said_by: str | None


def field_sections(request: Request, kind: str, record_id: str) -> Iterator[Section]:
    """Yield what its reports say: each field with its sources, and the values that disagree."""
    connection = request.knowledge.connection
    values = [
        FieldValue(*row)
        for row in connection.execute(
            "SELECT field, type, value, sources, status, said_by FROM field WHERE kind = ? AND record = ? "
            "AND field NOT IN ('note', 'status', 'disputed') ORDER BY rowid",
            (kind, record_id),
        )
    ]
    conflicts = [
        Conflict(*row)
        for row in connection.execute(
            "SELECT field, type, value, sources, other_value, other_sources, status, said_by, other_said_by "
            "FROM record_conflict WHERE kind = ? AND record = ? ORDER BY rowid",
            (kind, record_id),
        )
    ]
    record_status = connection.execute(f"SELECT status FROM {kind} WHERE id = ?", (record_id,)).fetchone()[0]
    shown = _table(
        request, "fields", (FIELD, VALUE_TEXT, SOURCES_TEXT), _together(request, values, conflicts, record_status)
    )
    yield Section(id="fields_for_people", title="FIELDS", table=shown, for_data=False)
    rows: list[Row] = [(one.field, f"{one.type}:{one.value}", one.sources, one.status, one.said_by) for one in values]
    yield Section(id="fields", title="", table=_table(request, "fields", FIELD_COLUMNS, rows), for_people=False)
    against: list[Row] = [
        (
            one.field, f"{one.type}:{one.value}", one.sources, f"{one.type}:{one.other_value}", one.other_sources,
            one.status, one.said_by, one.other_said_by,
        )
        for one in conflicts
    ]  # fmt: skip
    table = _table(request, "conflicts", CONFLICT_COLUMNS, against)
    yield Section(id="conflicts", title="", table=table, for_people=False)


def _together(request: Request, values: list[FieldValue], conflicts: list[Conflict], record_status: str) -> list[Row]:
    """For people: each value with who gives it, and under it those that disagree.

    What only plans give, of a record that has come about, is marked `planned`; topics are not, for they are what it was
    about.
    """
    knowledge = request.knowledge
    rows: list[Row] = []
    for one in values:
        planned = PLANNED if one.status == "expected" != record_status and one.type != "texts" else ""
        text = value_text(knowledge, one.type, one.value) + planned
        rows.append((one.field, text, _speakers(request, one.sources, one.said_by) if one.status else "all"))
        for other in conflicts:
            if other.field == one.field:
                mark = "≠ disputed" if other.status == "disputed" else "≠"
                sources = _speakers(request, other.other_sources, other.other_said_by)
                rows.append((mark, value_text(knowledge, other.type, other.other_value), sources))
    shown = {one.field for one in values}
    for other in conflicts:
        if other.field not in shown:
            text = f"{value_text(knowledge, other.type, other.value)} ≠ " + value_text(
                knowledge, other.type, other.other_value
            )
            both = " ≠ ".join(names_text(knowledge, Kind.SOURCE, ids) for ids in (other.sources, other.other_sources))
            rows.append((f"≠ {other.field}", text, both))
    return rows


def _speakers(request: Request, sources: str, said_by: str | None) -> str:
    """The publishers, and whom they name as saying so."""
    publishers = names_text(request.knowledge, Kind.SOURCE, sources) if sources else ""
    speakers = names_text(request.knowledge, Kind.PERSON, said_by) if said_by else ""
    return f"{speakers}, in {publishers}" if speakers and publishers else speakers or publishers


def _table(request: Request, title: str, columns: tuple[Column, ...], rows: list[Row]) -> Table:
    knowledge = request.knowledge
    return Table(title=title, columns=columns, rows=rows, names=knowledge.name, usual_year=knowledge.usual_year)
