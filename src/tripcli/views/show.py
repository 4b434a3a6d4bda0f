"""show: one record of any kind on a page: its fields with their sources, every report, and what points to it."""

from tripcli.errors import UsageError
from tripcli.query.names import LISTED, Named, named, readings
from tripcli.query.request import Request
from tripcli.table import Column, Kind, Page, Section, Table
from tripcli.values.display import format_span
from tripcli.views.audit import audit_section, record_audit
from tripcli.views.show_sections import fields, related, reports, said
from tripcli.views.view import PageView

KINDS = ("event", "agreement", "pledge", "stop", "person", "party", "source")
REPORTED = ("event", "agreement", "pledge", "stop")

RECORD_COLUMNS = (
    Column(id="kind", label="kind", kind=Kind.WORD, help="event, agreement, pledge, stop, person, party or source"),
    Column(id="id", label="id", kind=Kind.ID, help="the record's id"),
    Column(id="title", label="title", kind=Kind.TEXT, help="its title or name"),
    Column(id="status", label="status", kind=Kind.STATUS, help="how far it has come; none for people and sources"),
    Column(id="disputed", label="disputed", kind=Kind.FLAG, help="whether a source contests it"),
    Column(id="differ", label="differ", kind=Kind.CODES, help="fields on which sources differ"),
)


def found(request: Request, words: str) -> tuple[str, Named]:
    """The one record that the words name, with its kind; raises UsageError with the candidates."""
    for kinds in (KINDS[:-1], KINDS[-1:]):  # a source's title names it only when nothing else is called so
        known = [(kind, one) for kind in kinds for one in _named(request, kind)]
        kind_of = {id(one): kind for kind, one in known}
        for matches in readings([one for _, one in known], words):
            if len(matches) == 1:
                return kind_of[id(matches[0])], matches[0]
            if matches:
                raise UsageError(_candidates(words, [(kind_of[id(one)], one) for one in matches]))
    raise UsageError(f'"{words}": no record of that name is known; tripcli search {words} looks through all texts')


def _named(request: Request, kind: str) -> list[Named]:
    """The records of a kind; people without the groups that they are named together with elsewhere."""
    records = named(request.knowledge, kind)
    if kind != "person":
        return records
    return [one for one in records if request.knowledge.name(Kind.PARTY, one.id) is None]


def _candidates(words: str, matches: list[tuple[str, Named]]) -> str:
    """What the words may name, a line each."""
    lines = [f'"{words}" may be any of:']
    lines += [f"  {kind:<9} {one.id}  {one.name}" for kind, one in matches[: 2 * LISTED]]
    if len(matches) > 2 * LISTED:
        lines.append(f"  … {len(matches) - 2 * LISTED} more")
    return "\n".join(lines)


def page(request: Request) -> Page:
    """The page of one record; raises UsageError."""
    kind, one = found(request, request.options["words"])
    heading = _heading(request, kind, one)
    sections = [
        Section(id="record", title="", table=_record(request, kind, one), single=True, for_people=False),
        *fields(request, kind, one.id),
    ]
    if kind in REPORTED:
        sections += [*said(request, kind, one.id), *reports(request, kind, one.id)]
    sections += related(request, kind, one.id)
    audit = record_audit(request, kind, one.id)
    addresses = (f"Addresses: tripcli sources --record {one.id}",) if kind in REPORTED else ()
    return Page(
        title="show",
        heading=heading,
        sections=(*sections, audit_section(request, audit)),
        notes=(*addresses, audit.line),
    )


def _heading(request: Request, kind: str, one: Named) -> tuple[str, ...]:
    """What it is, and how far it has come."""
    name = one.name.partition(": ")[2] if kind == "source" else one.name
    title = f"{name.upper()} · {kind} · {one.id}"
    if kind not in REPORTED:
        return (title,)
    query = f"SELECT status, disputed, differ, source_count, {_WHEN[kind]} FROM {kind} WHERE id = ?"
    row = request.knowledge.connection.execute(query, (one.id,)).fetchone()
    status, disputed, differ, sources, first, last, clock, place, offset = row
    days = format_span(first, last)
    zone = f"(UTC{offset.replace('-', '−')})" if offset and offset != "Z" else ""
    parts = (
        status + (", ≠ disputed" if disputed else ""),
        days if last and last != first else f"{days} {clock}".strip(),
        " ".join(part for part in (place, zone) if part),
        "1 source" if sources == 1 else f"{sources} sources",
        "≠ they differ" if differ else "",
    )
    return title, " · ".join(part for part in parts if part)


_WHEN = {
    "event": """day, substr("end", 1, 10), replace(clock, 'that day', ''), place, offset""",
    "stop": "substr(arrive, 1, 10), substr(depart, 1, 10), '', NULL, offset",
    "agreement": "date, NULL, coalesce(date_qualifier, ''), place, NULL",
    "pledge": "NULL, NULL, '', NULL, NULL",
}
"""First and last day, time of day, place and its offset from UTC, for the line below the title."""


def _record(request: Request, kind: str, one: Named) -> Table:
    """The record itself, as a row."""
    status = (None, None, None)
    if kind in REPORTED:
        query = f"SELECT status, disputed, differ FROM {kind} WHERE id = ?"
        status = request.knowledge.connection.execute(query, (one.id,)).fetchone()
    return Table(title="record", columns=RECORD_COLUMNS, rows=[(kind, one.id, one.name, *status)])


VIEW = PageView(
    id="show",
    words="ID-OR-WORDS...",
    page=page,
    examples=(
        "tripcli show business dinner",
        "tripcli show airport --as-of now",
        "tripcli show ceo speech -f json",
    ),
)
