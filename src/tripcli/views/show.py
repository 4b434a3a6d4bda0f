"""show: one record of any kind on a page: its fields with their sources, every report, and what points to it."""

from collections.abc import Iterator
from typing import NamedTuple

from tripcli.errors import AmbiguousName, UnknownName
from tripcli.query.names import LISTED, Named, listed, named, nearest_named, readings, with_id
from tripcli.query.request import Request
from tripcli.table import Column, Kind, Page, Section, Table
from tripcli.values.display import PLANNED, format_span, format_time
from tripcli.views.audit import audit_section, record_audit
from tripcli.views.show_citation import SECTIONS, citation_sections
from tripcli.views.show_fields import field_sections, own_field_sections
from tripcli.views.show_related import related_sections
from tripcli.views.show_reports import report_sections
from tripcli.views.timeline import CLOCK
from tripcli.views.view import PageView

KINDS = ("event", "agreement", "pledge", "stop", "person", "party", "source")
REPORTED = ("event", "agreement", "pledge", "stop")
"""Kinds of record that have reports."""

RECORD_COLUMNS = (
    Column(id="kind", label="kind", kind=Kind.WORD, help="event, agreement, pledge, stop, person, party or source"),
    Column(id="id", label="id", kind=Kind.ID, help="the record's id"),
    Column(id="title", label="title", kind=Kind.TEXT, help="its title or name"),
    Column(id="status", label="status", kind=Kind.STATUS, help="how far it has come; none for people and sources"),
    Column(id="disputed", label="disputed", kind=Kind.FLAG, help="whether a source contests it"),
    Column(id="differ", label="differ", kind=Kind.CODES, help="fields on which sources differ"),
)


class KnownRecord(NamedTuple):
    """A record that can be named, with its kind."""

    kind: str
    record: Named


def find_record(request: Request, words: str) -> KnownRecord:
    """Return the one record that the words name; raises UnknownName, or AmbiguousName with the candidates."""
    if by_id := _with_id(request, words):
        return by_id
    for kinds in (KINDS[:-1], KINDS[-1:]):  # a source's title names it only when no other record is called so
        known = [KnownRecord(kind, record) for kind in kinds for record in _records(request, kind)]
        for matches in zip(*(readings([one.record], words) for one in known), strict=True):
            found = [one for one, match in zip(known, matches, strict=True) if match]
            if len(found) == 1:
                return found[0]
            if found:
                raise AmbiguousName(_candidates(words, found))
    near = nearest_named([one for kind in KINDS[:-1] for one in _records(request, kind)], words)
    hint = f"did you mean {listed(near)}? " if near else ""
    raise UnknownName(
        f'"{words}": no record of that name is known; {hint}tripcli search {words} looks through all texts'
    )


def _with_id(request: Request, words: str) -> KnownRecord | None:
    """The only record but a source that has exactly this id: the most literal reading, without a look at all names."""
    found = {kind: record for kind in KINDS[:-1] if (record := with_id(request.knowledge, kind, words))}
    if "party" in found:
        found.pop("person", None)  # a group, which is a party
    return KnownRecord(*found.popitem()) if len(found) == 1 else None


def _records(request: Request, kind: str) -> list[Named]:
    """The records of a kind; people without the groups, which are parties."""
    records = named(request.knowledge, kind)
    if kind != "person":
        return records
    return [one for one in records if request.knowledge.name(Kind.PARTY, one.id) is None]


def _candidates(words: str, matches: list[KnownRecord]) -> str:
    """What the words may name, a line each."""
    lines = [f'"{words}" may be any of:']
    lines += [f"  {one.kind:<9} {one.record.id}  {one.record.name}" for one in matches[: 2 * LISTED]]
    if len(matches) > 2 * LISTED:
        lines.append(f"  … {len(matches) - 2 * LISTED} more")
    return "\n".join(lines)


def page(request: Request) -> Page:
    """Return the page of one record; raises UnknownName and AmbiguousName."""
    kind, record = find_record(request, request.options["words"])
    audit = record_audit(request, kind, record.id)
    addresses = (f"Addresses: tripcli sources --record {record.id}",) if kind in REPORTED else ()
    return Page(
        title="show",
        heading=_heading(request, kind, record),
        sections=(*_sections(request, kind, record), audit_section(request, audit)),
        notes=(*addresses, audit.line),
    )


