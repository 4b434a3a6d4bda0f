"""participants: who was present at the selected events, how often and on which days."""

from tripcli.query.filters import EVENT
from tripcli.query.request import Request
from tripcli.table import Audience, Column, Kind
from tripcli.views.view import Asked, Own, View

PEOPLE, DATA = Audience.PEOPLE, Audience.DATA

_PRESENT = "CASE WHEN x.presence = 'present' THEN e.{column} END"
_SIDE = (
    "CASE WHEN q.kind = 'country' THEN q.name WHEN q.kind = 'company' THEN 'Companies' ELSE 'Others' END"
)
_FIRST, _LAST = (f"{extreme}({_PRESENT.format(column='day')})" for extreme in ("min", "max"))
COLUMNS = (
    Asked(Column(id="id", label="id", kind=Kind.ID, audience=DATA, help="the person's id"), "x.person"),
    Asked(
        Column(id="side", label="side", kind=Kind.TEXT, audience=PEOPLE, group=True, help="the country that a person acts for, or Companies, or Others"),
        _SIDE,
    ),
    Asked(Column(id="name", label="name", kind=Kind.TEXT, priority=1, help="the person's name"), "coalesce(p.name, q.name)"),
    Asked(Column(id="title", label="office", kind=Kind.TEXT, priority=2, help="the office held at the time"), "p.title"),
    Asked(Column(id="party", label="party", kind=Kind.PARTY, audience=DATA, help="the country, organisation or company"), "q.id"),
    Asked(Column(id="stops", label="stops", kind=Kind.STOPS, audience=DATA, help="stops at whose events they were present"), f"group_concat(DISTINCT {_PRESENT.format(column='stop')})"),
    Asked(
        Column(id="events", label="events", kind=Kind.COUNT, priority=2, help="selected events at which they were present"),
        "count(DISTINCT CASE WHEN x.presence = 'present' THEN e.id END)",
        "count(DISTINCT CASE WHEN x.presence = 'present' THEN e.id END)",
    ),
    Asked(Column(id="first", label="first", kind=Kind.TIME, priority=3, help="local day of the first of them"), _FIRST),
    Asked(Column(id="last", label="last", kind=Kind.TIME, priority=3, help="local day of the last of them"), _LAST),
    Asked(
        Column(id="presence", label="there", kind=Kind.WORD, audience=DATA, priority=4, help="present, or only expected or mentioned"),
        "CASE min(CASE x.presence WHEN 'present' THEN 0 WHEN 'expected' THEN 1 ELSE 2 END) "
        "WHEN 0 THEN 'present' WHEN 1 THEN 'expected' ELSE 'mentioned' END",
    ),
)  # fmt: skip


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


_ORDER = (
    "q.kind IS NOT 'country', q.kind IS NOT 'company', "
    "CASE WHEN q.kind = 'country' THEN NOT (q.id = (SELECT t.country FROM person_all t JOIN meta m ON m.key = 'traveler' "
    "AND m.value = t.id)) END, CASE WHEN q.kind = 'country' THEN q.name END, "
    "count(DISTINCT CASE WHEN x.presence = 'present' THEN e.id END) DESC, p.place, x.person"
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
    own=(
        Own("named", "also those who were only expected or mentioned"),
        Own("groups", "also companies and groups that took part as such"),
    ),
    examples=(
        "tripcli participants --stop tokyo",
        "tripcli participants --event business-leaders-dinner --named",
        "tripcli participants --party JP -f csv",
    ),
)
