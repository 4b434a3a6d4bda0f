"""What the summary says: each a question to the store as of the asked moment."""

from typing import Any, NamedTuple

from tripcli.query.knowledge import OF_TRIP, Trip
from tripcli.query.request import Request
from tripcli.table import Row
from tripcli.views.agreements import PLACE
from tripcli.views.event_order import event_order, order_function
from tripcli.views.meetings import MEETING_KINDS
from tripcli.views.pledges import FIGURE, STAGE, TABLES
from tripcli.views.route import Route


class Facts(NamedTuple):
    """The numbers of a trip."""

    events: int
    held: int
    """Events that were held, but for those that a source contests."""
    expected: int
    contested: int
    """Events that a source contests."""
    agreements: int
    pledges: int
    units: int
    disputed: list[str]
    """Titles of the records that a source contests."""
    sources: int
    source_kinds: list[tuple[str, int]]
    inferred: int
    """Sources whose date was inferred."""


def facts_of(request: Request, trip: Trip) -> Facts:
    """Return the numbers of a trip."""

    def number(query: str, condition: str = "1") -> int:
        value: int = _rows(request, trip, f"{query} WHERE {OF_TRIP.format('id')} AND {condition}")[0][0]
        return value

    of_trip = OF_TRIP.format("id")
    disputed = _rows(
        request,
        trip,
        " UNION ALL ".join(
            f"SELECT title FROM {kind} WHERE disputed = 'yes' AND {of_trip}"
            for kind in ("agreement", "pledge", "event")
        ),
    )
    kinds = _rows(
        request,
        trip,
        f"SELECT kind, count(*) FROM source WHERE {of_trip} GROUP BY kind ORDER BY kind = 'press', kind",
    )
    return Facts(
        events=number("SELECT count(*) FROM event"),
        held=number("SELECT count(*) FROM event", "status = 'held' AND disputed IS NULL"),
        expected=number("SELECT count(*) FROM event", "status = 'expected' AND disputed IS NULL"),
        contested=number("SELECT count(*) FROM event", "disputed = 'yes'"),
        agreements=number("SELECT count(*) FROM agreement"),
        pledges=number("SELECT count(*) FROM pledge"),
        units=number("SELECT count(DISTINCT unit) FROM pledge"),
        disputed=[row[0] for row in disputed],
        sources=number("SELECT count(*) FROM source"),
        source_kinds=kinds,
        inferred=number("SELECT count(*) FROM source", "published_qualifier IS NOT NULL"),
    )


def _rows(request: Request, trip: Trip, query: str, **parameters: str) -> list[Any]:
    """The rows of a query on the records of a trip, which has the condition `OF_TRIP`."""
    return request.knowledge.connection.execute(query, {**trip.id_range, **parameters}).fetchall()


_FIRST_DAYS = (
    "SELECT CASE kind WHEN 'home' THEN depart ELSE coalesce(arrive, depart) END FROM stop "
    "WHERE first_local IS NOT NULL AND status != 'cancelled' AND {of_trip} ORDER BY first_local, id",
    "SELECT start FROM event WHERE start IS NOT NULL AND {of_trip} ORDER BY first_local, id",
)
_LAST_DAYS = (
    "SELECT CASE kind WHEN 'home' THEN arrive ELSE coalesce(depart, arrive) END FROM stop "
    "WHERE last_local IS NOT NULL AND status != 'cancelled' AND {of_trip} ORDER BY last_local DESC, id",
    'SELECT coalesce("end", start) FROM event WHERE start IS NOT NULL AND {of_trip} ORDER BY last_local DESC, id',
)


def days_of_trip(request: Request, trip: Trip) -> tuple[str | None, str | None]:
    """Return the first and the last day of the trip, or its month or year where no report gives the day."""
    return _first_day(request, trip, _FIRST_DAYS), _first_day(request, trip, _LAST_DAYS)


def _first_day(request: Request, trip: Trip, queries: tuple[str, ...]) -> str | None:
    """The day of the first row that has one, of the first query that has such a row."""
    for query in queries:
        for (time,) in _rows(request, trip, query.format(of_trip=OF_TRIP.format("id"))):
            if time:
                return str(time)[: len("2000-01-01")].split(" ")[0]
    return None


class Stay(NamedTuple):
    """A place of the route."""

    name: str
    kind: str
    nights: int | None
    arrive: str | None
    depart: str | None


def route(request: Request, trip: Trip) -> list[Stay]:
    """Return the stops along the route; home stands first, as the place that was left."""
    rank = Route(request.knowledge).rank
    query = f"SELECT id, name, kind, nights, arrive, depart FROM stop WHERE {OF_TRIP.format('id')} ORDER BY id"
    rows = _rows(request, trip, query)
    return [Stay(*stay) for _, *stay in sorted(rows, key=lambda row: rank(row[0]))]


