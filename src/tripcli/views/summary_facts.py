"""What the summary tells: each a question to the store as of the asked moment."""

from typing import NamedTuple

from tripcli.query.request import Request
from tripcli.table import Row
from tripcli.views.meetings import MEETING_KINDS
from tripcli.views.pledges import COUNTED


class Facts(NamedTuple):
    """The numbers of a trip."""

    events: int
    held: int
    expected: int
    agreements: int
    pledges: int
    units: int
    disputed: list[str]
    """Titles of what is contested."""
    sources: int
    source_kinds: list[tuple[str, int]]
    inferred: int
    """Sources whose date was inferred."""


def facts_of(request: Request) -> Facts:
    """The numbers."""
    connection = request.knowledge.connection

    def number(query: str) -> int:
        value: int = connection.execute(query).fetchone()[0]
        return value

    disputed = connection.execute(
        "SELECT title FROM agreement WHERE disputed = 'yes' UNION ALL SELECT title FROM pledge WHERE disputed = 'yes' "
        "UNION ALL SELECT title FROM event WHERE disputed = 'yes'"
    )
    kinds = connection.execute("SELECT kind, count(*) FROM source GROUP BY kind ORDER BY kind = 'press', kind")
    return Facts(
        events=number("SELECT count(*) FROM event"),
        held=number("SELECT count(*) FROM event WHERE status = 'held'"),
        expected=number("SELECT count(*) FROM event WHERE status = 'expected'"),
        agreements=number("SELECT count(*) FROM agreement"),
        pledges=number("SELECT count(*) FROM pledge"),
        units=number("SELECT count(DISTINCT unit) FROM pledge"),
        disputed=[row[0] for row in disputed],
        sources=number("SELECT count(*) FROM source"),
        source_kinds=kinds.fetchall(),
        inferred=number("SELECT count(*) FROM source WHERE published_qualifier IS NOT NULL"),
    )


def _rows(request: Request, query: str, *parameters: str) -> list[Row]:
    return request.knowledge.connection.execute(query, parameters).fetchall()


def route(request: Request) -> list[Row]:
    """Stops in order of arrival: name, kind, nights, arrival, departure."""
    return _rows(request, "SELECT name, kind, nights, arrive, depart FROM stop ORDER BY sort_instant, id")


def met(request: Request) -> list[Row]:
    """Who of other countries met the traveller: id, short name and how often; of each country first the
    most widely reported."""
    # An event that is called after somebody counts twice for them, so that guests stand before their companions.
    reported = "sum(e.source_count * CASE WHEN instr(e.title, p.short) THEN 2 ELSE 1 END)"
    query = (
        "SELECT p.id, p.short, count(DISTINCT e.id) FROM event e JOIN participation x ON x.version = e.version "
        "JOIN participation y ON y.version = e.version JOIN person p ON p.id = y.person "
        f"WHERE e.status = 'held' AND e.kind IN {MEETING_KINDS} AND x.person = ? AND x.presence = 'present' "
        "AND y.presence = 'present' AND p.country IS NOT (SELECT country FROM person_all WHERE id = x.person) "
        f"GROUP BY p.id ORDER BY row_number() OVER (PARTITION BY p.country ORDER BY {reported} DESC, p.rank), "
        f"{reported} DESC, min(e.sort_instant), p.rank"
    )
    return _rows(request, query, request.knowledge.meta["traveler"])


def agreements_signed(request: Request) -> list[Row]:
    """What was signed: id, title, place, fields on which sources differ."""
    return _rows(
        request, "SELECT id, title, place, differ FROM agreement WHERE status = 'signed' ORDER BY sort_instant, id"
    )


def open_agreements(request: Request) -> list[Row]:
    """What was only expected to be signed."""
    return _rows(request, "SELECT id, title FROM agreement WHERE status = 'expected' ORDER BY sort_instant, id")


def open_events(request: Request) -> list[Row]:
    """What was only expected to be held."""
    return _rows(request, "SELECT id, title FROM event WHERE status = 'expected' ORDER BY sort_instant, id")


def pledged(request: Request) -> list[Row]:
    """The sums of money that count, the largest of each payer: id, title, payer, figure, status, differ."""
    query = (
        "WITH selected_pledge AS (SELECT * FROM pledge) SELECT r.id, r.title, p.short, "
        "coalesce(r.amount_least || '/' || r.amount_most, r.amount) || ';' || r.unit || ';' || r.bound || ';', "
        "r.status, r.differ FROM selected_pledge r JOIN party p ON p.id = r.payer "
        f"WHERE {COUNTED} = 'yes' AND r.status NOT IN ('sought', 'expected', 'withdrawn') "
        "AND length(r.unit) = 3 AND upper(r.unit) = r.unit "
        "ORDER BY r.unit != (SELECT unit FROM pledge WHERE length(unit) = 3 AND upper(unit) = unit "
        "GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 1), r.amount_order DESC, r.id"
    )
    return _rows(request, query)


def conflicts_told(request: Request) -> list[Row]:
    """The pairs of values that disagree."""
    return _rows(request, "SELECT kind, record, field FROM conflict")
