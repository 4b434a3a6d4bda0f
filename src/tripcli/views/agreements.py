"""agreements: what was signed or announced, between whom."""

from tripcli.query.filters import AGREEMENT
from tripcli.table import Audience, Column, Kind
from tripcli.views.view import Asked, View

PEOPLE, DATA = Audience.PEOPLE, Audience.DATA

COLUMNS = (
    Asked(Column(id="id", label="id", kind=Kind.ID, audience=DATA, help="the agreement's id"), "r.id"),
    Asked(
        Column(id="date", label="date", kind=Kind.DATE, priority=2, help="day of signing or announcement, local"),
        "r.date", "r.sort_instant",
    ),
    Asked(
        Column(id="date_qualifier", label="date sure", kind=Kind.WORD, audience=DATA, help="~ approximate, ? uncertain, % both"),
        "r.date_qualifier",
    ),
    Asked(Column(id="status", label="status", kind=Kind.STATUS, priority=2, help="expected, announced, signed or withdrawn"), "r.status"),
    Asked(Column(id="title", label="what", kind=Kind.TEXT, priority=1, help="what it is"), "r.title"),
    Asked(Column(id="kind", label="kind", kind=Kind.WORD, priority=6, help="trade, minerals, security …"), "r.kind"),
    Asked(Column(id="parties", label="between", kind=Kind.PARTIES, priority=3, help="who signed or announced it"), "r.parties"),
    Asked(Column(id="place", label="place", kind=Kind.TEXT, audience=PEOPLE, priority=5, help="where its event was held"), "r.place"),
    Asked(Column(id="event", label="event", kind=Kind.EVENT, audience=DATA, help="the event at which it was signed or announced"), "r.event"),
    Asked(Column(id="venue", label="venue", kind=Kind.TEXT, audience=DATA, help="where, within the place"), "r.venue"),
    Asked(Column(id="disputed", label="disputed", kind=Kind.FLAG, audience=DATA, help="whether a source contests it"), "r.disputed"),
    Asked(Column(id="topics", label="topics", kind=Kind.WORDS, audience=DATA, help="what it is about"), "r.topics"),
    Asked(Column(id="note", label="note", kind=Kind.TEXT, audience=DATA, help="a clause of a report"), "r.note"),
    Asked(Column(id="src", label="src", kind=Kind.COUNT, audience=PEOPLE, priority=3, help="number of sources"), "r.source_count"),
    Asked(Column(id="sources", label="sources", kind=Kind.SOURCES, audience=DATA, help="ids of all sources known by then"), "r.sources"),
    Asked(
        Column(id="differ", label="≠", kind=Kind.WORDS, beside="src", priority=3, help="fields on which sources differ"),
        "CASE WHEN r.disputed = 'yes' THEN coalesce(r.differ || ';', '') || 'disputed' ELSE r.differ END",
    ),
)  # fmt: skip

VIEW = View(
    id="agreements",
    kinds=(AGREEMENT,),
    columns=COLUMNS,
    rows_from="selected_agreement r",
    order="r.sort_instant, r.id",
    examples=(
        "tripcli agreements --stop kuala-lumpur",
        "tripcli agreements --party JP --status signed",
        "tripcli agreements --disputed",
    ),
)