def met(request: Request, trip: Trip) -> list[Row]:
    """Return who of other countries met the traveller: id, short name and how often; of each country first the
    most widely reported."""
    # An event that is called after somebody counts twice for them, so that guests stand before their companions.
    reported = "sum(e.publisher_count * CASE WHEN instr(e.title, p.short) THEN 2 ELSE 1 END)"
    query = (
        "SELECT p.id, p.short, count(DISTINCT e.id) FROM event e JOIN participation x ON x.version = e.version "
        "JOIN participation y ON y.version = e.version JOIN person p ON p.id = y.person "
        f"WHERE {OF_TRIP.format('e.id')} AND e.status = 'held' AND e.disputed IS NULL AND e.kind IN {MEETING_KINDS} "
        "AND x.person = :traveler AND x.presence = 'present' "
        "AND y.presence = 'present' AND p.country IS NOT (SELECT country FROM person h WHERE h.id = x.person) "
        f"GROUP BY p.id ORDER BY row_number() OVER (PARTITION BY p.country ORDER BY {reported} DESC, p.rank), "
        f"{reported} DESC, min(e.sort_instant), p.rank"
    )
    return _rows(request, trip, query, traveler=trip.traveler)


class Agreement(NamedTuple):
    """An agreement in the summary."""

    id: str
    title: str
    place: str | None
    differ: str | None
    binding: str | None
    disputed: str | None


def agreements_at(request: Request, trip: Trip, status: str) -> list[Agreement]:
    """Return the agreements of one stage by date; those announced by how many publishers report them."""
    order = "r.publisher_count DESC, r.sort_instant" if status == "announced" else "r.sort_instant"
    query = (
        f"SELECT r.id, r.title, {PLACE}, r.differ, r.binding, r.disputed FROM agreement r "
        f"WHERE r.status = :status AND {OF_TRIP.format('r.id')} ORDER BY {order}, r.id"
    )
    return [Agreement(*row) for row in _rows(request, trip, query, status=status)]


def open_events(request: Request, trip: Trip) -> list[Row]:
    """Return what is only expected to be held."""
    for name, function in order_function(request.knowledge).items():
        request.knowledge.connection.create_function(name, -1, function, deterministic=True)
    query = (
        f"SELECT r.id, r.title FROM event r WHERE r.status = 'expected' AND {OF_TRIP.format('r.id')} "
        f"ORDER BY {event_order('r')}"
    )
    return _rows(request, trip, query)


class LargestPledge(NamedTuple):
    """The weightiest figure that one payer's side promised."""

    id: str
    title: str
    payer: str
    figure: str
    stage: str
    differ: str | None


def largest_pledges(request: Request, trip: Trip) -> list[LargestPledge]:
    """Return the weightiest promise of each payer's country: the largest sum, or what most publishers report.

    Of one country, figures in the currency of most pledges come first, then other money, then other units. The
    countries stand in the order of how often their promises are reported.
    """
    query = f"""\
WITH selected_pledge AS (SELECT * FROM pledge WHERE {OF_TRIP.format("id")}), {TABLES},
promise AS (
  SELECT r.id, r.kind, r.title, r.payer, {FIGURE} AS figure, {STAGE} AS stage, r.differ, r.amount_order,
    r.publisher_count,
    r.unit != (
      SELECT unit FROM selected_pledge WHERE length(unit) = 3 AND upper(unit) = unit
      GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 1
    ) AS is_other_money,
    NOT (length(r.unit) = 3 AND upper(r.unit) = r.unit) AS is_no_money,
    NOT EXISTS (
      SELECT 1 FROM pledge_payer x JOIN party q ON q.id = x.party WHERE x.record = r.id AND q.kind = 'country'
    ) AS is_company,
    (SELECT min(side.nation) FROM pledge_payer x JOIN side ON side.party = x.party WHERE x.record = r.id) AS nation
  FROM line r
  JOIN counted ON counted.id = r.id
  WHERE counted.counted = 'yes' AND r.status NOT IN ('sought', 'expected', 'lapsed', 'withdrawn')
),
ranked AS (
  SELECT *, row_number() OVER (
    PARTITION BY nation
    ORDER BY is_company, kind NOT IN ('investment', 'purchase', 'spending', 'goods'), is_no_money, is_other_money,
      CASE WHEN is_no_money THEN publisher_count ELSE amount_order END DESC, id
  ) AS choice
  FROM promise
)
SELECT id, title, payer, figure, stage, differ FROM ranked WHERE choice = 1
ORDER BY (
  SELECT sum(l.publisher_count) FROM line l
  WHERE l.id IN (
    SELECT x.record FROM pledge_payer x JOIN side ON side.party = x.party WHERE side.nation = ranked.nation
  )
) DESC, id"""
    return [LargestPledge(*row) for row in _rows(request, trip, query)]


def conflicts(request: Request, trip: Trip) -> list[Row]:
    """Return the pairs of values that disagree."""
    return _rows(request, trip, f"SELECT kind, record, field FROM conflict WHERE {OF_TRIP.format('record')}")
