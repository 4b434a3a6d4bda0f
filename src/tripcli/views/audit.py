"""The audit line: as of when an answer is, and from how many sources, so that it can be checked."""

from typing import Any, NamedTuple

from tripcli.query.filters import selection
from tripcli.query.request import Request
from tripcli.table import Column, Kind, Section, Table


class Audit(NamedTuple):
    """What an answer rests on."""

    line: str
    """For people."""
    sources: int
    newest: str | None
    """Day of the newest report, ISO."""


AUDIT_COLUMNS = (
    Column(id="as_of", label="as of", kind=Kind.TEXT, help="the asked moment in words"),
    Column(id="as_of_instant", label="instant", kind=Kind.COUNT, help="the asked moment, seconds since 1970 UTC"),
    Column(id="sources", label="sources", kind=Kind.COUNT, help="number of sources drawn on"),
    Column(id="newest", label="newest", kind=Kind.DATE, help="day of the newest report"),
)


def audit_line(request: Request, kinds: tuple[str, ...], with_stops: bool) -> str:
    """The sources drawn on by the selected records, and the day of the newest."""
    clause, parameters = selection(kinds, request.selections)
    selected = " UNION ALL ".join(f"SELECT '{kind}', id FROM selected_{kind}" for kind in kinds)
    if with_stops:
        selected += " UNION ALL SELECT 'stop', id FROM stop"
    return _audit(request, f"(x.kind, x.record) IN ({selected})", parameters, clause).line


def narrowed_audit_line(request: Request, kinds: tuple[str, ...], where: str, bound: list[str]) -> str:
    """The same for an answer that rests on some reports only."""
    clause, parameters = selection(kinds, request.selections)
    return _audit(request, where, [*parameters, *bound], clause).line


def record_audit(request: Request, kind: str, record_id: str) -> Audit:
    """The sources of one record; of a person, party or source those of the records that name it."""
    if kind == "source":
        return _audit(request, "x.source = ?", [record_id])
    if kind == "person":
        named = "x.kind = 'event' AND x.record IN (SELECT event FROM participant WHERE person = ?)"
        return _audit(request, named, [record_id])
    if kind == "party":
        named = "(x.kind, x.record) IN (SELECT kind, record FROM record_party WHERE party = ?)"
        return _audit(request, named, [record_id])
    return _audit(request, "x.kind = ? AND x.record = ?", [kind, record_id])


def whole_audit(request: Request) -> Audit:
    """All sources that are known."""
    return _audit(request, "1", [])


def audit_section(request: Request, audit: Audit) -> Section:
    """The audit for programs, on a page."""
    row: tuple[Any, ...] = (request.as_of_shown, request.as_of_instant, audit.sources, audit.newest)
    table = Table(title="audit", columns=AUDIT_COLUMNS, rows=[row])
    return Section(id="audit", title="", table=table, single=True, for_people=False)


def _audit(request: Request, where: str, parameters: list[str], clause: str = "") -> Audit:
    query = (
        f"{clause}SELECT count(DISTINCT s.id), max(s.known_from) FROM report x JOIN source s ON s.id = x.source "
        f"WHERE {where}"
    )
    connection = request.knowledge.connection
    count, newest = connection.execute(query, parameters).fetchone()
    day = None
    if newest is not None:
        day = connection.execute("SELECT max(published_day) FROM source WHERE known_from = ?", (newest,)).fetchone()[0]
    sources = "1 source" if count == 1 else f"{count:,} sources"
    line = f"{request.as_of_shown} · {sources}" + (f", the newest of {day}" if day else "")
    return Audit(line, count, day)