def _sections(request: Request, kind: str, record: Named) -> Iterator[Section]:
    """The tables of the page."""
    yield Section(id="record", title="", table=_record_table(request, kind, record), single=True, for_people=False)
    yield from own_field_sections(request, kind, record.id)
    if kind in REPORTED:
        yield from field_sections(request, kind, record.id)
        yield from report_sections(request, kind, record.id)
    yield from related_sections(request, kind, record.id)
    if kind in REPORTED or kind == "source":
        yield from citation_sections(request, kind, record.id, record.name)


_HEADING = {
    "event": f"""\
SELECT status, disputed, differ, publisher_count, NULL AS binding, 0 AS one_side, day AS first,
  substr("end", 1, 10) AS last, replace({CLOCK}, 'that day', '') AS clock, place, offset FROM event r WHERE id = ?""",
    "stop": """\
SELECT status, disputed, differ, publisher_count, NULL AS binding, 0 AS one_side, substr(arrive, 1, 10) AS first,
  substr(depart, 1, 10) AS last, '' AS clock, NULL AS place, offset FROM stop WHERE id = ?""",
    "agreement": """\
SELECT status, disputed, differ, publisher_count, binding, 0 AS one_side, date AS first, NULL AS last,
  coalesce(date_qualifier, '') AS clock, place, NULL AS offset FROM agreement WHERE id = ?""",
    "pledge": """\
SELECT status, disputed, differ, publisher_count, binding, one_side, NULL AS first, NULL AS last, '' AS clock,
  NULL AS place, NULL AS offset FROM pledge WHERE id = ?""",
}
"""By kind: what the line below the title says."""


class _Heading(NamedTuple):
    """The columns of _HEADING."""

    status: str
    disputed: str | None
    differ: str | None
    publishers: int
    binding: str | None
    one_side: int
    first: str | None
    last: str | None
    clock: str
    place: str | None
    offset: str | None


def _heading(request: Request, kind: str, record: Named) -> tuple[str, ...]:
    """What it is, and how far it has come."""
    name = record.name.partition(": ")[2] if kind == "source" else record.name
    title = f"{name.upper()} · {kind} · {record.id}"
    if kind not in REPORTED:
        return (title,)
    one = _Heading(*request.knowledge.connection.execute(_HEADING[kind], (record.id,)).fetchone())
    status = one.status + (", ≠ disputed" if one.disputed else "")
    status += {"no": ", not binding", "yes": ", binding"}.get(one.binding or "", "")
    status += ", one side's word" if one.one_side else ""
    zone = f"(UTC{one.offset.replace('-', '−')})" if one.offset and one.offset != "Z" else ""
    parts = (
        status,
        _days(one),
        " ".join(part for part in (one.place, zone) if part),
        "1 publisher" if one.publishers == 1 else f"{one.publishers} publishers",
        "≠ they differ" if one.differ else "",
    )
    return title, " · ".join(part for part in parts if part)


def _days(one: _Heading) -> str:
    """The days, or the day with its time."""
    if one.last and one.last != one.first:
        if one.clock.endswith(PLANNED):  # only plans tell when it was to end
            return f"{format_time(one.first or '', usual_year='')} to {format_time(one.last, usual_year='')}{PLANNED}"
        return format_span(one.first, one.last)
    return f"{format_time(one.first or '', usual_year='')} {one.clock}".strip()


def _record_table(request: Request, kind: str, record: Named) -> Table:
    """The record itself, as a row."""
    status: tuple[str | None, ...] = (None, None, None)
    if kind in REPORTED:
        query = f"SELECT status, disputed, differ FROM {kind} WHERE id = ?"
        status = request.knowledge.connection.execute(query, (record.id,)).fetchone()
    return Table(title="record", columns=RECORD_COLUMNS, rows=[(kind, record.id, record.name, *status)])


VIEW = PageView(
    id="show",
    words="ID-OR-WORDS...",
    page=page,
    sections=SECTIONS,
    examples=(
        "tripcli show business dinner",
        "tripcli show airport --as-of now",
        "tripcli show ceo speech -f json",
    ),
)
