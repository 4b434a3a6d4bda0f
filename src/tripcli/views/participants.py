"""participants: who was present at the selected events, how often and on which days."""

from tripcli.query.filters import EVENT, selection
from tripcli.query.request import Request
from tripcli.table import Kind
from tripcli.views.view import Own, View, both, data, people

_PRESENT = "CASE WHEN x.presence = 'present' OR (x.presence = 'expected' AND e.status = 'expected') THEN e.{column} END"
"""Of those who were there; of what is only expected, of those who are to be there."""
_EVENTS = f"count(DISTINCT {_PRESENT.format(column='id')})"
_SIDE = "CASE WHEN q.kind = 'country' THEN q.name WHEN q.kind = 'company' THEN 'Companies' ELSE 'Others' END"
_FIRST, _LAST = (f"{extreme}({_PRESENT.format(column='day')})" for extreme in ("min", "max"))
_THERE = (
    "CASE min(CASE x.presence WHEN 'present' THEN 0 WHEN 'expected' THEN 1 ELSE 2 END) "
    "WHEN 0 THEN 'present' WHEN 1 THEN 'expected' ELSE 'mentioned' END"
)
COLUMNS = (
    data("id", Kind.ID, "x.person", "the person's id"),
    people("side", Kind.TEXT, _SIDE, "the country that a person acts for, or Companies, or Others", group=True),
    both("name", Kind.TEXT, "coalesce(p.name, q.name)", "the person's name", priority=1),
    data("title", Kind.TEXT, "p.title", "the office held at the time", label="office"),
    people(
        "office",
        Kind.TEXT,
        f"coalesce(p.title, '') || CASE WHEN {_EVENTS} = 0 THEN ' · only ' || {_THERE} ELSE '' END",
        "the office held at the time; of those who were at none, that they were only expected or mentioned",
        priority=2,
    ),
    data("party", Kind.PARTY, "q.id", "the country, organisation or company"),
    data(
        "stops",
        Kind.STOPS,
        f"replace(group_concat(DISTINCT {_PRESENT.format(column='stop')}), ',', ';')",
        "stops at whose events they were present",
    ),
    both(
        "events",
        Kind.COUNT,
        _EVENTS,
        "selected events at which they were present",
        order=_EVENTS,
        priority=2,
    ),
    both("first", Kind.TIME, _FIRST, "local day of the first of them", priority=3),
    both("last", Kind.TIME, _LAST, "local day of the last of them", priority=3),
    data(
        "presence",
        Kind.WORD,
        _THERE,
        "present, or only expected or mentioned",
        label="there",
        priority=4,
    ),
)


def conditions(request: Request) -> tuple[str, list[str]]:
    """Those present at what was held, unless a stage was asked for; groups and those only named on request."""
    parts = ["1"]
    if not request.values("status"):
        parts.append("e.status = 'held'")
        if "named" not in request.own:
            parts.append("x.presence = 'present'")
    if "groups" not in request.own:
        parts.append("p.id IS NOT NULL")
    return " AND ".join(parts) + " GROUP BY x.person", []


def notes(request: Request) -> tuple[str, ...]:
    """Who else was named at the events, and how to list them."""
    if request.values("status"):
        return ()
    clause, parameters = selection((EVENT,), request.chosen)
    query = (
        f"{clause}SELECT count(*) FILTER (WHERE person AND NOT there), count(*) FILTER (WHERE NOT person AND there) "
        "FROM (SELECT p.id IS NOT NULL AS person, max(x.presence = 'present') AS there FROM selected_event e "
        "JOIN participation x ON x.version = e.version LEFT JOIN person p ON p.id = x.person "
        "WHERE e.status = 'held' GROUP BY x.person)"
    )
    named, groups = request.knowledge.connection.execute(query, parameters).fetchone()
    parts = []
    if named and "named" not in request.own:
        parts.append(f"{named} only expected or mentioned (--named)")
    if groups and "groups" not in request.own:
        parts.append(f"{groups} {'company or group' if groups == 1 else 'companies and groups'} (--groups)")
    return ("Not listed: " + ", ".join(parts),) if parts else ()


_HOME = "(SELECT t.country FROM person_all t JOIN meta m ON m.key = 'traveler' AND m.value = t.id)"
_ORDER = (
    f"q.kind IS NOT 'country', q.kind IS NOT 'company', CASE WHEN q.kind = 'country' THEN q.id IS NOT {_HOME} END, "
    "CASE WHEN q.kind = 'country' THEN q.name END, "
    f"{_EVENTS} DESC, p.rank, x.person"
)

VIEW = View(
    id="participants",
    kinds=(EVENT,),
    columns=COLUMNS,
    rows_from=(
        "selected_event e JOIN participation x ON x.version = e.version LEFT JOIN person p ON p.id = x.person "
        "LEFT JOIN party q ON q.id = coalesce(p.party, x.person)"
    ),
    conditions=conditions,
    order=_ORDER,
    notes=notes,
    own=(
        Own("named", "also those who were only expected or mentioned"),
        Own("groups", "also companies and groups that took part as such"),
    ),
    examples=(
        "tripcli participants --kind summit",
        "tripcli participants --kind dinner --named",
        "tripcli participants --groups -f csv",
    ),
)
