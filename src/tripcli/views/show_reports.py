"""The reports of a record on its page: who says what, and what each report changed."""

from collections.abc import Iterator
from typing import NamedTuple

from tripcli.query.request import Request
from tripcli.table import Column, Kind, Row, Section, Table
from tripcli.values.words import parse_texts
from tripcli.views.value_text import list_changes, names_text, value_text

PUBLISHED = Column(id="published", label="published", kind=Kind.DATE, help="day of publication", priority=1)
PUBLISHER = Column(id="publisher", label="source", kind=Kind.TEXT, help="who published it", priority=1, least_cells=12)
STATUS = Column(id="status", label="status", kind=Kind.STATUS, help="the stage that it reports", priority=2)
CHANGED = Column(
    id="changed", label="what it changed", kind=Kind.TEXT, help="fields, before → after; = nothing", priority=1
)
REPORT_COLUMNS = (
    PUBLISHED,
    Column(id="source", label="source", kind=Kind.SOURCE, help="the source's id and name"),
    PUBLISHER,
    Column(id="said_by", label="says", kind=Kind.PEOPLE, help="who says so, apart from who prints it"),
    STATUS,
    Column(id="disputed", label="disputed", kind=Kind.FLAG, help="whether it contests the record"),
    CHANGED,
    Column(id="note", label="note", kind=Kind.TEXT, help="the report's note"),
    Column(id="aside", label="aside", kind=Kind.TEXT, help="what it gives otherwise than the record then had it"),
)
TITLE = "REPORTS  = changes nothing, ≠ gives what was not taken, ~ date inferred"
OBVIOUS = frozenset({"status", "title", "participants", "topics"})
"""Fields that are not listed of the first report: the page has them above."""

_REPORTS = """\
SELECT s.published_day || coalesce(s.published_qualifier, ''), r.source, s.publisher, r.said_by, r.status, r.disputed,
  r.note
FROM report r JOIN source s ON s.id = r.source
WHERE r.kind = ? AND r.record = ?
ORDER BY r.known_from, r.position"""


class Report(NamedTuple):
    """One report, in the order in which reports take effect."""

    published: str
    source: str
    publisher: str
    said_by: str | None
    status: str | None
    disputed: str | None
    note: str | None


def report_sections(request: Request, kind: str, record_id: str) -> Iterator[Section]:
    """Yield every report, in order of publication, with what it changed."""
    knowledge = request.knowledge
    changes, asides = _changes(request, kind, record_id), _asides(request, kind, record_id)
    rows: list[Row] = []
    shown: list[Row] = []
    for step, row in enumerate(knowledge.connection.execute(_REPORTS, (kind, record_id))):
        one = Report(*row)
        changed = "; ".join([*["first report"] * (step == 0), *changes.get(step, [])]) or "="
        aside = "; ".join(asides.get(step, []))
        rows.append(
            (one.published, one.source, one.publisher, one.said_by, one.status, one.disputed, changed, one.note, aside)
        )
        speakers = f"{names_text(knowledge, Kind.PERSON, one.said_by)}: " if one.said_by else ""
        status = "disputed" if one.disputed else one.status
        shown.append((one.published, one.publisher, status, speakers + _for_people(changed, one.note, aside)))
    columns = (PUBLISHED, PUBLISHER, STATUS, CHANGED)
    for_people = Table(title="reports", columns=columns, rows=shown, names=knowledge.name)
    yield Section(id="reports_for_people", title=TITLE, table=for_people, for_data=False)
    table = Table(title="reports", columns=REPORT_COLUMNS, rows=rows, names=knowledge.name)
    yield Section(id="reports", title="", table=table, for_people=False)


def _changes(request: Request, kind: str, record_id: str) -> dict[int, list[str]]:
    """What each report changed, in words, by its step."""
    query = "SELECT step, field, type, before, after FROM change WHERE kind = ? AND record = ? ORDER BY step, rowid"
    result: dict[int, list[str]] = {}
    for step, field, type_name, before, after in request.knowledge.connection.execute(query, (kind, record_id)):
        if step or field not in OBVIOUS:
            result.setdefault(step, []).append(_change(request, field, type_name, before, after))
    return result


def _asides(request: Request, kind: str, record_id: str) -> dict[int, list[str]]:
    """What each report gives otherwise than its record then had it, by its step."""
    query = "SELECT step, field, type, value FROM aside WHERE kind = ? AND record = ? ORDER BY step, rowid"
    result: dict[int, list[str]] = {}
    for step, field, type_name, value in request.knowledge.connection.execute(query, (kind, record_id)):
        result.setdefault(step, []).append(f"{field} {value_text(request.knowledge, type_name, value)}")
    return result


def _for_people(changed: str, note: str | None, aside: str) -> str:
    """What a report changed, what it gives otherwise, and its note."""
    text = f"≠ {aside}" if changed == "=" and aside else f"{changed}; ≠ {aside}" if aside else changed
    return f"{text} ({note})" if note else text


def _change(request: Request, field: str, type_name: str, before: str | None, after: str | None) -> str:
    """A change in words; of a list who or what came to it and went."""
    knowledge = request.knowledge
    if after is None:
        return f"{field} no longer given"
    if type_name == "people":
        return f"{field} {list_changes(knowledge, before, after)}"
    if type_name == "texts":
        old, new = parse_texts(before), parse_texts(after)
        came = [f"+{one}" if old else one for one in new if one not in old]
        return f"{field} {', '.join([*came, *(f'-{one}' for one in old if one not in new)])}"
    earlier = f"{value_text(knowledge, type_name, before)} → " if before is not None else ""
    return f"{field} {earlier}{value_text(knowledge, type_name, after)}"
